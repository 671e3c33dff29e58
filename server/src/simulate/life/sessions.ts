import { considerPricing, logIn } from '../acts/browse.ts';
import type { SimulatedPerson } from '../person.ts';
import { dayFactor, timeOnDay } from '../rhythm.ts';
import type { Script } from '../script.ts';
import { DAY_MS } from '../time.ts';
import { localDay, localTime } from '../time-zone.ts';
import type { World } from '../world.ts';

/** After this long without access, nobody comes back any more. */
const LINGER_DAYS = 60;
/** What is new is looked at more often. */
const NOVELTY_DAYS = 3;
const NOVELTY_FACTOR = 1.6;
/** Cancelling is announced by coming less and less often for this long. */
const DECLINE_DAYS = 28;

/**
 * Decides day by day whether a person comes, until they are gone for good.
 *
 * @param afterVisit called at the end of each visit
 */
export function liveOn(world: World, person: SimulatedPerson, afterVisit?: () => void): void {
  const { random, rhythm, place } = person;
  const nextDay = localDay(place.zone, world.now) + DAY_MS;
  const considerDay = (day: number) => {
    if (isGone(person, world.now)) {
      world.people.delete(person.index);
      return;
    }
    const expected = (visitsPerWeek(person, day) / 7) * dayFactor(rhythm, day);
    if (random.chance(Math.min(expected, 0.97))) {
      const at = timeOnDay(rhythm, place.zone, day, random);
      world.schedule(at, () => comeBack(world, person, afterVisit));
    }
    scheduleDay(day + DAY_MS);
  };
  const scheduleDay = (day: number) => {
    // At the local midnight, or at once where the zone's day has begun already.
    const at = Math.max(localTime(place.zone, day, 0), world.now);
    world.schedule(at, () => considerDay(day));
  };
  scheduleDay(nextDay);
}

/** A visit to the application now. */
export function comeBack(world: World, person: SimulatedPerson, afterVisit?: () => void): void {
  world.play(person, returnVisit(person), afterVisit);
}

function* returnVisit(person: SimulatedPerson): Script {
  const { random, stage, persona } = person;
  yield* logIn(random);
  // Without a plan, all that can be done is to look at what one would cost.
  if (stage === 'ended') return yield* considerPricing(random);
  yield* persona.visit({ person, random, keen: person.outcome.convertsAt < Infinity });
}

function visitsPerWeek(person: SimulatedPerson, at: number): number {
  const { persona, outcome, stage, company } = person;
  const days = Math.max(0, (at - person.stageSince) / DAY_MS);
  switch (stage) {
    case 'visitor':
      return 0;
    case 'trial': {
      const novelty = days < NOVELTY_DAYS ? NOVELTY_FACTOR : 1;
      const interest = outcome.convertsAt < Infinity ? 1.2 : 0.5 ** (days / persona.halfLifeDays);
      return persona.visitsPerWeek.trial * novelty * interest;
    }
    case 'paying':
      return persona.visitsPerWeek.paying * decline(outcome.leavesAt - at);
    case 'free':
      return 0.4;
    case 'ended':
      return 0.07;
    case 'member':
      return company?.active ? persona.visitsPerWeek.paying : 0;
  }
}

/** 1 until four weeks before the end, then down to a tenth. */
function decline(msLeft: number): number {
  const daysLeft = msLeft / DAY_MS;
  return Math.min(1, Math.max(0.1, daysLeft / DECLINE_DAYS));
}

function isGone(person: SimulatedPerson, now: number): boolean {
  if (person.stage === 'member') return person.company?.active !== true;
  return person.stage === 'ended' && now - person.stageSince > LINGER_DAYS * DAY_MS;
}
