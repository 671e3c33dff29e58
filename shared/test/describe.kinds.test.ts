import { describe, expect, test } from 'vitest';

import { describeCondition } from '../src/segment/index.ts';
import type { Condition } from '../src/segment/index.ts';
import { plainSpaces } from './helpers/plain-spaces.ts';

const said: readonly (readonly [condition: Condition, english: string, french: string])[] = [
  [
    {
      type: 'event',
      event: 'E',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not do “E” in the last 7 days',
    'n’ont pas fait « E » au cours des 7 derniers jours',
  ],
  [
    {
      type: 'event',
      event: 'E',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
      known_for_at_least: 'window',
    },
    'did not do “E” in the last 7 days (and have been known since before then)',
    'n’ont pas fait « E » au cours des 7 derniers jours (et sont connues depuis plus longtemps)',
  ],
  [
    { type: 'event', event: 'E', known_for_at_least: { amount: 30, unit: 'day' } },
    'did “E” (and have been known for at least 30 days)',
    'ont fait « E » (et sont connues depuis au moins 30 jours)',
  ],
  [
    {
      type: 'event',
      event: 'E',
      where: [{ property: 'project.name', operator: 'contains', value: 'Q4' }],
      count: { operator: 'at_least', value: 2 },
    },
    'did “E” at least 2 times where project.name contains “Q4”',
    'ont fait « E » (où project.name contient « Q4 ») au moins 2 fois',
  ],
  [
    {
      type: 'event',
      event: 'E',
      where: [
        {
          property: 'items',
          operator: 'has_element',
          where: [
            { property: 'x', operator: 'is', value: 1 },
            { property: 'y', operator: 'is_set' },
          ],
        },
        { property: 'z', operator: 'is', value: false },
      ],
    },
    'did “E” where items has an element where (x is 1 and y is set) and z is false',
    'ont fait « E » (où items a un élément tel que (x est 1 et y est renseigné) et z est faux)',
  ],
  [
    { type: 'event', event: 'E', occurrence: { pick: 'first' } },
    'did “E” for the first time',
    'ont fait « E » pour la première fois',
  ],
  [
    {
      type: 'event',
      event: 'E',
      occurrence: { pick: 'last', where: [{ property: 'x', operator: 'is', value: 'd' }] },
      window: { type: 'calendar', unit: 'week' },
    },
    'did “E” for the last time this week (and that time x is “d”)',
    'ont fait « E » pour la dernière fois cette semaine (et cette fois-là, x est « d »)',
  ],
  [{ type: 'page' }, 'visited a page', 'ont visité une page'],
  [
    { type: 'page', url: { operator: 'contains', value: '/pricing' } },
    'visited a page whose address contains “/pricing”',
    'ont visité une page dont l’adresse contient « /pricing »',
  ],
  [
    { type: 'page', path: { operator: 'is_any_of', value: ['/a', '/b'] }, url: { operator: 'contains', value: 'x' } },
    'visited a page whose address contains “x” and whose path is “/a” or “/b”',
    'ont visité une page dont l’adresse contient « x » et dont le chemin est « /a » ou « /b »',
  ],
  [{ type: 'page', count: { operator: 'exactly', value: 0 } }, 'never visited any page', 'n’ont jamais visité de page'],
  [
    {
      type: 'page',
      url: { operator: 'contains', value: '/pricing' },
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not visit any page whose address contains “/pricing” in the last 7 days',
    'n’ont pas visité de page dont l’adresse contient « /pricing » au cours des 7 derniers jours',
  ],
  [{ type: 'form', form: 'signup' }, 'filled in the form “signup”', 'ont rempli le formulaire « signup »'],
  [
    { type: 'form', form: 'signup', count: { operator: 'exactly', value: 0 } },
    'never filled in the form “signup”',
    'n’ont jamais rempli le formulaire « signup »',
  ],
  [
    {
      type: 'form',
      form: 'signup',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not fill in the form “signup” in the last 7 days',
    'n’ont pas rempli le formulaire « signup » au cours des 7 derniers jours',
  ],
  [{ type: 'tag', tag: 'vip', operator: 'has' }, 'have the tag “vip”', 'ont le tag « vip »'],
  [{ type: 'tag', tag: 'vip', operator: 'has_not' }, 'do not have the tag “vip”', 'n’ont pas le tag « vip »'],
  [{ type: 'segment', segment: 's', operator: 'in' }, 'are in the segment “s”', 'sont dans le segment « s »'],
  [
    { type: 'segment', segment: 's', operator: 'not_in' },
    'are not in the segment “s”',
    'ne sont pas dans le segment « s »',
  ],
  [
    { type: 'score', score: 'engagement', operator: 'gt', value: 75 },
    'engagement score is greater than 75',
    'le score engagement est supérieur à 75',
  ],
  [
    { type: 'score', score: 'engagement', operator: 'between', value: { from: 1, to: 5 } },
    'engagement score is between 1 and 5',
    'le score engagement est compris entre 1 et 5',
  ],
  [
    { type: 'consent', topic: 'news', channel: 'email', operator: 'subscribed' },
    'are subscribed to “news” by email',
    'sont abonnées à « news » par e-mail',
  ],
  [
    { type: 'consent', topic: 'news', channel: 'sms', operator: 'not_subscribed' },
    'are not subscribed to “news” by sms',
    'ne sont pas abonnées à « news » par sms',
  ],
  [{ type: 'everyone' }, 'are anyone at all', 'sont n’importe qui'],
  [
    {
      type: 'sequence',
      steps: [
        { type: 'event', event: 'A' },
        { type: 'event', event: 'B' },
      ],
      within: { amount: 3, unit: 'day' },
    },
    'did “A”, then did “B”, within 3 days',
    'ont fait « A », puis ont fait « B », dans un délai de 3 jours',
  ],
  [
    {
      type: 'sequence',
      steps: [
        { type: 'event', event: 'A' },
        { type: 'event', event: 'B' },
        { type: 'email', activity: 'opened' },
      ],
      within: { amount: 1, unit: 'hour' },
    },
    'did “A”, then did “B”, then opened an email, within 1 hour',
    'ont fait « A », puis ont fait « B », puis ont ouvert un e-mail, dans un délai de 1 heure',
  ],
  [
    {
      type: 'sequence',
      steps: [
        { type: 'event', event: 'A' },
        { type: 'event', event: 'B' },
      ],
      within: { amount: 3, unit: 'day' },
      thenNot: true,
    },
    'did “A”, but then did not do “B” within 3 days',
    'ont fait « A », mais ensuite n’ont pas fait « B » dans un délai de 3 jours',
  ],
  [
    {
      type: 'sequence',
      steps: [
        { type: 'event', event: 'A' },
        { type: 'event', event: 'B' },
        { type: 'email', activity: 'opened' },
      ],
      within: { amount: 3, unit: 'day' },
      thenNot: true,
    },
    'did “A”, then did “B”, but then did not open any email within 3 days',
    'ont fait « A », puis ont fait « B », mais ensuite n’ont ouvert aucun e-mail dans un délai de 3 jours',
  ],
  [
    {
      type: 'trend',
      measure: { type: 'event', event: 'A' },
      period: { amount: 14, unit: 'day' },
      change: { operator: 'down_by_at_least', percent: 50 },
    },
    'did “A” at least 50% less in the last 14 days than in the 14 days before',
    'ont fait « A » au moins 50 % de moins au cours des 14 derniers jours que pendant les 14 jours précédents',
  ],
  [
    {
      type: 'trend',
      measure: { type: 'page' },
      period: { amount: 1, unit: 'hour' },
      change: { operator: 'up_by_at_least', percent: 12.5 },
    },
    'visited a page at least 12.5% more in the last hour than in the hour before',
    'ont visité une page au moins 12,5 % de plus au cours de la dernière heure que pendant l’heure précédente',
  ],
  [
    {
      type: 'trend',
      measure: { type: 'page' },
      period: { amount: 1, unit: 'day' },
      change: { operator: 'up_by_at_least', percent: 12.5 },
    },
    'visited a page at least 12.5% more in the last day than in the day before',
    'ont visité une page au moins 12,5 % de plus au cours du dernier jour que pendant le jour précédent',
  ],
  [
    {
      type: 'trend',
      measure: { type: 'page' },
      period: { amount: 1, unit: 'week' },
      change: { operator: 'up_by_at_least', percent: 12.5 },
    },
    'visited a page at least 12.5% more in the last week than in the week before',
    'ont visité une page au moins 12,5 % de plus au cours de la dernière semaine que pendant la semaine précédente',
  ],
  [
    {
      type: 'trend',
      measure: { type: 'page' },
      period: { amount: 1, unit: 'month' },
      change: { operator: 'up_by_at_least', percent: 12.5 },
    },
    'visited a page at least 12.5% more in the last month than in the month before',
    'ont visité une page au moins 12,5 % de plus au cours du dernier mois que pendant le mois précédent',
  ],
  [
    {
      type: 'trend',
      measure: { type: 'page' },
      period: { amount: 1, unit: 'year' },
      change: { operator: 'up_by_at_least', percent: 12.5 },
    },
    'visited a page at least 12.5% more in the last year than in the year before',
    'ont visité une page au moins 12,5 % de plus au cours de la dernière année que pendant l’année précédente',
  ],
  [
    {
      type: 'trend',
      measure: { type: 'event', event: 'A', count: { operator: 'at_least', value: 1, measure: { of: 'days' } } },
      period: { amount: 2, unit: 'week' },
      change: { operator: 'up_by_at_least', percent: 100 },
    },
    'did “A” at least 100% more in the last 2 weeks than in the 2 weeks before (counting different days)',
    'ont fait « A » au moins 100 % de plus au cours des 2 dernières semaines que pendant les 2 semaines précédentes (en comptant les jours différents)',
  ],
  [
    {
      type: 'trend',
      measure: {
        type: 'event',
        event: 'A',
        count: { operator: 'at_least', value: 1, measure: { of: 'sum', property: 'p' } },
      },
      period: { amount: 2, unit: 'year' },
      change: { operator: 'up_by_at_least', percent: 100 },
    },
    'did “A” at least 100% more in the last 2 years than in the 2 years before (counting the sum of p)',
    'ont fait « A » au moins 100 % de plus au cours des 2 dernières années que pendant les 2 années précédentes (en comptant la somme de p)',
  ],
  [
    {
      type: 'trend',
      measure: {
        type: 'event',
        event: 'A',
        count: { operator: 'at_least', value: 1, measure: { of: 'distinct', property: 'p' } },
      },
      period: { amount: 2, unit: 'month' },
      change: { operator: 'up_by_at_least', percent: 100 },
    },
    'did “A” at least 100% more in the last 2 months than in the 2 months before (counting different values of p)',
    'ont fait « A » au moins 100 % de plus au cours des 2 derniers mois que pendant les 2 mois précédents (en comptant les valeurs différentes de p)',
  ],
  [
    { type: 'regular', event: { type: 'event', event: 'A' }, period: 'week', atLeast: 3, of: 4 },
    'did “A” in at least 3 of the last 4 weeks',
    'ont fait « A » pendant au moins 3 des 4 dernières semaines',
  ],
  [
    {
      type: 'regular',
      event: { type: 'event', event: 'A', count: { operator: 'at_least', value: 5 } },
      period: 'month',
      atLeast: 1,
      of: 1,
    },
    'did “A” at least 5 times in the last month',
    'ont fait « A » au moins 5 fois au cours du dernier mois',
  ],
  [
    { type: 'regular', event: { type: 'event', event: 'A' }, period: 'year', atLeast: 1, of: 2 },
    'did “A” in at least 1 of the last 2 years',
    'ont fait « A » pendant au moins 1 des 2 dernières années',
  ],
  [
    { type: 'lasting', condition: { type: 'segment', segment: 's', operator: 'in' }, for: { amount: 14, unit: 'day' } },
    'this has been true for at least 14 days (they are in the segment “s”)',
    'ceci est vrai depuis au moins 14 jours (elles sont dans le segment « s »)',
  ],
];

describe('every kind of condition is said in both languages', () => {
  test.each(said)('%j', (condition, english, french) => {
    expect(describeCondition(condition, 'en')).toBe(english);
    expect(plainSpaces(describeCondition(condition, 'fr'))).toBe(french);
  });
});
