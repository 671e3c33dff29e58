import type { EventLike, SequenceCondition } from '@segue/shared/segment';
import { chosenEvents, isKnownLongEnough } from './chosen-events.ts';
import { lengthOf } from './dates.ts';
import { type Interval, intervalOf, within } from './window.ts';
import type { Micros, OraclePerson, OracleWorld } from './world.ts';

/**
 * S18: each step strictly after the one before, the last within the time from the first; or, with `thenNot`, from some
 * first step all but the last followed in time, the last did not, and the time has passed.
 */
export function sequenceHolds(
  { steps, within: limit, thenNot }: SequenceCondition,
  world: OracleWorld,
  person: OraclePerson,
  nowMicros: Micros,
): boolean {
  const windowOf = ({ window }: EventLike): Interval | undefined =>
    intervalOf(window ?? { type: 'ever' }, world, person, nowMicros);
  // S13: whoever is too new for a step is too new for the sequence.
  if (!steps.every((step) => isKnownLongEnough(step, person, windowOf(step)?.from, nowMicros))) return false;
  const [first, ...rest] = steps;
  if (first === undefined) return false;
  const starts = chosenEvents(first, world, person, nowMicros).filter((event) => within(event, windowOf(first)));
  const following = rest.map((step) => chosenEvents(step, world, person, nowMicros).map(({ atMicros }) => atMicros));
  return starts.some(({ atMicros: start }) => {
    const until = start + lengthOf(limit);
    const taken = stepsTaken(start, until, following);
    if (thenNot !== true) return taken === rest.length;
    return taken === rest.length - 1 && nowMicros > until;
  });
}

/** How many steps follow a start in time. Each is taken as early as it can be, so as to leave the most for the next. */
function stepsTaken(start: Micros, until: Micros, following: readonly (readonly Micros[])[]): number {
  let reached = start;
  let taken = 0;
  for (const times of following) {
    const next = Math.min(...times.filter((at) => at > reached && at <= until));
    if (next === Infinity) break;
    reached = next;
    taken += 1;
  }
  return taken;
}
