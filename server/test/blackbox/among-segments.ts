import type { Condition, EmailCondition, FieldCondition, SegmentDefinition } from '@segue/shared/segment';
import { all, any, atLeast, counting, did, last, NEVER, none } from './shorthand.ts';
import { check, identify, manage, track, type World } from './world.ts';

/** Groups, segments of segments, static ones, emails, forms, scores, consents. The clock begins on 2 March 2026 at 12:00 UTC. */

const T0 = '2026-03-02T12:00:00.000Z';
const T1 = '2026-03-02T13:00:00.000Z';
const T2 = '2026-03-09T12:00:00.000Z';
const T3 = '2026-03-09T12:00:00.000001Z';

const letter = (name: string): FieldCondition => ({ type: 'field', field: `g_${name}`, operator: 'is', value: true });
const [A, B, C] = [letter('a'), letter('b'), letter('c')];
const groups: World = {
  name: 'groups',
  after: 'Growthbook, Dittofeed, Mautic, Flagsmith',
  calls: [
    identify('nothing', { name: 'Nothing' }),
    identify('a', { g_a: true }),
    identify('b', { g_b: true, g_a: false }),
    identify('ab', { g_a: true, g_b: true }),
    identify('ac', { g_a: true, g_c: true }),
    identify('abc', { g_a: true, g_b: true, g_c: true }),
  ],
  checks: [
    check('S6', 'all', all(A, B), 'ab abc'),
    check('S6', 'any', any(A, B), 'all but nothing'),
    check('S6', 'none', none(A, B), 'nothing'),
    check('S6', 'none of one is not', none(C), 'all but ac abc'),
    check('S6', 'not of not', none(none(C)), 'ac abc'),
    check('S6', 'all of one', all(A), 'a ab ac abc'),
    check('S6', 'at least 1 of 3 is any', atLeast(1, A, B, C), 'all but nothing'),
    check('S6', 'at least 2 of 3', atLeast(2, A, B, C), 'ab ac abc'),
    check('S6', 'at least 3 of 3 is all', atLeast(3, A, B, C), 'abc'),
    check('S6', 'fewer than 2 of 3', none(atLeast(2, A, B, C)), 'nothing a b'),
    check('S6', 'the same condition twice counts twice', atLeast(2, A, A, B), 'a ab ac abc'),
    check('S6', 'a and b, or c', any(all(A, B), C), 'ab ac abc'),
    check('S6', 'a, and b or c', all(A, any(B, C)), 'ab ac abc'),
    check('S6', 'a but neither b nor c', all(A, none(B, C)), 'a'),
    check('S6', 'not all of a and b', none(all(A, B)), 'nothing a b ac'),
    check('S6', 'exactly one of a and b', all(any(A, B), none(all(A, B))), 'a b ac'),
    check('S6', 'everyone', { type: 'everyone' }, 'all'),
    check('S6', 'nobody', none({ type: 'everyone' }), 'none'),
    check('S6', 'x and not x', all(A, none(A)), 'none'),
    check('S6', 'x or not x', any(A, none(A)), 'all'),
    check(
      'S30',
      'groups ten deep',
      [1, 2, 3, 4, 5, 6, 7, 8, 9].reduce<Condition>((inner) => none(inner), none(A)),
      'a ab ac abc',
    ),
    check('S30', '200 conditions', any(...Array.from({ length: 200 }, () => A)), 'a ab ac abc'),
    check(
      'S30',
      '10 000 values',
      {
        type: 'field',
        field: 'name',
        operator: 'is_any_of',
        value: [...Array.from({ length: 9_999 }, (_, index) => `n${index}`), 'NOTHING'],
      },
      'nothing',
    ),
  ],
};

