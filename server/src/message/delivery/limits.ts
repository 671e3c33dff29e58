import { fromMicros, type Instant, toMicros } from '../../clock.ts';

/** Messages taken from the outbox in one transaction. */
export const BATCH_MAX = 50;
/** Attempts after which a message that is put off again and again has failed. */
export const ATTEMPTS_MAX = 8;
/** How long a message may be in the hands of a process before others hold that process for lost. */
export const LEASE_SECONDS = 900;
/** How long everything waits when the mail server cannot be reached at all. */
export const PAUSE_SECONDS = 60;

const FIRST_RETRY_SECONDS = 60;
const RETRY_SECONDS_MAX = 6 * 3_600;

/** When a message may be tried again after so many attempts: 1 minute, 4, 16, about an hour, 4, then every 6 hours. */
export function retryAt(now: Instant, attempts: number): Instant {
  return later(now, Math.min(FIRST_RETRY_SECONDS * 4 ** (attempts - 1), RETRY_SECONDS_MAX));
}

export function later(now: Instant, seconds: number): Instant {
  return fromMicros(toMicros(now) + seconds * 1e6);
}
