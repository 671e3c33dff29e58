import { describe, expect, test } from 'vitest';

import { operatorInfo, segmentLimits, valueOperators } from '../src/segment/index.ts';
import { did, dynamic, group, nested, tag } from './helpers/definitions.ts';
import { issuesOf, issuesOfCondition, sentencesFor } from './helpers/issues.ts';

const day = (amount: number) => ({ amount, unit: 'day' as const });

describe('groups', () => {
  test('S30 an empty group is refused, wherever it stands', () => {
    expect(issuesOfCondition(group('all'))).toEqual([': empty_group']);
    expect(issuesOfCondition(group('any', tag('a'), group('none')))).toEqual(['conditions[1]: empty_group']);
    expect(sentencesFor(group('all'), 'fr')).toEqual([
      'Ce groupe est vide. Ajoutez une condition ou supprimez le groupe.',
    ]);
  });

  test('S30 up to 200 conditions, and the limit is stated', () => {
    const tags = (length: number) => Array.from({ length }, (_, index) => tag(`t${index}`));
    expect(issuesOfCondition(group('all', ...tags(200)))).toEqual([]);
    expect(issuesOfCondition(group('all', ...tags(201)))).toEqual([': too_many_conditions']);
    expect(issuesOfCondition(group('all', group('any', ...tags(100)), group('any', ...tags(100))))).toEqual([]);
    expect(sentencesFor(group('all', ...tags(201)), 'en')).toEqual([
      'The segment has 201 conditions; at most 200 are possible.',
    ]);
  });

  test('S30 up to ten groups inside one another, `lasting` included', () => {
    expect(issuesOfCondition(nested(10))).toEqual([]);
    expect(issuesOfCondition(nested(11))).toEqual([`${'.conditions[0]'.repeat(10).slice(1)}: too_deep`]);
    expect(issuesOfCondition({ type: 'lasting', condition: nested(9), for: day(1) })).toEqual([]);
    expect(issuesOfCondition({ type: 'lasting', condition: nested(10), for: day(1) })[0]).toMatch(/too_deep$/);
  });

  test.each([0, -1, 3])('at least %d of 2 is impossible', (atLeast) => {
    expect(issuesOfCondition(group({ atLeast }, tag('a'), tag('b')))).toEqual(['match: at_least_k']);
  });

  test.each([1, 2])('at least %d of 2 is possible', (atLeast) => {
    expect(issuesOfCondition(group({ atLeast }, tag('a'), tag('b')))).toEqual([]);
  });
});

/** For each shape of value: values that fit and values that do not, with the problem. */
const shapes = {
  none: {
    fits: [undefined],
    fails: [
      ['x', 'value_not_wanted'],
      [0, 'value_not_wanted'],
    ],
  },
  scalar: {
    fits: ['x', 0, -1.5, true, { field: 'other' }],
    fails: [
      [undefined, 'value_missing'],
      [['x'], 'value_not_scalar'],
      [day(1), 'value_not_scalar'],
      ['  ', 'blank_value'],
    ],
  },
  text: {
    fits: ['x', ' x ', { field: 'other' }],
    fails: [
      [undefined, 'value_missing'],
      [5, 'value_not_text'],
      [['x'], 'value_not_text'],
      [' ', 'blank_value'],
    ],
  },
  regex: {
    fits: ['^a+$'],
    fails: [
      [undefined, 'value_missing'],
      [5, 'value_not_text'],
      ['(a+)+', 'regex_explodes'],
      ['(', 'regex_syntax'],
      ['', 'empty_text'],
      [{ field: 'other' }, 'field_comparison_not_wanted'],
    ],
  },
  number: {
    fits: [0, -1.5, { field: 'other' }],
    fails: [
      [undefined, 'value_missing'],
      ['5', 'value_not_number'],
      [true, 'value_not_number'],
    ],
  },
  date: {
    fits: ['2026-01-03', '2026-01-03T10:00:00Z', '1815-12-10', { field: 'other' }],
    fails: [
      [undefined, 'value_missing'],
      [1_767_225_600, 'value_not_date'],
      ['tomorrow', 'not_a_date'],
      ['2026-02-30', 'not_a_date'],
      ['03/01/2026', 'not_a_date'],
    ],
  },
  duration: {
    fits: [day(7), { amount: 100, unit: 'year' }],
    fails: [
      [undefined, 'value_missing'],
      [7, 'value_not_duration'],
      ['7 days', 'value_not_duration'],
      [{ field: 'other' }, 'field_comparison_not_wanted'],
    ],
  },
  range: {
    fits: [
      { from: 1, to: 1 },
      { from: -2, to: 3.5 },
      { from: '2026-01-01', to: '2026-01-01' },
      { from: '2026-01-01', to: '2026-01-01T09:00' },
    ],
    fails: [
      [undefined, 'value_missing'],
      [5, 'value_not_range'],
      [[1, 2], 'value_not_range'],
      [{ from: 2, to: 1 }, 'range_backwards'],
      [{ from: '2026-01-02', to: '2026-01-01' }, 'range_backwards'],
      [{ from: 1, to: '2' }, 'range_mixed'],
      [{ from: true, to: false }, 'value_not_range'],
    ],
  },
  list: {
    fits: [['a'], ['a', 'b'], [1, 2], [true]],
    fails: [
      [undefined, 'value_missing'],
      ['a', 'value_not_list'],
      [[], 'empty_list'],
      [{ field: 'other' }, 'field_comparison_not_wanted'],
    ],
  },
} as const;

