import type { Condition } from '@segue/shared/segment';
import { afterEach, describe, expect, test } from 'vitest';
import { sql } from '../src/db/sql.ts';
import { createWorld, type World } from './helpers/world.ts';

let world: World;
afterEach(() => world.stop());

/** Members at each of these instants, the clock moving from one to the next: `{ '03-08 00:00': 'u1 u2' }`. */
async function membersAt(condition: Condition, ...instants: string[]): Promise<Record<string, string>> {
  await world.segment('it', condition);
  const found: Record<string, string> = {};
  for (const instant of instants) {
    await world.advanceTo(instant);
    found[instant] = (await world.members('it')).join(' ');
  }
  return found;
}

/** The same events read by a segment that was there before and by one that is built from them. */
async function expectMembers(condition: Condition, expected: readonly string[]): Promise<void> {
  await world.segment(`built-${crypto.randomUUID().slice(0, 8)}`, condition);
  await world.segment('it', condition);
  expect(await world.members('it')).toEqual(expected);
}

const NOW = '2026-03-01T00:00:00.000Z';

describe('measures', () => {
  test('D27 B63 count days, different values, sums, averages, smallest and largest', async () => {
    world = await createWorld({ start: NOW, timezone: 'Europe/Paris' });
    // 22:59 and 23:01 UTC are two days in Paris.
    await world.track(
      'u1',
      'Bought',
      { amount: 10, sku: 'A', lines: [{ qty: 1 }, { qty: 2 }] },
      '2026-02-20T22:59:00.000Z',
    );
    await world.track('u1', 'Bought', { amount: '2.5', sku: ' a ', lines: [{ qty: 4 }] }, '2026-02-20T23:01:00.000Z');
    await world.track('u2', 'Bought', { amount: 'many', sku: '' }, '2026-02-20T10:00:00.000Z');
    const bought = (count: NonNullable<Extract<Condition, { type: 'event' }>['count']>): Condition => ({
      type: 'event',
      event: 'Bought',
      count,
    });
    const cases: [Condition, string[]][] = [
      [bought({ operator: 'exactly', value: 2, measure: { of: 'days' } }), ['u1']],
      [bought({ operator: 'exactly', value: 1, measure: { of: 'distinct', property: 'sku' } }), ['u1']],
      [bought({ operator: 'exactly', value: 0, measure: { of: 'distinct', property: 'sku' } }), ['u2']],
      [bought({ operator: 'exactly', value: 12.5, measure: { of: 'sum', property: 'amount' } }), ['u1']],
      [bought({ operator: 'at_most', value: 0, measure: { of: 'sum', property: 'amount' } }), ['u2']],
      [bought({ operator: 'exactly', value: 7, measure: { of: 'sum', property: 'lines.qty' } }), ['u1']],
      [bought({ operator: 'exactly', value: 6.25, measure: { of: 'average', property: 'amount' } }), ['u1']],
      [bought({ operator: 'at_most', value: 100, measure: { of: 'average', property: 'amount' } }), ['u1']],
      [bought({ operator: 'fewer_than', value: 2.5, measure: { of: 'min', property: 'amount' } }), []],
      [bought({ operator: 'more_than', value: 2.4, measure: { of: 'min', property: 'amount' } }), ['u1']],
      [bought({ operator: 'exactly', value: 10, measure: { of: 'max', property: 'amount' } }), ['u1']],
    ];
    let index = 0;
    for (const [condition, expected] of cases) {
      index += 1;
      await world.segment(`s${index}`, condition);
      expect([index, await world.members(`s${index}`)]).toEqual([index, expected]);
    }
  });

  test('S1 S2 a sum in a rolling window falls when an event leaves', async () => {
    world = await createWorld({ start: NOW });
    await world.track('u1', 'Bought', { amount: 30 }, '2026-02-27T00:00:00.000Z');
    await world.track('u1', 'Bought', { amount: 80 }, '2026-02-28T00:00:00.000Z');
    const condition: Condition = {
      type: 'event',
      event: 'Bought',
      count: { operator: 'at_least', value: 100, measure: { of: 'sum', property: 'amount' } },
      window: { type: 'last', amount: 7, unit: 'day' },
    };
    expect(await membersAt(condition, '2026-03-06T00:00:00.000Z', '2026-03-06T00:00:00.001Z')).toEqual({
      '2026-03-06T00:00:00.000Z': 'u1',
      '2026-03-06T00:00:00.001Z': '',
    });
    expect((await world.transitions()).at(-1)).toContain('2026-03-06T00:00:00.000001Z');
  });
});

