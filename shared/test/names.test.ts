import { describe, expect, test } from 'vitest';

import { didYouMean, nearestNames, segmentLimits, slugify, suggestName } from '../src/segment/index.ts';
import type { Condition } from '../src/segment/index.ts';
import { editDistance } from '../src/segment/did-you-mean.ts';
import { definition, name } from './helpers/arbitraries.ts';
import { checkLaw } from './helpers/check-law.ts';
import { did, dynamic, group, tag } from './helpers/definitions.ts';

describe('keys from names', () => {
  test.each([
    ['Active trial users', 'active-trial-users'],
    ['Engagé – e-mail (7 j)', 'engage-e-mail-7-j'],
    ['  Déjà_vu!  ', 'deja-vu'],
    ['L’essai de l’été', 'l-essai-de-l-ete'],
    ["Aujourd'hui, don't", 'aujourdhui-dont'],
    ['qu’ils d’abord', 'qu-ils-d-abord'],
    ['Œuvre Straße Łódź Þór', 'oeuvre-strasse-lodz-thor'],
    ['ﬁve ①', 'five-1'],
    ['客户', 'segment'],
    ['', 'segment'],
    ['---', 'segment'],
    ['🎉 vip 🎉', 'vip'],
    ['A/B test #3', 'a-b-test-3'],
    ["'; drop table segments; --", 'drop-table-segments'],
  ])('%s is %s', (given, key) => {
    expect(slugify(given)).toBe(key);
  });

  test('long names are cut at a word', () => {
    const words = 'people who created at least three tasks in the last seven days and paid';
    expect(slugify(words)).toBe('people-who-created-at-least-three-tasks-in-the-last-seven-days');
    expect(slugify('a'.repeat(100))).toBe('a'.repeat(64));
    expect(slugify(`${'a'.repeat(63)} b`)).toBe('a'.repeat(63));
  });

  test('a key is always well-formed, and a key of a key is itself', () => {
    checkLaw(name, (given) => {
      const key = slugify(given);
      expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(key.length).toBeLessThanOrEqual(segmentLimits.keyLengthMax);
      expect(slugify(key)).toBe(key);
    });
  });
});

