import type { Condition, GroupCondition, SegmentDefinition } from '@segue/shared/segment';
import { accountMember } from './account-holds.ts';
import { eventsHold } from './count-events.ts';
import { fieldHolds } from './filter.ts';
import { lastingHolds } from './lasting.ts';
import { regularHolds } from './regular.ts';
import { scoreHolds } from './score.ts';
import { sequenceHolds } from './sequence.ts';
import { trendHolds } from './trend.ts';
import type { Micros, OraclePerson, OracleWorld } from './world.ts';

/**
 * Whether a person is in a segment at an instant, decided from docs/reference/segment-language.md alone and in the
 * plainest way: one person, all events, no SQL. The engine is held against it; see docs/reference/testing.md.
 */
export function member(
  definition: SegmentDefinition,
  world: OracleWorld,
  personId: string,
  nowMicros: Micros,
): boolean {
  const person = world.people.get(personId);
  if (person === undefined) return false;
  // S20: anonymous visitors are members only where the segment says so.
  if (!person.identified && definition.include_anonymous !== true) return false;
  // S29: static segments do not follow a condition; the oracle's worlds put nobody into them by hand.
  if (definition.of === 'account') return false;
  return definition.kind === 'dynamic' && conditionHolds(definition.condition, world, person, nowMicros);
}

/** Whether one condition is true of a person, whoever the segment may include. */
export function conditionHolds(
  condition: Condition,
  world: OracleWorld,
  person: OraclePerson,
  nowMicros: Micros,
): boolean {
  switch (condition.type) {
    case 'everyone':
      return true;
    case 'group':
      return groupHolds(condition, world, person, nowMicros);
    case 'field':
      return fieldHolds(condition, world, person, nowMicros);
    case 'tag':
      return person.tags.has(condition.tag) === (condition.operator === 'has');
    case 'event':
    case 'page':
    case 'email':
    case 'form':
      return eventsHold(condition, world, person, nowMicros);
    case 'segment': {
      const other = world.segments.get(condition.segment);
      // S22: true if any account of the person is in a segment of accounts.
      const inside =
        other?.of === 'account'
          ? [...person.accounts].some((key) => accountMember(other, world, key, nowMicros, member))
          : other !== undefined && member(other, world, person.id, nowMicros);
      return inside === (condition.operator === 'in');
    }
    case 'members':
      throw new Error('Only segments of accounts count their people.');
    case 'sequence':
      return sequenceHolds(condition, world, person, nowMicros);
    case 'trend':
      return trendHolds(condition, world, person, nowMicros);
    case 'regular':
      return regularHolds(condition, world, person, nowMicros);
    case 'score':
      return scoreHolds(condition, person.scores.get(condition.score) ?? 0);
    case 'consent': {
      const subscribed = person.consents.has(`${condition.topic} on ${condition.channel}`);
      return subscribed === (condition.operator === 'subscribed');
    }
    case 'lasting':
      return lastingHolds(condition, world, person, nowMicros, conditionHolds);
  }
}

function groupHolds(
  { match, conditions }: GroupCondition,
  world: OracleWorld,
  person: OraclePerson,
  nowMicros: Micros,
): boolean {
  const fitting = conditions.filter((child) => conditionHolds(child, world, person, nowMicros)).length;
  if (match === 'all') return fitting === conditions.length;
  if (match === 'any') return fitting > 0;
  if (match === 'none') return fitting === 0;
  return fitting >= match.atLeast;
}