describe('occurrence', () => {
  test('the latest plan change was a downgrade, the first upload was this week', async () => {
    world = await createWorld({ start: NOW });
    await world.track('u1', 'Changed plan', { direction: 'up' }, '2026-02-10T00:00:00.000Z');
    await world.track('u1', 'Changed plan', { direction: 'down' }, '2026-02-20T00:00:00.000Z');
    await world.track('u2', 'Changed plan', { direction: 'down' }, '2026-02-10T00:00:00.000Z');
    await world.track('u2', 'Changed plan', { direction: 'up' }, '2026-02-27T00:00:00.000Z');
    const down = [{ property: 'direction', operator: 'is' as const, value: 'down' }];
    await world.segment('last-down', {
      type: 'event',
      event: 'Changed plan',
      occurrence: { pick: 'last', where: down },
    });
    expect(await world.members('last-down')).toEqual(['u1']);
    await world.track('u1', 'Changed plan', { direction: 'up' });
    await world.settle();
    expect(await world.members('last-down')).toEqual([]);
    await world.segment('first-recent', {
      type: 'event',
      event: 'Changed plan',
      occurrence: { pick: 'first' },
      window: { type: 'last', amount: 7, unit: 'day' },
    });
    expect(await world.members('first-recent')).toEqual([]);
  });
});

describe('email and form', () => {
  const email = (
    userId: string,
    event: string,
    properties: object,
    timestamp = '2026-02-28T00:00:00.000Z',
  ): object => ({
    type: 'track',
    userId,
    event,
    properties,
    timestamp,
  });

  test('A20 A18 S16 S17 clicks of different emails, one link, opened but not clicked, machines apart', async () => {
    world = await createWorld({ start: NOW });
    await world.send(
      email('u1', 'Email Clicked', { email: 'a', link: 'https://x.test/webinar?x=1' }),
      email('u1', 'Email Clicked', { email: 'a', link: 'https://x.test/' }),
      email('u1', 'Email Clicked', { email: 'b', link: 'https://x.test/' }),
      email('u2', 'Email Clicked', { email: 'a', link: 'https://x.test/webinar', machine: true }),
      email('u2', 'Email Opened', { email: 'welcome' }),
      email('u3', 'Email Opened', { email: 'welcome' }),
      email('u3', 'Email Clicked', { email: 'welcome' }),
    );
    await world.segment('two-emails', {
      type: 'email',
      activity: 'clicked',
      count: { operator: 'at_least', value: 2, measure: { of: 'emails' } },
    });
    await world.segment('webinar', {
      type: 'email',
      activity: 'clicked',
      link: { operator: 'contains', value: '/webinar' },
    });
    await world.segment('webinar-any', {
      type: 'email',
      activity: 'clicked',
      machine: true,
      link: { operator: 'contains', value: '/webinar' },
    });
    await world.segment('unclicked', {
      type: 'group',
      match: 'all',
      conditions: [
        { type: 'email', activity: 'opened', emails: ['welcome'] },
        { type: 'email', activity: 'clicked', emails: ['welcome'], count: { operator: 'exactly', value: 0 } },
      ],
    });
    expect(await world.members('two-emails')).toEqual(['u1']);
    expect(await world.members('webinar')).toEqual(['u1']);
    expect(await world.members('webinar-any')).toEqual(['u1', 'u2']);
    expect(await world.members('unclicked')).toEqual(['u2']);
    await world.send(email('u2', 'Email Clicked', { email: 'welcome' }));
    await world.settle();
    expect(await world.members('unclicked')).toEqual([]);
  });

  test('D22 answers to a form', async () => {
    world = await createWorld({ start: NOW });
    await world.track('u1', 'Form Submitted', { form: 'signup', challenge: 'Onboarding' });
    await world.track('u2', 'Form Submitted', { form: 'survey', challenge: 'Onboarding' });
    await world.settle();
    await expectMembers(
      { type: 'form', form: 'signup', where: [{ property: 'challenge', operator: 'is', value: 'onboarding' }] },
      ['u1'],
    );
  });
});

