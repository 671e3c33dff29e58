import type { Condition, Count, EventCondition, SequenceCondition } from '@segue/shared/segment';
import { describe, expect, it } from 'vitest';
import { day, HandWorld, hour, minute, second } from './oracle/hand-world.ts';
import type { JsonObject } from './oracle/world.ts';

/*
 * The oracle of the property tests against examples worked by hand from docs/reference/segment-language.md, without a
 * database: whoever checks the engine must be checked, too.
 */

const paid = (count: Count): EventCondition => ({ type: 'event', event: 'Paid', count });
const sum = (operator: 'at_least' | 'exactly' | 'more_than', value: number): EventCondition =>
  paid({ operator, value, measure: { of: 'sum', property: 'amount' } });

function payments(...amounts: JsonObject[]): HandWorld {
  const world = new HandWorld();
  for (const [index, properties] of amounts.entries()) world.did('Paid', -index * hour, properties);
  return world;
}

describe('measures', () => {
  it('S9 S15 sums are exact, of numbers and texts that are numbers', () => {
    const world = payments({ amount: 0.1 }, { amount: '0.2' }, { amount: 'much' }, { amount: true }, {});
    expect(world.fits(sum('exactly', 0.3))).toBe(true);
    expect(world.fits(sum('more_than', 0.3))).toBe(false);
  });

  it('S11 a path into a list takes each element, of lists of objects as well', () => {
    const world = payments({ lines: [{ net: 3 }, { net: '4.5' }, { gross: 9 }] }, { lines: { net: [1, -2] } });
    const of = (measure: Count['measure'], value: number): boolean =>
      world.fits(paid({ operator: 'exactly', value, measure }));
    expect(of({ of: 'sum', property: 'lines.net' }, 6.5)).toBe(true);
    expect(of({ of: 'average', property: 'lines.net' }, 1.625)).toBe(true);
    expect(of({ of: 'min', property: 'lines.net' }, -2)).toBe(true);
    expect(of({ of: 'max', property: 'lines.net' }, 4.5)).toBe(true);
  });

  it('S13 the sum of nothing is 0; of average, min and max there is none, so no count fits', () => {
    const world = payments({ amount: 'x' });
    expect(world.fits(sum('exactly', 0))).toBe(true);
    for (const of of ['average', 'min', 'max'] as const) {
      expect(world.fits(paid({ operator: 'at_most', value: 1_000, measure: { of, property: 'amount' } }))).toBe(false);
    }
  });

  it('S7 S8 distinct values are folded texts; 10 and "10" are one, "10.0" another, empty ones none', () => {
    const world = payments({ plan: 10 }, { plan: '10' }, { plan: ' Pro ' }, { plan: ['PRO', 'true', ''] });
    world
      .did('Paid', 0, { plan: true })
      .did('Paid', 0, { plan: ' ' })
      .did('Paid', 0, { plan: { a: 1 } });
    const distinct = (value: number): boolean =>
      world.fits(paid({ operator: 'exactly', value, measure: { of: 'distinct', property: 'plan' } }));
    expect(distinct(3)).toBe(true);
    world.did('Paid', 0, { plan: '10.0' });
    expect(distinct(4)).toBe(true);
  });

  it('S1 days are those of the workspace, by the time of the event', () => {
    const days = paid({ operator: 'exactly', value: 2, measure: { of: 'days' } });
    // 22:59:59.999999Z and 23:00Z of 21 November are two days in Paris, one in UTC.
    const late = -13 * hour;
    expect(
      new HandWorld('Europe/Paris')
        .did('Paid', late - 1)
        .did('Paid', late)
        .fits(days),
    ).toBe(true);
    expect(
      new HandWorld('UTC')
        .did('Paid', late - 1)
        .did('Paid', late)
        .fits(days),
    ).toBe(false);
  });
});

