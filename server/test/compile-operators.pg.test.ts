import type { Condition, FieldCondition, PropertyFilter } from '@segue/shared/segment';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewSegment } from '../src/segment/index.ts';
import { createWorld, type World } from './helpers/world.ts';
import type { Json } from './oracle/world.ts';

/*
 * Every operator on the database: a field and a property take each value once, and exactly those marked true must fit.
 * The clock stands at noon of the 1st of March 2026 in Paris, 11:00 in UTC.
 */
type Row = readonly [
  name: string,
  comparison: Pick<FieldCondition, 'operator' | 'value' | 'case_sensitive'>,
  fits: readonly Json[],
  rest: readonly Json[],
];

const texts: readonly Row[] = [
  [
    'S8 is, without regard to case and spaces',
    { operator: 'is', value: 'Pro' },
    ['pro', ' PRO\t'],
    ['pro plan', '', ' ', null],
  ],
  ['S8 is, with regard to case', { operator: 'is', value: 'Pro', case_sensitive: true }, ['Pro ', 'Pro'], ['pro']],
  ['S8 is, in Unicode', { operator: 'is', value: 'ÉCOLE' }, ['école'], ['ecole']],
  ['S6 is_not', { operator: 'is_not', value: 'pro' }, ['free', '', null], ['PRO']],
  ['S9 is, a number as a text', { operator: 'is', value: '42' }, ['42', 42], ['420', 4.2]],
  ['is_any_of', { operator: 'is_any_of', value: ['pro', 'team'] }, ['PRO', 'team'], ['free', null]],
  ['S6 is_none_of', { operator: 'is_none_of', value: ['pro', 'team'] }, ['free', null, ''], ['PRO', 'team']],
  ['contains, and % and _ are letters', { operator: 'contains', value: '50%_' }, ['a 50%_ b'], ['50ab', null]],
  ['S6 not_contains', { operator: 'not_contains', value: 'ro' }, ['free', null, ''], ['PRO', 'from']],
  ['starts_with', { operator: 'starts_with', value: 'pro' }, ['Project', ' pro'], ['a pro']],
  ['ends_with', { operator: 'ends_with', value: 'ro' }, ['PRO ', 'euro'], ['project']],
  ['S12 matches', { operator: 'matches', value: '^(pro|team)$' }, ['pro', 'TEAM'], ['pros', '', null]],
  ['S7 is_set', { operator: 'is_set' }, ['x', 0, false, ['x']], ['', null, []]],
  ['S7 is_not_set', { operator: 'is_not_set' }, ['', null, []], ['x', 0, false]],
];

const numbers: readonly Row[] = [
  ['S10 is', { operator: 'is', value: 10 }, [10, '10', ' 10.0 ', '1e1'], [1, '1', 'ten', '', null, '10,0']],
  ['S6 is_not', { operator: 'is_not', value: 10 }, [9, 'ten', null, ''], [10, '10']],
  ['is_any_of', { operator: 'is_any_of', value: [1, 10] }, [1, '10'], [0, null]],
  ['S6 is_none_of', { operator: 'is_none_of', value: [1, 10] }, [0, null], [1, '10']],
  ['S10 gt, 9 is less than 10', { operator: 'gt', value: 9 }, [10, '10', 9.5], [9, '9', -10, 'a', null]],
  ['gte', { operator: 'gte', value: 9 }, [9, 10], [8.9, null]],
  ['lt', { operator: 'lt', value: 9 }, [8.9, '-1'], [9, '10', null, '']],
  ['lte', { operator: 'lte', value: 9 }, [9, 0], [9.1, null]],
  ['between, ends included', { operator: 'between', value: { from: 1, to: 10 } }, [1, 10, '5'], [0.9, 10.1, null]],
];

const booleans: readonly Row[] = [
  ['is true', { operator: 'is', value: true }, [true, 'true'], [false, 'yes', null]],
  ['is false, which is not missing', { operator: 'is', value: false }, [false, 'FALSE'], [true, null, '']],
];

