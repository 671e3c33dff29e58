import type { Condition } from '@segue/shared/segment';
import fc from 'fast-check';
import { accountCondition, type Named, withoutLastingCounts } from './generate-accounts.ts';
import { accountField, field } from './generate-comparison.ts';
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

/** Where little else is asked, accounts are asked about often: much has to come together before their people matter. */
export function aboutAccounts(kinds: ReadonlySet<Kind>): boolean {
  return kinds.size === 1 && kinds.has('account');
}

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
    { weight: earlier.length === 0 ? 0 : aboutAccounts(kinds) ? 12 : 3, arbitrary: other },
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

/** Definitions with keys `s1`, `s2`, …; each may read the ones before it, if any may; some are of accounts. */
export function segments(
  start: string,
  amount: number,
  options: { readonly references: boolean; readonly anonymous: boolean; readonly kinds?: ReadonlySet<Kind> },
): fc.Arbitrary<Named[]> {
  const kinds = options.kinds ?? KINDS_UNDER_TEST;
  const withAccounts = options.references && kinds.has('account');
  const subject = fc.constantFrom<('person' | 'account')[]>('person', 'person', withAccounts ? 'account' : 'person');
  return fc.array(subject, { minLength: amount, maxLength: amount }).chain((subjects) => {
    const keysBefore = (index: number, of: 'person' | 'account'): string[] =>
      options.references ? subjects.flatMap((other, i) => (i < index && other === of ? [`s${i + 1}`] : [])) : [];
    const one = (of: 'person' | 'account', index: number): fc.Arbitrary<Named> => {
      const [people, accounts] = [keysBefore(index, 'person'), keysBefore(index, 'account')];
      const key = `s${index + 1}`;
      if (of === 'account') {
        return accountCondition(accountField(start, true), people, accounts).map((root) => ({
          key,
          definition: { version: 1, kind: 'dynamic', of, condition: root },
        }));
      }
      // What is asked of accounts is asked often: there are few of them, and much has to come together.
      const earlier = [...people, ...accounts, ...accounts, ...accounts];
      return fc
        .tuple(condition(start, earlier, kinds), fc.constantFrom(false, false, false, options.anonymous))
        .map(([root, anonymous]) => ({
          key,
          definition: {
            version: 1,
            kind: 'dynamic',
            condition: root,
            ...(anonymous ? { include_anonymous: true } : {}),
          },
        }));
    };
    return fc.tuple(...subjects.map(one)).map(withoutLastingCounts);
  });
}
