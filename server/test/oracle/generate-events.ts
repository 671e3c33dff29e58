import type {
  Condition,
  EmailCondition,
  EventLike,
  RegularCondition,
  SequenceCondition,
  TextMatch,
  TrendCondition,
} from '@segue/shared/segment';
import fc from 'fast-check';
import { counting, type Counting, measuring } from './generate-counting.ts';
import { emailKeys } from './generate-emails.ts';
import { eventNames, formKeys, spans, usualEvents } from './generate-values.ts';
import type { Kind } from './kinds-under-test.ts';

type Kinds = ReadonlySet<Kind>;

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

/** Conditions on events with the parts that `partsOf` gives; its argument tells whether they are on emails. */
function eventLikeWith(kinds: Kinds, partsOf: (ofEmails: boolean) => fc.Arbitrary<Counting>): fc.Arbitrary<EventLike> {
  const event = fc
    .tuple(fc.constantFrom(...eventNames), partsOf(false))
    .map(([name, parts]): EventLike => ({ type: 'event', event: name, ...parts }));
  const page = fc
    .tuple(fc.record({ url: textMatch, path: textMatch }, { requiredKeys: [] }), partsOf(false))
    .map(([address, parts]): EventLike => ({ type: 'page', ...address, ...parts }));
  const email = fc
    .tuple(emailParts, partsOf(true))
    .map(([own, parts]): EventLike => ({ type: 'email', ...own, ...parts }));
  const form = fc
    .tuple(fc.constantFrom(...formKeys), partsOf(false))
    .map(([name, parts]): EventLike => ({ type: 'form', form: name, ...parts }));
  return fc.oneof(
    { weight: 3, arbitrary: event },
    { weight: 1, arbitrary: page },
    ...(kinds.has('email') ? [{ weight: 2, arbitrary: email }] : []),
    ...(kinds.has('form') ? [{ weight: 1, arbitrary: form }] : []),
  );
}

const emailParts: fc.Arbitrary<Pick<EmailCondition, 'activity' | 'emails' | 'link' | 'machine'>> = fc.oneof(
  fc.record(
    {
      activity: fc.constantFrom('received', 'opened', 'opened', 'replied'),
      emails: fc.constantFrom<NonNullable<EmailCondition['emails']>>('any', ['welcome'], ['offer', 'welcome']),
      machine: fc.boolean(),
    },
    { requiredKeys: ['activity'] },
  ),
  fc.record(
    {
      activity: fc.constant('clicked'),
      emails: fc.uniqueArray(fc.constantFrom(...emailKeys), { minLength: 1 }),
      link: textMatch,
      machine: fc.boolean(),
    },
    { requiredKeys: ['activity'] },
  ),
);

/** Conditions on events, pages, emails and forms. */
export function eventLike(start: string, kinds: Kinds): fc.Arbitrary<EventLike> {
  return eventLikeWith(kinds, (ofEmails) => counting(start, kinds, ofEmails));
}

const span = fc.constantFrom(...spans);

/** Sequences, trends and rhythms, as far as they are among the kinds. */
export function shapesInTime(start: string, kinds: Kinds): readonly fc.Arbitrary<Condition>[] {
  return [
    ...(kinds.has('sequence') ? [sequence(start, kinds)] : []),
    ...(kinds.has('trend') ? [trend(start, kinds)] : []),
    ...(kinds.has('regular') ? [regular(start, kinds)] : []),
  ];
}

/** Nothing asked but that it happened: with filters everywhere there is hardly ever anything to follow or compare. */
function bare(kinds: Kinds): fc.Arbitrary<EventLike> {
  const usual = fc.constantFrom(...usualEvents).map((event): EventLike => ({ type: 'event', event }));
  const any = eventLikeWith(kinds, () => fc.constant({}));
  return fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: any });
}

function sequence(start: string, kinds: Kinds): fc.Arbitrary<SequenceCondition> {
  const first = eventLikeWith(kinds, (ofEmails) =>
    counting(start, kinds, ofEmails, ['where', 'window', 'occurrence', 'known_for_at_least']),
  );
  const plain = bare(kinds);
  const later = eventLikeWith(kinds, (ofEmails) => counting(start, kinds, ofEmails, ['where', 'occurrence']));
  const others = fc.array(fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: later }), {
    minLength: 1,
    maxLength: 2,
  });
  return fc
    .record(
      {
        type: fc.constant('sequence' as const),
        first: fc.oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: first }),
        others,
        within: span,
        thenNot: fc.constantFrom(true, true, false),
      },
      { requiredKeys: ['type', 'first', 'others', 'within'] },
    )
    .map(({ first: begin, others: rest, ...parts }) => ({ ...parts, steps: [begin, ...rest] }));
}

function trend(start: string, kinds: Kinds): fc.Arbitrary<TrendCondition> {
  const parts = (ofEmails: boolean): fc.Arbitrary<Counting> => {
    const plain = counting(start, kinds, ofEmails, ['where', 'occurrence']);
    const measured = fc.tuple(fc.oneof(fc.constant({}), plain), measuring(ofEmails));
    const counted = measured.map(([rest, count]): Counting => ({ ...rest, count }));
    return kinds.has('measure') ? fc.oneof(plain, counted, counted) : plain;
  };
  return fc.record({
    type: fc.constant('trend'),
    measure: fc.oneof(bare(kinds), eventLikeWith(kinds, parts)),
    period: span,
    change: fc.oneof(
      fc.record({ operator: fc.constant('up_by_at_least'), percent: fc.constantFrom(0.5, 50, 100, 200) }),
      fc.record({ operator: fc.constant('down_by_at_least'), percent: fc.constantFrom(0.5, 50, 100) }),
    ),
  });
}

function regular(start: string, kinds: Kinds): fc.Arbitrary<RegularCondition> {
  const counted = eventLikeWith(kinds, (ofEmails) =>
    counting(start, kinds, ofEmails, ['where', 'count', 'occurrence']),
  );
  const event = fc.oneof(bare(kinds), counted);
  return fc
    .tuple(event, fc.constantFrom('day', 'week', 'month', 'quarter', 'year'), fc.integer({ min: 1, max: 4 }), fc.nat())
    .map(([what, period, of, k]) => ({ type: 'regular', event: what, period, atLeast: 1 + (k % of), of }));
}