describe.each(valueOperators)('operator %s', (operator) => {
  const { fits, fails } = shapes[operatorInfo[operator].shape];

  test.each(fits.map((value) => ({ value })))('takes $value', ({ value }) => {
    expect(issuesOfCondition({ type: 'field', field: 'x', operator, value })).toEqual([]);
    expect(issuesOfCondition(did('A', { where: [{ property: 'x.y', operator, value }] }))).toEqual([]);
  });

  test.each(fails.map(([value, code]) => ({ value, code })))('refuses $value: $code', ({ value, code }) => {
    expect(issuesOfCondition({ type: 'field', field: 'x', operator, value })).toEqual([`value: ${code}`]);
    expect(issuesOfCondition({ type: 'event', event: 'A', where: [{ property: 'x', operator, value }] })).toEqual([
      `where[0].value: ${code}`,
    ]);
  });
});

describe('lists', () => {
  const isAnyOf = (value: unknown) => ({ type: 'field', field: 'x', operator: 'is_any_of', value });

  test('S30 up to 10 000 values, and the limit is stated', () => {
    const values = (length: number) => Array.from({ length }, (_, index) => `v${index}`);
    expect(issuesOfCondition(isAnyOf(values(10_000)))).toEqual([]);
    expect(sentencesFor(isAnyOf(values(10_001)), 'en')).toEqual([
      'The list has 10,001 values; at most 10,000 are possible.',
    ]);
    expect(sentencesFor(isAnyOf(values(10_001)), 'fr')).toEqual([
      'La liste contient 10\u202F001 valeurs\u202F; le maximum est 10\u202F000.',
    ]);
  });

  test('values of one list are of one kind', () => {
    expect(issuesOfCondition(isAnyOf(['a', 1]))).toEqual(['value[1]: list_mixed']);
  });

  test('a value inside a list must be a value', () => {
    expect(issuesOfCondition(isAnyOf(['a', null]))).toEqual(['value: bad_value']);
  });
});

