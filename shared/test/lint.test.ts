import { describe, expect, test } from 'vitest';

import type { Condition, FieldCondition, SegmentDefinition, Window } from '../src/segment/index.ts';
import { lintDefinition } from '../src/segment/lint/index.ts';
import type { LintCode, LintFinding, LintWorkspace } from '../src/segment/lint/index.ts';
import { parseSegmentDefinition } from '../src/segment/schema.ts';
import { segmentTemplates } from '../src/segment/templates/index.ts';
import { definition as anyDefinition } from './helpers/arbitraries.ts';
import { checkLaw } from './helpers/check-law.ts';
import { did, dynamic, group, tag } from './helpers/definitions.ts';

const DAY_MS = 86_400_000;
const nowMs = Date.parse('2026-03-01T12:00:00Z');
const field = (
  name: string,
  operator: FieldCondition['operator'],
  value?: FieldCondition['value'],
): FieldCondition => ({
  type: 'field',
  field: name,
  operator,
  ...(value === undefined ? {} : { value }),
});
const last = (amount: number): Window => ({ type: 'last', amount, unit: 'day' });
const days = (amount: number) => ({ amount, unit: 'day' as const });
const zero = { operator: 'exactly', value: 0 } as const;
const atLeast = (value: number) => ({ operator: 'at_least', value }) as const;

const workspace: LintWorkspace = {
  nowMs,
  historySinceMs: nowMs - 100 * DAY_MS,
  people: 1_000,
  events: [
    { name: 'Logged in', lastSeenMs: nowMs - DAY_MS },
    { name: 'Created task', lastSeenMs: nowMs },
    { name: 'Old event', lastSeenMs: nowMs - 41 * DAY_MS },
  ],
  fields: [
    { of: 'person', name: 'plan', type: 'text', people: 980, values: ['trial', 'pro', 'free'] },
    { of: 'person', name: 'nps', type: 'number', people: 1_000, values: null },
    { of: 'person', name: 'signed_up_at', type: 'date', people: 1_000, values: null },
    { of: 'person', name: 'languages', type: 'list', people: 1_000, values: null },
  ],
  segments: [],
};

const lint = (condition: Condition, over: Partial<LintWorkspace> = {}): readonly LintFinding[] =>
  lintDefinition(dynamic(condition), { ...workspace, ...over }, 'en');
const codes = (condition: Condition, over: Partial<LintWorkspace> = {}): readonly LintCode[] =>
  lint(condition, over).map(({ code }) => code);
const all = (...conditions: readonly Condition[]): Condition => group('all', ...conditions);
const other = (condition: Condition, rest: Partial<SegmentDefinition> = {}) => ({
  segments: [{ key: 'other', name: 'Other', definition: { ...dynamic(condition), ...rest } }],
});

describe('X5 contradiction', () => {
  test.each<[string, Condition]>([
    ['a tag and not', all(tag('a'), { type: 'tag', tag: 'a', operator: 'has_not' })],
    [
      'a segment and not, in a group of the same kind',
      all(
        { type: 'segment', segment: 'a', operator: 'in' },
        group('all', { type: 'segment', segment: 'a', operator: 'not_in' }, tag('b')),
      ),
    ],
    ['two values of a field', all(field('plan', 'is', 'trial'), field('plan', 'is', ' PRO '))],
    ['a value and its negation', all(field('plan', 'is', 'trial'), field('plan', 'is_none_of', ['Trial', 'pro']))],
    ['a value and none', all(field('plan', 'is', 'trial'), field('plan', 'is_not_set'))],
    ['lists of numbers apart', all(field('nps', 'is_any_of', [9, 10]), field('nps', 'is', 8))],
    ['numbers apart', all(field('nps', 'gte', 9), field('nps', 'lt', 9))],
    [
      'scores apart',
      all(
        { type: 'score', score: 's', operator: 'gt', value: 80 },
        { type: 'score', score: 's', operator: 'between', value: { from: 10, to: 80 } },
      ),
    ],
    ['did and never did', all(did('Created task'), did('Created task', { count: zero }))],
    ['did lately and never did', all(did('Created task', { window: last(7) }), did('Created task', { count: zero }))],
    ['did, and none of did', all(did('Created task'), group('none', did('Created task'), tag('x')))],
    ['none of everyone', group('none', { type: 'everyone' }, tag('x'))],
  ])('%s', (_, condition) => {
    expect(codes(condition)).toContain('contradiction');
  });

  test.each<[string, Condition]>([
    ['either of two values', group('any', field('plan', 'is', 'trial'), field('plan', 'is', 'pro'))],
    [
      'two values of a list',
      all(field('languages', 'includes_any', ['en']), field('languages', 'includes_any', ['fr'])),
    ],
    ['two values of a field of unknown type', all(field('x', 'is', 'a'), field('x', 'is', 'b'))],
    [
      'two values of an account: there may be two',
      all({ ...field('plan', 'is', 'trial'), of: 'account' }, { ...field('plan', 'is', 'pro'), of: 'account' }),
    ],
    ['numbers written as texts', all(field('nps', 'is', '10'), field('nps', 'is', '10.0'))],
    ['numbers that touch', all(field('nps', 'gte', 9), field('nps', 'lte', 9))],
    [
      'values that differ in case where case counts',
      all({ ...field('plan', 'is', 'A'), case_sensitive: true }, field('plan', 'is', 'pro')),
    ],
    [
      'other properties',
      all(
        did('Created task'),
        did('Created task', { count: zero, where: [{ property: 'a', operator: 'is', value: 1 }] }),
      ),
    ],
    [
      'did long ago, not lately',
      all(did('Created task'), did('Created task', { count: zero, window: last(7), known_for_at_least: 'window' })),
    ],
    [
      'sums, which need not grow',
      all(
        did('Created task', { count: { ...atLeast(5), measure: { of: 'sum', property: 'n' } }, window: last(7) }),
        did('Created task', {
          count: { operator: 'fewer_than', value: 5, measure: { of: 'sum', property: 'n' } },
          window: last(30),
        }),
      ),
    ],
  ])('is not %s', (_, condition) => {
    expect(codes(condition)).not.toContain('contradiction');
    expect(codes(condition)).not.toContain('windows_apart');
  });
});

