import fc from 'fast-check';
import type { Duration } from '@segue/shared/segment';
import type { Kind } from './kinds-under-test.ts';
import type { Json, JsonObject } from './world.ts';

/*
 * Few names and few values, so that conditions and worlds meet: what matters happens at edges, and edges are only found
 * where both sides draw from the same small bag.
 */

export const eventNames = ['Logged in', 'Created task', 'created task'] as const;
/** What most happens, so that things follow each other and can be compared. */
export const usualEvents = ['Logged in', 'Created task'] as const;
export const userIds = ['u1', 'u2', 'u3', 'u4'] as const;
export const anonymousIds = ['a1', 'a2', 'a3'] as const;
export const formKeys = ['signup', 'Signup', 'survey'] as const;
export const accountKeys = ['acme', 'globex'] as const;

export const durations: readonly Duration[] = [
  { amount: 90, unit: 'second' },
  { amount: 1, unit: 'hour' },
  { amount: 1, unit: 'day' },
  { amount: 48, unit: 'hour' },
  { amount: 1, unit: 'week' },
  { amount: 30, unit: 'day' },
  { amount: 1, unit: 'month' },
];

/** Spans that things in order of time are compared by: few, so that what happens falls into them and beside. */
export const spans: readonly Duration[] = [
  { amount: 1, unit: 'hour' },
  { amount: 1, unit: 'day' },
  { amount: 1, unit: 'week' },
];

/** Where time is awkward: both changes of the clock in Paris and New York, ends of years, a leap day. */
export const places = [
  { timezone: 'UTC', start: '2026-03-01T00:00:00.000000Z' },
  { timezone: 'Europe/Paris', start: '2026-03-28T22:59:59.999000Z' },
  { timezone: 'Europe/Paris', start: '2026-10-24T12:00:00.000000Z' },
  { timezone: 'America/New_York', start: '2026-03-07T18:30:00.000001Z' },
  { timezone: 'America/New_York', start: '2026-10-31T23:00:00.000000Z' },
  { timezone: 'Europe/Paris', start: '2027-12-31T22:30:00.000000Z' },
  { timezone: 'America/New_York', start: '2028-02-28T04:59:59.999999Z' },
] as const;

const dayMs = 86_400_000;

/** Dates around the start in all forms in which people write them, and some that are none. */
export function datesAround(start: string): { readonly valid: readonly string[]; readonly messy: readonly Json[] } {
  const startMs = Date.parse(start.replace(/\d{3}Z$/, 'Z'));
  const days = [-31, -2, -1, 0, 1, 2, 7, 30].map((offset) =>
    new Date(startMs + offset * dayMs).toISOString().slice(0, 10),
  );
  const valid = days.flatMap((day, index) => {
    const forms = [
      day,
      `${day}T00:00:00Z`,
      `${day}T02:30`,
      `${day} 23:59:59`,
      `${day}T12:00:00.000001+02:00`,
      `${day}T05:00:00-05:00`,
    ];
    return [day, forms[index % forms.length] ?? day];
  });
  const messy = [...valid, Math.floor(startMs / 1_000), startMs + dayMs, 'tomorrow', '2026-02-30', '', ' ', null, true];
  return { valid, messy };
}

export const texts = [
  'pro',
  'Pro',
  'free',
  'ISTANBUL',
  'İstanbul',
  'straße',
  'STRASSE',
  'ΟΔΟΣ',
  'οδος',
  '10',
  'a%_b\\',
] as const;
const messyTexts: readonly Json[] = [
  ...texts,
  ' pro\t',
  'PRO ',
  'pro plan',
  'ΟΔΟΣΑ',
  '',
  '  ',
  null,
  42,
  true,
  '\u00a0free\u00a0',
];
export const numbers = [0, 1, 9.5, 10, -1] as const;
const messyNumbers: readonly Json[] = [
  ...numbers,
  '10',
  ' 10 ',
  '10.0',
  '1e1',
  '9,5',
  'ten',
  '',
  ' ',
  null,
  true,
  '-1',
  1_000,
];
const messyBooleans: readonly Json[] = [true, false, 'true', 'FALSE', 'yes', '', null, 1];
const messyLists: readonly Json[] = [
  ['red', 'Blue '],
  ['red', 3],
  ['BLUE'],
  [],
  'red',
  null,
  [null, 'red'],
  ['10', 10],
  '',
  3,
];

