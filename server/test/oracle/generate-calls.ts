import fc from 'fast-check';
import { lengthOf } from './dates.ts';
import { emailEvents } from './generate-emails.ts';
import {
  accountKeys,
  accountTraits,
  addresses,
  anonymousIds,
  durations,
  eventNames,
  formKeys,
  properties,
  spans,
  traits,
  userIds,
  usualEvents,
} from './generate-values.ts';
import type { Kind } from './kinds-under-test.ts';
import type { Call } from './replay.ts';
import type { Micros } from './world.ts';

export const day = 86_400_000_000;
const HALF_HOUR_MICROS = 30 * 60_000_000;

export type Kinds = ReadonlySet<Kind>;
type WeightedCall = { readonly weight: number; readonly arbitrary: fc.Arbitrary<PlannedCall> };

/** Who calls: somebody known, a visitor, or both at once, which makes them one. */
type Who = Pick<Call, 'userId' | 'anonymousId'>;

export const known: fc.Arbitrary<Who> = fc.record({ userId: fc.constantFrom(...userIds) });
const visitor: fc.Arbitrary<Who> = fc.record({ anonymousId: fc.constantFrom(...anonymousIds) });
const both: fc.Arbitrary<Who> = fc.record({
  userId: fc.constantFrom(...userIds),
  anonymousId: fc.constantFrom(...anonymousIds),
});
const who = fc.oneof(
  { weight: 5, arbitrary: known },
  { weight: 3, arbitrary: visitor },
  { weight: 2, arbitrary: both },
);

export const lengths = durations.map(lengthOf);
export const nudge = fc.constantFrom(0, 0, 1, -1, 1_000, -1_000);

/** When it happened, from now: mostly now, often late by just a window's length, sometimes up to a day ahead (S3, S4). */
function offset(kinds: Kinds): fc.Arbitrary<Micros> {
  const edges = [...lengths, ...(kinds.has('trend') ? lengths.map((length) => 2 * length) : [])];
  const halfHours = fc
    .tuple(fc.nat(4), fc.constantFrom(0, 1, -1))
    .map(([halves, near]) => near - halves * HALF_HOUR_MICROS);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...edges), nudge).map(([length, near]) => near - length) },
    { weight: 2, arbitrary: fc.integer({ min: -40 * 86_400, max: 0 }).map((seconds) => seconds * 1_000_000) },
    { weight: 1, arbitrary: fc.constantFrom(1, 1_000, 3_600_000_000, day - 1, day) },
    ...(kinds.has('session') ? [{ weight: 6, arbitrary: halfHours }] : []),
  );
}

export type PlannedCall = Omit<Call, 'messageId' | 'timestamp'> & { readonly offset: Micros };

/** Something that one of these people did. */
export function activity(start: string, whose: fc.Arbitrary<Who>, kinds: Kinds): WeightedCall[] {
  const given = properties(start, kinds);
  const track = fc
    .tuple(whose, fc.constantFrom(...eventNames), given, offset(kinds))
    .map(([ids, event, own, at]): PlannedCall => ({ type: 'track', ...ids, event, properties: own, offset: at }));
  const page = fc
    .tuple(whose, fc.constantFrom(...addresses), offset(kinds))
    .map(([ids, url, at]): PlannedCall => ({ type: 'page', ...ids, properties: { url }, offset: at }));
  const email = fc
    .tuple(whose, emailEvents, offset(kinds))
    .map(([ids, happened, at]): PlannedCall => ({ type: 'track', ...ids, ...happened, offset: at }));
  const form = fc
    .tuple(whose, fc.constantFrom(...formKeys), given, offset(kinds))
    .map(([ids, key, own, at]): PlannedCall => ({
      type: 'track',
      ...ids,
      event: 'Form Submitted',
      properties: { ...own, form: key },
      offset: at,
    }));
  return [
    { weight: 8, arbitrary: track },
    { weight: 2, arbitrary: page },
    ...(kinds.has('email') ? [{ weight: 4, arbitrary: email }] : []),
    ...(kinds.has('form') ? [{ weight: 2, arbitrary: form }] : []),
  ];
}

/** Any call: something done, something said of oneself or of an account, or that two are one. */
export function call(start: string, kinds: Kinds): fc.Arbitrary<PlannedCall> {
  const email = fc.constantFrom({}, {}, { email: 'lead@example.com' }, { email: 'Lead@Example.com ' });
  const identify = fc.tuple(who, traits(start), email, offset(kinds)).map(([ids, given, address, at]): PlannedCall => ({
    type: 'identify',
    ...ids,
    traits: { ...given, ...address },
    offset: at,
  }));
  const group = fc
    .tuple(known, fc.constantFrom(...accountKeys), accountTraits(start))
    .map(([ids, groupId, given]): PlannedCall => ({ type: 'group', ...ids, groupId, traits: given, offset: 0 }));
  const alias = fc
    .tuple(known, fc.constantFrom(...anonymousIds, ...userIds))
    .map(([ids, previousId]): PlannedCall => ({ type: 'alias', ...ids, previousId, offset: 0 }));
  return fc.oneof(
    ...activity(start, who, kinds),
    { weight: 5, arbitrary: identify },
    { weight: kinds.has('account') ? 4 : 2, arbitrary: group },
    { weight: 1, arbitrary: alias },
  );
}

/** Several things that one person did, about the edges of one span: what sequences, trends and rhythms look at. */
export function burst(start: string, kinds: Kinds): fc.Arbitrary<readonly PlannedCall[]> {
  return fc.tuple(known, fc.constantFrom(...spans.map(lengthOf))).chain(([ids, length]) => {
    const usual = fc
      .tuple(fc.constantFrom(...usualEvents), properties(start, kinds))
      .map(([event, given]): PlannedCall => ({ type: 'track', ...ids, event, properties: given, offset: 0 }));
    const whatever = fc.oneof(...activity(start, fc.constant(ids), kinds));
    const when = fc
      .tuple(fc.constantFrom(0, 0, 0.5, 1, 1, 2), fc.constantFrom(0, 0, 0, 1, -1))
      .map(([spans, near]) => near - spans * length);
    const one = fc
      .tuple(fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: whatever }), when)
      .map(([planned, at]): PlannedCall => ({ ...planned, offset: at }));
    return fc.array(one, { minLength: 2, maxLength: 6 });
  });
}