const inside = (segment: string, operator: 'in' | 'not_in' = 'in'): Condition => ({
  type: 'segment',
  segment,
  operator,
});
const entered = (segment: string, times: number): Condition => ({
  ...did('Segment Entered', { type: 'calendar', unit: 'month' }, counting('more_than', times)),
  where: [{ property: 'segment', operator: 'is', value: segment }],
});
const chains: World = {
  name: 'chains',
  after: 'PostHog, Mautic, Dittofeed',
  calls: [
    identify('plain', {}),
    identify('pro', { n_plan: 'pro' }),
    track('active', 'Acted', {}, {}),
    identify('both', { n_plan: 'pro' }),
    track('both', 'Acted', {}, {}),
    identify('plain', { n_plan: 'pro' }, { arrives: T1 }),
    identify('both', { n_plan: 'free' }, { arrives: T1 }),
    identify('both', { n_plan: 'pro' }, { arrives: '2026-03-03T12:00:00.000Z' }),
    identify('both', { n_plan: 'free' }, { arrives: '2026-03-04T12:00:00.000Z' }),
    identify('both', { n_plan: 'pro' }, { arrives: '2026-03-05T12:00:00.000Z' }),
  ],
  checks: [
    check(
      'S24',
      'the first',
      { type: 'field', field: 'n_plan', operator: 'is', value: 'pro' },
      { [T0]: 'pro both', [T1]: 'pro plain' },
    ),
    check('S24', 'the second', did('Acted', last(7)), { [T0]: 'active both', [T2]: 'active both', [T3]: 'none' }),
    check('S24', 'in the first', inside('chains-0'), { [T0]: 'pro both', [T1]: 'pro plain' }),
    check('S6', 'not in the first', inside('chains-0', 'not_in'), { [T0]: 'plain active', [T1]: 'both active' }),
    check('S24', 'in both', all(inside('chains-0'), inside('chains-1')), {
      [T0]: 'both',
      [T1]: 'none',
      [T2]: 'both',
      [T3]: 'none',
    }),
    check('S24', 'in neither', none(inside('chains-0'), inside('chains-1')), {
      [T0]: 'plain',
      [T1]: 'none',
      [T3]: 'active',
    }),
    check('S24', 'a segment of a segment of a segment', inside('chains-4'), {
      [T0]: 'both',
      [T1]: 'none',
      [T2]: 'both',
      [T3]: 'none',
    }),
    check('S6', 'not in that', inside('chains-6', 'not_in'), {
      [T0]: 'all but both',
      [T2]: 'all but both',
      [T3]: 'all',
    }),
    check('S25', 'entered more than twice this month', entered('chains-0', 2), {
      [T1]: 'none',
      [T2]: 'both',
      '2026-04-01T00:00:00.000Z': 'none',
    }),
    check('S25', 'entered this month', entered('chains-0', 0), { [T0]: 'pro both', [T1]: 'pro both plain' }),
    check(
      'S25',
      'left it',
      { ...did('Segment Left', last(7)), where: [{ property: 'segment', operator: 'is', value: 'chains-0' }] },
      { [T0]: 'none', [T1]: 'both', '2026-03-11T12:00:00.000Z': 'both', '2026-03-11T12:00:00.000001Z': 'none' },
    ),
    check(
      'S24',
      'in it for 6 days',
      { type: 'lasting', condition: inside('chains-0'), for: { amount: 6, unit: 'day' } },
      {
        '2026-03-08T12:00:00.000Z': 'pro',
        '2026-03-08T13:00:00.000Z': 'pro plain',
        '2026-03-11T12:00:00.000Z': 'pro plain both',
      },
    ),
  ],
};

const BY_HAND: SegmentDefinition = { version: 1, kind: 'static', condition: { type: 'everyone' } };
const byHand: World = {
  name: 'by-hand',
  after: 'PostHog (static), Dittofeed (manual), Mautic',
  calls: [
    identify('ada', { email: 'ada@by-hand.test' }),
    identify('eve', {}),
    identify('kim', {}),
    manage('POST', '/segments/by-hand-static/people', { people: ['by-hand.ada', 'by-hand.eve', 'by-hand.eve'] }),
    manage('DELETE', '/segments/by-hand-static/people/by-hand.eve', undefined, T1),
    manage(
      'POST',
      '/segments/by-hand-static/people',
      { people: ['ADA@by-hand.test', 'by-hand.kim', 'by-hand.nobody'] },
      T1,
    ),
  ],
  checks: [
    check('S24', 'in a static one', inside('by-hand-static'), { [T0]: 'ada eve', [T1]: 'ada kim' }),
    check('S6', 'not in a static one', inside('by-hand-static', 'not_in'), { [T0]: 'kim', [T1]: 'eve' }),
    check(
      'S25',
      'put in since',
      {
        ...did('Segment Entered', last(30, 'minute')),
        where: [{ property: 'segment', operator: 'is', value: 'by-hand-static' }],
      },
      { [T0]: 'ada eve', [T1]: 'kim' },
    ),
  ],
};
/** A static segment cannot be previewed, so it is made like data, before the segments that read it. */
export const STATIC_SEGMENT = { key: 'by-hand-static', name: 'By hand', definition: BY_HAND };

