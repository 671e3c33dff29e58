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
 * S10: a date without a time is the whole day, on both sides of a comparison. Before, on and after exclude each other
 * and one of them is true; the relative operators compare with an instant in the same way.
 */
export const isBefore = (left: DateSpan, right: DateSpan): boolean => left.to < right.from;
export const isAfter = (left: DateSpan, right: DateSpan): boolean => left.from > right.to;
export const isOn = (left: DateSpan, right: DateSpan): boolean => !isBefore(left, right) && !isAfter(left, right);

/** From the beginning of the first to the end of the last, both included. */
export function isWithin(date: DateSpan, from: DateSpan, to: DateSpan): boolean {
  return !isBefore(date, from) && !isAfter(date, to);
}

export function instant(at: Micros): DateSpan {
  return { from: at, to: at };
}

/** Whether the day of the year that the date names in this zone comes, in a later year, between `from` and `to`. */
export function hasAnniversary(date: DateSpan, from: Micros, to: Micros, zone: string): boolean {
  const { year: first, month, day: dayOfMonth } = toLocal(date.from / 1_000, zone);
  const { year: last } = toLocal(to / 1_000, zone);
  for (let year = toLocal(from / 1_000, zone).year; year <= last; year += 1) {
    if (year <= first) continue;
    const starts = fromLocal({ year, month, day: dayOfMonth }, zone) * 1_000;
    const ends = fromLocal({ year, month, day: dayOfMonth + 1 }, zone) * 1_000 - 1;
    if (isWithin({ from: starts, to: ends }, instant(from), instant(to))) return true;
  }
  return false;
}
