import type { CalendarUnit, Window } from '@segue/shared/segment';
import { counting, did, last, NEVER } from './shorthand.ts';
import { check, identify, track, type World } from './world.ts';

/** Calendars, changes of the clock and relative dates, in Paris: weeks begin on Monday, the clock changes on 29 March and 25 October 2026. */

const calendar = (unit: CalendarUnit, offset?: number): Window =>
  offset === undefined ? { type: 'calendar', unit } : { type: 'calendar', unit, offset };

const periods: World = {
  name: 'periods',
  after: 'Mautic, Notifuse',
  calls: [
    identify('never', {}),
    // Saturday 31 January, one microsecond before midnight, and midnight itself.
    track('january', 'Noted', {}, { at: '2026-01-31T22:59:59.999999Z' }),
    track('february', 'Noted', {}, { at: '2026-01-31T23:00:00.000Z' }),
    // Sunday 1 February, one microsecond before midnight, and Monday.
    track('sunday', 'Noted', {}, { at: '2026-02-01T22:59:59.999999Z' }),
    track('monday', 'Noted', {}, { at: '2026-02-01T23:00:00.000Z' }),
  ],
  checks: [
    check('S1', 'this month', did('Noted', calendar('month')), {
      '2026-01-31T22:59:59.999999Z': 'january',
      '2026-01-31T23:00:00.000Z': 'february',
      '2026-02-28T22:59:59.999999Z': 'february sunday monday',
      '2026-02-28T23:00:00.000Z': 'none',
    }),
    check('S1', 'last month', did('Noted', calendar('month', -1)), {
      '2026-01-31T22:59:59.999999Z': 'none',
      '2026-01-31T23:00:00.000Z': 'january',
      '2026-02-28T23:00:00.000Z': 'february sunday monday',
      '2026-03-31T22:00:00.000Z': 'none',
    }),
    check('S1', 'the month before last', did('Noted', calendar('month', -2)), {
      '2026-02-28T23:00:00.000Z': 'january',
      '2026-03-31T21:59:59.999999Z': 'january',
      '2026-03-31T22:00:00.000Z': 'february sunday monday',
    }),
    check('S1', 'this week, from Monday', did('Noted', calendar('week')), {
      '2026-02-01T22:59:59.999999Z': 'january february sunday',
      '2026-02-01T23:00:00.000Z': 'monday',
      '2026-02-08T22:59:59.999999Z': 'monday',
      '2026-02-08T23:00:00.000Z': 'none',
    }),
    check('S1', 'last week', did('Noted', calendar('week', -1)), {
      '2026-02-01T23:00:00.000Z': 'january february sunday',
      '2026-02-08T23:00:00.000Z': 'monday',
    }),
    check('S1', 'today', did('Noted', calendar('day')), {
      '2026-01-31T22:59:59.999999Z': 'january',
      '2026-02-01T22:59:59.999999Z': 'february sunday',
      '2026-02-01T23:00:00.000Z': 'monday',
    }),
    check('S1', 'yesterday', did('Noted', calendar('day', -1)), {
      '2026-01-31T23:00:00.000Z': 'january',
      '2026-02-01T23:00:00.000Z': 'february sunday',
      '2026-02-02T23:00:00.000Z': 'monday',
    }),
    check('S1', 'this quarter', did('Noted', calendar('quarter')), {
      '2026-03-31T21:59:59.999999Z': 'january february sunday monday',
      '2026-03-31T22:00:00.000Z': 'none',
    }),
    check('S1', 'last year', did('Noted', calendar('year', -1)), {
      '2026-12-31T22:59:59.999999Z': 'none',
      '2026-12-31T23:00:00.000Z': 'january february sunday monday',
    }),
    check('S13', 'not this month', did('Noted', calendar('month'), NEVER), {
      '2026-01-31T23:00:00.000Z': 'never january',
      '2026-02-28T23:00:00.000Z': 'all',
    }),
  ],
};

