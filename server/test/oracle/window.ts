import type { CalendarUnit, Window } from '@segue/shared/segment';
import { lengthOf } from './dates.ts';
import { reach } from './json-path.ts';
import { sessionOf } from './session.ts';
import { asDate } from './typed-value.ts';
import type { Micros, OracleEvent, OraclePerson, OracleWorld } from './world.ts';
import { fromLocal, toLocal } from './zoned-time.ts';

/** Both ends belong to it (S1). */
export interface Interval {
  readonly from: Micros;
  readonly to: Micros;
}

/** Whether an event lies in it; in no window lies none. */
export function within({ atMicros }: OracleEvent, interval: Interval | undefined): boolean {
  return interval !== undefined && atMicros >= interval.from && atMicros <= interval.to;
}

/** When events count, seen from `nowMicros`; undefined where the person has no such window. */
export function intervalOf(
  window: Window,
  world: OracleWorld,
  person: OraclePerson,
  nowMicros: Micros,
): Interval | undefined {
  const date = (text: string): Interval => asDate(text, world.timezone) ?? { from: Infinity, to: -Infinity };
  switch (window.type) {
    case 'ever':
      return { from: -Infinity, to: Infinity };
    case 'last':
      return { from: nowMicros - lengthOf(window), to: nowMicros };
    case 'ago': {
      const [older, newer] = [lengthOf(window.from), lengthOf(window.to)].sort((a, b) => b - a);
      return { from: nowMicros - (older ?? 0), to: nowMicros - (newer ?? 0) };
    }
    case 'between':
      return { from: date(window.from).from, to: date(window.to).to };
    case 'since':
      return { from: date(window.at).from, to: Infinity };
    case 'until':
      return { from: -Infinity, to: date(window.at).to };
    case 'calendar': {
      const starts = (offset: number): Micros => periodStart(window.unit, offset, world, nowMicros);
      return { from: starts(window.offset ?? 0), to: starts((window.offset ?? 0) + 1) - 1 };
    }
    case 'after_field': {
      const [value = null] = reach(person.fields, window.field);
      const declared = world.fieldTypes.get(`person:${window.field}`) === 'date';
      const start = declared ? asDate(value, world.timezone) : undefined;
      return start === undefined ? undefined : { from: start.from, to: start.from + lengthOf(window) };
    }
    case 'session':
      return sessionOf(person, window.session, nowMicros);
  }
}

/** The first microsecond of the current calendar period, or of one `offset` periods away, in the workspace's zone. */
export function periodStart(unit: CalendarUnit, offset: number, world: OracleWorld, nowMicros: Micros): Micros {
  const zone = world.timezone;
  const { year, month, day } = toLocal(nowMicros / 1_000, zone);
  switch (unit) {
    case 'day':
      return fromLocal({ year, month, day: day + offset }, zone) * 1_000;
    case 'week': {
      const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
      const sinceStart = world.weekStart === 'monday' ? (weekday + 6) % 7 : weekday;
      return fromLocal({ year, month, day: day - sinceStart + 7 * offset }, zone) * 1_000;
    }
    case 'month':
      return fromLocal({ year, month: month + offset, day: 1 }, zone) * 1_000;
    case 'quarter':
      return fromLocal({ year, month: month - ((month - 1) % 3) + 3 * offset, day: 1 }, zone) * 1_000;
    case 'year':
      return fromLocal({ year: year + offset, month: 1, day: 1 }, zone) * 1_000;
  }
}
