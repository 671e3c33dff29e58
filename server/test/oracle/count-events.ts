import type { EventLike } from '@segue/shared/segment';
import { chosenEvents, isKnownLongEnough } from './chosen-events.ts';
import { countFits, measured } from './measure.ts';
import type { Micros, OraclePerson, OracleWorld } from './world.ts';
import { intervalOf, within } from './window.ts';

/** How often, in which window, of which kind: all of the same events (S14), and known for long enough (S13). */
export function eventsHold(condition: EventLike, world: OracleWorld, person: OraclePerson, nowMicros: Micros): boolean {
  const interval = intervalOf(condition.window ?? { type: 'ever' }, world, person, nowMicros);
  if (!isKnownLongEnough(condition, person, interval?.from, nowMicros)) return false;
  const events = chosenEvents(condition, world, person, nowMicros).filter((event) => within(event, interval));
  return countFits(measured(events, condition.count?.measure, world), condition.count);
}
