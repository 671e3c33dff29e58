import type { Count, Duration, Measure, Occurrence, PropertyFilter, Window } from '@segue/shared/segment';
import fc from 'fast-check';
import { filter, pairs } from './generate-comparison.ts';
import { datesAround, durations } from './generate-values.ts';
import type { Kind } from './kinds-under-test.ts';

type Kinds = ReadonlySet<Kind>;

const count: fc.Arbitrary<Count> = fc.oneof(
  fc.record({
    operator: fc.constantFrom('at_least', 'at_most', 'exactly', 'more_than'),
    value: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ operator: fc.constant('fewer_than'), value: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ operator: fc.constant('between'), value: pairs([0, 1, 2, 3], (a, b) => a <= b) }),
);

const measuredProperties = ['amount', 'amount', 'priority', 'items.qty', 'labels', 'project.name', 'done', 'items'];
const amounts = [-7, -1, 0, 0.3, 1, 3.5, 9.5, 10, 20] as const;

const amountOf: fc.Arbitrary<Count> = fc
  .tuple(fc.constantFrom('sum', 'average', 'min', 'max'), fc.constantFrom(...measuredProperties))
  .chain(([of, property]) => {
    const measure = fc.constant<Measure>({ of, property });
    return fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          operator: fc.constantFrom('at_least', 'at_most', 'exactly', 'more_than', 'fewer_than'),
          value: fc.constantFrom(...amounts),
          measure,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          operator: fc.constant('between'),
          value: pairs(amounts, (a, b) => a <= b),
          measure,
        }),
      },
    );
  });

/** Counts of something else than events; `emails` are only counted where the condition is on emails. */
export function measuring(ofEmails: boolean): fc.Arbitrary<Count> {
  const wholeMeasure = fc.oneof(
    fc.constant<Measure>({ of: ofEmails ? 'emails' : 'days' }),
    fc.constant<Measure>({ of: 'days' }),
    fc.constantFrom(...measuredProperties).map((property): Measure => ({ of: 'distinct', property })),
  );
  const whole = fc.tuple(count, wholeMeasure).map(([asked, measure]): Count => ({ ...asked, measure }));
  return fc.oneof(whole, amountOf);
}

export function window(start: string, kinds: Kinds): fc.Arbitrary<Window> {
  const { valid } = datesAround(start);
  const days = valid.filter((date) => date.length === 10);
  const at = fc.constantFrom(...valid);
  const length = fc.constantFrom(...durations);
  const session = fc.constantFrom<Window>({ type: 'session', session: 'first' }, { type: 'session', session: 'last' });
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
    ...(kinds.has('session') ? [{ weight: 3, arbitrary: session }] : []),
  );
}

const hasBeginning = new Set(['last', 'ago', 'between', 'since', 'calendar']);

/** The parts that conditions on events have in common. */
export interface Counting {
  where?: PropertyFilter[];
  count?: Count;
  window?: Window;
  occurrence?: Occurrence;
  known_for_at_least?: 'window' | Duration;
}

type Part = keyof Counting;

/** Some of these parts, none of them always there. */
export function counting(
  start: string,
  kinds: Kinds,
  ofEmails = false,
  parts: readonly Part[] = ['where', 'count', 'window', 'occurrence', 'known_for_at_least'],
): fc.Arbitrary<Counting> {
  const measured = kinds.has('measure') ? [measuring(ofEmails)] : [];
  const picked = fc.record(
    { pick: fc.constantFrom('first' as const, 'last' as const), where: fc.array(filter(start), { maxLength: 1 }) },
    { requiredKeys: ['pick'] },
  );
  const all = {
    where: fc.array(filter(start), { minLength: 1, maxLength: 2 }),
    count: fc.oneof(count, ...measured),
    window: window(start, kinds),
    known_for_at_least: fc.oneof(
      { weight: 2, arbitrary: fc.constant('window' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...durations) },
    ),
    ...(kinds.has('occurrence') ? { occurrence: picked } : {}),
  };
  const wanted = Object.entries(all).filter(([name]) => parts.some((part) => part === name));
  return fc.record(Object.fromEntries(wanted) as Partial<typeof all>, { requiredKeys: [] }).map((given): Counting => {
    const { known_for_at_least: knownFor, ...rest } = given as Counting;
    const fits = typeof knownFor === 'object' || hasBeginning.has(rest.window?.type ?? 'ever');
    return knownFor !== undefined && fits ? { ...rest, known_for_at_least: knownFor } : rest;
  });
}