describe('occurrence', () => {
  const last = (direction: string, parts: Partial<EventCondition> = {}): EventCondition => ({
    type: 'event',
    event: 'Changed plan',
    occurrence: { pick: 'last', where: [{ property: 'direction', operator: 'is', value: direction }] },
    ...parts,
  });

  it('S14 the last one ever is taken first, then asked for its window and filters', () => {
    const world = new HandWorld().did('Changed plan', -2 * day, { direction: 'down' });
    expect(world.fits(last('down'))).toBe(true);
    expect(world.fits(last('down', { window: { type: 'last', amount: 1, unit: 'day' } }))).toBe(false);
    world.did('Changed plan', -hour, { direction: 'up' });
    expect(world.fits(last('down'))).toBe(false);
    expect(world.fits(last('down', { window: { type: 'last', amount: 7, unit: 'day' } }))).toBe(false);
  });

  it('S3 of several at one instant all are the last; one of the future is not yet', () => {
    const world = new HandWorld()
      .did('Changed plan', 0, { direction: 'up' })
      .did('Changed plan', 0, { direction: 'down' });
    expect(world.fits(last('down'))).toBe(true);
    expect(world.fits(last('down', { count: { operator: 'at_least', value: 2 } }))).toBe(false);
    world.did('Changed plan', 1, { direction: 'up' });
    expect(world.fits(last('down'))).toBe(true);
    expect(world.fits(last('down'), 1)).toBe(false);
  });
});

describe('emails and forms', () => {
  it('S17 machines count for opens and clicks only where asked for', () => {
    const world = new HandWorld()
      .did('Email Opened', 0, { email: 'welcome', machine: true })
      .did('Email Delivered', 0, { email: 'welcome', machine: true });
    expect(world.fits({ type: 'email', activity: 'opened' })).toBe(false);
    expect(world.fits({ type: 'email', activity: 'opened', machine: true })).toBe(true);
    expect(world.fits({ type: 'email', activity: 'received' })).toBe(true);
  });

  it('S8 S16 the keys of emails are exact, links are texts, different emails are counted', () => {
    const world = new HandWorld()
      .did('Email Clicked', -hour, { email: 'offer', link: 'https://app.test/Webinar' })
      .did('Email Clicked', 0, { email: 'offer' })
      .did('Email Clicked', 0, { email: 'Offer' })
      .did('Email Clicked', 0);
    const clicked = (parts: object): Condition => ({ type: 'email', activity: 'clicked', ...parts });
    expect(world.fits(clicked({ emails: ['OFFER'] }))).toBe(false);
    expect(world.fits(clicked({ emails: ['offer'], link: { operator: 'contains', value: '/webinar' } }))).toBe(true);
    expect(world.fits(clicked({ emails: ['Offer'], link: { operator: 'contains', value: '/webinar' } }))).toBe(false);
    const different = (value: number): Count => ({ operator: 'exactly', value, measure: { of: 'emails' } });
    expect(world.fits(clicked({ count: different(2) }))).toBe(true);
    expect(world.fits(clicked({ count: { operator: 'exactly', value: 4 } }))).toBe(true);
  });

  it('S14 answers are those to that form, exactly', () => {
    const world = new HandWorld().did('Form Submitted', 0, { form: 'signup', challenge: 'Onboarding' });
    const where = [{ property: 'challenge', operator: 'is' as const, value: 'onboarding' }];
    expect(world.fits({ type: 'form', form: 'signup', where })).toBe(true);
    expect(world.fits({ type: 'form', form: 'Signup', where })).toBe(false);
  });

  it('S6 nobody has a score but 0, or a subscription, before there was one', () => {
    const world = new HandWorld().did('Paid', 0);
    expect(world.fits({ type: 'score', score: 'engagement', operator: 'lte', value: 0 })).toBe(true);
    expect(world.fits({ type: 'score', score: 'engagement', operator: 'gt', value: 0 })).toBe(false);
    const consent = { type: 'consent', topic: 'news', channel: 'email' } as const;
    expect(world.fits({ ...consent, operator: 'subscribed' })).toBe(false);
    expect(world.fits({ ...consent, operator: 'not_subscribed' })).toBe(true);
  });
});

