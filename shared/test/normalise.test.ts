import { describe, expect, test } from 'vitest';

import { definitionHash, fillDefaults, normaliseDefinition } from '../src/segment/index.ts';
import type { Condition } from '../src/segment/index.ts';
import { did, dynamic, group, tag } from './helpers/definitions.ts';

const a = tag('a');
const b = tag('b');
const c = tag('c');

describe('defaults are written out', () => {
  const filled = (condition: Condition) => fillDefaults(dynamic(condition)).condition;

  test('an event: at least once, ever, without filters', () => {
    expect(filled(did('A'))).toEqual({
      type: 'event',
      event: 'A',
      where: [],
      count: { operator: 'at_least', value: 1 },
      window: { type: 'ever' },
    });
  });

  test('a page keeps its address; case does not matter unless said', () => {
    expect(filled({ type: 'page', url: { operator: 'contains', value: '/pricing' } })).toMatchObject({
      url: { operator: 'contains', value: '/pricing', case_sensitive: false },
      where: [],
    });
    expect(filled({ type: 'page' })).not.toHaveProperty('url');
  });

  test('S17 an email: any email, and what machines do does not count', () => {
    expect(filled({ type: 'email', activity: 'opened' })).toMatchObject({ emails: 'any', machine: false });
    expect(filled({ type: 'email', activity: 'opened', emails: ['x'], machine: true })).toMatchObject({
      emails: ['x'],
      machine: true,
    });
  });

  test('a field is one of the person', () => {
    expect(filled({ type: 'field', field: 'plan', operator: 'is', value: 'pro' })).toMatchObject({
      of: 'person',
      case_sensitive: false,
    });
    expect(filled({ type: 'field', of: 'account', field: 'plan', operator: 'is_set' })).toMatchObject({
      of: 'account',
    });
  });

  test('a calendar window is the current one; the older end of "ago" comes first', () => {
    expect(filled(did('A', { window: { type: 'calendar', unit: 'month' } }))).toMatchObject({ window: { offset: 0 } });
    const from = { amount: 30, unit: 'day' } as const;
    const to = { amount: 2, unit: 'month' } as const;
    const older = { window: { type: 'ago', from: to, to: from } };
    expect(filled(did('A', { window: { type: 'ago', from, to } }))).toMatchObject(older);
    expect(filled(did('A', { window: { type: 'ago', from: to, to: from } }))).toMatchObject(older);
  });

  test('filters, their elements and occurrences are filled, too', () => {
    const where = [
      { property: 'items', operator: 'has_element' as const, where: [{ property: 'x', operator: 'is_set' as const }] },
    ];
    expect(filled(did('A', { where, occurrence: { pick: 'first' } }))).toMatchObject({
      where: [{ case_sensitive: false, where: [{ property: 'x', operator: 'is_set', case_sensitive: false }] }],
      occurrence: { pick: 'first', where: [] },
    });
  });

  test('what stands inside other conditions is filled, too', () => {
    const within = { amount: 3, unit: 'day' } as const;
    expect(filled({ type: 'sequence', steps: [did('A'), did('B')], within })).toMatchObject({
      thenNot: false,
      steps: [{ window: { type: 'ever' } }, { window: { type: 'ever' } }],
    });
    expect(filled({ type: 'lasting', condition: did('A'), for: within })).toMatchObject({ condition: { where: [] } });
    expect(filled({ type: 'regular', event: did('A'), period: 'week', atLeast: 1, of: 2 })).toMatchObject({
      event: { where: [] },
    });
    const change = { operator: 'up_by_at_least', percent: 5 } as const;
    expect(filled({ type: 'trend', measure: did('A'), period: within, change })).toMatchObject({
      measure: { where: [] },
    });
  });

  test('S20 visitors are left out unless the segment says so', () => {
    expect(fillDefaults(dynamic(a)).include_anonymous).toBe(false);
    expect(fillDefaults({ ...dynamic(a), include_anonymous: true }).include_anonymous).toBe(true);
  });

  test('nothing moves: groups of one stay groups of one', () => {
    expect(filled(group('all', group('any', a)))).toEqual(group('all', group('any', a)));
  });
});

