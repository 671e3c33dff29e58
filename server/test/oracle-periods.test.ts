import type { Condition, RegularCondition, TrendCondition, Window } from '@segue/shared/segment';
import { describe, expect, it } from 'vitest';
import { boundariesBetween } from './oracle/boundaries.ts';
import { day, HandWorld, hour, minute, noon } from './oracle/hand-world.ts';

/* More examples worked by hand, see oracle-kinds.test.ts: what compares periods, and what looks back. */

describe('trends', () => {
  const trend = (change: TrendCondition['change'], measure: object = {}): TrendCondition => ({
    type: 'trend',
    measure: { type: 'event', event: 'A', ...measure },
    period: { amount: 1, unit: 'day' },
    change,
  });
  const up = trend({ operator: 'up_by_at_least', percent: 50 });
  const down = trend({ operator: 'down_by_at_least', percent: 50 });

  it('S19 an event exactly a period ago is in the last one, exactly two ago in the one before', () => {
    expect(new HandWorld().did('A', -day).fits(up)).toBe(false);
    expect(new HandWorld().did('A', -day - 1).fits(down)).toBe(true);
    expect(new HandWorld().did('A', -2 * day).fits(down)).toBe(true);
    expect(new HandWorld().did('A', -2 * day - 1).fits(down)).toBe(false);
  });

  it('S19 with nothing before there is no trend; the percentage itself is enough', () => {
    expect(new HandWorld().did('A', 0).did('A', -1).fits(up)).toBe(false);
    const twoBefore = (): HandWorld => new HandWorld().did('A', -day - 1).did('A', -2 * day);
    expect(twoBefore().did('A', 0).did('A', -1).fits(up)).toBe(false);
    expect(twoBefore().did('A', 0).did('A', -1).did('A', -day).fits(up)).toBe(true);
    expect(twoBefore().did('A', 0).fits(down)).toBe(true);
    expect(twoBefore().did('A', 0).did('A', -1).fits(down)).toBe(false);
    expect(twoBefore().fits(trend({ operator: 'down_by_at_least', percent: 100 }))).toBe(true);
  });

  it('S19 what is compared may be measured; an average of nothing, or nothing above 0 before, is no trend', () => {
    const count = (of: 'average' | 'sum'): object => ({
      count: { operator: 'at_least', value: 99, measure: { of, property: 'amount' } },
    });
    const change = { operator: 'down_by_at_least', percent: 50 } as const;
    const world = new HandWorld().did('A', -2 * day, { amount: 3 });
    expect(world.fits(trend(change, count('average')))).toBe(false);
    expect(world.fits(trend(change, count('sum')))).toBe(true);
    world.did('A', 0, { amount: '1.5' });
    expect(world.fits(trend(change, count('average')))).toBe(true);
    const debts = new HandWorld().did('A', -2 * day, { amount: -3 }).did('A', 0, { amount: -9 });
    expect(debts.fits(trend(change, count('sum')))).toBe(false);
  });
});

describe('rhythms', () => {
  const weeks = (parts: Partial<RegularCondition> = {}): RegularCondition => ({
    type: 'regular',
    event: { type: 'event', event: 'A' },
    period: 'week',
    atLeast: 2,
    of: 2,
    ...parts,
  });

  it('S1 weeks begin when and where the workspace says, the current one included', () => {
    // Noon is that of Sunday, 22 November 2026.
    const saturdayAndSunday = (weekStart: 'monday' | 'sunday'): HandWorld =>
      new HandWorld('UTC', weekStart).did('A', 0).did('A', -12 * hour - 1);
    expect(saturdayAndSunday('sunday').fits(weeks())).toBe(true);
    expect(saturdayAndSunday('monday').fits(weeks())).toBe(false);
    const paris = new HandWorld('Europe/Paris', 'sunday').did('A', 0).did('A', -13 * hour - 1);
    expect(paris.fits(weeks())).toBe(true);
    expect(
      new HandWorld('Europe/Paris', 'sunday')
        .did('A', 0)
        .did('A', -13 * hour)
        .fits(weeks()),
    ).toBe(false);
  });

  it('S13 the count is asked of empty periods, too', () => {
    const never = weeks({
      event: { type: 'event', event: 'A', count: { operator: 'at_most', value: 0 } },
      atLeast: 3,
      of: 4,
    });
    const world = new HandWorld().did('A', 0);
    expect(world.fits(never)).toBe(true);
    expect(world.did('A', -7 * day).fits(never)).toBe(false);
    expect(new HandWorld().did('A', -28 * day).fits({ ...never, atLeast: 4 })).toBe(true);
  });
});

