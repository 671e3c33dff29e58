import type { Duration, DurationUnit } from '@segue/shared/segment';
import type { DateSpan } from './typed-value.ts';
import type { Micros } from './world.ts';
import { fromLocal, toLocal } from './zoned-time.ts';

const day = 86_400_000_000;

/** S1: a day is 24 hours; spans have a fixed length wherever in the calendar they end. */
const unitMicros: Readonly<Record<DurationUnit, Micros>> = {
  second: 1_000_000,
  minute: 60_000_000,
  hour: 3_600_000_000,
  day,
  week: 7 * day,
  month: 30 * day,
  year: 365 * day,
};

export function lengthOf({ amount, unit }: Duration): Micros {
  return amount * unitMicros[unit];
}

/*
 * S10: a date without a time is the whole day. Compared with another date, a value counts from its first microsecond;
 * compared with the clock, as the whole day that it is.
 */
export const isBefore = (left: DateSpan, right: DateSpan): boolean => left.from < right.from;
export const isAfter = (left: DateSpan, right: DateSpan): boolean => left.from > right.to;

/** Within the day, in this zone, that the other date is or lies in. */
export function isOn(left: DateSpan, right: DateSpan, zone: string): boolean {
  const { year, month, day: dayOfMonth } = toLocal(right.from / 1_000, zone);
  const from = fromLocal({ year, month, day: dayOfMonth }, zone) * 1_000;
  const next = fromLocal({ year, month, day: dayOfMonth + 1 }, zone) * 1_000;
  return left.from >= from && left.from < next;
}

/** Whether the two have a microsecond in common. */
export function touches(left: DateSpan, right: DateSpan): boolean {
  return left.from <= right.to && left.to >= right.from;
}

/** Whether the day of the year that the date names in this zone comes, in a later year, between `from` and `to`. */
export function hasAnniversary(date: DateSpan, from: Micros, to: Micros, zone: string): boolean {
  const { year: first, month, day: dayOfMonth } = toLocal(date.from / 1_000, zone);
  const { year: last } = toLocal(to / 1_000, zone);
  for (let year = toLocal(from / 1_000, zone).year; year <= last; year += 1) {
    if (year <= first) continue;
    const starts = fromLocal({ year, month, day: dayOfMonth }, zone) * 1_000;
    const ends = fromLocal({ year, month, day: dayOfMonth + 1 }, zone) * 1_000 - 1;
    if (touches({ from: starts, to: ends }, { from, to })) return true;
  }
  return false;
}
