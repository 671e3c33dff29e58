/** A date as written in a definition. */
export interface IsoDate {
  /** Milliseconds since 1970 of the instant, or of the start of the day; without a zone, read as if in UTC. */
  readonly epochMs: number;
  /** A date without a time stands for the whole day (S10). */
  readonly wholeDay: boolean;
  /** Without a zone the date is in the workspace's zone (S10). */
  readonly hasZone: boolean;
  readonly year: number;
}

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Largest distance of a time zone from UTC, in minutes. */
const zoneOffsetMaxMinutes = 14 * 60;

/**
 * Reads ISO 8601: `2026-01-03`, `2026-01-03T14:02`, `2026-01-03T14:02:59.123456Z`, `2026-01-03 14:02+02:00`. Gives
 * undefined for everything else, days that do not exist included.
 */
export function parseIsoDate(text: string): IsoDate | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '0', zone] = match;
  const wholeDay = hour === undefined;
  const y = Number(year);
  const startOfDayMs = Date.UTC(y, Number(month) - 1, Number(day));
  if (y < 1000 || !isRealDay(startOfDayMs, Number(month))) return undefined;
  const h = Number(hour ?? 0);
  const m = Number(minute ?? 0);
  const s = Number(second);
  const offsetMinutes = zoneOffsetMinutes(zone);
  if (h > 23 || m > 59 || s > 59 || offsetMinutes === undefined) return undefined;
  const timeMs = ((h * 60 + m - offsetMinutes) * 60 + s) * 1_000 + Math.floor(Number(`0.${fraction}`) * 1_000);
  return { epochMs: startOfDayMs + timeMs, wholeDay, hasZone: zone !== undefined, year: y };
}

/** `Date` rolls the 31st of February over to March; such a day, which changes the month, is refused instead. */
function isRealDay(epochMs: number, month: number): boolean {
  return new Date(epochMs).getUTCMonth() === month - 1;
}

function zoneOffsetMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2)) * (zone.length > 3 ? 1 : 0);
  const offset = hours * 60 + minutes;
  if (minutes > 59 || offset > zoneOffsetMaxMinutes) return undefined;
  return zone.startsWith('-') ? -offset : offset;
}

/** How far two dates may be apart in truth although one, without a zone, looks later: zones span 26 hours. */
const zoneSpreadMs = 26 * 3_600_000;
const dayMs = 86_400_000;

/** Whether the range is empty whatever the workspace's zone. A `to` without a time reaches to the end of its day. */
export function isBackwards(from: IsoDate, to: IsoDate): boolean {
  const end = to.wholeDay ? to.epochMs + dayMs - 1 : to.epochMs;
  const slack = from.hasZone === to.hasZone ? 0 : zoneSpreadMs;
  return from.epochMs > end + slack;
}
