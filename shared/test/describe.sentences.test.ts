import { describe, expect, test } from 'vitest';

import { describeCondition, describeDefinition } from '../src/segment/index.ts';
import type { Condition, SegmentDefinition } from '../src/segment/index.ts';
import { did, dynamic, group, tag } from './helpers/definitions.ts';
import { plainSpaces } from './helpers/plain-spaces.ts';

const english = (condition: Condition): string => describeDefinition(dynamic(condition), 'en');
const french = (condition: Condition): string => plainSpaces(describeDefinition(dynamic(condition), 'fr'));

const createdTasks = did('Created task', {
  count: { operator: 'at_least', value: 3 },
  window: { type: 'last', amount: 7, unit: 'day' },
  where: [{ property: 'project.name', operator: 'contains', value: 'Q4' }],
});
const sawPricing: Condition = {
  type: 'page',
  url: { operator: 'contains', value: '/pricing' },
  count: { operator: 'more_than', value: 3 },
  window: { type: 'last', amount: 5, unit: 'day' },
};
const notPaying: Condition = { type: 'segment', segment: 'paying', operator: 'not_in' };
const onPro: Condition = { type: 'field', field: 'plan', operator: 'is', value: 'pro' };
const inRetail: Condition = { type: 'field', of: 'account', field: 'industry', operator: 'is', value: 'Retail' };
const [a, b, c] = [did('A'), did('B'), did('C')] as const;

describe('one condition', () => {
  test.each<[Condition, string, string]>([
    [a, 'People who did “A”.', 'Personnes qui ont fait « A ».'],
    [onPro, 'People whose plan is “pro”.', 'Personnes dont le champ plan est « pro ».'],
    [
      inRetail,
      'People whose account’s industry is “Retail”.',
      'Personnes dont le champ industry du compte est « Retail ».',
    ],
    [notPaying, 'People who are not in the segment “paying”.', 'Personnes qui ne sont pas dans le segment « paying ».'],
    [{ type: 'everyone' }, 'Everyone.', 'Tout le monde.'],
    [group('all', a), 'People who did “A”.', 'Personnes qui ont fait « A ».'],
    [
      group('none', a),
      'People for whom this is not true (they did “A”).',
      'Personnes pour qui ceci n’est pas vrai (elles ont fait « A »).',
    ],
    [
      { type: 'lasting', condition: onPro, for: { amount: 14, unit: 'day' } },
      'People for whom this has been true for at least 14 days (their plan is “pro”).',
      'Personnes pour qui ceci est vrai depuis au moins 14 jours (le champ plan est « pro »).',
    ],
    [group('all'), 'No condition yet.', 'Aucune condition pour l’instant.'],
    [group('all', group('any', group('none'))), 'No condition yet.', 'Aucune condition pour l’instant.'],
  ])('%j', (condition, en, fr) => {
    expect(english(condition)).toBe(en);
    expect(french(condition)).toBe(fr);
  });
});

describe('A26 the sentence shows how "and" and "or" are read', () => {
  test('the example of the language', () => {
    expect(english(group('all', group('any', createdTasks, sawPricing), notPaying))).toBe(
      'People (who did “Created task” at least 3 times in the last 7 days where project.name contains “Q4”, or visited a page whose address contains “/pricing” more than 3 times in the last 5 days), and who are not in the segment “paying”.',
    );
    expect(french(group('all', group('any', createdTasks, sawPricing), notPaying))).toBe(
      'Personnes (qui ont fait « Created task » (où project.name contient « Q4 ») au moins 3 fois au cours des 7 derniers jours, ou qui ont visité une page dont l’adresse contient « /pricing » plus de 3 fois au cours des 5 derniers jours), et qui ne sont pas dans le segment « paying ».',
    );
  });

  test.each<[Condition, string, string]>([
    [group('all', a, b), 'People who did “A”, and did “B”.', 'Personnes qui ont fait « A », et qui ont fait « B ».'],
    [
      group('any', a, onPro, b, c),
      'People who did “A”, or whose plan is “pro”, or who did “B”, or did “C”.',
      'Personnes qui ont fait « A », ou dont le champ plan est « pro », ou qui ont fait « B », ou qui ont fait « C ».',
    ],
    [
      group('any', onPro, inRetail),
      'People whose plan is “pro”, or whose account’s industry is “Retail”.',
      'Personnes dont le champ plan est « pro », ou dont le champ industry du compte est « Retail ».',
    ],
    [
      group('any', group('all', a, b), c),
      'People (who did “A”, and did “B”), or who did “C”.',
      'Personnes (qui ont fait « A », et qui ont fait « B »), ou qui ont fait « C ».',
    ],
    [
      group('all', a, group('any', b, c)),
      'People who did “A”, and (who did “B”, or did “C”).',
      'Personnes qui ont fait « A », et (qui ont fait « B », ou qui ont fait « C »).',
    ],
    [
      group('none', a, onPro),
      'People for whom none of these is true (they did “A”; their plan is “pro”).',
      'Personnes pour qui rien de ceci n’est vrai (elles ont fait « A » ; le champ plan est « pro »).',
    ],
    [
      group({ atLeast: 2 }, a, b, c),
      'People for whom at least 2 of these 3 are true (they did “A”; they did “B”; they did “C”).',
      'Personnes pour qui au moins 2 de ces 3 conditions sont vraies (elles ont fait « A » ; elles ont fait « B » ; elles ont fait « C »).',
    ],
    [
      group({ atLeast: 1 }, a, b),
      'People for whom at least 1 of these 2 is true (they did “A”; they did “B”).',
      'Personnes pour qui au moins 1 de ces 2 conditions est vraie (elles ont fait « A » ; elles ont fait « B »).',
    ],
    [
      group('all', a, group('none', b, group('all', c, onPro))),
      'People who did “A”, and for whom none of these is true (they did “B”; they did “C”, and their plan is “pro”).',
      'Personnes qui ont fait « A », et pour qui rien de ceci n’est vrai (elles ont fait « B » ; elles ont fait « C », et le champ plan est « pro »).',
    ],
    [
      group('all', group('any', a), group('all'), b),
      'People who did “A”, and did “B”.',
      'Personnes qui ont fait « A », et qui ont fait « B ».',
    ],
    [
      group('any', { type: 'everyone' }, a),
      'People who are anyone at all, or did “A”.',
      'Personnes qui sont n’importe qui, ou qui ont fait « A ».',
    ],
  ])('%j', (condition, en, fr) => {
    expect(english(condition)).toBe(en);
    expect(french(condition)).toBe(fr);
  });
});

