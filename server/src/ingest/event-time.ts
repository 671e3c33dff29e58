import { type Clock, fromMicros, type Instant, realClock, toMicros } from '../clock.ts';
import { SegueError } from '../errors.ts';

const MICROS_PER_DAY = 86_400_000_000;
const EARLIEST = toMicros('2000-01-01T00:00:00.000Z');
const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Reads `timestamp`, `sentAt` and the like. Returns microseconds; throws `invalid_timestamp`. */
export function parseTime(value: unknown, name: string): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isFinite(value))
    return Math.round(value < 100_000_000_000 ? value * 1e6 : value * 1e3);
  if (typeof value !== 'string' || !ISO.test(value) || !isDayOfMonth(value)) throw invalid(name);
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(value) || !value.includes('T') ? value : `${value}Z`;
  const micros = toMicros(zoned.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (!Number.isFinite(micros)) throw invalid(name);
  return micros;
}

/** JavaScript reads 30 February as 2 March. */
function isDayOfMonth(iso: string): boolean {
  if (Number(iso.slice(8, 10)) <= 28) return true;
  const [year = 0, month = 0, day = 0] = iso.slice(0, 10).split('-').map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function invalid(name: string): SegueError {
  return new SegueError('invalid_timestamp', { field: name }, `${name} must be ISO 8601, not before the year 2000.`);
}

/**
 * When an event happened, by our clock: a device's clock may be wrong, so the time between `timestamp` and
 * `sentAt` is trusted and counted back from arrival, as Segment's specification says (S3).
 */
export function eventTime(
  raw: { timestamp?: unknown; sentAt?: unknown },
  clock: Clock,
): { occurredAt: Instant; receivedAt: Instant } {
  const receivedAt = clock.now();
  const received = toMicros(receivedAt);
  const timestamp = parseTime(raw.timestamp, 'timestamp');
  const sentAt = parseTime(raw.sentAt, 'sentAt');
  const occurred = timestamp === null ? received : correctSkew(timestamp, sentAt, received, clock);
  if (occurred < EARLIEST) throw invalid('timestamp');
  if (occurred > received + MICROS_PER_DAY) throw new SegueError('timestamp_in_future');
  return { occurredAt: fromMicros(occurred), receivedAt };
}

function correctSkew(timestamp: number, sentAt: number | null, received: number, clock: Clock): number {
  if (sentAt === null) return timestamp;
  // A vendor's library stamps `sentAt` by the real clock even when ours is simulated. Then only a timestamp
  // taken from that same real clock can be corrected; one that the test chose itself already means our time.
  if (clock.mode === 'simulated') {
    const real = toMicros(realClock.now());
    const libraryClock = Math.abs(sentAt - real) < MICROS_PER_DAY && Math.abs(sentAt - received) > MICROS_PER_DAY;
    if (libraryClock && Math.abs(timestamp - sentAt) > MICROS_PER_DAY) return timestamp;
  }
  return received - (sentAt - timestamp);
}