const birthdays: readonly Json[] = [
  '1990-03-01',
  '1985-12-31',
  '2000-03-30',
  '1999-01-01',
  null,
  'unknown',
  '1990-11-02',
];

/** Traits of people; each name has the type that its first value declares in `typicalTraits`. */
export function traits(start: string): fc.Arbitrary<JsonObject> {
  const dates = datesAround(start).messy;
  return fc.record(
    {
      plan: fc.constantFrom(...messyTexts),
      nickname: fc.constantFrom(...messyTexts),
      seats: fc.constantFrom(...messyNumbers),
      limit: fc.constantFrom(...messyNumbers),
      vip: fc.constantFrom(...messyBooleans),
      trial_ends_at: fc.constantFrom(...dates),
      signed_up_at: fc.constantFrom(...dates),
      birthday: fc.constantFrom(...birthdays),
      colors: fc.constantFrom(...messyLists),
      address: fc.oneof(
        fc.constantFrom<Json>(null, 'nowhere', {}),
        fc.record(
          { city: fc.constantFrom(...messyTexts), floor: fc.constantFrom(...messyNumbers) },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  );
}

export const typicalTraits: JsonObject = {
  plan: 'x',
  nickname: 'x',
  seats: 5,
  limit: 5,
  vip: true,
  trial_ends_at: '2001-01-01',
  signed_up_at: '2001-01-01',
  birthday: '2001-01-01',
  colors: ['x'],
  address: { city: 'x', floor: 5 },
};

export function accountTraits(start: string): fc.Arbitrary<JsonObject> {
  return fc.record(
    {
      industry: fc.constantFrom(...messyTexts),
      size: fc.constantFrom(...messyNumbers),
      renews_on: fc.constantFrom(...datesAround(start).messy),
      country: fc.constantFrom(...messyTexts),
      limit: fc.constantFrom(...messyNumbers),
      signed_on: fc.constantFrom(...datesAround(start).messy),
    },
    { requiredKeys: [] },
  );
}

export const typicalAccountTraits: JsonObject = {
  industry: 'x',
  size: 5,
  renews_on: '2001-01-01',
  country: 'x',
  limit: 5,
  signed_on: '2001-01-01',
};

const item = fc.record(
  { sku: fc.constantFrom<Json>('a', 'B', '', null, 7), qty: fc.constantFrom(...messyNumbers) },
  { requiredKeys: [] },
);

const messyAmounts: readonly Json[] = [
  0.1,
  0.2,
  '0.3',
  7,
  -7,
  '1e1',
  '7.0',
  'seven',
  ' ',
  null,
  false,
  [1, '2', null, 'x'],
  [{ qty: 1 }],
  [],
  { net: 3 },
];

/** What an event carries along; amounts only where they are measured. */
export function properties(start: string, kinds: ReadonlySet<Kind>): fc.Arbitrary<JsonObject> {
  return fc.record(
    {
      ...(kinds.has('measure') ? { amount: fc.constantFrom(...messyAmounts) } : {}),
      project: fc.oneof(
        fc.constantFrom<Json>(null, 'x'),
        fc.record({ name: fc.constantFrom(...messyTexts) }, { requiredKeys: [] }),
        fc.array(fc.record({ name: fc.constantFrom(...messyTexts) }), { maxLength: 2 }),
      ),
      priority: fc.constantFrom(...messyNumbers),
      done: fc.constantFrom(...messyBooleans),
      due: fc.constantFrom(...datesAround(start).messy),
      labels: fc.constantFrom(...messyLists),
      items: fc.array(item, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
}

export const addresses = [
  'https://app.test/pricing',
  'https://app.test/Pricing?plan=pro#top',
  'https://app.test/',
  'https://app.test/docs/pricing',
  '/pricing',
] as const;