describe('groups are flattened where the meaning stays', () => {
  test.each([
    ['a group of one', group('all', a), a],
    ['any of one', group('any', a), a],
    ['at least 1 of one', group({ atLeast: 1 }, a), a],
    ['none of one stays', group('none', a), group('none', a)],
    ['at least 1 of n is any', group({ atLeast: 1 }, a, b), group('any', a, b)],
    ['at least n of n is all', group({ atLeast: 2 }, a, b), group('all', a, b)],
    ['at least k of n stays', group({ atLeast: 2 }, a, b, c), group({ atLeast: 2 }, a, b, c)],
    ['all in all', group('all', a, group('all', b, c)), group('all', a, b, c)],
    ['any in any', group('any', group('any', a, b), c), group('any', a, b, c)],
    ['any in all stays', group('all', a, group('any', b, c)), group('all', a, group('any', b, c))],
    ['any in none', group('none', a, group('any', b, c)), group('none', a, b, c)],
    ['all in none stays', group('none', a, group('all', b, c)), group('none', a, group('all', b, c))],
    ['none in none stays', group('none', group('none', a)), group('none', group('none', a))],
    [
      'all in "at least" stays',
      group({ atLeast: 2 }, group('all', a, b), b, c),
      group({ atLeast: 2 }, group('all', a, b), b, c),
    ],
    ['deep chains vanish', group('all', group('any', group('all', group('any', a)))), a],
    ['order stays', group('all', c, group('all', b, a)), group('all', c, b, a)],
  ])('%s', (_title, before, after) => {
    expect(normaliseDefinition(dynamic(before)).condition).toEqual(after);
  });

  test('inside "lasting", too', () => {
    const lasting = { type: 'lasting', condition: group('all', a), for: { amount: 1, unit: 'day' } } as const;
    expect(normaliseDefinition(dynamic(lasting)).condition).toEqual({ ...lasting, condition: a });
  });
});

describe('the hash is equal for one meaning in two spellings', () => {
  const hash = (condition: Condition): string => definitionHash(dynamic(condition));
  const week = { type: 'last', amount: 1, unit: 'week' } as const;
  const days = { type: 'last', amount: 7, unit: 'day' } as const;

  test.each([
    [
      'defaults',
      did('A'),
      did('A', { count: { operator: 'at_least', value: 1 }, window: { type: 'ever' }, where: [] }),
    ],
    ['units', did('A', { window: week }), did('A', { window: days })],
    [
      'counts',
      did('A', { count: { operator: 'more_than', value: 2 } }),
      did('A', { count: { operator: 'at_least', value: 3 } }),
    ],
    [
      'not at all',
      did('A', { count: { operator: 'fewer_than', value: 1 } }),
      did('A', { count: { operator: 'exactly', value: 0 } }),
    ],
    ['groups of one', group('all', a), a],
    ['order', group('all', a, b), group('all', b, a)],
    ['repetition', group('any', a, b, a), group('any', a, b)],
    ['nesting', group('all', group('all', a, b), c), group('all', a, group('all', b, c))],
    [
      'order of values and filters',
      did('A', {
        where: [
          { property: 'x', operator: 'is_any_of', value: ['p', 'q'] },
          { property: 'y', operator: 'is_set' },
        ],
      }),
      did('A', {
        where: [
          { property: 'y', operator: 'is_set' },
          { operator: 'is_any_of', property: 'x', value: ['q', 'p', 'p'] },
        ],
      }),
    ],
  ])('%s', (_title, one, other) => {
    expect(hash(one)).toBe(hash(other));
  });

  test.each([
    ['events', did('A'), did('a')],
    ['windows', did('A', { window: week }), did('A', { window: { ...week, amount: 2 } })],
    [
      'kinds of window',
      did('A', { window: week }),
      did('A', { window: { type: 'after_field', field: 'x', amount: 1, unit: 'week' } }),
    ],
    ['matches', group('all', a, b), group('any', a, b)],
    ['none of one', group('none', a), a],
    ['repetition where members are counted', group({ atLeast: 2 }, a, a, b, c), group({ atLeast: 2 }, a, b, c)],
    [
      'types of values',
      { type: 'field', field: 'x', operator: 'is', value: '1' } as const,
      { type: 'field', field: 'x', operator: 'is', value: 1 } as const,
    ],
    [
      'order of steps',
      { type: 'sequence', steps: [did('A'), did('B')], within: { amount: 1, unit: 'day' } } as const,
      { type: 'sequence', steps: [did('B'), did('A')], within: { amount: 1, unit: 'day' } } as const,
    ],
  ])('and different for different %s', (_title, one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  test('visitors and kinds distinguish; the condition of a static segment does not', () => {
    expect(definitionHash({ ...dynamic(a), include_anonymous: true })).not.toBe(hash(a));
    const still = { ...dynamic(a), kind: 'static' } as const;
    expect(definitionHash(still)).not.toBe(hash(a));
    expect(definitionHash(still)).toBe(definitionHash({ ...still, condition: b }));
  });
});
