import type { Condition, FieldCondition, PropertyFilter, ValueOperator, ValueType } from '@segue/shared/segment';
import fc from 'fast-check';
import { datesAround, durations, numbers, texts } from './generate-values.ts';

type Compared = Pick<FieldCondition, 'operator' | 'value' | 'case_sensitive'>;

const presence = fc.record({ operator: fc.constantFrom<ValueOperator>('is_set', 'is_not_set') });
const patterns = ['^pro', 'o$', '^(pro|free)$', '[a-c]', '1+0?', '.{4,}', '\\d'] as const;
const caseSensitive = fc.constantFrom({}, {}, { case_sensitive: true });
const duration = fc.constantFrom(...durations);
const number = fc.constantFrom(...numbers);

/** Two of the values in order, as the ends of a range. */
export function pairs<T>(values: readonly T[], inOrder: (a: T, b: T) => boolean): fc.Arbitrary<{ from: T; to: T }> {
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

/** Conditions on the fields that `traits` and `accountTraits` fill. */
export function field(start: string): fc.Arbitrary<Condition> {
  const of = (name: string, type: ValueType, others: readonly string[] = []): fc.Arbitrary<Condition> =>
    comparisonOf(type, start, others).map((compared) => ({ type: 'field', field: name, ...compared }));
  return fc.oneof(
    of('plan', 'text', ['nickname']),
    of('seats', 'number', ['limit']),
    of('vip', 'boolean'),
    of('trial_ends_at', 'date', ['signed_up_at']),
    of('colors', 'list'),
    of('address.city', 'text'),
    of('address.floor', 'number'),
    anniversary.map((compared): Condition => ({ type: 'field', field: 'birthday', ...compared })),
    accountField(start),
    accountField(start),
    accountField(start),
  );
}

/** The same of an account; `sameAccount` also compares with another field of that account. */
export function accountField(start: string, sameAccount = false): fc.Arbitrary<Condition> {
  const of = (name: string, type: ValueType, others: readonly string[]): fc.Arbitrary<Condition> =>
    comparisonOf(type, start, sameAccount ? others : []).map((compared) => ({
      type: 'field',
      of: 'account',
      field: name,
      ...compared,
    }));
  return fc.oneof(
    of('industry', 'text', ['country']),
    of('size', 'number', ['limit']),
    of('renews_on', 'date', ['signed_on']),
  );
}

/** Filters on what `properties` fills. */
export function filter(start: string): fc.Arbitrary<PropertyFilter> {
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
