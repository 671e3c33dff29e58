import fc from 'fast-check';

import type {
  Condition,
  Count,
  Duration,
  EventLike,
  FieldCondition,
  GroupCondition,
  PropertyFilter,
  Range,
  SegmentDefinition,
  TextMatch,
  Window,
} from '../../src/segment/index.ts';

/** Names as people give them, and some as nobody should. */
export const name: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('Created task', 'Logged in', 'plan', 'project.name', 'constructor', '__proto__', 'Équipe « A »'),
  fc.constantFrom(`'; drop table people; --`, '$1', '%_\\', '"', '🎉', 'تجربة'),
  fc
    .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
    .filter((text) => text.trim() !== '' && !text.includes('\0')),
);

const unit = fc.constantFrom('second', 'minute', 'hour', 'day', 'week', 'month', 'year');
const duration: fc.Arbitrary<Duration> = fc.record({ amount: fc.integer({ min: 1, max: 10 }), unit });
const calendarUnit = fc.constantFrom('day', 'week', 'month', 'quarter', 'year');
const percent = fc.integer({ min: 1, max: 100 });
/** Without −0, which JSON does not know. */
const number = fc
  .oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 }))
  .map((drawn) => drawn + 0);
const isoDate = fc.constantFrom(
  '2026-01-03',
  '2025-12-31T23:59:59Z',
  '2024-02-29 08:30',
  '2026-03-01T00:00:00.123456+02:00',
);

function rangeOf<T extends number>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Range<T>> {
  return fc.tuple(arbitrary, arbitrary).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));
}

const list = fc.oneof(
  fc.array(name, { minLength: 1, maxLength: 8 }),
  fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 4 }),
);
const otherField = fc.record({ field: name });

/** An operator with a value that goes with it. */
const comparison = fc.oneof(
  fc.record({ operator: fc.constantFrom('is', 'is_not'), value: fc.oneof(name, number, fc.boolean(), otherField) }),
  fc.record({
    operator: fc.constantFrom('is_any_of', 'is_none_of', 'includes_any', 'includes_all', 'includes_none'),
    value: list,
  }),
  fc.record({
    operator: fc.constantFrom('contains', 'not_contains', 'starts_with', 'ends_with'),
    value: fc.oneof(name, otherField),
  }),
  fc.record({ operator: fc.constant('matches'), value: fc.constantFrom('^pro', '(a|b)+c', '[0-9]{2,4}$', '\\.com') }),
  fc.record({ operator: fc.constantFrom('gt', 'gte', 'lt', 'lte'), value: fc.oneof(number, otherField) }),
  fc.record({ operator: fc.constant('between'), value: rangeOf(number) }),
  fc.record({ operator: fc.constantFrom('on', 'before', 'after'), value: fc.oneof(isoDate, otherField) }),
  fc.record({
    operator: fc.constantFrom(
      'within_last',
      'more_than_ago',
      'within_next',
      'more_than_ahead',
      'anniversary_within_next',
    ),
    value: duration,
  }),
  fc.record({ operator: fc.constantFrom('is_set', 'is_not_set') }),
) as fc.Arbitrary<Pick<FieldCondition, 'operator' | 'value'>>;

const caseSensitive = fc.constantFrom({}, { case_sensitive: true }, { case_sensitive: false });

const plainFilter: fc.Arbitrary<PropertyFilter> = fc
  .tuple(name, comparison, caseSensitive)
  .map(([property, compared, rest]) => ({ property, ...compared, ...rest }));
const filter: fc.Arbitrary<PropertyFilter> = fc.oneof(
  { weight: 4, arbitrary: plainFilter },
  {
    weight: 1,
    arbitrary: fc.record({
      property: name,
      operator: fc.constant('has_element' as const),
      where: fc.array(plainFilter, { minLength: 1, maxLength: 2 }),
    }),
  },
);

const measure = fc.oneof(
  fc.constant({ of: 'days' as const }),
  fc.record({ of: fc.constantFrom('distinct', 'sum', 'average', 'min', 'max'), property: name }),
);
export const count: fc.Arbitrary<Count> = fc
  .tuple(
    fc.oneof(
      fc.record({
        operator: fc.constantFrom('at_least', 'at_most', 'exactly', 'more_than'),
        value: fc.integer({ min: 0, max: 9 }),
      }),
      fc.record({ operator: fc.constant('fewer_than'), value: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ operator: fc.constant('between'), value: rangeOf(fc.integer({ min: 0, max: 9 })) }),
    ),
    fc.option(measure, { nil: undefined, freq: 3 }),
  )
  .map(([asked, measured]) => (measured === undefined ? asked : { ...asked, measure: measured }) as Count);

const window: fc.Arbitrary<Window> = fc.oneof(
  fc.constant({ type: 'ever' as const }),
  duration.map((span) => ({ type: 'last' as const, ...span })),
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), unit)
    .map(([a, b, of]) => ({ type: 'ago' as const, from: { amount: a + b, unit: of }, to: { amount: b, unit: of } })),
  fc.constant({ type: 'between' as const, from: '2026-01-01', to: '2026-01-31' }),
  isoDate.map((at) => ({ type: 'since' as const, at })),
  isoDate.map((at) => ({ type: 'until' as const, at })),
  fc.record({ type: fc.constant('calendar' as const), unit: calendarUnit, offset: fc.integer({ min: -9, max: 0 }) }),
  fc.record({ type: fc.constant('calendar' as const), unit: calendarUnit }),
  fc.tuple(name, duration).map(([field, span]) => ({ type: 'after_field' as const, field, ...span })),
  fc.record({ type: fc.constant('session' as const), session: fc.constantFrom('first', 'last') }),
);

