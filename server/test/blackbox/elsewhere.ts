import type { Condition } from '@segue/shared/segment';
import { counting, did, NEVER } from './shorthand.ts';
import { check, identify, track, type World } from './world.ts';

/** The same words in New York, where weeks begin on Sunday and the clock changes on 8 March and 1 November 2026. */

const week = (offset = 0) => ({ type: 'calendar', unit: 'week', offset }) as const;
const weeks: World = {
  name: 'weeks',
  after: 'Mautic',
  calls: [
    identify('never', {}),
    // Saturday 7 March 23:59:59.999999 and Sunday 8 March 00:00 in New York.
    track('saturday', 'Met', {}, { at: '2026-03-08T04:59:59.999999Z' }),
    track('sunday', 'Met', {}, { at: '2026-03-08T05:00:00.000Z' }),
    // The last microsecond of the week that is an hour short.
    track('end', 'Met', {}, { at: '2026-03-15T03:59:59.999999Z' }),
  ],
  checks: [
    check('S1', 'this week, from Sunday', did('Met', week()), {
      '2026-03-08T04:59:59.999999Z': 'saturday',
      '2026-03-08T05:00:00.000Z': 'sunday',
      '2026-03-15T03:59:59.999999Z': 'sunday end',
      '2026-03-15T04:00:00.000Z': 'none',
    }),
    check('S1', 'last week', did('Met', week(-1)), {
      '2026-03-08T05:00:00.000Z': 'saturday',
      '2026-03-15T04:00:00.000Z': 'sunday end',
      '2026-03-22T04:00:00.000Z': 'none',
    }),
    check('S13', 'not this week', did('Met', week(), NEVER), {
      '2026-03-08T05:00:00.000Z': 'never saturday',
      '2026-03-15T04:00:00.000Z': 'all',
    }),
    check(
      'S1',
      'in 1 of the last 2 weeks',
      { type: 'regular', event: did('Met'), period: 'week', atLeast: 1, of: 2 },
      {
        '2026-03-08T05:00:00.000Z': 'saturday sunday',
        '2026-03-15T03:59:59.999999Z': 'saturday sunday end',
        '2026-03-15T04:00:00.000Z': 'sunday end',
        '2026-03-22T04:00:00.000Z': 'none',
      },
    ),
    check(
      'S1',
      'on any day of this month',
      did('Met', { type: 'calendar', unit: 'month' }, counting('at_least', 1, { of: 'days' })),
      {
        '2026-03-15T03:59:59.999999Z': 'all but never',
        '2026-04-01T03:59:59.999999Z': 'all but never',
        '2026-04-01T04:00:00.000Z': 'none',
      },
    ),
  ],
};

const on = (operator: 'on' | 'before' | 'after', value: string): Condition => ({
  type: 'field',
  field: 'z_at',
  operator,
  value,
});
const zones: World = {
  name: 'zones',
  after: 'PostHog, Mautic',
  calls: [
    identify('day', { z_at: '2026-03-08' }),
    identify('noZone', { z_at: '2026-03-08T23:30' }),
    identify('utc', { z_at: '2026-03-09T03:30:00Z' }),
    identify('utcNext', { z_at: '2026-03-09T04:00:00Z' }),
    identify('paris', { z_at: '2026-03-08T05:59+01:00' }),
    identify('skipped', { z_at: '2026-03-08T02:30' }),
    identify('seconds', { z_at: Date.UTC(2026, 2, 8, 5) / 1000 }),
  ],
  checks: [
    check(
      'S10',
      'a day is that of the workspace, an hour short or not',
      on('on', '2026-03-08'),
      'day noZone utc skipped seconds',
    ),
    check('S10', 'after it', on('after', '2026-03-08'), 'utcNext'),
    check('S10', 'before it', on('before', '2026-03-08'), 'paris'),
    check('S10', 'a time without a zone is local', on('after', '2026-03-08T23:00'), 'noZone utc utcNext'),
    check('S10', 'a time with a zone is not', on('after', '2026-03-08T23:00Z'), 'noZone utc utcNext'),
    check('S10', 'within a day in the zone of its own offset', on('before', '2026-03-08T05:00:00Z'), 'paris'),
  ],
};

const hour = { amount: 1, unit: 'hour' } as const;
const nights: World = {
  name: 'nights',
  after: 'PostHog',
  calls: [
    // 1 November 2026: 01:30 comes twice, at 05:30 and at 06:30 UTC.
    track('first', 'Slept', {}, { at: '2026-11-01T05:30:00.000Z' }),
    track('second', 'Slept', {}, { at: '2026-11-01T06:30:00.000Z' }),
    identify('ends', { n_ends: '2026-11-01' }, { arrives: '2026-11-01T05:30:00.000Z' }),
  ],
  checks: [
    check('S1', 'an hour that comes twice is two hours', did('Slept', { type: 'last', ...hour }), {
      '2026-11-01T06:30:00.000Z': 'first second',
      '2026-11-01T06:30:00.000001Z': 'second',
      '2026-11-01T07:30:00.000001Z': 'none',
    }),
    check('S1', 'the day of 25 hours', did('Slept', { type: 'calendar', unit: 'day' }), {
      '2026-11-02T04:59:59.999999Z': 'first second',
      '2026-11-02T05:00:00.000Z': 'none',
    }),
    check(
      'S10',
      'a date within the last hour, until an hour after its day',
      { type: 'field', field: 'n_ends', operator: 'within_last', value: hour },
      {
        '2026-11-01T06:30:00.000Z': 'ends',
        '2026-11-02T05:59:59.999999Z': 'ends',
        '2026-11-02T06:00:00.000Z': 'none',
      },
    ),
  ],
};

export const ELSEWHERE: readonly World[] = [weeks, zones, nights];
