import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import fc from 'fast-check';
import { field } from './generate-comparison.ts';
import { eventLike, shapesInTime } from './generate-events.ts';
import { durations } from './generate-values.ts';
import { type Kind, KINDS_UNDER_TEST } from './kinds-under-test.ts';

const score: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    type: fc.constant('score'),
    score: fc.constant('engagement'),
    operator: fc.constantFrom('is', 'is_not', 'gt', 'gte', 'lt', 'lte'),
    value: fc.constantFrom(-1, 0, 1),
  }),
  fc.constantFrom<Condition>(
    { type: 'score', score: 'engagement', operator: 'between', value: { from: 0, to: 10 } },
    { type: 'score', score: 'engagement', operator: 'between', value: { from: 1, to: 10 } },
  ),
);

const consent: fc.Arbitrary<Condition> = fc.record({
  type: fc.constant('consent'),
  topic: fc.constant('news'),
  channel: fc.constant('email'),
  operator: fc.constantFrom('subscribed', 'not_subscribed'),
});

/** Any condition of these kinds; `earlier` are keys of segments it may read. */
function condition(start: string, earlier: readonly string[], kinds: ReadonlySet<Kind>): fc.Arbitrary<Condition> {
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
  const inTime = shapesInTime(start, kinds).map((arbitrary) => ({ weight: 2, arbitrary }));
  const simple = fc.oneof(
    { weight: 5, arbitrary: field(start) },
    { weight: 7, arbitrary: eventLike(start, kinds) },
    { weight: 1, arbitrary: tag },
    { weight: earlier.length > 0 ? 3 : 0, arbitrary: other },
    { weight: earlier.length > 0 ? 0 : 1, arbitrary: fc.constant<Condition>({ type: 'everyone' }) },
    ...inTime,
    ...(kinds.has('score') ? [{ weight: 1, arbitrary: score }] : []),
    ...(kinds.has('consent') ? [{ weight: 1, arbitrary: consent }] : []),
  );
  const groupOf = (child: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
    fc
      .tuple(fc.array(child, { minLength: 1, maxLength: 3 }), fc.constantFrom('all', 'any', 'none', 'some'), fc.nat())
      .map(([conditions, match, k]): Condition => ({
        type: 'group',
        match: match === 'some' ? { atLeast: 1 + (k % conditions.length) } : match,
        conditions,
      }));
  const lastingOf = (inner: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
    fc.record({ type: fc.constant('lasting'), condition: inner, for: fc.constantFrom(...durations) });
  const lasting = lastingOf(fc.oneof(simple, simple, groupOf(simple), lastingOf(simple)));
  const leaf = kinds.has('lasting')
    ? fc.oneof({ weight: 4, arbitrary: simple }, { weight: 1, arbitrary: lasting })
    : simple;
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
  options: { readonly references: boolean; readonly anonymous: boolean; readonly kinds?: ReadonlySet<Kind> },
): fc.Arbitrary<{ key: string; definition: SegmentDefinition }[]> {
  const one = (index: number): fc.Arbitrary<{ key: string; definition: SegmentDefinition }> => {
    const earlier = Array.from({ length: options.references ? index : 0 }, (_, i) => `s${i + 1}`);
    return fc
      .tuple(
        condition(start, earlier, options.kinds ?? KINDS_UNDER_TEST),
        fc.constantFrom(false, false, false, options.anonymous),
      )
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
