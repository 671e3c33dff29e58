import type { Condition, EventLike } from '@segue/shared/segment';
import { counting, did, last, NEVER } from './shorthand.ts';
import { check, identify, track, type World } from './world.ts';

/** Order, change and rhythm in time, sessions, and events that come late, early or twice. In Paris, from 5 January 2026. */

const sequence = (thenNot: boolean, ...steps: EventLike[]): Condition => ({
  type: 'sequence',
  steps,
  within: { amount: 3, unit: 'day' },
  thenNot,
});
const at = (day: number, time = '10:00:00.000'): string => `2026-01-${String(day).padStart(2, '0')}T${time}Z`;

const order: World = {
  name: 'order',
  after: 'PostHog (sequences), Laudspeaker',
  calls: [
    track('never', 'Looked', {}, { at: at(10) }),
    track('quick', 'Created', {}, { at: at(10) }),
    track('quick', 'Invited', {}, { at: at(10, '10:00:00.000001') }),
    track('exact', 'Created', {}, { at: at(10) }),
    track('exact', 'Invited', {}, { at: at(13) }),
    track('slow', 'Created', {}, { at: at(10) }),
    track('slow', 'Invited', {}, { at: at(13, '10:00:00.000001') }),
    track('same', 'Created', {}, { at: at(10) }),
    track('same', 'Invited', {}, { at: at(10) }),
    track('reverse', 'Invited', {}, { at: at(9) }),
    track('reverse', 'Created', {}, { at: at(10) }),
    track('again', 'Created', {}, { at: at(6) }),
    track('again', 'Created', {}, { at: at(10) }),
    track('again', 'Invited', {}, { at: at(12) }),
    track('twice', 'Created', {}, { at: at(10) }),
    track('twice', 'Created', {}, { at: at(11) }),
  ],
  checks: [
    check('S18', 'A, then B within 3 days', sequence(false, did('Created'), did('Invited')), {
      [at(10)]: 'none',
      [at(10, '10:00:00.000001')]: 'quick',
      [at(13)]: 'quick exact again',
      '2026-06-01T00:00:00.000Z': 'quick exact again',
    }),
    check(
      'S18',
      'A, and no B within 3 days, once the time has passed',
      sequence(true, did('Created'), did('Invited')),
      {
        [at(13)]: 'again',
        [at(13, '10:00:00.000001')]: 'again slow same reverse twice',
        '2026-06-01T00:00:00.000Z': 'again slow same reverse twice',
      },
    ),
    check('S18', 'A, then A again', sequence(false, did('Created'), did('Created')), {
      [at(11)]: 'twice',
      '2026-06-01T00:00:00.000Z': 'twice',
    }),
    check('S18', 'the window restricts the first step', sequence(false, did('Created', last(5)), did('Invited')), {
      [at(13)]: 'quick exact again',
      [at(15)]: 'quick exact again',
      [at(15, '10:00:00.000001')]: 'none',
    }),
    check('S18', 'three steps', sequence(false, did('Created'), did('Created'), did('Looked')), { [at(13)]: 'none' }),
  ],
};

