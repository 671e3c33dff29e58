import type { Count, Measure } from './ast.ts';

export interface CountBounds {
  /** Smallest number that fits; `-Infinity` where a measure has no smallest one. */
  readonly lo: number;
  /** Largest number that fits; null where there is none. */
  readonly hi: number | null;
  /** True only for measures that need not be whole numbers (sum, average, min, max) with `more_than`. */
  readonly loExclusive: boolean;
  /** True only for measures that need not be whole numbers (sum, average, min, max) with `fewer_than`. */
  readonly hiExclusive: boolean;
}

/** Whether what is counted is a whole number of things, as opposed to a sum of amounts. */
export function isWholeMeasure(measure: Measure | undefined): boolean {
  return measure === undefined || measure.of === 'days' || measure.of === 'emails' || measure.of === 'distinct';
}

/**
 * Takes a count (or nothing, which means at least once) and gives the interval of numbers that fit it.
 *
 * @example countBounds({ operator: 'more_than', value: 3 }) // { lo: 4, hi: null, … }
 */
export function countBounds(count: Count | undefined): CountBounds {
  if (count === undefined) return bounds(1, null);
  const whole = isWholeMeasure(count.measure);
  const lowest = whole ? 0 : Number.NEGATIVE_INFINITY;
  const { operator, value } = count;
  if (typeof value !== 'number') return bounds(value.from, value.to);
  switch (operator) {
    case 'at_least':
      return bounds(value, null);
    case 'at_most':
      return bounds(lowest, value);
    case 'exactly':
    case 'between':
      return bounds(value, value);
    case 'more_than':
      return whole ? bounds(value + 1, null) : { ...bounds(value, null), loExclusive: true };
    case 'fewer_than':
      return whole ? bounds(lowest, value - 1) : { ...bounds(lowest, value), hiExclusive: true };
  }
}

/**
 * Whether the count is fulfilled by somebody who never did anything of the kind, as "did not do" is (S13).
 * For an average, a smallest or a largest value it is not: of nothing there is none.
 */
export function acceptsZero(count: Count | undefined): boolean {
  const of = count?.measure?.of;
  if (of === 'average' || of === 'min' || of === 'max') return false;
  const { lo, hi, loExclusive, hiExclusive } = countBounds(count);
  const aboveLo = loExclusive ? lo < 0 : lo <= 0;
  const belowHi = hi === null || (hiExclusive ? hi > 0 : hi >= 0);
  return aboveLo && belowHi;
}

function bounds(lo: number, hi: number | null): CountBounds {
  return { lo, hi, loExclusive: false, hiExclusive: false };
}