describe('order and change in time', () => {
  const did = (event: string): Extract<Condition, { type: 'event' }> => ({ type: 'event', event });

  test('S18 A, then B strictly later, within the time', async () => {
    world = await createWorld({ start: NOW });
    const sequence: Condition = {
      type: 'sequence',
      steps: [did('A'), did('B')],
      within: { amount: 3, unit: 'day' },
    };
    await world.segment('it', sequence);
    await world.track('edge', 'A', {}, '2026-02-20T00:00:00.000Z');
    await world.track('edge', 'B', {}, '2026-02-23T00:00:00.000Z');
    await world.track('late', 'A', {}, '2026-02-20T00:00:00.000Z');
    await world.track('late', 'B', {}, '2026-02-23T00:00:00.001Z');
    await world.track('same', 'A', {}, '2026-02-20T00:00:00.000Z');
    await world.track('same', 'B', {}, '2026-02-20T00:00:00.000Z');
    await world.settle();
    expect(await world.members('it')).toEqual(['edge']);
  });

  test('S18 B29 A, and no B within the time, from the microsecond after it', async () => {
    world = await createWorld({ start: NOW });
    await world.track('none', 'A');
    await world.track('did', 'A');
    const sequence: Condition = {
      type: 'sequence',
      steps: [did('A'), did('B')],
      within: { amount: 1, unit: 'day' },
      thenNot: true,
    };
    await world.segment('it', sequence);
    await world.track('did', 'B', {}, '2026-03-01T00:00:00.001Z');
    await world.advanceTo('2026-03-02T00:00:00.000Z');
    expect(await world.members('it')).toEqual([]);
    await world.advanceTo('2026-03-02T00:00:00.001Z');
    expect(await world.members('it')).toEqual(['none']);
    expect((await world.transitions()).at(-1)).toContain('2026-03-02T00:00:00.000001Z');
    // It came late, but belongs where it happened (S4).
    await world.track('none', 'B', {}, '2026-03-01T12:00:00.000Z');
    await world.settle();
    expect(await world.members('it')).toEqual([]);
  });

  test('S19 A31 activity that declines, and recovers, and needs something before', async () => {
    world = await createWorld({ start: NOW });
    for (const day of ['16', '17', '18', '19'])
      await world.track('u1', 'Logged in', {}, `2026-02-${day}T12:00:00.000Z`);
    await world.track('u1', 'Logged in', {}, '2026-02-25T12:00:00.000Z');
    await world.track('u2', 'Logged in', {}, '2026-02-25T12:00:00.000Z');
    const declining: Condition = {
      type: 'trend',
      measure: did('Logged in'),
      period: { amount: 7, unit: 'day' },
      change: { operator: 'down_by_at_least', percent: 50 },
    };
    await world.segment('it', declining);
    expect(await world.members('it')).toEqual(['u1']);
    await world.track('u1', 'Logged in');
    await world.settle();
    expect(await world.members('it')).toEqual(['u1']);
    await world.track('u1', 'Logged in');
    await world.settle();
    expect(await world.members('it')).toEqual([]);
    // When its only log-in passes into the period before, u2 declines to nothing, until even that is forgotten.
    await world.advanceTo('2026-03-04T12:00:00.000Z');
    expect(await world.members('it')).not.toContain('u2');
    await world.advanceTo('2026-03-04T12:00:00.001Z');
    expect(await world.members('it')).toContain('u2');
    await world.advanceTo('2026-03-11T12:00:00.001Z');
    expect(await world.members('it')).not.toContain('u2');
  });

  test('S1 regular: active in 2 of the last 3 weeks, which begin where the workspace says', async () => {
    // 1 March 2026 is a Sunday.
    world = await createWorld({ start: NOW, timezone: 'UTC', weekStart: 'monday' });
    await world.track('u1', 'Logged in', {}, '2026-02-23T00:00:00.000Z');
    await world.track('u1', 'Logged in', {}, '2026-02-22T23:59:59.999Z');
    await world.track('u2', 'Logged in', {}, '2026-02-23T00:00:00.000Z');
    await world.track('u2', 'Logged in', {}, '2026-02-24T00:00:00.000Z');
    const regular: Condition = { type: 'regular', event: did('Logged in'), period: 'week', atLeast: 2, of: 3 };
    expect(await membersAt(regular, NOW, '2026-03-08T23:59:59.999Z', '2026-03-09T00:00:00.000Z')).toEqual({
      [NOW]: 'u1',
      '2026-03-08T23:59:59.999Z': 'u1',
      '2026-03-09T00:00:00.000Z': '',
    });
  });
});

