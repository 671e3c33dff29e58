import { describe, expect, test } from 'vitest';

import { describeAsked, describeFact, describePerson } from '../src/segment/index.ts';
import type { Condition, EventLike } from '../src/segment/index.ts';
import { leaf } from './helpers/arbitraries.ts';
import { checkLaw } from './helpers/check-law.ts';
import { plainSpaces } from './helpers/plain-spaces.ts';

const lastWeek = { type: 'last', amount: 7, unit: 'day' } as const;

const facts: readonly (readonly [condition: Condition, english: string, french: string])[] = [
  [{ type: 'tag', tag: 'vip', operator: 'has' }, 'has the tag “vip”', 'a le tag « vip »'],
  [{ type: 'tag', tag: 'vip', operator: 'has_not' }, 'does not have the tag “vip”', 'n’a pas le tag « vip »'],
  [{ type: 'segment', segment: 's', operator: 'in' }, 'is in the segment “s”', 'est dans le segment « s »'],
  [
    { type: 'segment', segment: 's', operator: 'not_in' },
    'is not in the segment “s”',
    'n’est pas dans le segment « s »',
  ],
  [
    { type: 'consent', topic: 'news', channel: 'email', operator: 'not_subscribed' },
    'is not subscribed to “news” by email',
    'n’est pas abonnée à « news » par e-mail',
  ],
  [{ type: 'field', field: 'plan', operator: 'is', value: 'pro' }, 'plan is “pro”', 'le champ plan est « pro »'],
  [
    { type: 'event', event: 'have fun', count: { operator: 'at_least', value: 3 }, window: lastWeek },
    'did “have fun” at least 3 times in the last 7 days',
    'a fait « have fun » au moins 3 fois au cours des 7 derniers jours',
  ],
  [
    { type: 'email', activity: 'unsubscribed', count: { operator: 'exactly', value: 0 } },
    'never unsubscribed through any email',
    'ne s’est jamais désinscrite depuis aucun e-mail',
  ],
  [
    {
      type: 'event',
      event: 'E',
      window: { type: 'session', session: 'first' },
      known_for_at_least: { amount: 3, unit: 'day' },
    },
    'did “E” in their first session (and has been known for at least 3 days)',
    'a fait « E » pendant sa première session (et est connue depuis au moins 3 jours)',
  ],
  [{ type: 'everyone' }, 'is anyone at all', 'est n’importe qui'],
];

describe('X1 a condition said of one person', () => {
  test.each(facts)('%o', (condition, english, french) => {
    expect([describeFact(condition, 'en'), plainSpaces(describeFact(condition, 'fr'))]).toEqual([english, french]);
  });

  test('never begins in the plural, whatever the condition', () => {
    checkLaw(leaf, (given) => {
      expect(describeFact(given, 'en')).not.toMatch(/^(have|do not have|are) /);
      const french = describeFact(given, 'fr');
      expect(french).not.toMatch(/^(ont|n’ont|sont|ne sont|se sont|ne se sont) /);
      expect(french).not.toMatch(/^(s’est|ne s’est|est|n’est pas) (jamais |pas )?(désinscrites|abonnées)/);
    });
  });

  test('is a whole statement, also of several conditions', () => {
    const both: Condition = {
      type: 'group',
      match: 'all',
      conditions: [
        { type: 'event', event: 'E' },
        { type: 'tag', tag: 'vip', operator: 'has' },
        { type: 'field', field: 'plan', operator: 'is', value: 'pro' },
      ],
    };
    expect(describePerson(both, 'en')).toBe('they did “E”, and have the tag “vip”, and their plan is “pro”');
    expect(plainSpaces(describePerson(both, 'fr'))).toBe(
      'cette personne a fait « E », et a le tag « vip », et le champ plan est « pro »',
    );
  });
});

test('X1 how often something is asked for comes in pieces', () => {
  const bought: EventLike = {
    type: 'event',
    event: 'Bought',
    count: { operator: 'more_than', value: 100, measure: { of: 'sum', property: 'amount' } },
    window: lastWeek,
  };
  expect(describeAsked(bought, 'en')).toEqual({
    quantity: 'more than 100',
    counted: 'the sum of amount',
    window: 'in the last 7 days',
  });
  expect(describeAsked({ type: 'page' }, 'fr')).toEqual({ quantity: 'au moins 1', counted: '', window: '' });
});
