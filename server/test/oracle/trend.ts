import type { TrendCondition } from '@segue/shared/segment';
import { chosenEvents, isKnownLongEnough } from './chosen-events.ts';
import { lengthOf } from './dates.ts';
import { changedBy, measured } from './measure.ts';
import { compare, type Rational, zero } from './rational.ts';
import { within } from './window.ts';
import type { Micros, OraclePerson, OracleWorld } from './world.ts';

/** S19: the last period against the one before it, in which there must be something above 0 to compare with. */
export function trendHolds(
  { measure, period, change }: TrendCondition,
  world: OracleWorld,
  person: OraclePerson,
  nowMicros: Micros,
): boolean {
  if (!isKnownLongEnough(measure, person, undefined, nowMicros)) return false;
  const events = chosenEvents(measure, world, person, nowMicros);
  const between = (from: Micros, to: Micros): Rational | undefined => {
    const inside = events.filter((event) => within(event, { from, to }));
    return measured(inside, measure.count?.measure, world);
  };
  const length = lengthOf(period);
  const last = between(nowMicros - length, nowMicros);
  const before = between(nowMicros - 2 * length, nowMicros - length - 1);
  if (last === undefined || before === undefined || compare(before, zero) <= 0) return false;
  return changedBy(before, last, change.operator === 'up_by_at_least' ? change.percent : -change.percent);
}
