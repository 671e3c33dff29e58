import { DAY_MS, startOfDay } from './time.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
/** Enough for every zone of the world in use for months; then the memory starts afresh. */
const OFFSETS_MAX = 50_000;

/**
 * How far a zone's clocks are ahead of UTC on a day, milliseconds. One value a day is kept, taken at noon: a
 * change of clocks at night may be off by an hour until then, which no simulated person notices.
 */
export function zoneOffsetMs(zone: string, at: number): number {
  const day = startOfDay(at);
  const key = `${zone} ${day}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= OFFSETS_MAX) offsets.clear();
  const offset = computeOffsetMs(zone, day + DAY_MS / 2);
  offsets.set(key, offset);
  return offset;
}

/** The time at which clocks in a zone show `hour` (with a fraction) on a local day. */
export function localTime(zone: string, localDay: number, hour: number): number {
  const asIfUtc = localDay + hour * (DAY_MS / 24);
  return Math.round(asIfUtc - zoneOffsetMs(zone, localDay));
}

/** The local date of a time, named by its UTC midnight. */
export function localDay(zone: string, at: number): number {
  return startOfDay(at + zoneOffsetMs(zone, at));
}

function computeOffsetMs(zone: string, at: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(name) ?? [];
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -size : size;
}
