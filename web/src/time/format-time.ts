/** Instants and spans of time as text, in each language. All functions are pure: the clock is an argument. */

import { regionalLocale } from './regional-locale.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const UNITS = [
  ['year', 365 * DAY_MS],
  ['month', 30 * DAY_MS],
  ['week', 7 * DAY_MS],
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
  ['second', SECOND_MS],
] as const;

/** Written out; their short forms are rarely seen ("1 mth"). */
const LONG_UNITS: ReadonlySet<string> = new Set(['day', 'month', 'year']);

const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function relativeFormat(locale: string, unit: string): Intl.RelativeTimeFormat {
  // English reads well at its narrowest ("3m ago", "1mo ago"). French does not ("-3 min"), and shortens months to what
  // looks like minutes ("il y a 1 m.").
  const style = locale === 'en' ? 'narrow' : LONG_UNITS.has(unit) ? 'long' : 'short';
  const key = `${locale} ${style}`;
  const known = relativeFormats.get(key);
  if (known) return known;
  const made = new Intl.RelativeTimeFormat(locale, { style });
  relativeFormats.set(key, made);
  return made;
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = dateFormats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(regionalLocale(locale, navigator.languages), options);
  dateFormats.set(key, made);
  return made;
}

/** "3m ago", "in 2d", "now" (within a second). Whole units, rounded towards now, so that "1d ago" is never less than a day. */
export function formatRelative(atMs: number, nowMs: number, locale: string): string {
  const difference = atMs - nowMs;
  const size = Math.abs(difference);
  for (const [unit, unitMs] of UNITS) {
    // Weeks read badly between days and months ("5w ago"), so days go on to thirty.
    if (unit === 'week' || size < unitMs) continue;
    return relativeFormat(locale, unit).format(Math.trunc(difference / unitMs), unit);
  }
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
}

/** A span in its two largest units: "3 days 4 hr", "12 min 5 sec". Zero and less is "0 sec". */
export function formatSpan(spanMs: number, locale: string): string {
  let rest = Math.max(0, spanMs);
  const parts: string[] = [];
  for (const [unit, unitMs] of UNITS) {
    if (unit === 'week') continue;
    const amount = Math.floor(rest / unitMs);
    rest -= amount * unitMs;
    if (amount > 0) parts.push(formatUnit(amount, unit, locale));
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.length > 0 ? parts.join(' ') : formatUnit(0, 'second', locale);
}

function formatUnit(amount: number, unit: string, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: LONG_UNITS.has(unit) ? 'long' : 'short',
  }).format(amount);
}

/** Date and time in full, with the zone: for titles and details. */
export const formatDateTime = (atMs: number, locale: string, timeZone?: string): string =>
  dateFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone,
  }).format(atMs);

/** The date alone: "Nov 21, 2025". */
export const formatDate = (atMs: number, locale: string, timeZone?: string): string =>
  dateFormat(locale, { dateStyle: 'medium', timeZone }).format(atMs);

/** The time of day alone: "14:02:09". */
export const formatTimeOfDay = (atMs: number, locale: string, timeZone?: string): string =>
  dateFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone }).format(
    atMs,
  );

/** The day as a sortable key, "2025-11-21", in the given zone. */
export const dayKey = (atMs: number, timeZone?: string): string =>
  dateFormat('sv', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(atMs);

/** A heading for a day: "Today", "Yesterday", "Friday, 21 November", with the year when it is another. */
export function formatDayHeading(atMs: number, nowMs: number, locale: string, timeZone?: string): string {
  const key = dayKey(atMs, timeZone);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
  if (key === dayKey(nowMs, timeZone)) return capitalised(relative.format(0, 'day'));
  if (key === dayKey(nowMs - DAY_MS, timeZone)) return capitalised(relative.format(-1, 'day'));
  const sameYear = key.slice(0, 4) === dayKey(nowMs, timeZone).slice(0, 4);
  const options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', timeZone };
  return capitalised(dateFormat(locale, sameYear ? options : { ...options, year: 'numeric' }).format(atMs));
}
