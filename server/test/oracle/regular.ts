import type { RegularCondition } from '@segue/shared/segment';
import { chosenEvents, isKnownLongEnough } from './chosen-events.ts';
import { countFits, measured } from './measure.ts';
import { periodStart, within } from './window.ts';
import type { Micros, OraclePerson, OracleWorld } from './world.ts';

/** In at least k of the last n calendar periods, the current one included; each is asked, also the empty ones. */
export function regularHolds(
  { event: condition, period, atLeast, of }: RegularCondition,
  world: OracleWorld,
  person: OraclePerson,
  nowMicros: Micros,
): boolean {
  if (!isKnownLongEnough(condition, person, undefined, nowMicros)) return false;
  const events = chosenEvents(condition, world, person, nowMicros);
  const fitting = Array.from({ length: of }, (_, ago) => -ago).filter((offset) => {
    const from = periodStart(period, offset, world, nowMicros);
    const to = periodStart(period, offset + 1, world, nowMicros) - 1;
    const inside = events.filter((event) => within(event, { from, to }));
    return countFits(measured(inside, condition.count?.measure, world), condition.count);
  });
  return fitting.length >= atLeast;
}