describe('sessions', () => {
  const count = (value: number, session: 'first' | 'last'): Condition => {
    const window: Window = { type: 'session', session };
    return { type: 'event', event: 'A', count: { operator: 'exactly', value }, window };
  };

  it('S1 a gap of exactly 30 minutes is inside, a microsecond more ends the session', () => {
    const world = new HandWorld()
      .did('A', -60 * minute)
      .did('A', -30 * minute)
      .did('A', 0);
    expect(world.fits(count(3, 'first'))).toBe(true);
    expect(world.fits(count(3, 'last'))).toBe(true);
    world.did('A', 30 * minute + 1);
    expect(world.fits(count(3, 'first'), hour)).toBe(true);
    expect(world.fits(count(1, 'last'), hour)).toBe(true);
    // Of the future nothing is known yet, and nobody has gone home before they came.
    expect(world.fits(count(3, 'last'), 30 * minute)).toBe(true);
  });

  it('S3 emails, forms and identify calls belong to none, but may lie in one; a late event joins two', () => {
    const world = new HandWorld()
      .did('A', -50 * minute)
      .did('Form Submitted', -25 * minute, { form: 'x' })
      .did('A', 0);
    world.said({ plan: 'pro' }, -20 * minute).did('Email Opened', -15 * minute);
    expect(world.fits(count(1, 'last'))).toBe(true);
    const opened = (session: 'first' | 'last'): Condition => ({
      type: 'email',
      activity: 'opened',
      window: { type: 'session', session },
    });
    expect(world.fits(opened('last'))).toBe(false);
    world.visited('https://app.test/', -25 * minute);
    expect(world.fits(count(2, 'last'))).toBe(true);
    expect(world.fits(opened('first'))).toBe(true);
  });

  it('S13 before any session there is nothing in it', () => {
    const world = new HandWorld().said({ plan: 'pro' }, 0).did('Email Opened', 0);
    expect(world.fits(count(0, 'first'))).toBe(true);
    expect(world.fits({ type: 'email', activity: 'opened', window: { type: 'session', session: 'last' } })).toBe(false);
  });
});

