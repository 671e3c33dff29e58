import type { Random } from './random.ts';
import { DAY_MS } from './time.ts';
import { localDay, localTime } from './time-zone.ts';

/** When in the week and the day people are at it: `work` in office hours, `personal` in evenings and weekends too. */
export type Rhythm = 'work' | 'personal';

/** Share of an average day's activity, from Sunday to Saturday; each row has the mean 1. */
const DAY_FACTORS: Record<Rhythm, readonly number[]> = {
  work: [0.14, 1.3, 1.42, 1.38, 1.34, 1.22, 0.2],
  personal: [0.95, 1.1, 1.08, 1.05, 1.02, 0.9, 0.9],
};

/** Weight of each hour of the local day. */
const HOUR_WEIGHTS: Record<Rhythm, readonly number[]> = {
  work: [0, 0, 0, 0, 0, 0, 1, 4, 12, 18, 17, 14, 8, 9, 16, 16, 13, 9, 4, 3, 3, 2, 1, 0],
  personal: [1, 0, 0, 0, 0, 0, 2, 5, 6, 5, 5, 5, 8, 7, 5, 5, 5, 7, 10, 13, 16, 14, 8, 3],
};
const HOURS = Object.fromEntries(
  Object.entries(HOUR_WEIGHTS).map(([rhythm, weights]) => [
    rhythm,
    weights.map((weight, hour) => [hour, weight] as const),
  ]),
) as unknown as Record<Rhythm, readonly (readonly [number, number])[]>;

/** How busy a local day is, 1 on average over a week. */
export function dayFactor(rhythm: Rhythm, day: number): number {
  return DAY_FACTORS[rhythm][new Date(day).getUTCDay()] ?? 1;
}

/** A likely time on a local day. */
export function timeOnDay(rhythm: Rhythm, zone: string, day: number, random: Random): number {
  return localTime(zone, day, random.weighted(HOURS[rhythm]) + random.next());
}

/** A likely time not before `earliest`: on its local day if that is still possible, else on the next. */
export function timeAfter(rhythm: Rhythm, zone: string, earliest: number, random: Random): number {
  const day = localDay(zone, earliest);
  const today = timeOnDay(rhythm, zone, day, random);
  return today >= earliest ? today : Math.max(earliest, timeOnDay(rhythm, zone, day + DAY_MS, random));
}