describe('X5 windows that cannot hold together', () => {
  test.each<[string, Condition]>([
    [
      'signed up lately and long ago',
      all(field('signed_up_at', 'within_last', days(3)), field('signed_up_at', 'more_than_ago', days(30))),
    ],
    [
      'often in a week, seldom in a month',
      all(
        did('Logged in', { count: atLeast(5), window: last(7) }),
        did('Logged in', { count: { operator: 'at_most', value: 2 }, window: last(30) }),
      ),
    ],
    [
      'in days of a month that had none',
      all(
        did('Logged in', { window: { type: 'ago', from: days(20), to: days(10) } }),
        did('Logged in', { count: zero, window: last(30), known_for_at_least: 'window' }),
      ),
    ],
  ])('%s', (_, condition) => {
    expect(codes(condition)).toContain('windows_apart');
  });

  test.each<[string, Condition]>([
    [
      'dates that overlap',
      all(field('signed_up_at', 'within_last', days(30)), field('signed_up_at', 'more_than_ago', days(3))),
    ],
    [
      'another event',
      all(
        did('Logged in', { window: last(7) }),
        did('Created task', { count: zero, window: last(30), known_for_at_least: 'window' }),
      ),
    ],
    [
      'a calendar month beside 30 days',
      all(
        did('Logged in', { window: { type: 'calendar', unit: 'month' } }),
        did('Logged in', { count: zero, window: last(30), known_for_at_least: 'window' }),
      ),
    ],
  ])('are not %s', (_, condition) => {
    expect(codes(condition)).not.toContain('windows_apart');
  });
});

describe('X5 always true', () => {
  test('everyone beside others, which can go', () => {
    const [finding] = lint(all(tag('a'), { type: 'everyone' }));
    expect(finding).toMatchObject({ code: 'always_true', path: 'condition.conditions[1]', severity: 'warning' });
    expect(finding?.fix).toEqual(dynamic(all(tag('a'))));
  });

  test.each<[string, Condition]>([
    ['at least 0 times', all(tag('a'), did('Logged in', { count: atLeast(0) }))],
    ['a or not a', group('any', tag('a'), { type: 'tag', tag: 'a', operator: 'has_not' })],
    ['set or not set', group('any', field('plan', 'is_set'), field('plan', 'is_not_set'))],
  ])('%s', (_, condition) => {
    expect(codes(condition)).toContain('always_true');
  });

  test.each<[string, Condition]>([
    ['everyone alone, which is a choice', { type: 'everyone' }],
    ['at most 3 times', all(tag('a'), did('Logged in', { count: { operator: 'at_most', value: 3 } }))],
    [
      'a sum of at least 0',
      all(tag('a'), did('Logged in', { count: { ...atLeast(0), measure: { of: 'sum', property: 'n' } } })),
    ],
    ['known for a while', all(tag('a'), did('Logged in', { count: atLeast(0), known_for_at_least: days(3) }))],
  ])('is not %s', (_, condition) => {
    expect(codes(condition)).not.toContain('always_true');
  });
});