const lateness: World = {
  name: 'lateness',
  after: 'RudderStack, Jitsu, Dittofeed',
  calls: [
    track('late', 'Sent', { step: 1 }, { at: at(10), arrives: at(15) }),
    track('tooLate', 'Sent', { step: 1 }, { at: at(10), arrives: at(20) }),
    identify('early', {}, { arrives: at(15) }),
    track('early', 'Sent', { step: 1 }, { at: at(15, '22:00:00.000'), arrives: at(15) }),
    track('tomorrow', 'Sent', { step: 1 }, { at: at(16), arrives: at(15) }),
    track('twice', 'Sent', { step: 1 }, { at: at(15), id: 'm-1' }),
    track('twice', 'Sent', { step: 2 }, { at: at(15), id: 'm-1' }),
    track('twice', 'Sent', { step: 3 }, { at: at(15), id: 'm-1', arrives: at(16) }),
    track('unordered', 'Sent', { step: 2 }, { at: at(15) }),
    track('unordered', 'Sent', { step: 1 }, { at: at(14), arrives: at(16) }),
  ],
  checks: [
    check('S4', 'a late event counts where it belongs', did('Sent', last(7)), {
      [at(15)]: 'late twice unordered',
      [at(15, '22:00:00.000')]: 'late twice unordered early',
      [at(16)]: 'late twice unordered early tomorrow',
      [at(17)]: 'late twice unordered early tomorrow',
      [at(17, '10:00:00.000001')]: 'twice unordered early tomorrow',
      [at(20)]: 'twice unordered early tomorrow',
    }),
    check('S3', 'what is ahead counts once its time has come', did('Sent'), {
      [at(15, '21:59:59.999999')]: 'late twice unordered',
      [at(15, '22:00:00.000')]: 'late twice unordered early',
      [at(16, '09:59:59.999999')]: 'late twice unordered early',
      [at(16)]: 'late twice unordered early tomorrow',
      [at(20)]: 'all',
    }),
    check('S3', 'until then it was not done', did('Sent', undefined, NEVER), {
      [at(15)]: 'early tomorrow',
      [at(15, '22:00:00.000')]: 'tomorrow',
      [at(16)]: 'none',
    }),
    check('S5', 'the same message is one event', did('Sent', undefined, counting('at_least', 2)), {
      [at(15)]: 'none',
      [at(16)]: 'unordered',
    }),
    check(
      'S5',
      'the first of the same messages holds',
      { ...did('Sent'), where: [{ property: 'step', operator: 'gt', value: 1 }] },
      {
        [at(16)]: 'unordered',
      },
    ),
    check(
      'S14',
      'a late event becomes the first',
      { ...did('Sent'), occurrence: { pick: 'first', where: [{ property: 'step', operator: 'is', value: 2 }] } },
      {
        [at(15)]: 'unordered',
        [at(16)]: 'none',
      },
    ),
    check(
      'S14',
      'and changes nothing of the last',
      { ...did('Sent'), occurrence: { pick: 'last', where: [{ property: 'step', operator: 'is', value: 2 }] } },
      {
        [at(15)]: 'unordered',
        [at(16)]: 'unordered',
      },
    ),
  ],
};

const logins = (person: string, ...daysOfJanuary: number[]) =>
  daysOfJanuary.map((day) => track(person, 'Used', {}, { at: at(day) }));
const rhythm = (person: string, ...instants: string[]) =>
  instants.map((instant) => track(person, 'Ran', {}, { at: instant }));
const trends: World = {
  name: 'trends',
  after: 'PostHog (regularly), Laudspeaker',
  calls: [
    identify('never', {}),
    ...logins('falling', 6, 7, 8, 9, 16, 17),
    ...logins('rising', 6, 16, 17),
    ...logins('steady', 6, 7, 16, 17),
    ...logins('fresh', 16, 17, 18),
    ...logins('gone', 6, 7),
    ...rhythm('weekly', '2026-01-06T10:00:00.000Z', '2026-01-13T10:00:00.000Z', '2026-01-20T10:00:00.000Z'),
    ...rhythm('often', '2026-01-19T10:00:00.000Z', '2026-01-20T10:00:00.000Z', '2026-01-21T10:00:00.000Z'),
  ],
  checks: [
    check(
      'S19',
      'down by half',
      {
        type: 'trend',
        measure: did('Used'),
        period: { amount: 10, unit: 'day' },
        change: { operator: 'down_by_at_least', percent: 50 },
      },
      {
        [at(25)]: 'falling gone',
      },
    ),
    check(
      'S19',
      'up by 100 %',
      {
        type: 'trend',
        measure: did('Used'),
        period: { amount: 10, unit: 'day' },
        change: { operator: 'up_by_at_least', percent: 100 },
      },
      {
        [at(25)]: 'rising',
      },
    ),
    check(
      'S19',
      'down to nothing',
      {
        type: 'trend',
        measure: did('Used'),
        period: { amount: 10, unit: 'day' },
        change: { operator: 'down_by_at_least', percent: 100 },
      },
      {
        [at(25)]: 'gone',
        // The older period is now 16 to 26 January.
        '2026-02-05T10:00:00.000Z': 'falling rising steady fresh',
        '2026-03-20T10:00:00.000Z': 'none',
      },
    ),
    check(
      'S1',
      'in 3 of the last 4 weeks',
      { type: 'regular', event: did('Ran'), period: 'week', atLeast: 3, of: 4 },
      {
        '2026-01-20T09:59:59.999999Z': 'none',
        '2026-01-20T10:00:00.000Z': 'weekly',
        '2026-02-01T22:59:59.999999Z': 'weekly',
        '2026-02-01T23:00:00.000Z': 'none',
      },
    ),
    check(
      'S1',
      'on 3 of the last 7 days',
      { type: 'regular', event: did('Ran'), period: 'day', atLeast: 3, of: 7 },
      {
        '2026-01-21T10:00:00.000Z': 'often',
        '2026-01-25T22:59:59.999999Z': 'often',
        '2026-01-25T23:00:00.000Z': 'none',
      },
    ),
    check(
      'S13',
      'at most once in each of 2 weeks',
      { type: 'regular', event: did('Ran', undefined, counting('at_most', 1)), period: 'week', atLeast: 2, of: 2 },
      {
        '2026-01-21T10:00:00.000Z': 'all but often',
      },
    ),
  ],
};

