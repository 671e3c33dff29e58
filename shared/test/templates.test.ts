import { describe, expect, test } from 'vitest';

import { describeDefinition, suggestName } from '../src/segment/index.ts';
import type { Condition, EmailCondition, FieldCondition, Window } from '../src/segment/index.ts';
import { parseSegmentDefinition } from '../src/segment/schema.ts';
import { did, dynamic, group } from './helpers/definitions.ts';
import { plainSpaces } from './helpers/plain-spaces.ts';

/*
 * Every segment the requirements describe, written in the language and read back. If one of them could not be said, or
 * could be misread, it would show here.
 */

const last = (amount: number, unit: 'day' | 'month' = 'day'): Window => ({ type: 'last', amount, unit });
const atLeast = (value: number) => ({ operator: 'at_least', value }) as const;
const moreThan = (value: number) => ({ operator: 'more_than', value }) as const;
const zero = { operator: 'exactly', value: 0 } as const;
const field = (name: string, operator: FieldCondition['operator'], value?: FieldCondition['value']): Condition =>
  value === undefined ? { type: 'field', field: name, operator } : { type: 'field', field: name, operator, value };
const email = (
  activity: EmailCondition['activity'],
  rest: Omit<EmailCondition, 'type' | 'activity'> = {},
): Condition => ({
  type: 'email',
  activity,
  ...rest,
});
const pricing = { operator: 'contains', value: '/pricing' } as const;
const onTrial = field('status', 'is', 'trial');
const silent = (days: number): Condition =>
  did('Logged in', { count: zero, window: last(days), known_for_at_least: 'window' });

interface Template {
  readonly name: string;
  readonly condition: Condition;
  readonly english: string;
  readonly french: string;
}