const changes: World = {
  name: 'changes',
  after: 'PostHog, Mautic',
  calls: [
    identify('never', {}),
    // 29 March has 23 hours: from 23:00 UTC to 22:00 UTC.
    track('spring', 'Woke', {}, { at: '2026-03-28T23:00:00.000Z' }),
    track('lateSpring', 'Woke', {}, { at: '2026-03-29T21:59:59.999999Z' }),
    // 25 October has 25 hours: from 22:00 UTC to 23:00 UTC.
    track('autumn', 'Woke', {}, { at: '2026-10-24T22:00:00.000Z' }),
    track('lateAutumn', 'Woke', {}, { at: '2026-10-25T22:59:59.999999Z' }),
  ],
  checks: [
    check('S1', 'the day on which the clock skips an hour', did('Woke', calendar('day')), {
      '2026-03-28T23:00:00.000Z': 'spring',
      '2026-03-29T21:59:59.999999Z': 'spring lateSpring',
      '2026-03-29T22:00:00.000Z': 'none',
      '2026-10-25T22:59:59.999999Z': 'autumn lateAutumn',
      '2026-10-25T23:00:00.000Z': 'none',
    }),
    check('S1', 'the day before', did('Woke', calendar('day', -1)), {
      '2026-03-29T22:00:00.000Z': 'spring lateSpring',
      '2026-03-30T21:59:59.999999Z': 'spring lateSpring',
      '2026-03-30T22:00:00.000Z': 'none',
      '2026-10-25T23:00:00.000Z': 'autumn lateAutumn',
    }),
    check('S1', 'a rolling day has 24 hours all the same', did('Woke', last(1)), {
      '2026-03-29T22:00:00.000Z': 'spring lateSpring',
      '2026-03-29T23:00:00.000Z': 'spring lateSpring',
      '2026-03-29T23:00:00.000001Z': 'lateSpring',
      '2026-10-25T22:00:00.000Z': 'autumn',
      '2026-10-25T22:00:00.000001Z': 'none',
    }),
    check('S10', 'a fixed day of 23 hours', did('Woke', { type: 'between', from: '2026-03-29', to: '2026-03-29' }), {
      '2026-03-30T22:00:00.000Z': 'spring lateSpring',
    }),
    check('S10', 'a fixed day of 25 hours', did('Woke', { type: 'between', from: '2026-10-25', to: '2026-10-25' }), {
      '2026-10-25T23:00:00.000Z': 'autumn lateAutumn',
    }),
  ],
};

const days: World = {
  name: 'days',
  after: 'Laudspeaker, PostHog',
  calls: [
    // 23:30 and 00:30 in Paris.
    track('two', 'Came', {}, { at: '2026-01-20T22:30:00.000Z' }),
    track('two', 'Came', {}, { at: '2026-01-20T23:30:00.000Z' }),
    // One day in Paris, two in UTC.
    track('one', 'Came', {}, { at: '2026-01-20T23:30:00.000Z' }),
    track('one', 'Came', {}, { at: '2026-01-21T00:30:00.000Z' }),
  ],
  checks: [
    check(
      'S1',
      'days are those of the workspace',
      did('Came', undefined, counting('at_least', 2, { of: 'days' })),
      'two',
    ),
    check('S1', 'on one day', did('Came', undefined, counting('exactly', 1, { of: 'days' })), 'one'),
    check('S13', 'on no day', did('Came', undefined, counting('at_most', 0, { of: 'days' })), 'none'),
  ],
};

