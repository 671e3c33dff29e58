import type { Random } from '../random.ts';
import { dayFactor } from '../rhythm.ts';
import { DAY_MS, MONTH_DAYS, startOfDay } from '../time.ts';
import type { World } from '../world.ts';
import { arriveForTrial, LEAD_DAYS } from './trial.ts';
import { arriveAsVisitor } from './visitor.ts';

/** Visitors who look and leave, for every one who signs up. */
const PASSERS_BY_PER_TRIAL = 1.3;

/**
 * Lets people arrive, day after day, for as long as the world goes on. Sign-ups are arranged some days ahead,
 * because those people come to look before; so from the first day on there are as many as in any other.
 */
export function letPeopleArrive(world: World): void {
  const perDay = world.options.trialsPerMonth / MONTH_DAYS;
  const arrangeTrials = (day: number) => {
    const count = countOnDay(world.random, perDay * dayFactor('work', day));
    for (let i = 0; i < count; i += 1) arriveForTrial(world, day);
  };
  const everyDay = (day: number) => {
    arrangeTrials(day + LEAD_DAYS * DAY_MS);
    const passers = countOnDay(world.random, perDay * PASSERS_BY_PER_TRIAL * dayFactor('work', day));
    for (let i = 0; i < passers; i += 1) arriveAsVisitor(world, day);
    world.schedule(day + DAY_MS, () => everyDay(day + DAY_MS));
  };
  const firstDay = startOfDay(world.options.from);
  for (let ahead = 0; ahead < LEAD_DAYS; ahead += 1) arrangeTrials(firstDay + ahead * DAY_MS);
  everyDay(firstDay);
}

/** Poisson in parts, as its method is only good for small means. */
function countOnDay(random: Random, mean: number): number {
  const parts = Math.max(1, Math.ceil(mean / 50));
  let count = 0;
  for (let i = 0; i < parts; i += 1) count += random.poisson(mean / parts);
  return count;
}