describe('names people know', () => {
  const names = {
    segments: { paying: 'Customers' },
    fields: { plan: 'payment plan', signed_up_at: 'sign-up date' },
    properties: { 'project.name': 'project' },
    events: { 'Created task': 'Task created' },
    emails: { w: 'Welcome' },
    forms: { signup: 'Sign-up' },
    scores: { engagement: 'Engagement' },
    topics: { news: 'Product news' },
  };

  test.each<[Condition, string]>([
    [notPaying, 'are not in the segment “Customers”'],
    [onPro, 'payment plan is “pro”'],
    [createdTasks, 'did “Task created” at least 3 times in the last 7 days where project contains “Q4”'],
    [{ type: 'email', activity: 'opened', emails: ['w', 'x'] }, 'opened the email “Welcome” or “x”'],
    [{ type: 'form', form: 'signup' }, 'filled in the form “Sign-up”'],
    [{ type: 'score', score: 'engagement', operator: 'gt', value: 75 }, 'Engagement score is greater than 75'],
    [
      { type: 'consent', topic: 'news', channel: 'email', operator: 'subscribed' },
      'are subscribed to “Product news” by email',
    ],
    [
      did('A', { window: { type: 'after_field', field: 'signed_up_at', amount: 3, unit: 'day' } }),
      'did “A” in the first 3 days after sign-up date',
    ],
    [
      { type: 'field', field: 'x', operator: 'is', value: { field: 'plan' } },
      'x is the same as the field payment plan',
    ],
    [{ type: 'segment', segment: 'constructor', operator: 'in' }, 'are in the segment “constructor”'],
  ])('%j', (condition, said) => {
    expect(describeCondition(condition, 'en', names)).toBe(said);
  });
});

describe('the whole definition', () => {
  const visitors: SegmentDefinition = { ...dynamic(a), include_anonymous: true };

  test('S20 says when visitors are members', () => {
    expect(describeDefinition(visitors, 'en')).toBe('People who did “A”, anonymous visitors included.');
    expect(plainSpaces(describeDefinition(visitors, 'fr'))).toBe(
      'Personnes qui ont fait « A », visiteurs anonymes compris.',
    );
    expect(describeDefinition({ ...visitors, condition: { type: 'everyone' } }, 'en')).toBe(
      'Everyone, anonymous visitors included.',
    );
  });

  test('S29 says that a static segment is filled by hand', () => {
    expect(describeDefinition({ ...dynamic(a), kind: 'static' }, 'en')).toBe(
      'People added by hand, by import, through the API or by a flow.',
    );
    expect(describeDefinition({ ...dynamic(a), kind: 'static' }, 'fr')).toBe(
      'Personnes ajoutées à la main, par import, par l’API ou par un parcours.',
    );
  });

  test('a group as a row of the editor speaks of them', () => {
    expect(describeCondition(group('any', tag('a'), onPro), 'en')).toBe(
      'they have the tag “a”, or their plan is “pro”',
    );
    expect(plainSpaces(describeCondition(group('any', tag('a'), onPro), 'fr'))).toBe(
      'elles ont le tag « a », ou le champ plan est « pro »',
    );
    expect(describeCondition(group('all'), 'en')).toBe('No condition yet');
  });
});