describe('sessions', () => {
  test('B26 B27 what was done in the first session, and in the last', async () => {
    world = await createWorld({ start: NOW });
    await world.track('u1', 'Explored', {}, '2026-02-20T10:00:00.000Z');
    await world.track('u1', 'Invited', {}, '2026-02-20T10:30:00.000Z');
    await world.track('u2', 'Explored', {}, '2026-02-20T10:00:00.000Z');
    await world.track('u2', 'Invited', {}, '2026-02-20T10:30:00.001Z');
    const invited = (session: 'first' | 'last'): Condition => ({
      type: 'event',
      event: 'Invited',
      window: { type: 'session', session },
    });
    await world.segment('first', invited('first'));
    await world.segment('last', invited('last'));
    expect(await world.members('first')).toEqual(['u1']);
    expect(await world.members('last')).toEqual(['u1', 'u2']);
    // Any event begins a session, in which nobody was invited yet; one in the gap makes two sessions one.
    await world.track('u1', 'Explored');
    await world.track('u2', 'Never seen before', {}, '2026-02-20T10:15:00.000Z');
    await world.settle();
    expect(await world.members('last')).toEqual(['u2']);
    expect(await world.members('first')).toEqual(['u1', 'u2']);
  });
});

describe('scores and consents', () => {
  test('A26 B31 a score begins at 0; who never said anything is not subscribed', async () => {
    world = await createWorld({ start: NOW });
    await world.track('u1', 'Did');
    await world.track('u2', 'Did');
    await world.settle();
    await world.pool.query(sql`
      insert into scores select id, 'engagement', 80.5, now() from persons where user_id = 'u1'`);
    await world.pool.query(sql`
      insert into consents select id, 'news', 'email', true, now() from persons where user_id = 'u2'`);
    await world.segment('high', { type: 'score', score: 'engagement', operator: 'gt', value: 75 });
    await world.segment('none', { type: 'score', score: 'engagement', operator: 'is', value: 0 });
    await world.segment('in', { type: 'consent', topic: 'news', channel: 'email', operator: 'subscribed' });
    await world.segment('out', { type: 'consent', topic: 'news', channel: 'email', operator: 'not_subscribed' });
    expect(await Promise.all(['high', 'none', 'in', 'out'].map((key) => world.members(key)))).toEqual([
      ['u1'],
      ['u2'],
      ['u2'],
      ['u1'],
    ]);
  });
});
