import type { Count, OperatorValue, ValueOperator, Window } from '../ast.ts';
import { countBounds, isWholeMeasure } from '../count-bounds.ts';
import { durationMs } from '../duration.ts';

/** Numbers from `lo` to `hi`; an open end does not contain its number. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
}

const interval = (lo: number, hi: number, loOpen = false, hiOpen = false): Interval => ({ lo, hi, loOpen, hiOpen });
const everBefore = Number.NEGATIVE_INFINITY;
const everAfter = Number.POSITIVE_INFINITY;

/** Gives the numbers an operator accepts, or null where it is not about numbers. */
export function numberInterval(operator: ValueOperator, value: OperatorValue | undefined): Interval | null {
  if (operator === 'between' && typeof value === 'object' && 'from' in value) {
    const { from, to } = value;
    return typeof from === 'number' && typeof to === 'number' ? interval(from, to) : null;
  }
  if (typeof value !== 'number') return null;
  if (operator === 'is') return interval(value, value);
  if (operator === 'gt') return interval(value, everAfter, true);
  if (operator === 'gte') return interval(value, everAfter);
  if (operator === 'lt') return interval(everBefore, value, false, true);
  return operator === 'lte' ? interval(everBefore, value) : null;
}

/** Gives the instants a relative date operator accepts, milliseconds from now, or null for other operators. */
export function relativeDates(operator: ValueOperator, value: OperatorValue | undefined): Interval | null {
  if (typeof value !== 'object' || !('amount' in value)) return null;
  const span = durationMs(value);
  if (operator === 'within_last') return interval(-span, 0);
  if (operator === 'more_than_ago') return interval(everBefore, -span, false, true);
  if (operator === 'within_next') return interval(0, span);
  return operator === 'more_than_ahead' ? interval(span, everAfter, true) : null;
}

/** Gives the numbers a count accepts; null for sums and the like, which do not grow with the window. */
export function countInterval(count: Count | undefined): Interval | null {
  if (!isWholeMeasure(count?.measure)) return null;
  const { lo, hi } = countBounds(count);
  return interval(lo, hi ?? everAfter);
}

/** Whether no number is in both. */
export function areApart(a: Interval, b: Interval): boolean {
  return isBelow(a, b) || isBelow(b, a);
}

/** Whether every number of `inner` is in `outer`. */
export function isWithin(inner: Interval, outer: Interval): boolean {
  const lowEnough = outer.lo < inner.lo || (outer.lo === inner.lo && (!outer.loOpen || inner.loOpen));
  const highEnough = outer.hi > inner.hi || (outer.hi === inner.hi && (!outer.hiOpen || inner.hiOpen));
  return lowEnough && highEnough;
}

function isBelow(a: Interval, b: Interval): boolean {
  return a.hi < b.lo || (a.hi === b.lo && (a.hiOpen || b.loOpen));
}

/** Whether every instant of `inner` is also in `outer`, whenever one looks. Says no where that depends on the calendar. */
export function isWindowWithin(inner: Window, outer: Window): boolean {
  if (outer.type === 'ever' || JSON.stringify(inner) === JSON.stringify(outer)) return true;
  const a = rollingWindow(inner);
  const b = rollingWindow(outer);
  return a !== null && b !== null && isWithin(a, b);
}

function rollingWindow(window: Window): Interval | null {
  if (window.type === 'last') return interval(-durationMs(window), 0);
  if (window.type !== 'ago') return null;
  const ends = [-durationMs(window.from), -durationMs(window.to)];
  return interval(Math.min(...ends), Math.max(...ends));
}
