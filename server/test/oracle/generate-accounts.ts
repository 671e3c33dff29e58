import {
  childConditions,
  type Condition,
  mapConditions,
  type PeopleCount,
  type SegmentDefinition,
} from '@segue/shared/segment';
import fc from 'fast-check';

export interface Named {
  readonly key: string;
  readonly definition: SegmentDefinition;
}

const counts: fc.Arbitrary<PeopleCount | undefined> = fc.constantFrom<(PeopleCount | undefined)[]>(
  undefined,
  { operator: 'at_least', value: 2 },
  { operator: 'at_least', value: 3 },
  { operator: 'at_least', value: 0 },
  { operator: 'at_most', value: 0 },
  { operator: 'at_most', value: 1 },
  { operator: 'exactly', value: 0 },
  { operator: 'exactly', value: 1 },
  { operator: 'more_than', value: 1 },
  { operator: 'fewer_than', value: 2 },
  { operator: 'between', value: { from: 1, to: 2 } },
);

/** What may be asked of an account: its fields, its people in earlier segments of people, earlier segments of accounts. */
export function accountCondition(
  fieldOfAccount: fc.Arbitrary<Condition>,
  people: readonly string[],
  accounts: readonly string[],
): fc.Arbitrary<Condition> {
  const members: fc.Arbitrary<Condition> = fc
    .tuple(fc.constantFrom(...(people.length > 0 ? people : ['none'])), counts)
    .map(([segment, count]) => ({ type: 'members', segment, ...(count === undefined ? {} : { count }) }));
  const other: fc.Arbitrary<Condition> = fc.record({
    type: fc.constant('segment'),
    segment: fc.constantFrom(...(accounts.length > 0 ? accounts : ['none'])),
    operator: fc.constantFrom('in', 'not_in'),
  });
  const leaf = fc.oneof(
    { weight: 2, arbitrary: fieldOfAccount },
    { weight: people.length > 0 ? 5 : 0, arbitrary: members },
    { weight: accounts.length > 0 ? 2 : 0, arbitrary: other },
  );
  const group = fc
    .tuple(fc.array(leaf, { minLength: 1, maxLength: 3 }), fc.constantFrom('all', 'any', 'none', 'some'), fc.nat())
    .map(([conditions, match, k]): Condition => ({
      type: 'group',
      match: match === 'some' ? { atLeast: 1 + (k % conditions.length) } : match,
      conditions,
    }));
  return fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: group });
}

/** Nothing that lasts may count people of an account: where a random definition does, what was to last takes its place. */
export function withoutLastingCounts(segments: readonly Named[]): Named[] {
  const done: Named[] = [];
  for (const { key, definition } of segments) {
    const known = new Map(done.map((named) => [named.key, named.definition]));
    done.push({
      key,
      definition: mapConditions(definition, (condition) =>
        condition.type === 'lasting' && countsPeople(condition.condition, known) ? condition.condition : condition,
      ),
    });
  }
  return done;
}

/** Whether people of accounts are counted anywhere below a condition, through every segment that it names. */
export function countsPeople(condition: Condition, segments: ReadonlyMap<string, SegmentDefinition>): boolean {
  if (condition.type === 'members') return true;
  if (condition.type === 'segment') {
    const named = segments.get(condition.segment);
    return named !== undefined && countsPeople(named.condition, segments);
  }
  return childConditions(condition).some((child) => countsPeople(child, segments));
}

/** Whether people are counted who are in a segment that itself counts people of accounts. */
export function countsCounted(segments: readonly Named[]): boolean {
  const known = new Map(segments.map(({ key, definition }) => [key, definition]));
  const look = (condition: Condition): boolean => {
    if (condition.type === 'members') {
      const named = known.get(condition.segment);
      return named !== undefined && countsPeople(named.condition, known);
    }
    return childConditions(condition).some(look);
  };
  return segments.some(({ definition }) => look(definition.condition));
}
