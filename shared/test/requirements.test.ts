import { describe, expect, test } from 'vitest';

import { describeDefinition, suggestName } from '../src/segment/index.ts';
import type { Condition, FieldCondition, Window } from '../src/segment/index.ts';
import { parseSegmentDefinition } from '../src/segment/schema.ts';
import { did, dynamic, group } from './helpers/definitions.ts';
import { plainSpaces } from './helpers/plain-spaces.ts';

/*
 * Segments the requirements describe which are no template of their own, written in the language and read back. If one
 * of them could not be said, or could be misread, it would show here.
 */

const last = (amount: number, unit: 'day' | 'month' = 'day'): Window => ({ type: 'last', amount, unit });
const atLeast = (value: number) => ({ operator: 'at_least', value }) as const;
const field = (name: string, operator: FieldCondition['operator'], value?: FieldCondition['value']): Condition =>
  value === undefined ? { type: 'field', field: name, operator } : { type: 'field', field: name, operator, value };

interface Requirement {
  readonly name: string;
  readonly condition: Condition;
  readonly english: string;
  readonly french: string;
}

const requirements: readonly Requirement[] = [
  {
    name: 'B26 first-session behaviour',
    condition: group(
      'all',
      did('Created project', { window: { type: 'session', session: 'first' } }),
      did('Invited teammate', { window: { type: 'session', session: 'first' } }),
    ),
    english:
      'People who did “Created project” in their first session, and did “Invited teammate” in their first session.',
    french:
      'Personnes qui ont fait « Created project » pendant leur première session, et qui ont fait « Invited teammate » pendant leur première session.',
  },
  {
    name: 'B63 purchase value and frequency',
    condition: group(
      'all',
      did('Purchased', {
        count: { ...atLeast(500), measure: { of: 'sum', property: 'amount' } },
        window: last(12, 'month'),
      }),
      did('Purchased', { count: { ...atLeast(3), measure: { of: 'days' } }, window: last(12, 'month') }),
    ),
    english:
      'People who did “Purchased” with the sum of amount being at least 500 in the last 12 months, and did “Purchased” on at least 3 different days in the last 12 months.',
    french:
      'Personnes qui ont fait « Purchased » avec la somme de amount valant au moins 500 au cours des 12 derniers mois, et qui ont fait « Purchased » au moins 3 jours différents au cours des 12 derniers mois.',
  },
  {
    name: 'C11 subscribed to a specific plan',
    condition: did('Subscribed to premium', {
      where: [{ property: 'subscriptionPlan', operator: 'is', value: 'Business' }],
    }),
    english: 'People who did “Subscribed to premium” where subscriptionPlan is “Business”.',
    french: 'Personnes qui ont fait « Subscribed to premium » (où subscriptionPlan est « Business »).',
  },
  {
    name: 'D16 women from 25 to 45 in New York',
    condition: group(
      'all',
      field('gender', 'is', 'female'),
      field('born_on', 'more_than_ago', { amount: 25, unit: 'year' }),
      field('born_on', 'within_last', { amount: 46, unit: 'year' }),
      field('city', 'is', 'New York'),
    ),
    english:
      'People whose gender is “female”, and whose born_on is more than 25 years ago, and whose born_on is within the last 46 years, and whose city is “New York”.',
    french:
      'Personnes dont le champ gender est « female », et dont le champ born_on remonte à plus de 25 ans, et dont le champ born_on remonte à 46 ans au plus, et dont le champ city est « New York ».',
  },
  {
    name: 'D34 subscribed to the news',
    condition: { type: 'consent', topic: 'product-news', channel: 'email', operator: 'subscribed' },
    english: 'People who are subscribed to “product-news” by email.',
    french: 'Personnes qui sont abonnées à « product-news » par e-mail.',
  },
  {
    name: 'D54 on the free plan for a month',
    condition: { type: 'lasting', condition: field('plan', 'is', 'free'), for: { amount: 30, unit: 'day' } },
    english: 'People for whom this has been true for at least 30 days (their plan is “free”).',
    french: 'Personnes pour qui ceci est vrai depuis au moins 30 jours (le champ plan est « free »).',
  },
];

describe.each(requirements)('$name', ({ condition, english, french }) => {
  test('can be saved', () => {
    expect(parseSegmentDefinition(dynamic(condition))).toEqual({ ok: true, definition: dynamic(condition) });
  });

  test('reads back in English and in French', () => {
    expect(describeDefinition(dynamic(condition), 'en')).toBe(english);
    expect(plainSpaces(describeDefinition(dynamic(condition), 'fr'))).toBe(french);
  });

  test('gets a name that fits in a list', () => {
    expect(suggestName(dynamic(condition), 'fr').length).toBeLessThanOrEqual(64);
  });
});

test('no two of them are said alike', () => {
  const sentences = requirements.map(({ english }) => english);
  expect(new Set(sentences).size).toBe(requirements.length);
});
