/** Times are milliseconds since 1970 in UTC, as JavaScript counts; spans are milliseconds. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A twelfth of a year: what "a month" means in rates such as "500 sign-ups a month". */
export const MONTH_DAYS = 365.25 / 12;

/** Midnight in UTC of the day a time lies in; local days are named by the UTC midnight of the same date. */
export function startOfDay(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

/** The same day and time, calendar months earlier (31 May − 3 months is 28 February). */
export function monthsBefore(at: number, months: number): number {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}
