import { isList } from './json-path.ts';
import type { Json, Micros } from './world.ts';
import { fromLocal, type LocalTime } from './zoned-time.ts';

/*
 * What a stored value is as a text, number, boolean or date. `undefined` means missing: it does not fit and nothing
 * can be made of it without loss (S9).
 */

export function asText(value: Json): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : undefined;
}

export function asNumber(value: Json): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  return /^\s*[-+]?\d+(\.\d+)?(e[-+]?\d+)?\s*$/i.test(value) ? Number(value) : undefined;
}

export function asBoolean(value: Json): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** From the first to the last microsecond that a date stands for: one and the same, or a whole day (S10). */
export interface DateSpan {
  readonly from: Micros;
  readonly to: Micros;
}

const iso =
  /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?\s*$/i;

/** ISO 8601, Unix seconds or milliseconds; a date without a zone is in the workspace's, one without a time a day (S10). */
export function asDate(value: Json, zone: string): DateSpan | undefined {
  const match = typeof value === 'string' ? iso.exec(value) : null;
  if (match === null) return unixTime(value);
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset] = match;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (!isRealDay(date)) return undefined;
  if (hour === undefined) {
    const next = fromLocal({ ...date, day: date.day + 1 }, zone);
    return { from: fromLocal(date, zone) * 1_000, to: next * 1_000 - 1 };
  }
  const time = { ...date, hour: Number(hour), minute: Number(minute), second: Number(second) };
  if (time.hour > 23 || time.minute > 59 || time.second > 59) return undefined;
  const at = instantOf(time, offset, zone) * 1_000 + Number(fraction.padEnd(6, '0'));
  return { from: at, to: at };
}

function instantOf(time: Required<LocalTime>, offset: string | undefined, zone: string): number {
  if (offset === undefined) return fromLocal(time, zone);
  if (offset.toUpperCase() === 'Z') return fromLocal(time, 'UTC');
  const hours = Number(offset.slice(1, 3));
  const minutes = offset.length > 3 ? Number(offset.slice(-2)) : 0;
  const shiftMs = (hours * 60 + minutes) * 60_000 * (offset.startsWith('-') ? -1 : 1);
  return fromLocal(time, 'UTC') - shiftMs;
}

function unixTime(value: Json): DateSpan | undefined {
  const number = asNumber(value);
  if (number === undefined) return undefined;
  // Seconds reach the year 5138 before they look like milliseconds, which begin in 1973.
  const at = Math.abs(number) < 1e11 ? Math.round(number * 1e6) : Math.round(number * 1e3);
  return { from: at, to: at };
}

function isRealDay({ year, month, day }: LocalTime): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** S7: absent, null, the empty text (spaces do not count, S8) and the empty list are not set. */
export function isSet(value: Json): boolean {
  if (value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return !isList(value) || value.length > 0;
}
