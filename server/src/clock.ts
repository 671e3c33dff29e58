/**
 * Time as an argument. An instant is ISO 8601 text in UTC with three digits after the second, or six where
 * the microseconds matter: windows are exact to the microsecond (S1) and JavaScript's dates are not.
 */
export type Instant = string;

export interface Clock {
  now(): Instant;
  readonly mode: 'real' | 'simulated';
}

export const realClock: Clock = { mode: 'real', now: () => new Date().toISOString() };

export interface SimulatedClock extends Clock {
  set(now: Instant): void;
}

export function createSimulatedClock(start: Instant): SimulatedClock {
  let current = start;
  return {
    mode: 'simulated',
    now: () => current,
    set(now) {
      current = now;
    },
  };
}

/** Microseconds since 1970. Exact: 2^53 microseconds reach the year 2255. */
export function toMicros(instant: Instant): number {
  const millis = Date.parse(instant);
  // Nearly every instant has milliseconds, and this runs several times an event.
  if (instant.length === 24 && instant.endsWith('Z')) return millis * 1000;
  const fraction = /\.(\d{3})(\d{1,3})/.exec(instant)?.[2] ?? '';
  return millis * 1000 + Number(fraction.padEnd(3, '0'));
}

export function fromMicros(micros: number): Instant {
  const millis = Math.floor(micros / 1000);
  const rest = micros - millis * 1000;
  const iso = new Date(millis).toISOString();
  return rest === 0 ? iso : iso.replace('Z', `${String(rest).padStart(3, '0')}Z`);
}

/** Texts of instants do not sort as text: one has milliseconds, the other microseconds. */
export function isBefore(left: Instant, right: Instant): boolean {
  // Of one length they do.
  if (left.length === right.length) return left < right;
  return toMicros(left) < toMicros(right);
}