const templates: readonly Template[] = [
  {
    name: 'A17 active trial users',
    condition: group(
      'all',
      onTrial,
      group('any', did('Visited app', { count: moreThan(3), window: last(5) }), did('Clicked key button')),
    ),
    english:
      'People whose status is “trial”, and (who did “Visited app” more than 3 times in the last 5 days, or did “Clicked key button”).',
    french:
      'Personnes dont le champ status est « trial », et (qui ont fait « Visited app » plus de 3 fois au cours des 5 derniers jours, ou qui ont fait « Clicked key button »).',
  },
  {
    name: 'A18 abandoned sign-up',
    condition: group(
      'any',
      { type: 'form', form: 'signup', where: [{ property: 'step', operator: 'is', value: 1 }] },
      group('all', email('opened', { emails: ['welcome'] }), email('clicked', { emails: ['welcome'], count: zero })),
    ),
    english:
      'People who filled in the form “signup” where step is 1, or (who opened the email “welcome”, and never clicked any link in the email “welcome”).',
    french:
      'Personnes qui ont rempli le formulaire « signup » (où step est 1), ou (qui ont ouvert l’e-mail « welcome », et qui n’ont jamais cliqué sur aucun lien dans l’e-mail « welcome »).',
  },
  {
    name: 'A19 key resource downloaded',
    condition: group(
      'any',
      did('Downloaded', { where: [{ property: 'asset', operator: 'is', value: 'White paper' }] }),
      { type: 'page', path: { operator: 'starts_with', value: '/customers/' } },
    ),
    english:
      'People who did “Downloaded” where asset is “White paper”, or visited a page whose path starts with “/customers/”.',
    french:
      'Personnes qui ont fait « Downloaded » (où asset est « White paper »), ou qui ont visité une page dont le chemin commence par « /customers/ ».',
  },
  {
    name: 'A20 highly engaged leads',
    condition: group(
      'any',
      email('clicked', { count: { ...atLeast(3), measure: { of: 'emails' } }, window: last(7) }),
      {
        type: 'page',
        path: { operator: 'is_any_of', value: ['/pricing', '/demo'] },
        count: atLeast(2),
        window: last(30),
      },
    ),
    english:
      'People who clicked a link in at least 3 different emails in the last 7 days, or visited a page whose path is “/pricing” or “/demo” at least 2 times in the last 30 days.',
    french:
      'Personnes qui ont cliqué sur un lien dans au moins 3 e-mails différents au cours des 7 derniers jours, ou qui ont visité une page dont le chemin est « /pricing » ou « /demo » au moins 2 fois au cours des 30 derniers jours.',
  },
  {
    name: 'A21 inactive for 30 days',
    condition: group('all', email('opened', { count: zero, window: last(30) }), silent(30)),
    english:
      'People who did not open any email in the last 30 days, and did not do “Logged in” in the last 30 days (and have been known since before then).',
    french:
      'Personnes qui n’ont ouvert aucun e-mail au cours des 30 derniers jours, et qui n’ont pas fait « Logged in » au cours des 30 derniers jours (et sont connues depuis plus longtemps).',
  },
  {
    name: 'A22 webinar registrants',
    condition: group(
      'any',
      { type: 'form', form: 'webinar' },
      email('clicked', { link: { operator: 'contains', value: '/webinar' } }),
    ),
    english:
      'People who filled in the form “webinar”, or clicked a link whose address contains “/webinar” in an email.',
    french:
      'Personnes qui ont rempli le formulaire « webinar », ou qui ont cliqué sur un lien dont l’adresse contient « /webinar » dans un e-mail.',
  },
  {
    name: 'A23 technical leads',
    condition: field('role', 'is_any_of', ['CTO', 'Tech Lead', 'DevOps']),
    english: 'People whose role is “CTO”, “Tech Lead” or “DevOps”.',
    french: 'Personnes dont le champ role est « CTO », « Tech Lead » ou « DevOps ».',
  },
  {
    name: 'A25 type of company',
    condition: group(
      'any',
      { type: 'field', of: 'account', field: 'size', operator: 'gte', value: 1000 },
      {
        type: 'field',
        of: 'account',
        field: 'sector',
        operator: 'is_any_of',
        value: ['Retail', 'Education', 'Industry'],
      },
    ),
    english:
      'People whose account’s size is at least 1,000, or whose account’s sector is “Retail”, “Education” or “Industry”.',
    french:
      'Personnes dont le champ size du compte est d’au moins 1 000, ou dont le champ sector du compte est « Retail », « Education » ou « Industry ».',
  },
  {
    name: 'A26 ready to convert, with its "and" before its "or"',
    condition: group(
      'any',
      group('all', { type: 'score', score: 'engagement', operator: 'gt', value: 75 }, { type: 'page', url: pricing }),
      group('all', did('Clicked free trial'), did('Signed up', { count: zero })),
    ),
    english:
      'People (whose engagement score is greater than 75, and who visited a page whose address contains “/pricing”), or (who did “Clicked free trial”, and never did “Signed up”).',
    french:
      'Personnes (dont le score engagement est supérieur à 75, et qui ont visité une page dont l’adresse contient « /pricing »), ou (qui ont fait « Clicked free trial », et qui n’ont jamais fait « Signed up »).',
  },
  {
    name: 'A27 very active newcomers',
    condition: group(
      'all',
      field('signed_up_at', 'within_last', { amount: 3, unit: 'day' }),
      did('Logged in', { count: atLeast(2) }),
      email('clicked'),
    ),
    english:
      'People whose signed_up_at is within the last 3 days, and who did “Logged in” at least 2 times, and clicked a link in an email.',
    french:
      'Personnes dont le champ signed_up_at remonte à 3 jours au plus, et qui ont fait « Logged in » au moins 2 fois, et qui ont cliqué sur un lien dans un e-mail.',
  },
  {
    name: 'A28 ambassadors',
    condition: group(
      'all',
      field('first_paid_at', 'more_than_ago', { amount: 6, unit: 'month' }),
      group('any', field('nps', 'gte', 9), { type: 'tag', tag: 'community', operator: 'has' }),
    ),
    english:
      'People whose first_paid_at is more than 6 months ago, and (whose nps is at least 9, or who have the tag “community”).',
    french:
      'Personnes dont le champ first_paid_at remonte à plus de 6 mois, et (dont le champ nps est d’au moins 9, ou qui ont le tag « community »).',
  },
  {
    name: 'A30 pricing alert',
    condition: { type: 'page', url: pricing, count: moreThan(3), window: last(5) },
    english: 'People who visited a page whose address contains “/pricing” more than 3 times in the last 5 days.',
    french:
      'Personnes qui ont visité une page dont l’adresse contient « /pricing » plus de 3 fois au cours des 5 derniers jours.',
  },
  {
    name: 'A31 declining activity',
    condition: {
      type: 'trend',
      measure: did('Logged in'),
      period: { amount: 14, unit: 'day' },
      change: { operator: 'down_by_at_least', percent: 50 },
    },
    english: 'People who did “Logged in” at least 50% less in the last 14 days than in the 14 days before.',
    french:
      'Personnes qui ont fait « Logged in » au moins 50 % de moins au cours des 14 derniers jours que pendant les 14 jours précédents.',
  },
  {
    name: 'A33 conversion target, a segment of segments',
    condition: group(
      'all',
      { type: 'segment', segment: 'trial-in-progress', operator: 'in' },
      { type: 'segment', segment: 'engaged-email', operator: 'in' },
      { type: 'segment', segment: 'customers', operator: 'not_in' },
    ),
    english:
      'People who are in the segment “trial-in-progress”, and are in the segment “engaged-email”, and are not in the segment “customers”.',
    french:
      'Personnes qui sont dans le segment « trial-in-progress », et qui sont dans le segment « engaged-email », et qui ne sont pas dans le segment « customers ».',
  },
  {
    name: 'B11 daily user without integration',
    condition: group(
      'all',
      { type: 'regular', event: did('Logged in'), period: 'day', atLeast: 5, of: 7 },
      did('Configured integration', { count: zero }),
    ),
    english: 'People who did “Logged in” in at least 5 of the last 7 days, and never did “Configured integration”.',
    french:
      'Personnes qui ont fait « Logged in » pendant au moins 5 des 7 derniers jours, et qui n’ont jamais fait « Configured integration ».',
  },
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
    name: 'B29 project without tasks',
    condition: group('all', did('Created project'), did('Created task', { count: zero })),
    english: 'People who did “Created project”, and never did “Created task”.',
    french: 'Personnes qui ont fait « Created project », et qui n’ont jamais fait « Created task ».',
  },
  {
    name: 'B31 ready for a call',
    condition: group(
      'all',
      { type: 'page', url: pricing, count: atLeast(3) },
      { type: 'score', score: 'engagement', operator: 'gte', value: 50 },
      did('Upgraded', { count: zero }),
    ),
    english:
      'People who visited a page whose address contains “/pricing” at least 3 times, and whose engagement score is at least 50, and who never did “Upgraded”.',
    french:
      'Personnes qui ont visité une page dont l’adresse contient « /pricing » au moins 3 fois, et dont le score engagement est d’au moins 50, et qui n’ont jamais fait « Upgraded ».',
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
    name: 'C19 opened none of the emails of 60 days',
    condition: email('opened', { count: zero, window: last(60) }),
    english: 'People who did not open any email in the last 60 days.',
    french: 'Personnes qui n’ont ouvert aucun e-mail au cours des 60 derniers jours.',
  },
  {
    name: 'C28 engaged: at least 2 of 3 key actions',
    condition: group({ atLeast: 2 }, did('Created project'), did('Created task'), did('Invited teammate')),
    english:
      'People for whom at least 2 of these 3 are true (they did “Created project”; they did “Created task”; they did “Invited teammate”).',
    french:
      'Personnes pour qui au moins 2 de ces 3 conditions sont vraies (elles ont fait « Created project » ; elles ont fait « Created task » ; elles ont fait « Invited teammate »).',
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
    name: 'D18 last day of trial',
    condition: group('all', onTrial, field('trial_ends_at', 'within_next', { amount: 1, unit: 'day' })),
    english: 'People whose status is “trial”, and whose trial_ends_at is within the next day.',
    french: 'Personnes dont le champ status est « trial », et dont le champ trial_ends_at arrive d’ici 1 jour.',
  },
  {
    name: 'D25 recent buyers',
    condition: did('Purchased', { where: [{ property: 'kind', operator: 'is', value: 'course' }], window: last(7) }),
    english: 'People who did “Purchased” in the last 7 days where kind is “course”.',
    french: 'Personnes qui ont fait « Purchased » (où kind est « course ») au cours des 7 derniers jours.',
  },
  {
    name: 'D34 subscribed to the news',
    condition: { type: 'consent', topic: 'product-news', channel: 'email', operator: 'subscribed' },
    english: 'People who are subscribed to “product-news” by email.',
    french: 'Personnes qui sont abonnées à « product-news » par e-mail.',
  },
  {
    name: 'D49 inactive on trial',
    condition: group('all', onTrial, silent(30)),
    english:
      'People whose status is “trial”, and who did not do “Logged in” in the last 30 days (and have been known since before then).',
    french:
      'Personnes dont le champ status est « trial », et qui n’ont pas fait « Logged in » au cours des 30 derniers jours (et sont connues depuis plus longtemps).',
  },
  {
    name: 'D53 has not connected Stripe within 3 days of signing up',
    condition: {
      type: 'sequence',
      steps: [did('Signed up'), did('Connected Stripe')],
      within: { amount: 3, unit: 'day' },
      thenNot: true,
    },
    english: 'People who did “Signed up”, but then did not do “Connected Stripe” within 3 days.',
    french:
      'Personnes qui ont fait « Signed up », mais ensuite n’ont pas fait « Connected Stripe » dans un délai de 3 jours.',
  },
  {
    name: 'D54 on the free plan for a month',
    condition: { type: 'lasting', condition: field('plan', 'is', 'free'), for: { amount: 30, unit: 'day' } },
    english: 'People for whom this has been true for at least 30 days (their plan is “free”).',
    french: 'Personnes pour qui ceci est vrai depuis au moins 30 jours (le champ plan est « free »).',
  },
  {
    name: 'D6 paying for at most six months',
    condition: field('subscribed_at', 'within_last', { amount: 6, unit: 'month' }),
    english: 'People whose subscribed_at is within the last 6 months.',
    french: 'Personnes dont le champ subscribed_at remonte à 6 mois au plus.',
  },
  {
    name: 'E9 companies of medium size',
    condition: { type: 'field', of: 'account', field: 'employees', operator: 'between', value: { from: 50, to: 249 } },
    english: 'People whose account’s employees is between 50 and 249.',
    french: 'Personnes dont le champ employees du compte est compris entre 50 et 249.',
  },
];

describe.each(templates)('$name', ({ condition, english, french }) => {
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
  const sentences = templates.map(({ english }) => english);
  expect(new Set(sentences).size).toBe(templates.length);
});
