import type { Explanation } from '@segue/shared/api';
import type { Condition } from '@segue/shared/segment';
import { afterEach, describe, expect, test } from 'vitest';
import { sql } from '../src/db/sql.ts';
import { backtestSegment, explainMembership, previewSegment } from '../src/segment/index.ts';
import { addTags, removeTag } from '../src/tag/index.ts';
import { createWorld, type World } from './helpers/world.ts';

let world: World;
afterEach(() => world.stop());

const NOW = '2026-03-01T00:00:00.000Z';

describe('lasting', () => {
  const lasting = (condition: Condition, amount = 14): Condition => ({
    type: 'lasting',
    condition,
    for: { amount, unit: 'day' },
  });
  const free: Condition = { type: 'field', field: 'plan', operator: 'is', value: 'free' };
  const identify = (userId: string, traits: object): object => ({ type: 'identify', userId, traits });

  test('a field that has had its value for 14 days, and begins again when it changes', async () => {
    world = await createWorld({ start: NOW });
    await world.segment('it', lasting(free));
    await world.send(identify('u1', { plan: 'free' }), identify('u2', { plan: 'free' }));
    await world.advanceTo('2026-03-05T00:00:00.000Z');
    await world.send(identify('u2', { plan: 'pro' }));
    await world.advanceTo('2026-03-06T00:00:00.000Z');
    await world.send(identify('u2', { plan: 'free' }));
    await world.advanceTo('2026-03-14T23:59:59.999Z');
    expect(await world.members('it')).toEqual([]);
    await world.advanceTo('2026-03-15T00:00:00.000Z');
    expect(await world.members('it')).toEqual(['u1']);
    // Built from history alone, it is the same.
    await world.segment('built', lasting(free));
    expect(await world.members('built')).toEqual(['u1']);
    await world.advanceTo('2026-03-20T00:00:00.000Z');
    expect(await world.members('it')).toEqual(['u1', 'u2']);
    expect(await world.members('built')).toEqual(['u1', 'u2']);
    await world.send(identify('u1', { plan: 'pro' }));
    await world.settle();
    expect(await world.members('it')).toEqual(['u2']);
    expect(await world.transitions()).toContainEqual(expect.stringMatching(/^entered it u1 2026-03-15T00:00:00\.0+Z/));
  });

  test('behaviour: active in the last week without a break for 14 days; a late event closes a gap', async () => {
    world = await createWorld({ start: NOW });
    const active: Condition = {
      type: 'event',
      event: 'Logged in',
      window: { type: 'last', amount: 7, unit: 'day' },
    };
    await world.segment('it', lasting(active));
    await world.track('u1', 'Logged in');
    await world.advanceTo('2026-03-07T00:00:00.000Z');
    await world.track('u1', 'Logged in');
    await world.advanceTo('2026-03-16T00:00:00.000Z');
    await world.track('u1', 'Logged in');
    await world.advanceTo('2026-03-17T00:00:00.000Z');
    // From 14 March until the 16th nothing was in the last seven days.
    expect(await world.members('it')).toEqual([]);
    await world.track('u1', 'Logged in', {}, '2026-03-13T00:00:00.000Z');
    await world.settle();
    expect(await world.members('it')).toEqual(['u1']);
    await world.advanceTo('2026-03-23T00:00:00.000Z');
    expect(await world.members('it')).toEqual(['u1']);
    await world.advanceTo('2026-03-23T00:00:00.001Z');
    expect(await world.members('it')).toEqual([]);
  });

  test('tags, accounts and other segments are those of each instant', async () => {
    world = await createWorld({ start: NOW });
    await world.segment('freemium', free);
    await world.segment('of-segment', lasting({ type: 'segment', segment: 'freemium', operator: 'in' }, 2));
    await world.segment('of-tag', lasting({ type: 'tag', tag: 'vip', operator: 'has_not' }, 2));
    await world.segment(
      'of-account',
      lasting({ type: 'field', of: 'account', field: 'tier', operator: 'is', value: 'gold' }, 2),
    );
    await world.send(identify('u1', { plan: 'free' }), {
      type: 'group',
      userId: 'u1',
      groupId: 'acme',
      traits: { tier: 'gold' },
    });
    await world.advanceTo('2026-03-02T00:00:00.000Z');
    await world.send({ type: 'group', userId: 'u1', groupId: 'acme', traits: { tier: 'silver' } });
    await addTags(world.context, { id: 'u1', tags: ['vip'] });
    await world.settle();
    await world.advanceTo('2026-03-03T00:00:00.000Z');
    expect(await world.members('of-segment')).toEqual(['u1']);
    expect(await world.members('of-tag')).toEqual([]);
    expect(await world.members('of-account')).toEqual([]);
    await removeTag(world.context, { id: 'u1', tag: 'vip' });
    await world.send({ type: 'group', userId: 'u1', groupId: 'acme', traits: { tier: 'gold' } });
    await world.advanceTo('2026-03-04T23:59:59.999Z');
    expect(await world.members('of-tag')).toEqual([]);
    await world.advanceTo('2026-03-05T00:00:00.000Z');
    expect(await world.members('of-tag')).toEqual(['u1']);
    expect(await world.members('of-account')).toEqual(['u1']);
  });
});

