import { describe, expect, test } from 'vitest';

import { describeCondition } from '../src/segment/index.ts';
import type { Condition } from '../src/segment/index.ts';
import { plainSpaces } from './helpers/plain-spaces.ts';

const said: readonly (readonly [condition: Condition, english: string, french: string])[] = [
  [{ type: 'event', event: 'E', window: { type: 'ever' } }, 'did “E”', 'ont fait « E »'],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 1, unit: 'second' } },
    'did “E” in the last second',
    'ont fait « E » au cours de la dernière seconde',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 3, unit: 'second' } },
    'did “E” in the last 3 seconds',
    'ont fait « E » au cours des 3 dernières secondes',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 1, unit: 'minute' } },
    'did “E” in the last minute',
    'ont fait « E » au cours de la dernière minute',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 3, unit: 'minute' } },
    'did “E” in the last 3 minutes',
    'ont fait « E » au cours des 3 dernières minutes',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 1, unit: 'hour' } },
    'did “E” in the last hour',
    'ont fait « E » au cours de la dernière heure',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 3, unit: 'hour' } },
    'did “E” in the last 3 hours',
    'ont fait « E » au cours des 3 dernières heures',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 1, unit: 'day' } },
    'did “E” in the last day',
    'ont fait « E » au cours du dernier jour',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 3, unit: 'day' } },
    'did “E” in the last 3 days',
    'ont fait « E » au cours des 3 derniers jours',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 1, unit: 'week' } },
    'did “E” in the last week',
    'ont fait « E » au cours de la dernière semaine',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 3, unit: 'week' } },
    'did “E” in the last 3 weeks',
    'ont fait « E » au cours des 3 dernières semaines',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 1, unit: 'month' } },
    'did “E” in the last month',
    'ont fait « E » au cours du dernier mois',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 3, unit: 'month' } },
    'did “E” in the last 3 months',
    'ont fait « E » au cours des 3 derniers mois',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 1, unit: 'year' } },
    'did “E” in the last year',
    'ont fait « E » au cours de la dernière année',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'last', amount: 3, unit: 'year' } },
    'did “E” in the last 3 years',
    'ont fait « E » au cours des 3 dernières années',
  ],
  [
    {
      type: 'event',
      event: 'E',
      window: { type: 'ago', from: { amount: 60, unit: 'day' }, to: { amount: 30, unit: 'day' } },
    },
    'did “E” between 60 and 30 days ago',
    'ont fait « E » il y a entre 30 et 60 jours',
  ],
  [
    {
      type: 'event',
      event: 'E',
      window: { type: 'ago', from: { amount: 30, unit: 'day' }, to: { amount: 60, unit: 'day' } },
    },
    'did “E” between 60 and 30 days ago',
    'ont fait « E » il y a entre 30 et 60 jours',
  ],
  [
    {
      type: 'event',
      event: 'E',
      window: { type: 'ago', from: { amount: 2, unit: 'month' }, to: { amount: 1, unit: 'week' } },
    },
    'did “E” between 2 months and 1 week ago',
    'ont fait « E » il y a entre 1 semaine et 2 mois',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'between', from: '2026-01-01', to: '2026-01-31T12:30:05+02:00' } },
    'did “E” from 1 January 2026 to 31 January 2026 at 12:30:05 UTC+02:00',
    'ont fait « E » du 1er janvier 2026 au 31 janvier 2026 à 12:30:05 UTC+02:00',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'since', at: '2026-01-01 08:00' } },
    'did “E” since 1 January 2026 at 08:00',
    'ont fait « E » depuis le 1er janvier 2026 à 08:00',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'until', at: '2026-05-02' } },
    'did “E” until 2 May 2026',
    'ont fait « E » jusqu’au 2 mai 2026',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'day', offset: 0 } },
    'did “E” today',
    'ont fait « E » aujourd’hui',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'day', offset: -1 } },
    'did “E” yesterday',
    'ont fait « E » hier',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'day', offset: -2 } },
    'did “E” 2 calendar days ago',
    'ont fait « E » il y a 2 jours civils',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'week', offset: 0 } },
    'did “E” this week',
    'ont fait « E » cette semaine',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'week', offset: -1 } },
    'did “E” in the previous calendar week',
    'ont fait « E » pendant la semaine civile précédente',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'week', offset: -2 } },
    'did “E” 2 calendar weeks ago',
    'ont fait « E » il y a 2 semaines civiles',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'month', offset: 0 } },
    'did “E” this month',
    'ont fait « E » ce mois-ci',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'month', offset: -1 } },
    'did “E” in the previous calendar month',
    'ont fait « E » pendant le mois civil précédent',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'month', offset: -2 } },
    'did “E” 2 calendar months ago',
    'ont fait « E » il y a 2 mois civils',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'quarter', offset: 0 } },
    'did “E” this quarter',
    'ont fait « E » ce trimestre',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'quarter', offset: -1 } },
    'did “E” in the previous calendar quarter',
    'ont fait « E » pendant le trimestre civil précédent',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'quarter', offset: -2 } },
    'did “E” 2 calendar quarters ago',
    'ont fait « E » il y a 2 trimestres civils',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'year', offset: 0 } },
    'did “E” this year',
    'ont fait « E » cette année',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'year', offset: -1 } },
    'did “E” in the previous calendar year',
    'ont fait « E » pendant l’année civile précédente',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'year', offset: -2 } },
    'did “E” 2 calendar years ago',
    'ont fait « E » il y a 2 années civiles',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'calendar', unit: 'month' } },
    'did “E” this month',
    'ont fait « E » ce mois-ci',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'after_field', field: 'signed_up_at', amount: 3, unit: 'day' } },
    'did “E” in the first 3 days after signed_up_at',
    'ont fait « E » dans un délai de 3 jours après signed_up_at',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'after_field', field: 'signed_up_at', amount: 1, unit: 'hour' } },
    'did “E” in the first hour after signed_up_at',
    'ont fait « E » dans un délai de 1 heure après signed_up_at',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'session', session: 'first' } },
    'did “E” in their first session',
    'ont fait « E » pendant leur première session',
  ],
  [
    { type: 'event', event: 'E', window: { type: 'session', session: 'last' } },
    'did “E” in their last session',
    'ont fait « E » pendant leur dernière session',
  ],
];

describe('every window is said in both languages', () => {
  test.each(said)('%j', (condition, english, french) => {
    expect(describeCondition(condition, 'en')).toBe(english);
    expect(plainSpaces(describeCondition(condition, 'fr'))).toBe(french);
  });
});
