import { describe, expect, test } from 'vitest';

import { findIssues, operatorInfo, operatorsFor } from '../src/segment/index.ts';
import type {
  CalendarUnit,
  Condition,
  ConditionType,
  Count,
  CountOperator,
  DurationUnit,
  EmailActivity,
  EmailCondition,
  EventCondition,
  FieldCondition,
  FormCondition,
  GroupMatch,
  Measure,
  Occurrence,
  PageCondition,
  PropertyFilter,
  RegularCondition,
  ScoreCondition,
  SegmentDefinition,
  SequenceCondition,
  TextMatch,
  TextOperator,
  TrendCondition,
  ValueOperator,
  ValueType,
  Window,
} from '../src/segment/index.ts';
import { parseSegmentDefinition } from '../src/segment/schema.ts';
import { did, dynamic, group, tag } from './helpers/definitions.ts';

/*
 * The annotations in schema.ts make sure that the schema takes nothing ast.ts does not know. These tables make sure of
 * the opposite: a kind, operator, unit or key that is added to ast.ts does not compile here until there is an example,
 * and the example fails until the schema takes it.
 */

const day = { amount: 7, unit: 'day' } as const;
const filter: Required<PropertyFilter> = {
  property: 'items',
  operator: 'has_element',
  value: undefined,
  case_sensitive: true,
  where: [{ property: 'x', operator: 'is', value: 'y', case_sensitive: false }],
};
const occurrence: Required<Occurrence> = { pick: 'last', where: [filter] };
const count: Required<Count> = { operator: 'at_least', value: 3, measure: { of: 'days' } };
const textMatch: Required<TextMatch> = { operator: 'contains', value: '/pricing', case_sensitive: true };
const counting = {
  where: [filter],
  count,
  window: { type: 'last', ...day },
  occurrence,
  known_for_at_least: day,
} as const;

/** One example of each kind, with every key it may have. */
const fullByType: { readonly [T in ConditionType]: Required<Extract<Condition, { type: T }>> } = {
  group: { type: 'group', match: { atLeast: 1 }, conditions: [tag('a'), tag('b')] },
  field: {
    type: 'field',
    of: 'account',
    field: 'plan',
    operator: 'is',
    value: 'pro',
    case_sensitive: true,
  } satisfies Required<FieldCondition>,
  tag: { type: 'tag', tag: 'vip', operator: 'has_not' },
  event: { type: 'event', event: 'A', ...counting } satisfies Required<EventCondition>,
  page: { type: 'page', url: textMatch, path: textMatch, ...counting } satisfies Required<PageCondition>,
  email: {
    type: 'email',
    activity: 'clicked',
    emails: ['welcome'],
    link: textMatch,
    machine: true,
    ...counting,
  } satisfies Required<EmailCondition>,
  segment: { type: 'segment', segment: 'trial', operator: 'not_in' },
  members: { type: 'members', segment: 'active', count: { operator: 'between', value: { from: 1, to: 5 } } },
  score: {
    type: 'score',
    score: 'engagement',
    operator: 'between',
    value: { from: 1, to: 5 },
  } satisfies Required<ScoreCondition>,
  form: { type: 'form', form: 'signup', ...counting } satisfies Required<FormCondition>,
  consent: { type: 'consent', topic: 'news', channel: 'email', operator: 'not_subscribed' },
  sequence: {
    type: 'sequence',
    steps: [did('A'), did('B')],
    within: day,
    thenNot: true,
  } satisfies Required<SequenceCondition>,
  trend: {
    type: 'trend',
    measure: did('A'),
    period: day,
    change: { operator: 'up_by_at_least', percent: 50 },
  } satisfies Required<TrendCondition>,
  lasting: { type: 'lasting', condition: tag('a'), for: day },
  regular: { type: 'regular', event: did('A'), period: 'week', atLeast: 3, of: 4 } satisfies Required<RegularCondition>,
  everyone: { type: 'everyone' },
};

function expectAccepted(condition: Condition): void {
  const definition = JSON.parse(
    JSON.stringify({ ...dynamic(condition), ...ofAccounts(condition) }),
  ) as SegmentDefinition;
  expect(parseSegmentDefinition(definition)).toEqual({ ok: true, definition });
}

/** What may only be asked of accounts stands in a segment of accounts. */
const ofAccounts = ({ type }: Condition) => (type === 'members' ? ({ of: 'account' } as const) : {});