describe('X5 names and values', () => {
  test('an event never seen, with what was meant', () => {
    const [finding] = lint(all(did('logged_in'), tag('a')));
    expect(finding).toMatchObject({ code: 'event_never_seen', path: 'condition.conditions[0]' });
    expect(finding?.message).toContain('Did you mean “Logged in”?');
    expect(finding?.fix).toEqual(dynamic(all(did('Logged in'), tag('a'))));
    expect(codes({ type: 'sequence', steps: [did('Logged in'), did('Nonsense')], within: days(3) })).toEqual([
      'event_never_seen',
    ]);
    expect(codes(did('Logged in'))).toEqual([]);
    expect(codes(did('Anything'), { events: [] })).toEqual([]);
  });

  test('an event not seen for 40 days', () => {
    expect(lint(did('Old event'))[0]).toMatchObject({
      code: 'event_not_seen_lately',
      message: expect.stringContaining('41 days'),
    });
    const events = [{ name: 'Old event', lastSeenMs: nowMs - 39 * DAY_MS }];
    expect(codes(did('Old event'), { events })).toEqual([]);
  });

  test('a value never observed, where all are known', () => {
    const [finding] = lint(field('plan', 'is', 'trail'));
    expect(finding).toMatchObject({ code: 'value_never_seen' });
    expect(finding?.fix).toEqual(dynamic(field('plan', 'is', 'trial')));
    expect(codes(field('plan', 'is_any_of', ['pro', 'gold']))).toEqual(['value_never_seen']);
    expect(codes(field('plan', 'is', ' Trial'))).toEqual([]);
    expect(codes(field('nps', 'is', 11))).toEqual([]);
  });

  test('contains a very short text', () => {
    expect(codes(field('plan', 'contains', 'ro'))).toEqual(['short_text']);
    expect(codes({ type: 'page', url: { operator: 'contains', value: '/' } })).toEqual(['short_text']);
    expect(codes(did('Logged in', { where: [{ property: 'a', operator: 'contains', value: 'x' }] }))).toEqual([
      'short_text',
    ]);
    expect(codes(field('plan', 'contains', 'pro'))).toEqual([]);
    expect(codes(field('plan', 'starts_with', 'p'))).toEqual([]);
  });
});

describe('X5 time', () => {
  test('a window longer than the history', () => {
    expect(lint(did('Logged in', { window: last(365) }))[0]).toMatchObject({
      code: 'window_longer_than_history',
      severity: 'advice',
      message: expect.stringContaining('100 days'),
    });
    expect(codes(did('Logged in', { window: { type: 'ago', from: days(10), to: days(120) } }))).toEqual([
      'window_longer_than_history',
    ]);
    expect(codes(did('Logged in', { window: last(100) }))).toEqual([]);
    expect(codes(did('Logged in', { window: last(365) }), { historySinceMs: null })).toEqual([]);
  });

  test('B24 B39 time alone, without anything people do', () => {
    expect(codes(all(field('signed_up_at', 'within_last', days(7))))).toEqual(['only_time']);
    expect(codes(all(field('signed_up_at', 'within_last', days(7)), did('Logged in')))).toEqual([]);
    expect(codes(field('signed_up_at', 'within_next', days(7)))).toEqual([]);
  });
});

describe('X5 S6 negations', () => {
  test('say how many have no value, and can leave them out', () => {
    const [finding] = lint(all(field('plan', 'is_not', 'pro'), tag('a')));
    expect(finding).toMatchObject({ code: 'includes_missing_value', path: 'condition.conditions[0]' });
    expect(finding?.message).toContain('the 20 people without any plan');
    const fixed = all(field('plan', 'is_not', 'pro'), field('plan', 'is_set'), tag('a'));
    expect(finding?.fix).toEqual(dynamic(fixed));
    expect(codes(fixed)).toEqual([]);
  });

  test('say nothing where a value is asked for beside them', () => {
    expect(codes(all(field('plan', 'is_not', 'pro'), field('plan', 'is_set')))).toEqual([]);
    expect(codes(field('plan', 'is_not_set'))).toEqual([]);
  });

  test('S13 tell of newcomers, and can leave them out', () => {
    const absent = did('Logged in', { count: zero, window: last(30) });
    const [finding] = lint(absent);
    expect(finding?.code).toBe('includes_newcomers');
    expect(finding?.fix).toEqual(dynamic({ ...absent, known_for_at_least: 'window' }));
    expect(codes({ ...absent, known_for_at_least: 'window' })).toEqual([]);
    expect(codes(did('Logged in', { count: zero }))).toEqual([]);
  });
});