const mail = (person: string, activity: string, properties: Readonly<Record<string, unknown>>) =>
  track(person, `Email ${activity}`, properties);
const email = (activity: EmailCondition['activity'], part: Partial<EmailCondition> = {}): EmailCondition => ({
  type: 'email',
  activity,
  ...part,
});
const emails: World = {
  name: 'emails',
  after: 'Mautic, Notifuse, Dittofeed',
  calls: [
    identify('never', {}),
    mail('got', 'Delivered', { email: 'welcome' }),
    mail('read', 'Delivered', { email: 'welcome' }),
    mail('read', 'Opened', { email: 'welcome' }),
    mail('read', 'Clicked', { email: 'offer', link: 'https://acme.test/Offer?a=1' }),
    mail('fan', 'Opened', { email: 'welcome' }),
    mail('fan', 'Opened', { email: 'offer' }),
    mail('fan', 'Opened', { email: 'offer' }),
    mail('fan', 'Clicked', { email: 'welcome', link: 'https://acme.test/demo' }),
    mail('robot', 'Opened', { email: 'welcome', machine: true }),
    mail('robot', 'Clicked', { email: 'welcome', link: 'https://acme.test/demo', machine: true }),
    mail('robot', 'Unsubscribed', { email: 'welcome', machine: true }),
    mail('human', 'Opened', { email: 'Welcome', machine: false }),
    mail('gone', 'Bounced', { email: 'welcome', reason: 'full' }),
    mail('gone', 'Complained', { email: 'offer' }),
    mail('gone', 'Replied', { email: 'offer' }),
    mail('gone', 'Sent', { email: 'offer' }),
  ],
  checks: [
    check('S17', 'opened any', email('opened'), 'read fan human'),
    check('S17', 'opened any, machines too', email('opened', { machine: true }), 'read fan human robot'),
    check('S13', 'opened none', email('opened', { count: NEVER }), 'all but read fan human'),
    check('S8', 'keys of emails are exact', email('opened', { emails: ['welcome'] }), 'read fan'),
    check('S14', 'one of several', email('opened', { emails: ['offer', 'Welcome'] }), 'fan human'),
    check('S14', 'received', email('received'), 'got read'),
    check(
      'S16',
      'opened this one, did not click this one',
      all(email('opened', { emails: ['welcome'] }), email('clicked', { emails: ['welcome'], count: NEVER })),
      'read',
    ),
    check('S14', 'clicked a link', email('clicked', { link: { operator: 'contains', value: '/offer' } }), 'read'),
    check(
      'S14',
      'clicked a link of this email',
      email('clicked', { emails: ['welcome'], link: { operator: 'contains', value: '/offer' } }),
      'none',
    ),
    check(
      'S8',
      'a link, exactly',
      email('clicked', { link: { operator: 'is', value: 'HTTPS://acme.test/demo' } }),
      'fan',
    ),
    check('S15', 'opened 3 times', email('opened', { count: counting('at_least', 3) }), 'fan'),
    check(
      'S15',
      'opened 2 different ones',
      email('opened', { count: counting('at_least', 2, { of: 'emails' }) }),
      'fan',
    ),
    check(
      'S15',
      'opened not even 3 different ones',
      email('opened', { count: counting('at_least', 3, { of: 'emails' }) }),
      'none',
    ),
    check('S14', 'bounced', email('bounced'), 'gone'),
    check(
      'S14',
      'with a property',
      email('bounced', { where: [{ property: 'reason', operator: 'is', value: 'FULL' }] }),
      'gone',
    ),
    check('S14', 'complained', email('complained'), 'gone'),
    check('S14', 'replied', email('replied'), 'gone'),
    check('S17', 'unsubscribing is neither an open nor a click', email('unsubscribed'), 'robot'),
    check('S1', 'opened in the last week', email('opened', { window: last(7) }), {
      [T2]: 'read fan human',
      [T3]: 'none',
    }),
    check(
      'S18',
      'delivered, then not opened',
      {
        type: 'sequence',
        steps: [email('received'), email('opened')],
        within: { amount: 7, unit: 'day' },
        thenNot: true,
      },
      { [T2]: 'none', [T3]: 'got read' },
    ),
  ],
};

