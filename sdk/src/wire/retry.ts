const FIRST_DELAY_MS = 200;
const DELAY_MS_MAX = 30_000;
const RETRY_AFTER_MS_MAX = 300_000;

/**
 * Whether another attempt can succeed: the server was busy or broken, or the request never arrived
 * (status 0). Every other refusal would be repeated word for word.
 */
export function isRetryable(status: number): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

/**
 * Milliseconds to wait before the next attempt. Doubles from 200 ms to 30 s; the upper half is random so that
 * many clients do not come back together. A `Retry-After` header (seconds or a date) takes precedence.
 *
 * @param attempt 0 after the first failure
 * @param retryAfter the header's value, or null
 */
export function retryDelayMs(attempt: number, retryAfter: string | null, now: number, random: () => number): number {
  const asked = parseRetryAfterMs(retryAfter, now);
  if (asked !== null) return Math.min(Math.max(asked, 0), RETRY_AFTER_MS_MAX);
  const ceiling = Math.min(FIRST_DELAY_MS * 2 ** attempt, DELAY_MS_MAX);
  return Math.round((ceiling / 2) * (1 + random()));
}

function parseRetryAfterMs(header: string | null, now: number): number | null {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return seconds * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : date - now;
}