describe('looking back', () => {
  test('X3 a preview as of an instant sees the fields, tags and segments of then', async () => {
    world = await createWorld({ start: NOW });
    const free: Condition = { type: 'field', field: 'plan', operator: 'is', value: 'free' };
    await world.segment('freemium', free);
    await world.send({ type: 'identify', userId: 'u1', traits: { plan: 'free' } });
    await world.advanceTo('2026-03-02T00:00:00.000Z');
    await world.send({ type: 'identify', userId: 'u1', traits: { plan: 'pro' } });
    await addTags(world.context, { id: 'u1', tags: ['vip'] });
    await world.advanceTo('2026-03-03T00:00:00.000Z');
    await world.send({ type: 'identify', userId: 'u1', traits: { plan: null } });
    const countAt = async (condition: Condition, at: string): Promise<number> => {
      const definition = { version: 1, kind: 'dynamic', condition };
      return (await previewSegment(world.context, { definition, at })).count;
    };
    const inFreemium: Condition = { type: 'segment', segment: 'freemium', operator: 'in' };
    const vip: Condition = { type: 'tag', tag: 'vip', operator: 'has' };
    const pro: Condition = { type: 'field', field: 'plan', operator: 'is', value: 'pro' };
    const at = [
      '2026-03-01T00:00:00.000Z',
      '2026-03-01T23:59:59.999Z',
      '2026-03-02T00:00:00.000Z',
      '2026-03-03T00:00:00.000Z',
    ];
    const counts = async (condition: Condition): Promise<number[]> =>
      Promise.all(at.map((instant) => countAt(condition, instant)));
    expect(await counts(free)).toEqual([1, 1, 0, 0]);
    expect(await counts(inFreemium)).toEqual([1, 1, 0, 0]);
    expect(await counts(pro)).toEqual([0, 0, 1, 0]);
    expect(await counts(vip)).toEqual([0, 0, 1, 1]);
  });
});

describe('explain', () => {
  test('X1 the tree has the values found, what was counted, and the events that decide', async () => {
    world = await createWorld({ start: NOW });
    await world.send({ type: 'identify', userId: 'u1', traits: { plan: 'trial', address: { city: 'Lyon' } } });
    await world.track('u1', 'Bought', { amount: 30 }, '2026-02-01T00:00:00.000Z');
    await world.track('u1', 'Bought', { amount: 12.5 }, '2026-02-27T00:00:00.000001Z');
    await world.track('u1', 'Bought', { amount: 7 }, '2026-02-28T00:00:00.500Z');
    const window = { type: 'last' as const, amount: 7, unit: 'day' as const };
    await world.segment('it', {
      type: 'group',
      match: 'all',
      conditions: [
        { type: 'field', field: 'address.city', operator: 'is', value: 'lyon' },
        { type: 'event', event: 'Bought', count: { operator: 'at_least', value: 2 }, window },
        {
          type: 'event',
          event: 'Bought',
          count: { operator: 'at_least', value: 100, measure: { of: 'sum', property: 'amount' } },
          window,
        },
        { type: 'field', field: 'never', operator: 'is_set' },
        { type: 'event', event: 'Never happened' },
      ],
    });
    const [row] = await world.pool.query<{ id: number }>(sql`select id from persons where user_id = 'u1'`);
    const personId = row?.id ?? 0;
    const { member, tree } = await explainMembership(world.context, { key: 'it', personId });
    expect(member).toBe(false);
    const events = [
      { id: expect.any(String), name: 'Bought', occurred_at: '2026-02-28T00:00:00.500Z' },
      { id: expect.any(String), name: 'Bought', occurred_at: '2026-02-27T00:00:00.000001Z' },
    ];
    expect(
      tree.children?.map(({ true: fits, value, found, events: newest }) => [fits, value ?? found, newest]),
    ).toEqual([
      [true, 'Lyon', undefined],
      [true, 2, events],
      [false, 19.5, events],
      [false, undefined, undefined],
      [false, 0, []],
    ]);
    expect(tree.children?.[1]?.flips_at).toBe('2026-03-06T00:00:00.000002Z');
  });
});