describe('what lasts', () => {
  const lasting = (condition: Condition, amount = 14): Condition => ({
    type: 'lasting',
    condition,
    for: { amount, unit: 'day' },
  });
  const isFree: Condition = { type: 'field', field: 'plan', operator: 'is', value: 'free' };
  const notVip: Condition = { type: 'tag', tag: 'vip', operator: 'has_not' };

  it('S1 a field has lasted at exactly the time after it came, and no microsecond less', () => {
    const world = new HandWorld().said({ plan: 'pro' }, -day).said({ plan: 'free' }, 0);
    expect(world.fits(lasting(isFree), 14 * day - 1)).toBe(false);
    expect(world.fits(lasting(isFree), 14 * day)).toBe(true);
    world.said({ plan: 'pro' }, 15 * day).said({ plan: 'free' }, 15 * day + 1);
    expect(world.fits(lasting(isFree), 16 * day)).toBe(false);
    expect(world.fits(lasting(isFree), 29 * day + 1)).toBe(true);
  });

  it('S6 nothing holds of people before they were first seen, not even that they lack something', () => {
    const world = new HandWorld().did('A', 0);
    expect(world.fits(lasting(notVip), 14 * day - 1)).toBe(false);
    expect(world.fits(lasting(notVip), 14 * day)).toBe(true);
    world.tagged('vip', 15 * day).tagged('vip', 15 * day + 1, true);
    expect(world.fits(lasting(notVip), 29 * day)).toBe(false);
    expect(world.fits(lasting(notVip), 29 * day + 1)).toBe(true);
  });

  it('S4 what a person came with counts from when they were first seen, a later change from when it was told', () => {
    const world = new HandWorld().didLate('A', -30 * day, 0).said({ plan: 'free' }, 0);
    const didA: Condition = { type: 'event', event: 'A' };
    expect(world.fits(lasting(didA), -1)).toBe(true);
    expect(world.fits(lasting(didA, 30))).toBe(true);
    expect(world.fits(lasting(didA, 30), -1)).toBe(false);
    expect(world.fits(lasting(isFree), -1)).toBe(true);
    const later = new HandWorld().did('A', 0).said({ plan: 'free' }, day);
    expect(later.fits(lasting(isFree), 15 * day - 1)).toBe(false);
    expect(later.fits(lasting(isFree), 15 * day)).toBe(true);
  });

  it('S1 a short gap in a window of events breaks it', () => {
    const active: Condition = { type: 'event', event: 'A', window: { type: 'last', amount: 7, unit: 'day' } };
    const world = new HandWorld().did('A', -10 * day).did('A', -3 * day);
    expect(world.fits(lasting(active, 8))).toBe(true);
    const late = new HandWorld().did('A', -10 * day).did('A', -3 * day + 2);
    // From -3 days + 1 µs, for one microsecond, nothing was in the window.
    expect(late.fits(lasting(active, 8))).toBe(false);
    expect(late.fits(lasting(active, 3))).toBe(false);
    expect(late.fits(lasting(active, 3), 1)).toBe(false);
    expect(late.fits(lasting(active, 3), 2)).toBe(true);
  });

  it('S22 accounts are those of each instant, and so are their fields', () => {
    const retail: Condition = { type: 'field', of: 'account', field: 'industry', operator: 'is', value: 'Retail' };
    const world = new HandWorld().saidOf('acme', { industry: 'Retail' }, 0);
    expect(world.fits(lasting(retail), 14 * day)).toBe(true);
    world.saidOf('acme', { industry: 'Energy' }, 20 * day).saidOf('acme', { industry: 'Retail' }, 21 * day);
    expect(world.fits(lasting(retail), 35 * day - 1)).toBe(false);
    expect(world.fits(lasting(retail), 35 * day)).toBe(true);
  });

  it('S24 another segment is asked as of each instant; lasting may be inside lasting', () => {
    const world = new HandWorld().said({ plan: 'free' }, 0);
    world.replay.define('free', { version: 1, kind: 'dynamic', condition: isFree });
    const inFree: Condition = { type: 'segment', segment: 'free', operator: 'in' };
    world.said({ plan: 'pro' }, day).said({ plan: 'free' }, 2 * day);
    expect(world.fits(lasting(inFree), 16 * day - 1)).toBe(false);
    expect(world.fits(lasting(inFree), 16 * day)).toBe(true);
    expect(world.fits(lasting(lasting(isFree, 3), 4), 9 * day - 1)).toBe(false);
    expect(world.fits(lasting(lasting(isFree, 3), 4), 9 * day)).toBe(true);
  });

  it('S21 the history of a visitor who becomes known is theirs', () => {
    const world = new HandWorld();
    const { replay } = world;
    replay.apply({ type: 'identify', messageId: 'v', anonymousId: 'a1', traits: { plan: 'free' } }, noon);
    replay.apply({ type: 'track', messageId: 'u', userId: 'ada', anonymousId: 'a1', event: 'A' }, noon + 10 * day);
    expect(world.fits(lasting(isFree), 14 * day - 1)).toBe(false);
    expect(world.fits(lasting(isFree), 14 * day)).toBe(true);
  });

  it('S2 a walk stops where a date that a field had once has lasted', () => {
    const before: Condition = {
      type: 'field',
      field: 'due',
      operator: 'within_next',
      value: { amount: 1, unit: 'day' },
    };
    const world = new HandWorld().said({ due: '2026-11-24T12:00:00Z' }, 0).said({ due: '2026-12-24' }, 3 * day);
    world.replay.define('x', {
      version: 1,
      kind: 'dynamic',
      condition: lasting({ type: 'group', match: 'none', conditions: [before] }, 14),
    });
    // Due within a day until 24 November, noon: a microsecond later not any more, and 14 days after that for long enough.
    const flips = noon + 2 * day + 1 + 14 * day;
    expect(boundariesBetween(world.replay, noon + 15 * day, noon + 17 * day)).toContain(flips);
    const condition = world.replay.segments.get('x')?.condition ?? before;
    expect(world.fits(condition, flips - noon - 1)).toBe(false);
    expect(world.fits(condition, flips - noon)).toBe(true);
  });
});