describe('sequences', () => {
  const then = (parts: Partial<SequenceCondition> = {}): SequenceCondition => ({
    type: 'sequence',
    steps: ['A', 'B'].map((event) => ({ type: 'event', event })),
    within: { amount: 1, unit: 'hour' },
    ...parts,
  });
  const three = then({ steps: ['A', 'B', 'C'].map((event) => ({ type: 'event', event })) });

  it('S18 the second step is strictly later, and at most so long after the first', () => {
    expect(new HandWorld().did('A', 0).did('B', 0).fits(then())).toBe(false);
    expect(new HandWorld().did('A', -1).did('B', 0).fits(then())).toBe(true);
    expect(new HandWorld().did('A', -hour).did('B', 0).fits(then())).toBe(true);
    expect(
      new HandWorld()
        .did('A', -hour - 1)
        .did('B', 0)
        .fits(then()),
    ).toBe(false);
    expect(
      new HandWorld()
        .did('A', -hour - 1)
        .did('A', -5)
        .did('B', 0)
        .fits(then()),
    ).toBe(true);
  });

  it('S18 thenNot is true a microsecond after the time has passed, from any first step', () => {
    const not = then({ thenNot: true });
    const world = new HandWorld().did('A', 0);
    expect(world.fits(not, hour)).toBe(false);
    expect(world.fits(not, hour + 1)).toBe(true);
    expect(world.did('B', hour).fits(not, hour + 1)).toBe(false);
    world.did('A', 2 * hour);
    expect(world.fits(not, 3 * hour + 1)).toBe(true);
  });

  it('S18 of three steps each follows the one before, the last within the time from the first', () => {
    expect(new HandWorld().did('A', 0).did('B', 2).did('C', hour).fits(three, hour)).toBe(true);
    expect(
      new HandWorld()
        .did('A', 0)
        .did('B', 2)
        .did('C', hour + 1)
        .fits(three, day),
    ).toBe(false);
    expect(new HandWorld().did('A', 0).did('C', 1).did('B', 2).fits(three, day)).toBe(false);
    expect(new HandWorld().did('A', 0).did('B', 2).did('C', 2).fits(three, day)).toBe(false);
  });

  it('S18 thenNot with three steps wants all but the last', () => {
    const not: SequenceCondition = { ...three, thenNot: true };
    expect(new HandWorld().did('A', 0).fits(not, day)).toBe(false);
    const world = new HandWorld().did('A', 0).did('B', minute);
    expect(world.fits(not, hour)).toBe(false);
    expect(world.fits(not, hour + 1)).toBe(true);
    expect(
      new HandWorld()
        .did('A', 0)
        .did('C', second)
        .did('B', minute)
        .fits(not, hour + 1),
    ).toBe(true);
    expect(
      new HandWorld()
        .did('A', 0)
        .did('B', minute)
        .did('C', hour)
        .fits(not, hour + 1),
    ).toBe(false);
  });

  it('S18 the window of the first step restricts the first alone', () => {
    const window = { type: 'last', amount: 1, unit: 'day' } as const;
    const steps = [
      { type: 'event', event: 'A', window },
      { type: 'page', path: { operator: 'is', value: '/b' } },
    ] as const;
    const world = new HandWorld().did('A', 0).visited('https://app.test/b', hour);
    expect(world.fits(then({ steps }), day)).toBe(true);
    expect(world.fits(then({ steps }), day + 1)).toBe(false);
  });
});

describe('pages', () => {
  it('S14 the path is that of the address; an address that begins with / is a path already', () => {
    for (const url of ['https://app.test/pricing?plan=pro', '/pricing', '/pricing?plan=pro']) {
      const world = new HandWorld().visited(url, 0);
      expect(world.fits({ type: 'page', path: { operator: 'is', value: '/pricing' } })).toBe(true);
      expect(world.fits({ type: 'page', url: { operator: 'is', value: '/pricing' } })).toBe(true);
      expect(world.fits({ type: 'page', path: { operator: 'is', value: '/' } })).toBe(false);
    }
  });
});
