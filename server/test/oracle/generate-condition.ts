import type {
  Condition,
  Count,
  FieldCondition,
  PropertyFilter,
  SegmentDefinition,
  TextMatch,
  ValueOperator,
  ValueType,
  Window,
} from '@segue/shared/segment';
import fc from 'fast-check';
import { datesAround, durations, eventNames, numbers, texts } from './generate-values.ts';

type Compared = Pick<FieldCondition, 'operator' | 'value' | 'case_sensitive'>;

const presence = fc.record({ operator: fc.constantFrom<ValueOperator>('is_set', 'is_not_set') });
const patterns = ['^pro', 'o$', '^(pro|free)$', '[a-c]', '1+0?', '.{4,}', '\\d'] as const;
const caseSensitive = fc.constantFrom({}, {}, { case_sensitive: true });
const duration = fc.constantFrom(...durations);
const number = fc.constantFrom(...numbers);

function pairs<T>(values: readonly T[], inOrder: (a: T, b: T) => boolean): fc.Arbitrary<{ from: T; to: T }> {
  return fc
    .tuple(fc.constantFrom(...values), fc.constantFrom(...values))
    .map(([a, b]) => (inOrder(a, b) ? { from: a, to: b } : { from: b, to: a }));
}

function textComparison(others: readonly string[]): fc.Arbitrary<Compared> {
  const value = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom<string>(...texts, 'ro', ' PRO') },
    { weight: 1, arbitrary: fc.constantFrom(...(others.length > 0 ? others.map((field) => ({ field })) : ['pro'])) },
  );
  const single = fc.record({
    operator: fc.constantFrom<ValueOperator>('is', 'is_not', 'contains', 'not_contains', 'starts_with', 'ends_with'),
    value,
  });
  const several = fc.record({
    operator: fc.constantFrom<ValueOperator>('is_any_of', 'is_none_of'),
    value: fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 }),
  });
  const pattern = fc.record({ operator: fc.constant<ValueOperator>('matches'), value: fc.constantFrom(...patterns) });
  return fc
    .tuple(fc.oneof(single, single, several, pattern), caseSensitive)
    .map(([compared, rest]) => ({ ...compared, ...rest }));
}

function numberComparison(others: readonly string[]): fc.Arbitrary<Compared> {
  const value = fc.oneof(
    { weight: 4, arbitrary: number },
    { weight: 1, arbitrary: fc.constantFrom(...(others.length > 0 ? others.map((field) => ({ field })) : [10])) },
  );
  return fc.oneof(
    fc.record({ operator: fc.constantFrom<ValueOperator>('is', 'is_not', 'gt', 'gte', 'lt', 'lte'), value }),
    fc.record({
      operator: fc.constantFrom<ValueOperator>('is_any_of', 'is_none_of'),
      value: fc.uniqueArray(number, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ operator: fc.constant<ValueOperator>('between'), value: pairs(numbers, (a, b) => a <= b) }),
  );
}

function dateComparison(start: string, others: readonly string[]): fc.Arbitrary<Compared> {
  const { valid } = datesAround(start);
  const days = valid.filter((date) => date.length === 10);
  return fc.oneof(
    fc.record({
      operator: fc.constantFrom<ValueOperator>('on', 'before', 'after'),
      value: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...valid) },
        { weight: 1, arbitrary: fc.constantFrom(...(others.length > 0 ? others.map((field) => ({ field })) : days)) },
      ),
    }),
    fc.record({ operator: fc.constant<ValueOperator>('between'), value: pairs(days, (a, b) => a <= b) }),
    fc.record({
      operator: fc.constantFrom<ValueOperator>('within_last', 'more_than_ago', 'within_next', 'more_than_ahead'),
      value: duration,
    }),
  );
}

const booleanComparison: fc.Arbitrary<Compared> = fc.record({
  operator: fc.constant<ValueOperator>('is'),
  value: fc.boolean(),
});

const listComparison: fc.Arbitrary<Compared> = fc.record({
  operator: fc.constantFrom<ValueOperator>('includes_any', 'includes_all', 'includes_none'),
  value: fc.oneof(
    fc.uniqueArray(fc.constantFrom('red', 'blue', 'green', '10'), { minLength: 1, maxLength: 2 }),
    fc.uniqueArray(fc.constantFrom(3, 10), { minLength: 1, maxLength: 2 }),
  ),
});

