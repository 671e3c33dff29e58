import type { Persona } from './personas/persona.ts';
import type { Quotas } from './quotas.ts';
import type { Random } from './random.ts';
import { timeAfter } from './rhythm.ts';
import type { Rhythm } from './rhythm.ts';
import { DAY_MS } from './time.ts';

export const TRIAL_DAYS = 14;
/** "40 % unsubscribed within the first 90 days" (B14). */
export const EARLY_DAYS = 90;

/** What becomes of a trial: decided at sign-up, so that behaviour can lead up to it. */
export interface Outcome {
  /** When the person starts to pay; Infinity: never. */
  readonly convertsAt: number;
  /** When a paying person cancels; Infinity: stays. */
  readonly leavesAt: number;
  /** Stays on the free plan when the trial is over without paying. */
  readonly keepsFree: boolean;
}

/** Most decide in the last days of the trial; some early. */
const CONVERSION_DAYS: readonly (readonly [day: number, weight: number])[] = [
  [2, 4],
  [4, 6],
  [6, 8],
  [8, 8],
  [10, 14],
  [11, 18],
  [12, 24],
  [13, 18],
];

/** Those who leave early mostly do so before the second or third invoice. */
const LEAVING_DAYS: readonly (readonly [day: number, weight: number])[] = [
  [12, 8],
  [22, 10],
  [28, 26],
  [40, 10],
  [52, 10],
  [58, 22],
  [72, 8],
  [84, 6],
];

/** Beyond the first 90 days, a paying person stays this long on average. */
const LATE_STAY_DAYS = 540;

/** @param signUpAt the trial begins then, milliseconds */
export function planOutcome(
  persona: Persona,
  rhythm: Rhythm,
  zone: string,
  signUpAt: number,
  random: Random,
  quotas: Quotas,
): Outcome {
  const keepsFree = random.chance(persona.keepsFree);
  if (!quotas.decide(`${persona.key} converts`, persona.conversion)) {
    return { convertsAt: Infinity, leavesAt: Infinity, keepsFree };
  }
  const decidedAt = signUpAt + (random.weighted(CONVERSION_DAYS) + random.next() * 0.5) * DAY_MS;
  const convertsAt = Math.min(timeAfter(rhythm, zone, decidedAt, random), signUpAt + (TRIAL_DAYS - 0.2) * DAY_MS);
  const stayDays = quotas.decide(`${persona.key} leaves early`, persona.earlyLeaving)
    ? random.weighted(LEAVING_DAYS) + random.next() * 3
    : EARLY_DAYS + 2 + random.exponential(LATE_STAY_DAYS);
  return { convertsAt, leavesAt: timeAfter(rhythm, zone, convertsAt + stayDays * DAY_MS, random), keepsFree };
}
