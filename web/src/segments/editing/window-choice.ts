import type { CalendarUnit, Duration, Window } from '@segue/shared/segment';
import { durationMs, segmentLimits } from '@segue/shared/segment';
import { calendarUnits } from './window-words.ts';

const DAY_LENGTH = 10;
const DAY_MS = 86_400_000;

/** The nearest calendar period that has no word of its own: "2 calendar months ago". */
const FURTHER_BACK = -2;

/**
 * Gives the menu entry that stands for a window: its type, `session last`, `calendar month -1`, or `calendar month ago`
 * for a period further back, whose number stands beside the word.
 */
export function windowToChoice(window: Window): string {
  if (window.type === 'session') return `session ${window.session}`;
  if (window.type !== 'calendar') return window.type;
  const offset = window.offset ?? 0;
  return `calendar ${window.unit} ${offset <= FURTHER_BACK ? 'ago' : offset}`;
}

function spanOf(window: Window): Duration {
  if (window.type === 'last' || window.type === 'after_field') return { amount: window.amount, unit: window.unit };
  if (window.type === 'ago') return window.from;
  return { amount: 7, unit: 'day' };
}

/** Twice as long ago until as long ago; a span that cannot be doubled ends a day ago. */
function aroundAgo(span: Duration): { readonly from: Duration; readonly to: Duration } {
  const doubled = { amount: span.amount * 2, unit: span.unit };
  const isTooLong = durationMs(doubled) > segmentLimits.windowMaxDays * DAY_MS;
  return isTooLong ? { from: span, to: { amount: 1, unit: 'day' } } : { from: doubled, to: span };
}

function dayOf(window: Window): string {
  if (window.type === 'since' || window.type === 'until') return window.at.slice(0, DAY_LENGTH);
  return window.type === 'between' ? window.from : '';
}

/**
 * Takes a menu entry and the window so far, gives the window it stands for and keeps what both have in common: the
 * span, the day. A date not yet known is the empty text, which the date field shows as missing; so is a date field of
 * the person for which nothing likely is given.
 */
export function windowFromChoice(choice: string, previous: Window, likelyDateField = ''): Window {
  if (choice === windowToChoice(previous)) return previous;
  const calendar = calendarFromChoice(choice);
  if (calendar !== null) return calendar;
  const span = spanOf(previous);
  const day = dayOf(previous);
  switch (choice) {
    case 'last':
      return { type: 'last', ...span };
    case 'ago':
      return { type: 'ago', ...aroundAgo(span) };
    case 'since':
      return { type: 'since', at: day };
    case 'until':
      return { type: 'until', at: day };
    case 'between':
      return { type: 'between', from: day, to: '' };
    case 'after_field':
      return { type: 'after_field', field: likelyDateField, ...span };
    case 'session first':
      return { type: 'session', session: 'first' };
    case 'session last':
      return { type: 'session', session: 'last' };
    default:
      return { type: 'ever' };
  }
}

function calendarFromChoice(choice: string): Window | null {
  const [kind, unitName, which] = choice.split(' ');
  const unit: CalendarUnit | undefined = calendarUnits.find((one) => one === unitName);
  if (kind !== 'calendar' || unit === undefined) return null;
  return { type: 'calendar', unit, offset: which === 'ago' ? FURTHER_BACK : Number(which) };
}
