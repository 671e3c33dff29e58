import type { CalendarUnit, Duration, EventLikeParts, Window } from '@segue/shared/segment';
import { durationToMicros } from '@segue/shared/segment';
import { rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { type CompileContext, MICROSECOND, microsInterval } from './context.ts';
import { fieldJson } from './field.ts';
import { sessionBounds } from './session.ts';

/**
 * Which events a window counts and how time moves it.
 * `newest`: everything scanned counts, and only the newest few matter. `look_ahead`: part of what is scanned
 * lies outside and will come in, so the whole range is aggregated.
 */
export type CompiledWindow =
  | {
      readonly type: 'newest';
      /** Beside "not in the future", which holds for every window. */
      scan(at: SqlFragment): SqlFragment | null;
      /** How long an event stays inside a rolling window; null for windows that do not roll. */
      readonly span: SqlFragment | null;
      /** When everything leaves at once (the end of the calendar period). */
      readonly resetsAt: SqlFragment | null;
      /** Depends on a field of each person, so it cannot be scanned for all at once. */
      readonly perPerson: boolean;
    }
  | {
      readonly type: 'look_ahead';
      scan(at: SqlFragment): SqlFragment;
      inside(at: SqlFragment): SqlFragment;
      /** The next change, from the oldest event inside and the oldest still outside (both may be null). */
      flipsAt(oldestInside: SqlFragment, oldestOutside: SqlFragment): SqlFragment;
    };

export function compileWindow(context: CompileContext, window: Window | undefined): CompiledWindow {
  const zone = sql`${context.names.timezone}::text`;
  switch (window?.type) {
    case undefined:
    case 'ever':
      return still(() => null);
    case 'last': {
      const span = microsInterval(durationToMicros(window));
      return { ...still((at) => sql`${at} >= ${context.now} - ${span}`), span };
    }
    case 'between':
      return still(
        (at) =>
          sql`${at} >= ${literal(context, window.from, 'start')} and ${at} <= ${literal(context, window.to, 'end')}`,
      );
    case 'since':
      return still((at) => sql`${at} >= ${literal(context, window.at, 'start')}`);
    case 'until':
      return still((at) => sql`${at} <= ${literal(context, window.at, 'end')}`);
    case 'after_field': {
      const begin = sql`json_instant(${fieldJson(window.field)}, ${zone})`;
      const span = microsInterval(durationToMicros(window));
      return { ...still((at) => sql`${at} >= ${begin} and ${at} <= ${begin} + ${span}`), perPerson: true };
    }
    case 'ago': {
      const [far, near] = [window.from, window.to].sort((a, b) => durationToMicros(b) - durationToMicros(a)) as [
        Duration,
        Duration,
      ];
      return lookBack(context, microsInterval(durationToMicros(far)), microsInterval(durationToMicros(near)));
    }
    case 'calendar':
      return calendarWindow(context, window.unit, window.offset ?? 0);
    case 'session': {
      const { begin, end } = sessionBounds(context, window.session);
      return { ...still((at) => sql`${at} >= ${begin} and ${at} <= ${end}`), perPerson: true };
    }
  }
}

/** The beginning of a window, and how it moves: with the clock (`rolls`), at a turn of the calendar, or not at all. */
export interface Beginning {
  readonly at: SqlFragment;
  readonly rolls: SqlFragment | null;
  readonly turnsAt: SqlFragment | null;
}

/** How far back a window reaches, for `known_for_at_least: "window"`; null where it has no beginning. */
export function windowBegins(context: CompileContext, parts: EventLikeParts): Beginning | null {
  const { known_for_at_least: known, window } = parts;
  if (known === undefined) return null;
  const span = known === 'window' ? windowSpan(window) : known;
  if (span) return rolling(context, span);
  if (known === 'window' && window?.type === 'calendar') {
    return {
      at: periodStart(context, window.unit, window.offset ?? 0),
      rolls: null,
      turnsAt: periodStart(context, window.unit, 1),
    };
  }
  if (known === 'window' && (window?.type === 'since' || window?.type === 'between')) {
    return {
      at: literal(context, window.type === 'since' ? window.at : window.from, 'start'),
      rolls: null,
      turnsAt: null,
    };
  }
  return null;
}

function windowSpan(window: Window | undefined): Duration | null {
  if (window?.type === 'last') return window;
  if (window?.type !== 'ago') return null;
  return durationToMicros(window.from) > durationToMicros(window.to) ? window.from : window.to;
}

function rolling(context: CompileContext, duration: Duration): Beginning {
  const rolls = microsInterval(durationToMicros(duration));
  return { at: sql`${context.now} - ${rolls}`, rolls, turnsAt: null };
}

function still(scan: (at: SqlFragment) => SqlFragment | null): CompiledWindow & { type: 'newest' } {
  return { type: 'newest', scan, span: null, resetsAt: null, perPerson: false };
}

/** `[now − far, now − near]`: events come in when they are `near` old and leave when they are `far` old. */
function lookBack(context: CompileContext, far: SqlFragment, near: SqlFragment): CompiledWindow {
  return {
    type: 'look_ahead',
    scan: (at) => sql`${at} >= ${context.now} - ${far}`,
    inside: (at) => sql`${at} <= ${context.now} - ${near}`,
    flipsAt: (oldestInside, oldestOutside) =>
      sql`least(${oldestInside} + ${far} + ${MICROSECOND}, ${oldestOutside} + ${near})`,
  };
}

function calendarWindow(context: CompileContext, unit: CalendarUnit, offset: number): CompiledWindow {
  const begin = periodStart(context, unit, offset);
  const turn = periodStart(context, unit, 1);
  if (offset === 0) return { ...still((at) => sql`${at} >= ${begin}`), resetsAt: turn };
  const close = periodStart(context, unit, offset + 1);
  return {
    type: 'look_ahead',
    scan: (at) => sql`${at} >= ${begin}`,
    inside: (at) => sql`${at} < ${close}`,
    flipsAt: (oldestInside, oldestOutside) =>
      sql`case when coalesce(${oldestInside}, ${oldestOutside}) is not null then ${turn} end`,
  };
}

const UNIT_INTERVALS: Readonly<Record<CalendarUnit, string>> = {
  day: '1 day',
  week: '7 days',
  month: '1 month',
  quarter: '3 months',
  year: '1 year',
};

/**
 * Where the period `offset` periods from the current one begins, in the workspace's zone. Computed once a statement, unless
 * the offset is SQL of a row.
 */
export function periodStart(context: CompileContext, unit: CalendarUnit, offset: number | SqlFragment): SqlFragment {
  const { timezone, weekStart } = context.names;
  const local = sql`(${context.now} at time zone ${timezone}::text)`;
  const step = rawSql(`interval '${UNIT_INTERVALS[unit]}'`);
  const sundayWeek = unit === 'week' && weekStart === 'sunday';
  const day = rawSql(`interval '1 day'`);
  const begin = sundayWeek
    ? sql`date_trunc('week', ${local} + ${day}) - ${day}`
    : sql`date_trunc(${rawSql(`'${unit}'`)}, ${local})`;
  return sql`(select (${begin} + ${offset}::int * ${step}) at time zone ${timezone}::text)`;
}

function literal(context: CompileContext, iso: string, which: 'start' | 'end'): SqlFragment {
  const read = rawSql(which === 'start' ? 'json_instant' : 'json_instant_end');
  return sql`(select ${read}(to_jsonb(${iso}::text), ${context.names.timezone}::text))`;
}