describe('A32 names from conditions', () => {
  const day = (amount: number) => ({ amount, unit: 'day' as const });
  const last = (amount: number) => ({ type: 'last' as const, ...day(amount) });
  const never = { operator: 'exactly', value: 0 } as const;

  test.each<[Condition, string, string]>([
    [tag('vip'), 'vip', 'vip'],
    [{ type: 'tag', tag: 'vip', operator: 'has_not' }, 'no-vip', 'sans-vip'],
    [did('Trial started', { window: last(7) }), 'trial-7d', 'essai-7j'],
    [did('Logged in', { count: never, window: last(30) }), 'inactive-app-30d', 'inactif-app-30j'],
    [did('Created task', { count: never }), 'no-created-task', 'sans-created-task'],
    [
      did('Created task', { count: { operator: 'more_than', value: 2 }, window: last(5) }),
      'created-task-3x-5d',
      'created-task-3x-5j',
    ],
    [did('Paid', { window: { type: 'last', amount: 2, unit: 'week' } }), 'paid-2w', 'paid-2sem'],
    [
      { type: 'page', url: { operator: 'contains', value: 'https://x.io/fr/pricing?a=b' }, window: last(5) },
      'pricing-5d',
      'pricing-5j',
    ],
    [{ type: 'page', path: { operator: 'is_any_of', value: ['/demo/', '/x'] } }, 'demo', 'demo'],
    [{ type: 'page' }, 'visit', 'visite'],
    [{ type: 'email', activity: 'opened' }, 'opened-email', 'ouvert-email'],
    [
      { type: 'email', activity: 'clicked', emails: ['Welcome'], count: never },
      'no-clicked-welcome',
      'sans-clic-welcome',
    ],
    [{ type: 'form', form: 'signup' }, 'form-signup', 'formulaire-signup'],
    [{ type: 'field', field: 'plan', operator: 'is', value: 'pro' }, 'plan-pro', 'plan-pro'],
    [{ type: 'field', field: 'onboarded', operator: 'is', value: true }, 'onboarded', 'onboarded'],
    [{ type: 'field', field: 'onboarded', operator: 'is', value: false }, 'no-onboarded', 'sans-onboarded'],
    [
      { type: 'field', field: 'plan', operator: 'is_none_of', value: ['a', 'b'] },
      'plan-not-a-or-b',
      'plan-hors-a-ou-b',
    ],
    [{ type: 'field', field: 'nps', operator: 'gte', value: 9 }, 'ambassador-nps', 'ambassadeur-nps'],
    [{ type: 'field', field: 'nps', operator: 'lt', value: 7 }, 'detractor-nps', 'detracteur-nps'],
    [{ type: 'field', field: 'age', operator: 'between', value: { from: 25, to: 45 } }, 'age-25-45', 'age-25-45'],
    [
      { type: 'field', field: 'signed_up_at', operator: 'within_last', value: day(3) },
      'signed-up-at-3d',
      'signed-up-at-3j',
    ],
    [
      { type: 'field', field: 'signed_up_at', operator: 'before', value: '2026-01-01' },
      'signed-up-at-before-2026-01-01',
      'signed-up-at-avant-2026-01-01',
    ],
    [{ type: 'field', field: 'a', operator: 'after', value: { field: 'b' } }, 'a-after-b', 'a-apres-b'],
    [{ type: 'field', field: 'phone', operator: 'is_set' }, 'phone', 'phone'],
    [{ type: 'field', field: 'phone', operator: 'is_not_set' }, 'no-phone', 'sans-phone'],
    [{ type: 'segment', segment: 'trial', operator: 'in' }, 'trial', 'trial'],
    [{ type: 'segment', segment: 'trial', operator: 'not_in' }, 'not-trial', 'hors-trial'],
    [{ type: 'score', score: 'engagement', operator: 'gt', value: 75 }, 'engagement-over-75', 'engagement-plus-de-75'],
    [{ type: 'consent', topic: 'news', channel: 'email', operator: 'subscribed' }, 'news', 'news'],
    [{ type: 'consent', topic: 'news', channel: 'email', operator: 'not_subscribed' }, 'no-news', 'sans-news'],
    [{ type: 'sequence', steps: [did('A'), did('B')], within: day(3) }, 'a-then-b-3d', 'a-puis-b-3j'],
    [{ type: 'sequence', steps: [did('A'), did('B')], within: day(3), thenNot: true }, 'a-no-b-3d', 'a-sans-b-3j'],
    [
      { type: 'trend', measure: did('A'), period: day(14), change: { operator: 'down_by_at_least', percent: 50 } },
      'less-a-14d',
      'moins-a-14j',
    ],
    [
      { type: 'trend', measure: did('A'), period: day(14), change: { operator: 'up_by_at_least', percent: 50 } },
      'more-a-14d',
      'plus-a-14j',
    ],
    [{ type: 'lasting', condition: tag('vip'), for: day(14) }, 'vip-14d', 'vip-14j'],
    [{ type: 'regular', event: did('A'), period: 'week', atLeast: 3, of: 4 }, 'a-3-of-4', 'a-3-sur-4'],
    [{ type: 'everyone' }, 'everyone', 'tous'],
    [group('all', tag('a'), tag('b')), 'a-b', 'a-b'],
    [group('any', tag('a'), tag('b')), 'a-or-b', 'a-ou-b'],
    [group('none', tag('a'), tag('b')), 'no-a-b', 'sans-a-b'],
    [group({ atLeast: 2 }, tag('a'), tag('b'), tag('c'), tag('d')), '2-of-4-a-b-c', '2-sur-4-a-b-c'],
    [group('all'), 'segment', 'segment'],
  ])('%j', (condition, english, french) => {
    expect(suggestName(dynamic(condition), 'en')).toBe(english);
    expect(suggestName(dynamic(condition), 'fr')).toBe(french);
  });

  test('a static segment is one filled by hand', () => {
    expect(suggestName({ ...dynamic(tag('a')), kind: 'static' }, 'en')).toBe('by-hand');
    expect(suggestName({ ...dynamic(tag('a')), kind: 'static' }, 'fr')).toBe('a-la-main');
  });

  test('every definition gets a well-formed name, always the same', () => {
    checkLaw(definition, (given) => {
      for (const locale of ['en', 'fr'] as const) {
        expect(suggestName(given, locale)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(suggestName(given, locale)).toBe(suggestName(structuredClone(given), locale));
      }
    });
  });
});

describe('S8 a near miss gets a suggestion', () => {
  const events = ['Created task', 'Created project', 'Deleted task', 'Signed up', 'Logged in'];

  test.each([
    ['created task', ['Created task', 'Deleted task']],
    ['Created_Task', ['Created task', 'Deleted task']],
    ['Craeted task', ['Created task', 'Deleted task']],
    ['Creatd project', ['Created project']],
    ['Singed up', ['Signed up']],
    ['Loged-in', ['Logged in']],
    ['Completely different', []],
    ['', []],
  ])('%s', (typed, meant) => {
    expect(nearestNames(typed, events)).toEqual(meant);
  });

  test('a name that exists is not suggested for itself', () => {
    expect(nearestNames('Signed up', events)).toEqual([]);
    expect(didYouMean('signed up', events)).toBe('Signed up');
    expect(didYouMean('xyz', events)).toBeUndefined();
  });

  test('no more than asked for', () => {
    expect(nearestNames('Created task', ['Created tasks', 'Created tas', 'Create task'], 2)).toHaveLength(2);
  });

  test.each([
    ['', '', 0],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['abcd', 'acbd', 1],
    ['abcd', 'abdc', 1],
    ['task', 'tasks', 1],
  ])('from "%s" to "%s" it is %d steps, either way', (a, b, steps) => {
    expect(editDistance(a, b)).toBe(steps);
    expect(editDistance(b, a)).toBe(steps);
  });

  test('equal names are 0 apart, one more letter 1, and never more than the longer name', () => {
    checkLaw(name, (given) => {
      expect(editDistance(given, given)).toBe(0);
      expect(editDistance(given, `${given}x`)).toBe(1);
      expect(editDistance(given, 'Created task')).toBeLessThanOrEqual(Math.max(given.length, 12));
    });
  });
});
