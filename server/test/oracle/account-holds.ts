import type { Condition, MembersCondition, PeopleCount, SegmentDefinition } from '@segue/shared/segment';
import { accountFieldHolds } from './filter.ts';
import type { Micros, OracleWorld } from './world.ts';

/** Whether a person is in a segment of people; handed in, because people and accounts are asked about each other. */
type Member = (definition: SegmentDefinition, world: OracleWorld, personId: string, nowMicros: Micros) => boolean;

/** Whether an account is in a segment of accounts at an instant: one account, its fields, and all its people one by one. */
export function accountMember(
  definition: SegmentDefinition,
  world: OracleWorld,
  accountKey: string,
  nowMicros: Micros,
  member: Member,
): boolean {
  const holds = (condition: Condition): boolean => {
    switch (condition.type) {
      case 'group': {
        const fitting = condition.conditions.filter(holds).length;
        if (condition.match === 'all') return fitting === condition.conditions.length;
        if (condition.match === 'any') return fitting > 0;
        if (condition.match === 'none') return fitting === 0;
        return fitting >= condition.match.atLeast;
      }
      case 'field':
        return accountFieldHolds(condition, world, world.accounts.get(accountKey)?.fields ?? {}, nowMicros);
      case 'segment': {
        const other = world.segments.get(condition.segment);
        const inside = other !== undefined && accountMember(other, world, accountKey, nowMicros, member);
        return inside === (condition.operator === 'in');
      }
      case 'members':
        return peopleFit(peopleInside(condition, world, accountKey, nowMicros, member), condition.count);
      default:
        throw new Error(`This cannot be asked of an account: ${condition.type}`);
    }
  };
  return definition.of === 'account' && world.accounts.has(accountKey) && holds(definition.condition);
}

function peopleInside(
  { segment }: MembersCondition,
  world: OracleWorld,
  accountKey: string,
  nowMicros: Micros,
  member: Member,
): number {
  const definition = world.segments.get(segment);
  if (definition === undefined) return 0;
  return [...world.people.values()].filter(
    (person) => person.accounts.has(accountKey) && member(definition, world, person.id, nowMicros),
  ).length;
}

function peopleFit(people: number, count: PeopleCount | undefined): boolean {
  if (count === undefined) return people >= 1;
  const { operator, value } = count;
  if (typeof value !== 'number') return people >= value.from && people <= value.to;
  switch (operator) {
    case 'at_least':
      return people >= value;
    case 'at_most':
      return people <= value;
    case 'more_than':
      return people > value;
    case 'fewer_than':
      return people < value;
    default:
      return people === value;
  }
}