const anniversary: fc.Arbitrary<Compared> = fc.record({
  operator: fc.constant<ValueOperator>('anniversary_within_next'),
  value: duration,
});

function comparisonOf(type: ValueType, start: string, others: readonly string[]): fc.Arbitrary<Compared> {
  const typed = {
    text: () => textComparison(others),
    number: () => numberComparison(others),
    boolean: () => booleanComparison,
    date: () => dateComparison(start, others),
    list: () => listComparison,
  }[type]();
  return fc.oneof({ weight: 6, arbitrary: typed }, { weight: 1, arbitrary: presence });
}

function field(start: string): fc.Arbitrary<Condition> {
  const of = (name: string, type: ValueType, others: readonly string[] = []): fc.Arbitrary<Condition> =>
    comparisonOf(type, start, others).map((compared) => ({ type: 'field', field: name, ...compared }));
  const ofAccount = (name: string, type: ValueType): fc.Arbitrary<Condition> =>
    comparisonOf(type, start, []).map((compared) => ({ type: 'field', of: 'account', field: name, ...compared }));
  return fc.oneof(
    of('plan', 'text', ['nickname']),
    of('seats', 'number', ['limit']),
    of('vip', 'boolean'),
    of('trial_ends_at', 'date', ['signed_up_at']),
    of('colors', 'list'),
    of('address.city', 'text'),
    of('address.floor', 'number'),
    anniversary.map((compared): Condition => ({ type: 'field', field: 'birthday', ...compared })),
    ofAccount('industry', 'text'),
    ofAccount('size', 'number'),
    ofAccount('renews_on', 'date'),
  );
}

function filter(start: string): fc.Arbitrary<PropertyFilter> {
  const of = (property: string, type: ValueType, others: readonly string[] = []): fc.Arbitrary<PropertyFilter> =>
    comparisonOf(type, start, others).map((compared) => ({ property, ...compared }));
  const inner = fc.oneof(of('sku', 'text'), of('qty', 'number'));
  return fc.oneof(
    of('project.name', 'text', ['nickname']),
    of('priority', 'number', ['limit']),
    of('priority', 'text'),
    of('done', 'boolean'),
    of('due', 'date', ['signed_up_at']),
    of('labels', 'list'),
    of('items.qty', 'number'),
    fc
      .array(inner, { minLength: 1, maxLength: 2 })
      .map((where): PropertyFilter => ({ property: 'items', operator: 'has_element', where })),
  );
}

const count: fc.Arbitrary<Count> = fc.oneof(
  fc.record({
    operator: fc.constantFrom('at_least', 'at_most', 'exactly', 'more_than'),
    value: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ operator: fc.constant('fewer_than'), value: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ operator: fc.constant('between'), value: pairs([0, 1, 2, 3], (a, b) => a <= b) }),
);

function window(start: string): fc.Arbitrary<Window> {
  const { valid } = datesAround(start);
  const days = valid.filter((date) => date.length === 10);
  const at = fc.constantFrom(...valid);
  const length = fc.constantFrom(...durations);
  return fc.oneof(
    { weight: 4, arbitrary: length.map((span): Window => ({ type: 'last', ...span })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...durations.slice(0, 3)), fc.constantFrom(...durations.slice(3, 6)))
        .map(([to, from]): Window => ({ type: 'ago', from, to })),
    },
    { weight: 1, arbitrary: pairs(days, (a, b) => a <= b).map((span): Window => ({ type: 'between', ...span })) },
    { weight: 1, arbitrary: at.map((from): Window => ({ type: 'since', at: from })) },
    { weight: 1, arbitrary: at.map((to): Window => ({ type: 'until', at: to })) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('calendar'),
        unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
        offset: fc.constantFrom(0, -1, -2),
      }),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(length, fc.constantFrom('signed_up_at', 'trial_ends_at'))
        .map(([span, name]): Window => ({ type: 'after_field', field: name, ...span })),
    },
    { weight: 1, arbitrary: fc.constant<Window>({ type: 'ever' }) },
  );
}

const textMatch: fc.Arbitrary<TextMatch> = fc.oneof(
  fc.record({
    operator: fc.constantFrom('is', 'is_not', 'contains', 'not_contains', 'starts_with', 'ends_with'),
    value: fc.constantFrom('/pricing', 'https://app.test/pricing', 'app.test', '/', 'PRICING', 'plan=pro'),
  }),
  fc.record({
    operator: fc.constantFrom('is_any_of', 'is_none_of'),
    value: fc.constantFrom(['/pricing', '/docs/pricing'], ['https://app.test/']),
  }),
  fc.record({ operator: fc.constant('matches'), value: fc.constantFrom('pricing$', '^https', '[?]plan') }),
);

