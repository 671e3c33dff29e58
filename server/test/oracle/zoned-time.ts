const formats = new Map<string, Intl.DateTimeFormat>();
const dayMs = 86_400_000;

export interface LocalTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
}

/** What a wall clock of the zone shows at an instant, given in milliseconds since 1970. */
export function toLocal(epochMs: number, zone: string): Required<LocalTime> {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(epochMs)) part[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
  return { year, month, day, hour, minute, second };
}

/**
 * The instant, in milliseconds since 1970, at which a wall clock of the zone shows this time. A day or month out of
 * range rolls over, as `Date.UTC` does. Of two such instants (an hour that comes twice) the later; for a time that the
 * clock skips, the one it would have been without the change.
 */
export function fromLocal({ year, month, day, hour = 0, minute = 0, second = 0 }: LocalTime, zone: string): number {
  const wallMs = Date.UTC(year, month - 1, day, hour, minute, second);
  const offsets = [offsetMs(wallMs - dayMs, zone), offsetMs(wallMs + dayMs, zone)];
  const fitting = offsets.map((offset) => wallMs - offset).filter((at) => at + offsetMs(at, zone) === wallMs);
  return fitting.length > 0 ? Math.max(...fitting) : wallMs - (offsets[0] ?? 0);
}

function offsetMs(epochMs: number, zone: string): number {
  const { year, month, day, hour, minute, second } = toLocal(epochMs, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(epochMs / 1_000) * 1_000;
}
