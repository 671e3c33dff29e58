import { ago, all, counting, did, last, NEVER } from './shorthand.ts';
import { check, identify, track, type World } from './world.ts';

/** Windows at their very ends. The workspace is in Paris, its weeks begin on Monday, the clock begins on 5 January 2026. */

const T = '2026-01-10T10:00:00.000Z';
const rolling: World = {
  name: 'rolling',
  after: 'PostHog, Dittofeed, Notifuse',
  calls: [
    identify('never', { name: 'Never' }),
    track('once', 'Rolled', {}, { at: T }),
    track('later', 'Rolled', {}, { at: '2026-01-10T10:00:00.000001Z' }),
    track('twice', 'Rolled', {}, { at: T }),
    track('twice', 'Rolled', {}, { at: '2026-01-12T10:00:00.000Z' }),
  ],
  checks: [
    check('S1', 'in the last 7 days', did('Rolled', last(7)), {
      [T]: 'once twice',
      '2026-01-10T10:00:00.000001Z': 'once later twice',
      '2026-01-17T10:00:00.000Z': 'once later twice',
      '2026-01-17T10:00:00.000001Z': 'later twice',
      '2026-01-17T10:00:00.000002Z': 'twice',
      '2026-01-19T10:00:00.000Z': 'twice',
      '2026-01-19T10:00:00.000001Z': 'none',
    }),
    check('S13', 'not in the last 7 days', did('Rolled', last(7), NEVER), {
      [T]: 'never',
      '2026-01-17T10:00:00.000Z': 'never',
      '2026-01-17T10:00:00.000001Z': 'never once',
      '2026-01-19T10:00:00.000001Z': 'all',
    }),
    check('S1', 'a week is 7 days', did('Rolled', last(1, 'week')), {
      '2026-01-17T10:00:00.000Z': 'once later twice',
      '2026-01-17T10:00:00.000001Z': 'later twice',
    }),
    check('S1', '168 hours are 7 days', did('Rolled', last(168, 'hour')), {
      '2026-01-17T10:00:00.000Z': 'once later twice',
      '2026-01-17T10:00:00.000001Z': 'later twice',
    }),
    check('S1', 'a month is 30 days', did('Rolled', last(1, 'month')), {
      '2026-02-09T10:00:00.000Z': 'once later twice',
      '2026-02-09T10:00:00.000001Z': 'later twice',
    }),
    check('S1', 'a year is 365 days', did('Rolled', last(1, 'year')), {
      '2027-01-10T10:00:00.000Z': 'once later twice',
      '2027-01-10T10:00:00.000001Z': 'later twice',
    }),
    check('S1', 'a second', did('Rolled', last(1, 'second')), {
      '2026-01-10T10:00:01.000Z': 'once later twice',
      '2026-01-10T10:00:01.000001Z': 'later',
    }),
    check('S15', 'twice in the last 7 days', did('Rolled', last(7), counting('at_least', 2)), {
      '2026-01-12T10:00:00.000Z': 'twice',
      '2026-01-17T10:00:00.000Z': 'twice',
      '2026-01-17T10:00:00.000001Z': 'none',
    }),
    check('S13', 'at most once in the last 7 days', did('Rolled', last(7), counting('at_most', 1)), {
      '2026-01-12T10:00:00.000Z': 'never once later',
      '2026-01-17T10:00:00.000001Z': 'all',
    }),
    check('S1', 'ever', did('Rolled'), {
      '2026-01-05T00:00:00.000Z': 'none',
      '2027-01-10T10:00:00.000Z': 'once later twice',
    }),
  ],
};

const past: World = {
  name: 'past',
  after: 'PostHog',
  calls: [identify('never', {}), track('once', 'Passed', {}, { at: T })],
  checks: [
    check('S1', 'between 60 and 30 days ago', did('Passed', ago(60, 30)), {
      '2026-02-09T09:59:59.999999Z': 'none',
      '2026-02-09T10:00:00.000Z': 'once',
      '2026-03-11T10:00:00.000Z': 'once',
      '2026-03-11T10:00:00.000001Z': 'none',
    }),
    check('S1', 'the ends in the other order', did('Passed', ago(30, 60)), {
      '2026-02-09T09:59:59.999999Z': 'none',
      '2026-02-09T10:00:00.000Z': 'once',
      '2026-03-11T10:00:00.000001Z': 'none',
    }),
    check('S13', 'not between 60 and 30 days ago', did('Passed', ago(60, 30), NEVER), {
      '2026-02-09T09:59:59.999999Z': 'all',
      '2026-02-09T10:00:00.000Z': 'never',
      '2026-03-11T10:00:00.000001Z': 'all',
    }),
  ],
};