describe('spans of time', () => {
  test.each([
    [{ type: 'last', amount: 0, unit: 'day' }, 'window.amount: amount_not_positive'],
    [{ type: 'last', amount: -1, unit: 'day' }, 'window.amount: amount_not_positive'],
    [{ type: 'last', amount: 1.5, unit: 'day' }, 'window.amount: not_whole'],
    [{ type: 'last', amount: 3_651, unit: 'day' }, 'window.amount: span_too_long'],
    [{ type: 'last', amount: 11, unit: 'year' }, 'window.amount: span_too_long'],
    [{ type: 'last', amount: 1e300, unit: 'second' }, 'window.amount: span_too_long'],
    [{ type: 'after_field', field: 'signed_up_at', amount: 0, unit: 'day' }, 'window.amount: amount_not_positive'],
    [{ type: 'ago', from: day(0), to: day(30) }, 'window.from.amount: amount_not_positive'],
    [{ type: 'ago', from: day(30), to: day(4_000) }, 'window.to.amount: span_too_long'],
    [{ type: 'ago', from: day(7), to: { amount: 1, unit: 'week' } }, 'window: ago_empty'],
    [{ type: 'between', from: '2026-01-02', to: '2026-01-01' }, 'window: window_backwards'],
    [{ type: 'between', from: 'then', to: '2026-01-01' }, 'window.from: not_a_date'],
    [{ type: 'between', from: '2026-01-01', to: '2026-13-01' }, 'window.to: not_a_date'],
    [{ type: 'since', at: '0001-01-01' }, 'window.at: not_a_date'],
    [{ type: 'since', at: '1969-12-31' }, 'window.at: absurd_year'],
    [{ type: 'until', at: '2200-01-01' }, 'window.at: absurd_year'],
    [{ type: 'until', at: '+275760-09-13' }, 'window.at: not_a_date'],
    [{ type: 'calendar', unit: 'week', offset: 1 }, 'window.offset: calendar_future'],
    [{ type: 'calendar', unit: 'week', offset: -0.5 }, 'window.offset: not_whole'],
    [{ type: 'calendar', unit: 'year', offset: -11 }, 'window.offset: span_too_long'],
  ])('window %j is refused: %s', (window, issue) => {
    expect(issuesOfCondition({ type: 'event', event: 'A', window })).toEqual([issue]);
  });

  test.each([
    { type: 'ever' },
    { type: 'last', amount: 3_650, unit: 'day' },
    { type: 'last', amount: 1, unit: 'second' },
    { type: 'ago', from: day(60), to: day(30) },
    { type: 'ago', from: day(30), to: day(60) },
    { type: 'between', from: '2026-01-01', to: '2026-01-01' },
    { type: 'between', from: '2026-01-01T12:00', to: '2026-01-01' },
    { type: 'since', at: '1970-01-01' },
    { type: 'until', at: '2199-12-31T23:59:59.999999Z' },
    { type: 'calendar', unit: 'quarter' },
    { type: 'calendar', unit: 'day', offset: -3_650 },
    { type: 'after_field', field: 'signed_up_at', amount: 3, unit: 'day' },
    { type: 'session', session: 'first' },
  ])('window %j is accepted', (window) => {
    expect(issuesOfCondition({ type: 'event', event: 'A', window })).toEqual([]);
  });

  test('a birthday may lie 150 years back, a window of events may not', () => {
    const age = (amount: number) => ({
      type: 'field',
      field: 'born',
      operator: 'more_than_ago',
      value: { amount, unit: 'year' },
    });
    expect(issuesOfCondition(age(150))).toEqual([]);
    expect(issuesOfCondition(age(151))).toEqual(['value.amount: span_too_long']);
    expect(sentencesFor(age(151), 'en')).toEqual(['The span of time is too long: at most 54,750 days (150 years).']);
  });
});

describe('counts', () => {
  test.each([
    [{ operator: 'at_least', value: -1 }, 'count.value: count_negative'],
    [{ operator: 'exactly', value: 1.5 }, 'count.value: not_whole'],
    [{ operator: 'at_least', value: 1_000_001 }, 'count.value: count_too_big'],
    [{ operator: 'fewer_than', value: 0 }, 'count.value: fewer_than_zero'],
    [{ operator: 'between', value: 3 }, 'count.value: count_needs_range'],
    [{ operator: 'at_least', value: { from: 1, to: 2 } }, 'count.value: count_needs_number'],
    [{ operator: 'between', value: { from: 3, to: 2 } }, 'count.value: range_backwards'],
    [{ operator: 'between', value: { from: -1, to: 2 } }, 'count.value.from: count_negative'],
    [{ operator: 'at_least', value: 1, measure: { of: 'emails' } }, 'count.measure: measure_not_here'],
  ])('%j is refused: %s', (count, issue) => {
    expect(issuesOfCondition({ type: 'event', event: 'A', count })).toEqual([issue]);
  });

  test('the path points into the group (condition.conditions[1].count.value)', () => {
    const bad = did('B', { count: { operator: 'at_least', value: -1 } });
    expect(issuesOf(dynamic(group('all', did('A'), bad)))).toEqual([
      'condition.conditions[1].count.value: count_negative',
    ]);
  });

  test.each([
    { operator: 'at_least', value: 0 },
    { operator: 'exactly', value: 0 },
    { operator: 'fewer_than', value: 1 },
    { operator: 'at_least', value: segmentLimits.countMax },
    { operator: 'between', value: { from: 0, to: 0 } },
    { operator: 'at_most', value: -10.5, measure: { of: 'sum', property: 'amount' } },
    { operator: 'at_least', value: 3, measure: { of: 'days' } },
  ])('%j is accepted', (count) => {
    expect(issuesOfCondition({ type: 'event', event: 'A', count })).toEqual([]);
  });

  test('emails can be counted where emails are meant', () => {
    const count = { operator: 'at_least', value: 3, measure: { of: 'emails' } };
    expect(issuesOfCondition({ type: 'email', activity: 'clicked', count })).toEqual([]);
  });
});