const forms: World = {
  name: 'forms',
  after: 'Mautic',
  calls: [
    identify('never', {}),
    track('one', 'Form Submitted', { form: 'signup', challenge: 'Onboarding', size: '25' }),
    track('two', 'Form Submitted', { form: 'signup', challenge: ['Onboarding', 'Churn'], size: 5 }),
    track('two', 'Form Submitted', { form: 'signup' }),
    track('other', 'Form Submitted', { form: 'Signup', challenge: 'Onboarding' }),
    track('bare', 'Form Submitted', {}),
  ],
  checks: [
    check('S8', 'answered this form', { type: 'form', form: 'signup' }, 'one two'),
    check(
      'S14',
      'with this answer',
      { type: 'form', form: 'signup', where: [{ property: 'challenge', operator: 'is', value: 'onboarding' }] },
      'one two',
    ),
    check(
      'S10',
      'with a number',
      { type: 'form', form: 'signup', where: [{ property: 'size', operator: 'gt', value: 10 }] },
      'one',
    ),
    check(
      'S14',
      'both answers at once',
      {
        type: 'form',
        form: 'signup',
        where: [
          { property: 'challenge', operator: 'includes_any', value: ['churn'] },
          { property: 'size', operator: 'gt', value: 10 },
        ],
      },
      'none',
    ),
    check('S15', 'twice', { type: 'form', form: 'signup', count: counting('at_least', 2) }, 'two'),
    check('S13', 'never', { type: 'form', form: 'signup', count: NEVER }, 'never other bare'),
    check(
      'S6',
      'an answer that is not',
      { type: 'form', form: 'signup', where: [{ property: 'challenge', operator: 'is_not', value: 'Onboarding' }] },
      'two',
    ),
  ],
};

const score = (operator: 'gt' | 'lt' | 'is' | 'is_not' | 'lte', value: number): Condition => ({
  type: 'score',
  score: 'engagement',
  operator,
  value,
});
const untold: World = {
  name: 'untold',
  after: 'Mautic (points, do not contact), Dittofeed (subscriptions)',
  calls: [identify('ada', {}), identify('eve', {})],
  checks: [
    check('S6', 'a score nobody has is 0', score('gt', 75), 'none'),
    check('S6', 'below 1', score('lt', 1), 'all'),
    check('S6', 'is 0', score('is', 0), 'all'),
    check('S6', 'is not 0', score('is_not', 0), 'none'),
    check('S6', 'up to -1', score('lte', -1), 'none'),
    check(
      'S6',
      'between',
      { type: 'score', score: 'engagement', operator: 'between', value: { from: -1, to: 1 } },
      'all',
    ),
    check(
      'S6',
      'who never said anything is not subscribed',
      { type: 'consent', topic: 'news', channel: 'email', operator: 'subscribed' },
      'none',
    ),
    check(
      'S6',
      'and the rest is everybody',
      { type: 'consent', topic: 'news', channel: 'email', operator: 'not_subscribed' },
      'all',
    ),
  ],
};

const counted = (n: number, person: string) => Array.from({ length: n }, () => track(person, 'Counted', {}));
const spent = (person: string, ...amounts: unknown[]) =>
  amounts.map((amount) => track(person, 'Spent', amount === undefined ? {} : { amount, item: amount }));