const day = '2026-03-01';
const dates: readonly Row[] = [
  [
    'S10 on a day in Paris',
    { operator: 'on', value: day },
    [day, '2026-02-28T23:00:00Z', '2026-03-01T23:59:59'],
    ['2026-03-01T23:00:00Z', '2026-02-28', 'today', '', null],
  ],
  [
    'S10 before a day',
    { operator: 'before', value: day },
    ['2026-02-28', '2026-02-28T22:59:59.999999Z'],
    [day, '2026-02-28T23:00:00Z', null, 'x'],
  ],
  [
    'S10 after a day, from the next one',
    { operator: 'after', value: day },
    ['2026-03-02', '2026-03-01T23:00:00Z'],
    [day, '2026-03-01T22:59:59.999999Z', null],
  ],
  [
    'between, both days included',
    { operator: 'between', value: { from: '2026-02-27', to: day } },
    ['2026-02-27', day, '2026-03-01T22:59:59Z'],
    ['2026-02-26', '2026-03-02', null],
  ],
  [
    'S10 Unix seconds and milliseconds',
    { operator: 'on', value: day },
    [1_772_359_200, 1_772_359_200_000],
    [0, 1_772_500_000],
  ],
  [
    'S10 a day that does not exist',
    { operator: 'after', value: '2000-01-01' },
    ['2028-02-29'],
    ['2026-02-30', '2027-02-29', '2026-13-01'],
  ],
  [
    'S1 within_last, ends included',
    { operator: 'within_last', value: { amount: 1, unit: 'day' } },
    ['2026-02-28T11:00:00Z', '2026-03-01T11:00:00Z', '2026-02-28'],
    ['2026-02-28T10:59:59.999999Z', '2026-03-01T11:00:00.000001Z', '2026-02-27', null],
  ],
  [
    'more_than_ago',
    { operator: 'more_than_ago', value: { amount: 1, unit: 'day' } },
    ['2026-02-28T10:59:59.999999Z', '2026-02-27'],
    ['2026-02-28T11:00:00Z', '2026-03-02', null, ''],
  ],
  [
    'within_next',
    { operator: 'within_next', value: { amount: 1, unit: 'day' } },
    ['2026-03-02T11:00:00Z', day, '2026-03-02'],
    ['2026-03-02T11:00:00.000001Z', '2026-02-28', null],
  ],
  [
    'more_than_ahead',
    { operator: 'more_than_ahead', value: { amount: 1, unit: 'day' } },
    ['2026-03-02T11:00:00.000001Z', '2026-03-03'],
    ['2026-03-02', day, null, 'x'],
  ],
  [
    'anniversary_within_next',
    { operator: 'anniversary_within_next', value: { amount: 2, unit: 'day' } },
    ['1990-03-01', '1985-03-03'],
    ['1990-02-28', '1990-03-04', null, 'x'],
  ],
];

const lists: readonly Row[] = [
  ['includes_any', { operator: 'includes_any', value: ['red', 'blue'] }, [['RED '], ['x', 'blue']], [['x'], [], null]],
  ['includes_all', { operator: 'includes_all', value: ['red', 'blue'] }, [['blue', 'x', 'Red']], [['red'], [], null]],
  [
    'S6 includes_none',
    { operator: 'includes_none', value: ['red', 'blue'] },
    [['x'], [], null],
    [['RED'], ['x', 'blue']],
  ],
  ['includes_any of numbers', { operator: 'includes_any', value: [3] }, [[3], ['x', 3]], [[33], []]],
];

const kinds = [
  { type: 'text', first: 'x', rows: texts },
  { type: 'number', first: 1, rows: numbers },
  { type: 'boolean', first: true, rows: booleans },
  { type: 'date', first: '2001-01-01', rows: dates },
  { type: 'list', first: ['x'], rows: lists },
] as const;

describe.each(kinds)('operators of $type', ({ type, first, rows }) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ start: '2026-03-01T11:00:00.000Z', timezone: 'Europe/Paris' });
    await world.send({ type: 'identify', userId: 'first', traits: { value: first, nested: { value: first } } });
    const values = rows.flatMap(([, , fits, rest]) => [...fits, ...rest]);
    for (const value of new Set(values.map((one) => JSON.stringify(one)))) {
      const parsed = JSON.parse(value) as Json;
      await world.send(
        { type: 'identify', userId: value, traits: { value: parsed, nested: { value: parsed } } },
        { type: 'track', userId: value, event: 'Did', properties: { value: parsed, nested: [{ value: parsed }, {}] } },
      );
    }
    await world.settle();
  });
  afterAll(() => world.stop());

  const expectFits = async (condition: Condition, fits: readonly Json[], rest: readonly Json[]): Promise<void> => {
    const { people = [] } = await previewSegment(world.context, {
      definition: { version: 1, kind: 'dynamic', condition },
      people: true,
    });
    const asked = [...fits, ...rest].map((value) => JSON.stringify(value));
    const found = people.map((person) => person.user_id ?? '').filter((userId) => asked.includes(userId));
    expect(found.sort()).toEqual(fits.map((value) => JSON.stringify(value)).sort());
  };
  const did = (where: PropertyFilter): Condition => ({ type: 'event', event: 'Did', where: [where] });

  it.each(rows)('field: %s', (_name, comparison, fits, rest) =>
    expectFits({ type: 'field', field: 'value', ...comparison }, fits, rest),
  );
  it.each(rows)('S11 nested field: %s', (_name, comparison, fits, rest) =>
    expectFits({ type: 'field', field: 'nested.value', ...comparison }, fits, rest),
  );
  it.each(rows)('property: %s', (_name, comparison, fits, rest) =>
    expectFits(did({ property: 'value', ...comparison }), fits, rest),
  );
  // A negative filter would be true of the element without the value.
  const positive = rows.filter(([name]) => type === 'number' && !name.startsWith('S6'));
  it.each(positive)('property of an element: %s', (_name, comparison, fits, rest) => {
    const where = [{ property: 'value', ...comparison }];
    return expectFits(did({ property: 'nested', operator: 'has_element', where }), fits, rest);
  });
});