describe('filters of events', () => {
  test('has_element asks for filters of its own, other operators refuse them', () => {
    const where = [{ property: 'name', operator: 'is', value: 'x' }];
    expect(
      issuesOfCondition({ type: 'event', event: 'A', where: [{ property: 'items', operator: 'has_element', where }] }),
    ).toEqual([]);
    expect(
      issuesOfCondition({ type: 'event', event: 'A', where: [{ property: 'items', operator: 'has_element' }] }),
    ).toEqual(['where[0].where: where_missing']);
    expect(
      issuesOfCondition({ type: 'event', event: 'A', where: [{ property: 'x', operator: 'is_set', where }] }),
    ).toEqual(['where[0].where: where_not_wanted']);
    expect(
      issuesOfCondition({
        type: 'event',
        event: 'A',
        where: [{ property: 'x', operator: 'has_element', value: 1, where }],
      }),
    ).toEqual(['where[0].value: value_not_wanted']);
  });

  test('up to fifty filters, and three levels of elements', () => {
    const filters = (length: number) => Array.from({ length }, () => ({ property: 'x', operator: 'is_set' }));
    expect(issuesOfCondition({ type: 'event', event: 'A', where: filters(50) })).toEqual([]);
    expect(issuesOfCondition({ type: 'event', event: 'A', where: filters(51) })).toEqual(['where: too_many_filters']);
    const element = (levels: number): object =>
      levels === 0
        ? { property: 'x', operator: 'is_set' }
        : { property: 'x', operator: 'has_element', where: [element(levels - 1)] };
    expect(issuesOfCondition({ type: 'event', event: 'A', where: [element(3)] })).toEqual([]);
    expect(issuesOfCondition({ type: 'event', event: 'A', where: [element(4)] })[0]).toMatch(/filters_too_deep$/);
  });

  test('addresses and links take texts that go with their operator', () => {
    const page = (url: unknown) => ({ type: 'page', url });
    expect(issuesOfCondition(page({ operator: 'contains', value: '/pricing' }))).toEqual([]);
    expect(issuesOfCondition(page({ operator: 'is_any_of', value: ['/pricing', '/demo'] }))).toEqual([]);
    expect(issuesOfCondition(page({ operator: 'is_any_of', value: '/pricing' }))).toEqual([
      'url.value: value_not_list',
    ]);
    expect(issuesOfCondition(page({ operator: 'is', value: ['/pricing'] }))).toEqual(['url.value: value_not_text']);
    expect(issuesOfCondition(page({ operator: 'is_none_of', value: [] }))).toEqual(['url.value: empty_list']);
    expect(issuesOfCondition(page({ operator: 'contains', value: ' ' }))).toEqual(['url.value: blank_value']);
    expect(issuesOfCondition(page({ operator: 'matches', value: '(.*)*' }))).toEqual(['url.value: regex_explodes']);
    expect(
      issuesOfCondition({ type: 'email', activity: 'clicked', link: { operator: 'is', value: '' }, emails: [] }),
    ).toEqual(['link.value: blank_value', 'emails: empty_list']);
  });

  test('S13 "known since before the window" needs a window that begins', () => {
    const known = (window: object | undefined) => ({ type: 'event', event: 'A', window, known_for_at_least: 'window' });
    expect(issuesOfCondition(known({ type: 'last', amount: 30, unit: 'day' }))).toEqual([]);
    expect(issuesOfCondition(known(undefined))).toEqual(['known_for_at_least: known_for_window']);
    expect(issuesOfCondition(known({ type: 'until', at: '2026-01-01' }))).toEqual([
      'known_for_at_least: known_for_window',
    ]);
    expect(issuesOfCondition(did('A', { known_for_at_least: { amount: 0, unit: 'day' } }))).toEqual([
      'known_for_at_least.amount: amount_not_positive',
    ]);
  });
});

