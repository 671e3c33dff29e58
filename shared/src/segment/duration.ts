import type { Duration, DurationUnit } from './ast.ts';

/** Fixed lengths in milliseconds: a rolling span must not depend on where in the calendar it ends (S1). */
const unitMs: Readonly<Record<DurationUnit, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 30 * 86_400_000,
  year: 365 * 86_400_000,
};

/**
 * Takes a duration and gives its length in milliseconds. A day is 24 hours, a week 7 days, a month 30 days
 * and a year 365 days (S1).
 *
 * @example durationMs({ amount: 2, unit: 'week' }) // 1209600000
 */
export function durationMs(duration: Duration): number {
  return duration.amount * unitMs[duration.unit];
}

/**
 * Takes a duration and gives its length in microseconds, the resolution of stored times. Exact for every
 * duration within the limits: ten years are 3.2e14 µs, far below 2^53.
 *
 * @example durationToMicros({ amount: 1, unit: 'second' }) // 1000000
 */
export function durationToMicros(duration: Duration): number {
  return Math.round(durationMs(duration) * 1_000);
}
