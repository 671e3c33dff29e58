import type { CalendarUnit, Duration, Window } from '../ast.ts';
import { durationMs } from '../duration.ts';
import { isBackwards, parseIsoDate } from '../iso-date.ts';
import type { IsoDate } from '../iso-date.ts';
import type { IssueList } from '../issues/issue.ts';
import { segmentLimits } from '../limits.ts';

const dayMs = 86_400_000;

/** Lengths by which the reach of a calendar window is limited; rounded up, as months and years vary. */
const calendarDays: Readonly<Record<CalendarUnit, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

/** Reports a span of time that is not a whole number of its unit, not positive, or longer than `maxDays`. */
export function validateDuration(
  duration: Duration,
  path: string,
  issues: IssueList,
  maxDays: number = segmentLimits.windowMaxDays,
): void {
  const { amount } = duration;
  if (amount <= 0) issues.add(`${path}.amount`, 'amount_not_positive');
  else if (!Number.isInteger(amount)) issues.add(`${path}.amount`, 'not_whole');
  else if (durationMs(duration) > maxDays * dayMs) issues.add(`${path}.amount`, 'span_too_long', maxDays);
}

/** Reports a window that is empty, lies out of reach, or names no real date. */
export function validateWindow(window: Window, path: string, issues: IssueList): void {
  switch (window.type) {
    case 'last':
    case 'after_field':
      return validateDuration(window, path, issues);
    case 'ago':
      return validateAgo(window, path, issues);
    case 'between':
      return validateBetween(window, path, issues);
    case 'since':
    case 'until':
      validateDate(window.at, `${path}.at`, issues);
      return;
    case 'calendar':
      return validateCalendar(window, path, issues);
    case 'ever':
    case 'session':
      return;
  }
}

/** Whether the window begins at an instant, which "known since before the window" needs (S13). */
export function hasBeginning(window: Window | undefined): boolean {
  switch (window?.type) {
    case 'last':
    case 'ago':
    case 'between':
    case 'since':
    case 'calendar':
      return true;
    default:
      return false;
  }
}

function validateAgo(window: Extract<Window, { type: 'ago' }>, path: string, issues: IssueList): void {
  validateDuration(window.from, `${path}.from`, issues);
  validateDuration(window.to, `${path}.to`, issues);
  if (durationMs(window.from) === durationMs(window.to)) issues.add(path, 'ago_empty');
}

function validateBetween(window: Extract<Window, { type: 'between' }>, path: string, issues: IssueList): void {
  const from = validateDate(window.from, `${path}.from`, issues);
  const to = validateDate(window.to, `${path}.to`, issues);
  if (from !== undefined && to !== undefined && isBackwards(from, to)) issues.add(path, 'window_backwards');
}

function validateDate(text: string, path: string, issues: IssueList): IsoDate | undefined {
  const date = parseIsoDate(text);
  const { windowYearMin, windowYearMax } = segmentLimits;
  if (date === undefined) {
    issues.add(path, 'not_a_date');
    return undefined;
  }
  if (date.year < windowYearMin || date.year > windowYearMax) {
    issues.add(path, 'absurd_year', windowYearMin, windowYearMax);
    return undefined;
  }
  return date;
}

function validateCalendar(window: Extract<Window, { type: 'calendar' }>, path: string, issues: IssueList): void {
  const offset = window.offset ?? 0;
  const maxDays = segmentLimits.windowMaxDays;
  if (!Number.isInteger(offset)) issues.add(`${path}.offset`, 'not_whole');
  else if (offset > 0) issues.add(`${path}.offset`, 'calendar_future');
  else if (-offset * calendarDays[window.unit] > maxDays) issues.add(`${path}.offset`, 'span_too_long', maxDays);
}