const phases: World = {
  name: 'phases',
  after: 'PostHog (stopped, restarted, first time)',
  calls: [
    identify('never', {}),
    track('steady', 'Worked', {}, { at: '2026-02-01T09:00:00.000Z' }),
    track('stopped', 'Worked', {}, { at: '2026-02-01T09:00:00.000Z' }),
    track('back', 'Worked', {}, { at: '2026-02-01T09:00:00.000Z' }),
    track('steady', 'Worked', {}, { at: '2026-02-20T09:00:00.000Z' }),
    track('steady', 'Worked', {}, { at: '2026-03-10T09:00:00.000Z' }),
    track('back', 'Worked', {}, { at: '2026-03-10T09:00:00.000Z' }),
    track('fresh', 'Worked', {}, { at: '2026-03-10T09:00:00.000Z' }),
  ],
  checks: [
    check(
      'S13',
      'stopped: did it before, not in the last 14 days',
      all(did('Worked', ago(60, 14)), did('Worked', last(14), NEVER)),
      {
        '2026-02-15T09:00:00.000Z': 'none',
        '2026-02-15T09:00:00.000001Z': 'steady stopped back',
        '2026-02-20T09:00:00.000Z': 'stopped back',
        '2026-03-12T09:00:00.000Z': 'stopped',
      },
    ),
    check(
      'S13',
      'restarted: before, then not for 14 days, now again',
      all(did('Worked', last(7)), did('Worked', ago(21, 7), NEVER), did('Worked', ago(90, 21))),
      {
        '2026-03-12T09:00:00.000Z': 'back',
        '2026-03-17T09:00:00.000Z': 'none',
        '2026-03-17T09:00:00.000001Z': 'none',
      },
    ),
    check(
      'S14',
      'first time in the last 7 days',
      { type: 'event', event: 'Worked', window: last(7), occurrence: { pick: 'first' } },
      {
        '2026-02-08T09:00:00.000Z': 'steady stopped back',
        '2026-02-08T09:00:00.000001Z': 'none',
        '2026-03-12T09:00:00.000Z': 'fresh',
      },
    ),
    check(
      'S14',
      'the last time is more than 14 days ago',
      { type: 'event', event: 'Worked', window: ago(3650, 14), occurrence: { pick: 'last' } },
      {
        '2026-02-15T08:59:59.999999Z': 'none',
        '2026-02-15T09:00:00.000Z': 'steady stopped back',
        '2026-03-12T09:00:00.000Z': 'stopped',
      },
    ),
  ],
};

const fixed: World = {
  name: 'fixed',
  after: 'Notifuse, Mautic',
  calls: [
    track('eve', 'Fixed', {}, { at: '2026-01-19T22:59:59.999999Z' }),
    track('first', 'Fixed', {}, { at: '2026-01-19T23:00:00.000Z' }),
    track('final', 'Fixed', {}, { at: '2026-01-21T22:59:59.999999Z' }),
    track('after', 'Fixed', {}, { at: '2026-01-21T23:00:00.000Z' }),
    identify('never', {}, { arrives: '2026-01-22T00:00:00.000Z' }),
  ],
  checks: [
    check(
      'S10',
      'between two days: both whole, in the zone of the workspace',
      did('Fixed', { type: 'between', from: '2026-01-20', to: '2026-01-21' }),
      'first final',
    ),
    check('S10', 'since a day', did('Fixed', { type: 'since', at: '2026-01-20' }), 'first final after'),
    check('S10', 'until a day', did('Fixed', { type: 'until', at: '2026-01-21' }), 'eve first final'),
    check(
      'S10',
      'since a time, which is included',
      did('Fixed', { type: 'since', at: '2026-01-21T23:00:00Z' }),
      'after',
    ),
    check(
      'S10',
      'until a time with an offset, which is included',
      did('Fixed', { type: 'until', at: '2026-01-20T00:00+01:00' }),
      'eve first',
    ),
    check(
      'S10',
      'a time without a zone is in that of the workspace',
      did('Fixed', { type: 'until', at: '2026-01-20T00:00' }),
      'eve first',
    ),
    check(
      'S10',
      'between two times',
      did('Fixed', { type: 'between', from: '2026-01-19T23:00:00.000001Z', to: '2026-01-21T22:59:59.999999Z' }),
      'final',
    ),
    check(
      'S13',
      'not between two days',
      did('Fixed', { type: 'between', from: '2026-01-20', to: '2026-01-21' }, NEVER),
      'eve after never',
    ),
    check(
      'S13',
      'not in the window, of those known before it',
      {
        ...did('Fixed', { type: 'between', from: '2026-01-20', to: '2026-01-21' }, NEVER),
        known_for_at_least: 'window',
      },
      'eve',
    ),
  ],
};

const inactive = { ...did('Logged in', last(30), NEVER), known_for_at_least: 'window' as const };
const newcomers: World = {
  name: 'newcomers',
  after: 'PostHog, Dittofeed',
  calls: [
    identify('quiet', {}, { arrives: '2026-02-01T00:00:00.000Z' }),
    track('active', 'Logged in', {}, { at: '2026-02-01T00:00:00.000Z' }),
    track('active', 'Logged in', {}, { at: '2026-02-20T00:00:00.000Z' }),
  ],
  checks: [
    check('S13', 'inactive for 30 days, without newcomers', inactive, {
      '2026-02-01T00:00:00.000Z': 'none',
      '2026-03-03T00:00:00.000Z': 'none',
      '2026-03-03T00:00:00.000001Z': 'quiet',
      '2026-03-22T00:00:00.000Z': 'quiet',
      '2026-03-22T00:00:00.000001Z': 'quiet active',
    }),
    check('S13', 'with newcomers', did('Logged in', last(30), NEVER), {
      '2026-02-01T00:00:00.000Z': 'quiet',
      '2026-03-22T00:00:00.000001Z': 'quiet active',
    }),
    check(
      'S13',
      'known for at least 10 days',
      { ...did('Logged in', undefined, NEVER), known_for_at_least: { amount: 10, unit: 'day' } },
      {
        '2026-02-11T00:00:00.000Z': 'none',
        '2026-02-11T00:00:00.000001Z': 'quiet',
      },
    ),
  ],
};

export const WINDOWS: readonly World[] = [rolling, past, phases, fixed, newcomers];