const relativeDates: World = {
  name: 'relative-dates',
  after: 'Mautic, Notifuse, Dittofeed',
  calls: [
    identify('day', { r_ends: '2026-02-10' }),
    identify('time', { r_ends: '2026-02-10T12:00:00Z' }),
    identify('local', { r_ends: '2026-02-10T12:00' }),
    identify('unix', { r_ends: Date.UTC(2026, 1, 10, 12) / 1000 }),
    identify('without', {}),
  ],
  checks: [
    check(
      'S1',
      'within the next 3 days',
      { type: 'field', field: 'r_ends', operator: 'within_next', value: { amount: 3, unit: 'day' } },
      {
        '2026-02-06T22:59:59.999999Z': 'none',
        '2026-02-06T23:00:00.000Z': 'day',
        '2026-02-07T10:59:59.999999Z': 'day',
        '2026-02-07T11:00:00.000Z': 'day local',
        '2026-02-07T12:00:00.000Z': 'day local time unix',
        '2026-02-10T11:00:00.000Z': 'day local time unix',
        '2026-02-10T11:00:00.000001Z': 'day time unix',
        '2026-02-10T12:00:00.000001Z': 'day',
        '2026-02-10T22:59:59.999999Z': 'day',
        '2026-02-10T23:00:00.000Z': 'none',
      },
    ),
    check(
      'S1',
      'within the last 3 days',
      { type: 'field', field: 'r_ends', operator: 'within_last', value: { amount: 3, unit: 'day' } },
      {
        '2026-02-10T11:59:59.999999Z': 'day local',
        '2026-02-10T12:00:00.000Z': 'day local time unix',
        '2026-02-13T12:00:00.000Z': 'day time unix',
        '2026-02-13T12:00:00.000001Z': 'day',
        '2026-02-13T22:59:59.999999Z': 'day',
      },
    ),
    check(
      'S1',
      'more than 3 days ago',
      { type: 'field', field: 'r_ends', operator: 'more_than_ago', value: { amount: 3, unit: 'day' } },
      {
        '2026-02-13T12:00:00.000Z': 'local',
        '2026-02-13T12:00:00.000001Z': 'local time unix',
        '2026-02-13T23:00:00.000Z': 'local time unix day',
      },
    ),
    check(
      'S1',
      'more than 3 days ahead',
      { type: 'field', field: 'r_ends', operator: 'more_than_ahead', value: { amount: 3, unit: 'day' } },
      {
        '2026-02-06T22:59:59.999999Z': 'day local time unix',
        '2026-02-06T23:00:00.000Z': 'local time unix',
        '2026-02-07T11:59:59.999999Z': 'time unix',
      },
    ),
    check(
      'S10',
      'before today, by the calendar',
      { type: 'field', field: 'r_ends', operator: 'before', value: '2026-02-10' },
      {
        '2026-02-13T12:00:00.000Z': 'none',
      },
    ),
  ],
};

const soon = (amount: number) =>
  ({ type: 'field', field: 'b_born', operator: 'anniversary_within_next', value: { amount, unit: 'day' } }) as const;
const birthdays: World = {
  name: 'birthdays',
  after: 'Mautic',
  calls: [
    identify('valentine', { b_born: '1990-02-14' }),
    identify('newYear', { b_born: '1985-01-01T10:00:00Z' }),
    identify('leap', { b_born: '1992-02-29' }),
    identify('unborn', { b_born: '2030-02-14' }),
    identify('word', { b_born: 'in spring' }),
    identify('missing', {}),
  ],
  checks: [
    check('S10', 'a birthday within 7 days, until its end', soon(7), {
      '2026-02-06T22:59:59.999999Z': 'none',
      '2026-02-06T23:00:00.000Z': 'valentine unborn',
      '2026-02-14T22:59:59.999999Z': 'valentine unborn',
      '2026-12-24T23:00:00.000Z': 'newYear',
      '2026-12-31T23:00:00.000Z': 'newYear',
      '2027-01-01T22:59:59.999999Z': 'newYear',
      '2027-01-01T23:00:00.000Z': 'none',
    }),
    check('S10', 'the 29th of February, in a leap year', soon(1), {
      '2028-02-27T22:59:59.999999Z': 'none',
      '2028-02-27T23:00:00.000Z': 'leap',
      '2028-02-29T22:59:59.999999Z': 'leap',
      '2028-02-29T23:00:00.000Z': 'none',
    }),
  ],
};

export const CALENDARS: readonly World[] = [periods, changes, days, relativeDates, birthdays];