const sum = (of: 'sum' | 'average' | 'min' | 'max' | 'distinct') => ({ of, property: 'amount' }) as const;
const counts: World = {
  name: 'counts',
  after: 'Notifuse, PostHog, Mautic',
  calls: [
    identify('c0', {}),
    ...counted(1, 'c1'),
    ...counted(2, 'c2'),
    ...counted(3, 'c3'),
    ...counted(5, 'c5'),
    ...spent('c1', 10, '20.5', 'much', null, undefined),
    ...spent('c2', 10, '10', 10),
    ...spent('c3', -5, 0),
    ...spent('c5', 'nothing', true),
  ],
  checks: [
    check('S15', 'at least 3', did('Counted', undefined, counting('at_least', 3)), 'c3 c5'),
    check('S13', 'at most 3: none is fewer', did('Counted', undefined, counting('at_most', 3)), 'c0 c1 c2 c3'),
    check('S15', 'exactly 3', did('Counted', undefined, counting('exactly', 3)), 'c3'),
    check('S13', 'exactly 0', did('Counted', undefined, NEVER), 'c0'),
    check('S13', 'at most 0', did('Counted', undefined, counting('at_most', 0)), 'c0'),
    check('S15', 'more than 2', did('Counted', undefined, counting('more_than', 2)), 'c3 c5'),
    check('S13', 'more than 0', did('Counted', undefined, counting('more_than', 0)), 'all but c0'),
    check('S13', 'fewer than 3', did('Counted', undefined, counting('fewer_than', 3)), 'c0 c1 c2'),
    check('S13', 'fewer than 1', did('Counted', undefined, counting('fewer_than', 1)), 'c0'),
    check(
      'S15',
      'between 2 and 3',
      { ...did('Counted'), count: { operator: 'between', value: { from: 2, to: 3 } } },
      'c2 c3',
    ),
    check(
      'S13',
      'between 0 and 1',
      { ...did('Counted'), count: { operator: 'between', value: { from: 0, to: 1 } } },
      'c0 c1',
    ),
    check('S13', 'an event nobody knows, 0 times', did('Uncounted', undefined, NEVER), 'all'),
    check('S13', 'an event nobody knows', did('Uncounted'), 'none'),
    check('S8', 'names of events have case', did('counted'), 'none'),
    check(
      'S10',
      'a sum, of numbers and of texts that are numbers',
      did('Spent', undefined, counting('at_least', 30, sum('sum'))),
      'c1 c2',
    ),
    check('S10', 'a sum that is not whole', did('Spent', undefined, counting('more_than', 30, sum('sum'))), 'c1'),
    check('S13', 'the sum of nothing is 0', did('Spent', undefined, counting('exactly', 0, sum('sum'))), 'c0 c5'),
    check('S10', 'a sum may be negative', did('Spent', undefined, counting('fewer_than', 1, sum('sum'))), 'c0 c3 c5'),
    check('S10', 'an average', did('Spent', undefined, counting('exactly', 10, sum('average'))), 'c2'),
    check(
      'S10',
      'no average of nothing',
      did('Spent', undefined, counting('at_most', 1000, sum('average'))),
      'c1 c2 c3',
    ),
    check('S10', 'the smallest', did('Spent', undefined, counting('at_most', 0, sum('min'))), 'c3'),
    check('S10', 'the largest', did('Spent', undefined, counting('more_than', 20, sum('max'))), 'c1'),
    check('S10', '10 and "10" are one value', did('Spent', undefined, counting('exactly', 1, sum('distinct'))), 'c2'),
    check('S7', 'different values', did('Spent', undefined, counting('at_least', 2, sum('distinct'))), 'c1 c3 c5'),
    check(
      'S14',
      'count and filter of the same events',
      {
        ...did('Spent', undefined, counting('at_least', 2)),
        where: [{ property: 'amount', operator: 'is', value: 10 }],
      },
      'c2',
    ),
    check(
      'S13',
      '0 times with a filter',
      { ...did('Spent', undefined, NEVER), where: [{ property: 'amount', operator: 'is', value: 10 }] },
      'c0 c3 c5',
    ),
  ],
};

export const AMONG_SEGMENTS: readonly World[] = [groups, chains, byHand, emails, forms, untold, counts];