describe('order, change and rhythm', () => {
  const last7 = { type: 'last', amount: 7, unit: 'day' } as const;
  const twice = { operator: 'at_least', value: 2 } as const;

  test('S18 a sequence has 2 to 10 steps that happen rather than count', () => {
    const sequence = (...steps: unknown[]) => ({ type: 'sequence', steps, within: day(3) });
    expect(issuesOfCondition(sequence(did('A', { window: last7 }), did('B')))).toEqual([]);
    expect(issuesOfCondition(sequence(did('A')))).toEqual(['steps: too_few_steps']);
    expect(issuesOfCondition(sequence(...Array.from({ length: 11 }, () => did('A'))))).toEqual([
      'steps: too_many_steps',
    ]);
    expect(issuesOfCondition(sequence(did('A'), did('B', { count: twice })))).toEqual([
      'steps[1].count: count_not_here',
    ]);
    expect(issuesOfCondition(sequence(did('A'), did('B', { window: last7 })))).toEqual([
      'steps[1].window: window_not_here',
    ]);
    expect(issuesOfCondition({ type: 'sequence', steps: [did('A'), did('B')], within: day(0) })).toEqual([
      'within.amount: amount_not_positive',
    ]);
  });

  test('S19 a trend has its own periods and a change that is possible', () => {
    const trend = (measure: unknown, percent: number, operator = 'down_by_at_least') => ({
      type: 'trend',
      measure,
      period: day(14),
      change: { operator, percent },
    });
    expect(issuesOfCondition(trend(did('A'), 50))).toEqual([]);
    expect(issuesOfCondition(trend(did('A', { count: { ...twice, measure: { of: 'days' } } }), 100))).toEqual([]);
    expect(issuesOfCondition(trend(did('A'), 300, 'up_by_at_least'))).toEqual([]);
    expect(issuesOfCondition(trend(did('A'), 101))).toEqual(['change.percent: percent_range']);
    expect(issuesOfCondition(trend(did('A'), 0))).toEqual(['change.percent: percent_range']);
    expect(issuesOfCondition(trend(did('A', { window: last7 }), 5))).toEqual(['measure.window: window_not_here']);
    expect(issuesOfCondition(trend(did('A', { count: twice }), 5))).toEqual(['measure.count: count_not_here']);
  });

  test('a rhythm is k of n periods, with 1 ≤ k ≤ n ≤ 366', () => {
    const regular = (atLeast: number, of: number, event: unknown = did('A')) => ({
      type: 'regular',
      event,
      period: 'week',
      atLeast,
      of,
    });
    expect(issuesOfCondition(regular(3, 4, did('A', { count: twice })))).toEqual([]);
    expect(issuesOfCondition(regular(0, 4))).toEqual(['atLeast: at_least_periods']);
    expect(issuesOfCondition(regular(5, 4))).toEqual(['atLeast: at_least_periods']);
    expect(issuesOfCondition(regular(1, 367))).toEqual(['of: too_many_periods']);
    expect(issuesOfCondition(regular(1, 2, did('A', { window: last7 })))).toEqual(['event.window: window_not_here']);
  });

  test('scores compare with numbers', () => {
    const score = (operator: string, value: unknown) => ({ type: 'score', score: 'engagement', operator, value });
    expect(issuesOfCondition(score('gt', 75))).toEqual([]);
    expect(issuesOfCondition(score('between', { from: 1, to: 2 }))).toEqual([]);
    expect(issuesOfCondition(score('between', 1))).toEqual(['value: value_not_range']);
    expect(issuesOfCondition(score('gt', { from: 1, to: 2 }))).toEqual(['value: value_not_number']);
    expect(issuesOfCondition(score('between', { from: 2, to: 1 }))).toEqual(['value: range_backwards']);
  });
});