describe('the schema takes everything ast.ts knows', () => {
  test.each(Object.values<Condition>(fullByType))('$type with all its keys', (condition) => expectAccepted(condition));

  test('the definition with all its keys', () => {
    const definition: Required<SegmentDefinition> = {
      version: 1,
      kind: 'static',
      of: 'person',
      condition: tag('a'),
      include_anonymous: true,
    };
    expect(parseSegmentDefinition(definition)).toEqual({ ok: true, definition });
  });

  const matches: Readonly<Record<'all' | 'any' | 'none' | 'atLeast', GroupMatch>> = {
    all: 'all',
    any: 'any',
    none: 'none',
    atLeast: { atLeast: 2 },
  };
  test.each(Object.entries(matches))('the match %s', (_name, match) =>
    expectAccepted(group(match, tag('a'), tag('b'))),
  );

  const windows: { readonly [T in Window['type']]: Required<Extract<Window, { type: T }>> } = {
    ever: { type: 'ever' },
    last: { type: 'last', ...day },
    ago: { type: 'ago', from: { amount: 60, unit: 'day' }, to: { amount: 30, unit: 'day' } },
    between: { type: 'between', from: '2026-01-01', to: '2026-01-31' },
    since: { type: 'since', at: '2026-01-01' },
    until: { type: 'until', at: '2026-01-01' },
    calendar: { type: 'calendar', unit: 'month', offset: -1 },
    after_field: { type: 'after_field', field: 'signed_up_at', ...day },
    session: { type: 'session', session: 'last' },
  };
  test.each(Object.values<Window>(windows))('the window $type', (window) => expectAccepted(did('A', { window })));

  const measures: Readonly<Record<Measure['of'], Measure>> = {
    days: { of: 'days' },
    emails: { of: 'emails' },
    distinct: { of: 'distinct', property: 'p' },
    sum: { of: 'sum', property: 'p' },
    average: { of: 'average', property: 'p' },
    min: { of: 'min', property: 'p' },
    max: { of: 'max', property: 'p' },
  };
  test.each(Object.values(measures))('the measure $of', (measure) => {
    expectAccepted({ type: 'email', activity: 'opened', count: { operator: 'at_least', value: 1, measure } });
  });

  const counts: Readonly<Record<CountOperator, Count['value']>> = {
    at_least: 1,
    at_most: 1,
    exactly: 1,
    more_than: 1,
    fewer_than: 1,
    between: { from: 1, to: 2 },
  };
  test.each(Object.entries(counts))('the count %s', (operator, value) => {
    expectAccepted(did('A', { count: { operator: operator as CountOperator, value } }));
  });

  const activities: Readonly<Record<EmailActivity, true>> = {
    received: true,
    opened: true,
    clicked: true,
    replied: true,
    unsubscribed: true,
    bounced: true,
    complained: true,
  };
  test.each(Object.keys(activities))('the activity %s', (activity) => {
    expectAccepted({ type: 'email', activity: activity as EmailActivity });
  });

  const units: Readonly<Record<DurationUnit, true>> = {
    second: true,
    minute: true,
    hour: true,
    day: true,
    week: true,
    month: true,
    year: true,
  };
  test.each(Object.keys(units))('the unit %s', (unit) => {
    expectAccepted(did('A', { window: { type: 'last', amount: 1, unit: unit as DurationUnit } }));
  });

  const periods: Readonly<Record<CalendarUnit, true>> = {
    day: true,
    week: true,
    month: true,
    quarter: true,
    year: true,
  };
  test.each(Object.keys(periods))('the period %s', (period) => {
    expectAccepted({ type: 'regular', event: did('A'), period: period as CalendarUnit, atLeast: 1, of: 2 });
    expectAccepted(did('A', { window: { type: 'calendar', unit: period as CalendarUnit } }));
  });

  const texts: Readonly<Record<TextOperator, TextMatch['value']>> = {
    is: 'a',
    is_not: 'a',
    is_any_of: ['a'],
    is_none_of: ['a'],
    contains: 'a',
    not_contains: 'a',
    starts_with: 'a',
    ends_with: 'a',
    matches: 'a',
  };
  test.each(Object.entries(texts))('an address that %s', (operator, value) => {
    expectAccepted({ type: 'page', url: { operator: operator as TextOperator, value } });
  });
});

describe('operators by type, for the editor', () => {
  const byType: Readonly<Record<ValueType, readonly ValueOperator[]>> = {
    text: [
      'is',
      'is_not',
      'is_any_of',
      'is_none_of',
      'contains',
      'not_contains',
      'starts_with',
      'ends_with',
      'matches',
      'is_set',
      'is_not_set',
    ],
    number: ['is', 'is_not', 'is_any_of', 'is_none_of', 'gt', 'gte', 'lt', 'lte', 'between', 'is_set', 'is_not_set'],
    boolean: ['is', 'is_set', 'is_not_set'],
    date: [
      'between',
      'on',
      'before',
      'after',
      'within_last',
      'more_than_ago',
      'within_next',
      'more_than_ahead',
      'anniversary_within_next',
      'is_set',
      'is_not_set',
    ],
    list: ['includes_any', 'includes_all', 'includes_none', 'is_set', 'is_not_set'],
  };
  test.each(Object.entries(byType))('%s', (type, operators) => {
    expect(operatorsFor(type as ValueType)).toEqual(operators);
  });

  test('S6 the negative ones are those that are true of people without the value', () => {
    const negative = Object.entries(operatorInfo).filter(([, info]) => info.negative);
    expect(negative.map(([operator]) => operator)).toEqual([
      'is_not',
      'is_none_of',
      'not_contains',
      'includes_none',
      'is_not_set',
    ]);
  });
});

describe('checking while somebody edits, without the schema library', () => {
  test('finds what the parser finds', () => {
    const broken = dynamic(group('all', did('A', { count: { operator: 'exactly', value: -1 } }), group('any')));
    const parsed = parseSegmentDefinition(broken, 'fr');
    expect(findIssues(broken, 'fr')).toEqual(parsed.ok ? [] : parsed.issues);
    expect(findIssues(broken, 'fr').map(({ path }) => path)).toEqual([
      'condition.conditions[0].count.value',
      'condition.conditions[1]',
    ]);
  });

  test('finds nothing in a valid definition', () => {
    expect(findIssues(dynamic(tag('a')), 'en')).toEqual([]);
  });
});