const hasBeginning = new Set(['last', 'ago', 'between', 'since', 'calendar']);

interface Counting {
  where?: PropertyFilter[];
  count?: Count;
  window?: Window;
  known_for_at_least?: 'window' | (typeof durations)[number];
}

function counting(start: string): fc.Arbitrary<Counting> {
  return fc
    .record(
      {
        where: fc.array(filter(start), { minLength: 1, maxLength: 2 }),
        count,
        window: window(start),
        known_for_at_least: fc.oneof(
          { weight: 2, arbitrary: fc.constant('window' as const) },
          { weight: 1, arbitrary: duration },
        ),
      },
      { requiredKeys: [] },
    )
    .map((parts): Counting => {
      const { known_for_at_least: knownFor, ...rest } = parts;
      const fits = typeof knownFor === 'object' || hasBeginning.has(rest.window?.type ?? 'ever');
      return knownFor !== undefined && fits ? { ...rest, known_for_at_least: knownFor } : rest;
    });
}

function eventLike(start: string): fc.Arbitrary<Condition> {
  const event = fc
    .tuple(fc.constantFrom(...eventNames), counting(start))
    .map(([name, parts]): Condition => ({ type: 'event', event: name, ...parts }));
  const page = fc
    .tuple(fc.record({ url: textMatch, path: textMatch }, { requiredKeys: [] }), counting(start))
    .map(([address, parts]): Condition => ({ type: 'page', ...address, ...parts }));
  return fc.oneof({ weight: 3, arbitrary: event }, { weight: 1, arbitrary: page });
}

/** Any condition of the kinds that the engine knows; `earlier` are keys of segments it may read. */
export function condition(start: string, earlier: readonly string[]): fc.Arbitrary<Condition> {
  const tag: fc.Arbitrary<Condition> = fc.record({
    type: fc.constant('tag'),
    tag: fc.constantFrom('vip', 'beta'),
    operator: fc.constantFrom('has', 'has_not'),
  });
  const other: fc.Arbitrary<Condition> = fc.record({
    type: fc.constant('segment'),
    segment: fc.constantFrom(...(earlier.length > 0 ? earlier : ['none'])),
    operator: fc.constantFrom('in', 'not_in'),
  });
  const leaf = fc.oneof(
    { weight: 5, arbitrary: field(start) },
    { weight: 7, arbitrary: eventLike(start) },
    { weight: 1, arbitrary: tag },
    { weight: earlier.length > 0 ? 3 : 0, arbitrary: other },
    { weight: earlier.length > 0 ? 0 : 1, arbitrary: fc.constant<Condition>({ type: 'everyone' }) },
  );
  const groupOf = (child: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
    fc
      .tuple(fc.array(child, { minLength: 1, maxLength: 3 }), fc.constantFrom('all', 'any', 'none', 'some'), fc.nat())
      .map(([conditions, match, k]): Condition => ({
        type: 'group',
        match: match === 'some' ? { atLeast: 1 + (k % conditions.length) } : match,
        conditions,
      }));
  const small = groupOf(leaf);
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 3, arbitrary: small },
    { weight: 2, arbitrary: groupOf(fc.oneof(leaf, small)) },
  );
}

/** Definitions with keys `s1`, `s2`, …; each may read the ones before it, if any may. */
export function segments(
  start: string,
  amount: number,
  options: { readonly references: boolean; readonly anonymous: boolean } = { references: true, anonymous: true },
): fc.Arbitrary<{ key: string; definition: SegmentDefinition }[]> {
  const one = (index: number): fc.Arbitrary<{ key: string; definition: SegmentDefinition }> => {
    const earlier = Array.from({ length: options.references ? index : 0 }, (_, i) => `s${i + 1}`);
    return fc
      .tuple(condition(start, earlier), fc.constantFrom(false, false, false, options.anonymous))
      .map(([root, anonymous]) => ({
        key: `s${index + 1}`,
        definition: {
          version: 1,
          kind: 'dynamic',
          condition: root,
          ...(anonymous ? { include_anonymous: true } : {}),
        },
      }));
  };
  return fc.tuple(...Array.from({ length: amount }, (_, index) => one(index)));
}