const free: Condition = { type: 'field', field: 'l_plan', operator: 'is', value: 'free' };
const lasting: World = {
  name: 'lasting',
  after: 'Dittofeed (has been)',
  calls: [
    identify('steady', { l_plan: 'free' }, { arrives: at(10) }),
    identify('repeated', { l_plan: 'free' }, { arrives: at(10) }),
    identify('changed', { l_plan: 'free' }, { arrives: at(10) }),
    identify('repeated', { l_plan: 'free' }, { arrives: at(14) }),
    identify('changed', { l_plan: 'pro' }, { arrives: at(14) }),
    identify('changed', { l_plan: 'free' }, { arrives: at(15) }),
    identify('steady', { l_plan: 'pro' }, { arrives: '2026-02-01T10:00:00.000Z' }),
  ],
  checks: [
    check(
      'S2',
      'has been free for 14 days',
      { type: 'lasting', condition: free, for: { amount: 14, unit: 'day' } },
      {
        [at(24, '09:59:59.999999')]: 'none',
        [at(24)]: 'steady repeated',
        [at(29, '09:59:59.999999')]: 'steady repeated',
        [at(29)]: 'all',
        '2026-02-01T10:00:00.000Z': 'repeated changed',
      },
    ),
    check(
      'S2',
      'is free, but not for 14 days',
      {
        type: 'group',
        match: 'all',
        conditions: [
          free,
          {
            type: 'group',
            match: 'none',
            conditions: [{ type: 'lasting', condition: free, for: { amount: 14, unit: 'day' } }],
          },
        ],
      },
      {
        [at(14)]: 'steady repeated',
        [at(15)]: 'all',
        [at(24)]: 'changed',
        [at(29)]: 'none',
      },
    ),
    check(
      'S2',
      'has not done it for a week',
      { type: 'lasting', condition: did('Lasted', undefined, NEVER), for: { amount: 7, unit: 'day' } },
      {
        [at(17, '09:59:59.999999')]: 'none',
        [at(17)]: 'all',
      },
    ),
  ],
};

const visit = (person: string, ...times: string[]) =>
  times.map((time) => track(person, 'Clicked', {}, { at: at(10, time) }));
const clicked = (session: 'first' | 'last', times: number): Condition =>
  did('Clicked', { type: 'session', session }, counting('exactly', times));
const sessions: World = {
  name: 'sessions',
  after: 'PostHog, Segment',
  calls: [
    identify('silent', { s_signed_up: '2026-01-10T10:00:00Z' }),
    ...visit('exact', '10:00:00.000', '10:30:00.000'),
    ...visit('over', '10:00:00.000', '10:30:00.000001'),
    ...visit('three', '10:00:00.000', '10:20:00.000', '10:40:00.000', '12:00:00.000'),
    identify('exact', { s_signed_up: '2026-01-10T09:00:00Z' }, { arrives: at(10, '13:00:00.000') }),
    identify('over', { s_signed_up: '2026-01-10' }, { arrives: at(10, '13:00:00.000') }),
    identify('three', { s_signed_up: 'yesterday' }, { arrives: at(10, '13:00:00.000') }),
  ],
  checks: [
    check('S1', 'twice in the first session: a gap of 30 minutes ends none', clicked('first', 2), 'exact'),
    check('S1', 'once in the first session', clicked('first', 1), 'over'),
    check('S1', 'three times in the first', clicked('first', 3), 'three'),
    check('S1', 'once in the last session', clicked('last', 1), 'over three'),
    check(
      'S1',
      'in the first hour after signing up, which is included',
      did('Clicked', { type: 'after_field', field: 's_signed_up', amount: 1, unit: 'hour' }),
      'exact',
    ),
    check(
      'S1',
      'in the first day after signing up',
      did('Clicked', { type: 'after_field', field: 's_signed_up', amount: 1, unit: 'day' }, counting('at_least', 2)),
      'exact over',
    ),
    check(
      'S13',
      'not in the first day after signing up',
      did('Clicked', { type: 'after_field', field: 's_signed_up', amount: 1, unit: 'day' }, NEVER),
      'silent three',
    ),
  ],
};

export const ORDERS: readonly World[] = [order, lateness, trends, lasting, sessions];