describe('explain, what changes and what is inside', () => {
  const explain = async (key: string): Promise<Explanation> => {
    const [row] = await world.pool.query<{ id: number }>(sql`select id from persons where user_id = 'u1'`);
    return explainMembership(world.context, { key, personId: row?.id ?? 0 });
  };
  const lastWeek = { type: 'last' as const, amount: 7, unit: 'day' as const };

  test('X1 the instant of the change is followed through flips that change nothing', async () => {
    world = await createWorld({ start: NOW });
    await world.track('u1', 'Logged in', {}, '2026-02-27T00:00:00.000Z');
    await world.segment('both', {
      type: 'group',
      match: 'any',
      conditions: [
        { type: 'event', event: 'Logged in', window: lastWeek },
        { type: 'event', event: 'Logged in', window: { ...lastWeek, amount: 9 } },
      ],
    });
    const { member, changes_at: changesAt, tree } = await explain('both');
    expect([member, changesAt]).toEqual([true, '2026-03-08T00:00:00.000001Z']);
    expect(tree.children?.map((child) => child.changes_at)).toEqual([
      '2026-03-06T00:00:00.000001Z',
      '2026-03-08T00:00:00.000001Z',
    ]);
    expect('changes_at' in tree).toBe(false);
  });

  test('X1 what time alone never changes says so', async () => {
    world = await createWorld({ start: NOW });
    await world.track('u1', 'Logged in', {}, '2026-02-27T00:00:00.000Z');
    await world.segment('ever', { type: 'event', event: 'Logged in' });
    expect(await explain('ever')).toMatchObject({ member: true, changes_at: null, tree: { changes_at: null } });
  });

  test('X1 sequences, trends and rhythms show what they look at, each counted alone', async () => {
    world = await createWorld({ start: NOW });
    await world.track('u1', 'Logged in', {}, '2026-02-10T00:00:00.000Z');
    await world.track('u1', 'Logged in', {}, '2026-02-11T00:00:00.000Z');
    await world.track('u1', 'Logged in', {}, '2026-02-27T00:00:00.000Z');
    const event = { type: 'event' as const, event: 'Logged in' };
    const period = { amount: 14, unit: 'day' as const };
    const foundIn = async (key: string, condition: Condition) => {
      await world.segment(key, condition);
      return (await explain(key)).tree.parts?.map(({ true: fits, found }) => [fits, found]);
    };
    expect(
      await foundIn('down', {
        type: 'trend',
        measure: event,
        period,
        change: { operator: 'down_by_at_least', percent: 50 },
      }),
    ).toEqual([
      [true, 1],
      [true, 2],
    ]);
    expect(await foundIn('rhythm', { type: 'regular', event, period: 'week', atLeast: 2, of: 3 })).toEqual([
      [true, 1],
      [false, 0],
      [true, 2],
    ]);
    const never = { type: 'event' as const, event: 'Paid' };
    expect(await foundIn('order', { type: 'sequence', steps: [event, never], within: period })).toEqual([
      [true, 3],
      [false, 0],
    ]);
  });
});

describe('back-test', () => {
  test('X3 a back-test says for each day how many fit, came and went', async () => {
    world = await createWorld({ start: NOW, timezone: 'Europe/Paris' });
    await world.track('u1', 'Logged in', {}, '2026-02-25T12:00:00.000Z');
    // Already the 26th in Paris.
    await world.track('u2', 'Logged in', {}, '2026-02-25T23:30:00.000Z');
    await world.settle();
    const definition = {
      version: 1,
      kind: 'dynamic',
      condition: { type: 'event', event: 'Logged in', window: { type: 'last', amount: 2, unit: 'day' } },
    };
    const days = [];
    for await (const day of await backtestSegment(world.context, { definition, days: 5 })) days.push(day);
    expect(days).toEqual([
      { day: '2026-02-25', size: 1, entered: 1, left: 0 },
      { day: '2026-02-26', size: 2, entered: 1, left: 0 },
      { day: '2026-02-27', size: 1, entered: 0, left: 1 },
      { day: '2026-02-28', size: 0, entered: 0, left: 1 },
      { day: '2026-03-01', size: 0, entered: 0, left: 0 },
    ]);
    const wrong = { ...definition, condition: { type: 'segment', segment: 'nothing', operator: 'in' } };
    await expect(backtestSegment(world.context, { definition: wrong, days: 5 })).rejects.toMatchObject({
      code: 'unknown_segment',
    });
  });
});