const textMatch: fc.Arbitrary<TextMatch> = fc
  .tuple(
    fc.oneof(
      fc.record({
        operator: fc.constantFrom('is', 'contains', 'starts_with', 'ends_with', 'not_contains'),
        value: name,
      }),
      fc.record({ operator: fc.constant('is_any_of'), value: fc.array(name, { minLength: 1, maxLength: 3 }) }),
    ),
    caseSensitive,
  )
  .map(([match, rest]) => ({ ...match, ...rest }) as TextMatch);

/** Drops keys whose value is undefined: JSON has none. */
function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const where = maybe(fc.array(filter, { maxLength: 3 }));
const knownFor = maybe(duration);
const occurrence = maybe(
  fc
    .tuple(fc.constantFrom('first' as const, 'last' as const), where)
    .map(([pick, filters]) => compact({ pick, where: filters })),
);
const counting = { where, count: maybe(count), window: maybe(window), occurrence, known_for_at_least: knownFor };
const happening = { where };
const perPeriod = { where, count: maybe(count) };

function eventLikeWith(parts: typeof counting | typeof happening | typeof perPeriod): fc.Arbitrary<EventLike> {
  return fc
    .oneof(
      fc.record({ type: fc.constant('event'), event: name, ...parts }),
      fc.record({ type: fc.constant('page'), url: maybe(textMatch), path: maybe(textMatch), ...parts }),
      fc.record({
        type: fc.constant('email'),
        activity: fc.constantFrom('received', 'opened', 'clicked', 'replied', 'unsubscribed', 'bounced', 'complained'),
        emails: fc.constantFrom(undefined, 'any', ['welcome'], ['welcome', 'tips', 'news']),
        link: maybe(textMatch),
        machine: fc.constantFrom(undefined, true, false),
        ...parts,
      }),
      fc.record({ type: fc.constant('form'), form: name, ...parts }),
    )
    .map((value) => compact(value) as EventLike);
}

const eventLike = eventLikeWith(counting);
const step = eventLikeWith(happening);

/** Every kind of condition that holds no other. */
export const leaf: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 4, arbitrary: eventLike },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom({}, { of: 'person' }, { of: 'account' }), name, comparison, caseSensitive)
      .map(([of, field, compared, rest]) => ({ type: 'field', ...of, field, ...compared, ...rest }) as Condition),
  },
  fc.record({ type: fc.constant('tag'), tag: name, operator: fc.constantFrom('has', 'has_not') }),
  fc.record({ type: fc.constant('segment'), segment: name, operator: fc.constantFrom('in', 'not_in') }),
  fc.record({ type: fc.constant('score'), score: name, operator: fc.constantFrom('is', 'gt', 'lte'), value: number }),
  fc.record({ type: fc.constant('score'), score: name, operator: fc.constant('between'), value: rangeOf(number) }),
  fc.record({
    type: fc.constant('consent'),
    topic: name,
    channel: fc.constantFrom('email', 'in-app'),
    operator: fc.constantFrom('subscribed', 'not_subscribed'),
  }),
  fc
    .record({
      type: fc.constant('sequence'),
      steps: fc.array(step, { minLength: 2, maxLength: 4 }),
      within: duration,
      thenNot: fc.constantFrom(undefined, true, false),
    })
    .map((value) => compact(value) as Condition),
  fc.record({
    type: fc.constant('trend'),
    measure: step,
    period: duration,
    change: fc.record({ operator: fc.constantFrom('up_by_at_least', 'down_by_at_least'), percent }),
  }),
  fc
    .tuple(eventLikeWith(perPeriod), calendarUnit, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 4 }))
    .map(([event, period, atLeast, more]) => ({ type: 'regular', event, period, atLeast, of: atLeast + more })),
  fc.constant({ type: 'everyone' }),
) as fc.Arbitrary<Condition>;

/** A group of any match over the conditions given. */
export function groupOf(member: fc.Arbitrary<Condition>, maxLength = 4): fc.Arbitrary<GroupCondition> {
  return fc.array(member, { minLength: 1, maxLength }).chain((conditions) =>
    fc.record({
      type: fc.constant('group' as const),
      match: fc.oneof(
        fc.constantFrom('all' as const, 'any' as const, 'none' as const),
        fc.record({ atLeast: fc.integer({ min: 1, max: conditions.length }) }),
      ),
      conditions: fc.constant(conditions),
    }),
  );
}

/** Any condition, groups and `lasting` nested up to four times. */
export const condition: fc.Arbitrary<Condition> = treeOf(leaf);

export function treeOf(leaves: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  return fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'tree', withCrossShrink: true },
      { weight: 2, arbitrary: leaves },
      { weight: 2, arbitrary: groupOf(tie('tree')) },
      {
        weight: 1,
        arbitrary: fc.record({ type: fc.constant('lasting' as const), condition: tie('tree'), for: duration }),
      },
    ),
  })).tree;
}

/** Any dynamic definition that can be saved. */
export const definition: fc.Arbitrary<SegmentDefinition> = definitionOf(condition);

export function definitionOf(root: fc.Arbitrary<Condition>): fc.Arbitrary<SegmentDefinition> {
  return fc
    .tuple(root, fc.constantFrom({}, { include_anonymous: true }, { include_anonymous: false }))
    .map(([rootCondition, rest]) => ({ version: 1, kind: 'dynamic', condition: rootCondition, ...rest }));
}