describe('X5 other segments', () => {
  const login = did('Logged in', { count: atLeast(3), window: last(7) });

  test('a duplicate, whatever its spelling', () => {
    const same = did('Logged in', {
      count: { operator: 'more_than', value: 2 },
      window: { type: 'last', amount: 1, unit: 'week' },
    });
    expect(lint(login, other(all(same)))[0]).toMatchObject({
      code: 'duplicate',
      path: 'condition',
      message: expect.stringContaining('“Other”'),
    });
    expect(codes(login, other(same, { kind: 'static' }))).toEqual([]);
    expect(codes(login, other(same, { include_anonymous: true }))).toEqual(['subset']);
  });

  test.each<[string, Condition, Condition]>([
    ['one condition more', all(login, tag('a')), login],
    ['one choice more', login, group('any', tag('a'), login)],
    ['fewer times in a longer time', login, did('Logged in', { count: atLeast(2), window: last(30) })],
    [
      'fewer at most',
      did('Logged in', { count: { operator: 'at_most', value: 1 }, window: last(30) }),
      did('Logged in', { count: { operator: 'at_most', value: 2 }, window: last(7) }),
    ],
    ['one of the values', field('plan', 'is', 'pro'), field('plan', 'is_any_of', ['pro', 'trial'])],
    ['a value, of those that have any', field('plan', 'is', 'pro'), field('plan', 'is_set')],
    ['larger numbers', field('nps', 'gte', 9), field('nps', 'gt', 6)],
    [
      'later dates',
      all(field('signed_up_at', 'within_last', days(3)), tag('a')),
      field('signed_up_at', 'within_last', days(7)),
    ],
  ])('a subset: %s', (_, narrow, wide) => {
    expect(codes(narrow, other(wide))).toContain('subset');
    expect(codes(wide, other(narrow))).not.toContain('subset');
  });

  test.each<[string, Condition, Condition]>([
    ['another window', did('Logged in', { window: last(30) }), did('Logged in', { window: last(7) })],
    [
      'an exact count in a longer window',
      did('Logged in', { count: { operator: 'exactly', value: 3 }, window: last(7) }),
      did('Logged in', { count: { operator: 'between', value: { from: 1, to: 5 } }, window: last(30) }),
    ],
    ['a negation, of those that have a value', field('plan', 'is_not', 'pro'), field('plan', 'is_set')],
    [
      'known for another time',
      did('Logged in', { count: zero, window: last(60), known_for_at_least: 'window' }),
      did('Logged in', { count: zero, window: last(30), known_for_at_least: 'window' }),
    ],
    ['everyone', login, { type: 'everyone' }],
    ['the account instead of the person', { ...field('plan', 'is', 'pro'), of: 'account' }, field('plan', 'is', 'pro')],
  ])('no subset: %s', (_, narrow, wide) => {
    expect(codes(narrow, other(wide))).not.toContain('subset');
  });
});

describe('the linter', () => {
  test('has nothing to say of a static segment', () => {
    expect(lintDefinition({ ...dynamic(did('Nonsense')), kind: 'static' }, workspace, 'en')).toEqual([]);
  });

  test('speaks French', () => {
    const [finding] = lintDefinition(dynamic(did('logged_in')), workspace, 'fr');
    expect(finding?.message).toBe(
      'Aucun événement «\u00A0logged_in\u00A0» n’a encore été vu. Vouliez-vous dire «\u00A0Logged in\u00A0»\u202F?',
    );
  });

  test('names conditions inside others as issues do', () => {
    const inside: Condition = { type: 'lasting', condition: all(tag('a'), did('Nonsense')), for: days(3) };
    expect(lint(inside)[0]?.path).toBe('condition.condition.conditions[1]');
  });

  test('finds no contradiction in any template', () => {
    for (const template of segmentTemplates) {
      const found = lintDefinition(template.definition(), workspace, 'en').map(({ code }) => code);
      expect([
        template.id,
        found.filter((code) => ['contradiction', 'windows_apart', 'always_true'].includes(code)),
      ]).toEqual([template.id, []]);
    }
  });

  test('never fails, says it in both languages, and repairs only into what can be saved', () => {
    checkLaw(anyDefinition, (given) => {
      const segments = [{ key: 'same', name: 'Same', definition: given }];
      for (const locale of ['en', 'fr'] as const) {
        for (const { message, fix } of lintDefinition(given, { ...workspace, segments }, locale)) {
          expect(message).not.toMatch(/undefined|\[object|NaN/u);
          expect(fix === undefined || parseSegmentDefinition(fix).ok).toBe(true);
        }
      }
    });
  });
});
