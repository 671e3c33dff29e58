import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findAccountId } from '../src/account/index.ts';
import { sql } from '../src/db/sql.ts';
import {
  addMembers,
  backtestSegment,
  createSegment,
  deleteSegment,
  diffSegment,
  explainAccount,
  explainMembership,
  getSegment,
  previewSegment,
  updateSegment,
} from '../src/segment/index.ts';
import { createWorld, type World } from './helpers/world.ts';

const did: Condition = { type: 'event', event: 'Did X', window: { type: 'last', amount: 7, unit: 'day' } };
const inTeam: Condition = { type: 'segment', segment: 'team', operator: 'in' };

function team(value: number, more: readonly Condition[] = []): Condition {
  const members: Condition = { type: 'members', segment: 'did-x', count: { operator: 'at_least', value } };
  return more.length === 0 ? members : { type: 'group', match: 'all', conditions: [members, ...more] };
}

describe('segments of companies', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.stop());

  const join = (company: string, ...people: readonly string[]): Promise<void> =>
    world.send(...people.map((userId) => ({ type: 'group', userId, groupId: company, traits: {} })));
  const accounts = async (key: string, condition: Condition): Promise<void> => {
    const definition: SegmentDefinition = { version: 1, kind: 'dynamic', of: 'account', condition };
    await createSegment(world.context, { key, name: key, definition });
    await world.settle();
  };
  let day = 0;
  beforeEach(async () => {
    for (const table of [
      'pending',
      'segment_states',
      'segment_counts',
      'segment_days',
      'segments',
      'events',
      'identifiers',
      'account_members',
      'accounts',
      'persons',
    ])
      await world.pool.run({ text: `delete from ${table}`, values: [] });
    await world.pool.query(sql`update definition_clock set version = version + 1`);
    world.registry.forget();
    day += 40;
    await world.advanceTo(new Date(Date.UTC(2026, 2, 1 + day)).toISOString());
  });

  it('E1 E9 S22 take in everybody of a company where at least 3 people did something in 7 days, and let go at the instant', async () => {
    await join('acme', 'ann', 'bob', 'cid', 'dan');
    await join('globex', 'eve', 'ann');
    await world.segment('did-x', did);
    await accounts('team', team(3));
    await world.segment('in-team', inTeam);
    await world.segment('not-in-team', { ...inTeam, operator: 'not_in' });
    await world.track('ann', 'Did X');
    await world.track('bob', 'Did X');
    await world.settle();
    expect(await world.members('in-team')).toEqual([]);
    expect(await world.members('not-in-team')).toEqual(['ann', 'bob', 'cid', 'dan', 'eve']);

    const third = world.clock.now();
    await world.track('cid', 'Did X');
    await world.settle();
    expect(await world.members('in-team')).toEqual(['ann', 'bob', 'cid', 'dan']);
    expect(await world.members('not-in-team')).toEqual(['eve']);
    expect(await world.count('team')).toBe(1);

    const at = new Date(Date.parse(third) + 7 * 86_400_000).toISOString();
    await world.advanceTo(at);
    expect(await world.members('in-team')).toHaveLength(4);
    await world.advanceTo(at.replace('Z', '001Z'));
    expect(await world.members('in-team')).toEqual([]);
    const left = (await world.transitions()).filter((line) => line.startsWith('left in-team'));
    expect(left).toEqual(['ann', 'bob', 'cid', 'dan'].map((who) => `left in-team ${who} ${at.replace('Z', '001Z')}`));
  });

  it('S22 follow who joins, and people who turn out to be one', async () => {
    await world.segment('did-x', did);
    await accounts('team', team(2));
    await world.segment('in-team', inTeam);
    await join('acme', 'ann', 'bob');
    await world.track('ann', 'Did X');
    await world.send({ type: 'track', anonymousId: 'phone', event: 'Did X' });
    await world.send({ type: 'track', userId: 'zoe', event: 'Did X' });
    await world.settle();
    expect(await world.members('in-team')).toEqual([]);
    await join('acme', 'zoe');
    await world.settle();
    expect(await world.members('in-team')).toEqual(['ann', 'bob', 'zoe']);
    // Ann and Zoe are one: then only one of the company did it.
    await world.send({ type: 'identify', anonymousId: 'tablet', traits: { email: 'tab@example.com' } });
    await world.send({ type: 'group', userId: 'yan', groupId: 'globex' });
    await world.send({ type: 'track', anonymousId: 'tablet', event: 'Did X' });
    await world.send({ type: 'group', anonymousId: 'tablet', groupId: 'globex' });
    await world.track('yan', 'Did X');
    await world.send({ type: 'group', userId: 'kim', groupId: 'globex' });
    await world.settle();
    expect(await world.members('in-team')).toContain('kim');
    await world.send({ type: 'identify', userId: 'yan', anonymousId: 'tablet' });
    await world.settle();
    expect(await world.members('in-team')).toEqual(['ann', 'bob', 'zoe']);
  });

  it('S10 E9 compare fields of the company with each other, and dates with the clock', async () => {
    const soon = new Date(Date.parse(world.clock.now()) + 10 * 86_400_000).toISOString();
    await world.send(
      { type: 'group', userId: 'ann', groupId: 'acme', traits: { name: 'Acme', used: 5, seats: 5, renews_at: soon } },
      { type: 'group', userId: 'bob', groupId: 'globex', traits: { used: 1, seats: 5, renews_at: soon } },
    );
    await accounts('full', { type: 'field', of: 'account', field: 'used', operator: 'gte', value: { field: 'seats' } });
    await accounts('renewing', {
      type: 'group',
      match: 'all',
      conditions: [
        { type: 'segment', segment: 'full', operator: 'in' },
        {
          type: 'field',
          of: 'account',
          field: 'renews_at',
          operator: 'within_next',
          value: { amount: 3, unit: 'day' },
        },
      ],
    });
    await world.segment('to-call', { type: 'segment', segment: 'renewing', operator: 'in' });
    expect(await world.members('to-call')).toEqual([]);
    await world.advanceTo(new Date(Date.parse(soon) - 3 * 86_400_000).toISOString());
    expect(await world.members('to-call')).toEqual(['ann']);
    await world.send({ type: 'group', userId: 'ann', groupId: 'acme', traits: { seats: 9 } });
    await world.settle();
    expect(await world.members('to-call')).toEqual([]);
    await world.send({ type: 'group', userId: 'bob', groupId: 'globex', traits: { seats: 1 } });
    await world.settle();
    expect(await world.members('to-call')).toEqual(['bob']);
  });

  it('S27 S24 an edit of a segment of companies changes whoever reads it, after telling how many companies', async () => {
    await join('acme', 'ann', 'bob');
    await join('globex', 'eve');
    await world.segment('did-x', did);
    await accounts('team', team(2));
    await world.segment('in-team', inTeam);
    await world.track('eve', 'Did X');
    await world.settle();
    expect(await world.members('in-team')).toEqual([]);
    const definition: SegmentDefinition = { version: 1, kind: 'dynamic', of: 'account', condition: team(1) };
    expect(await diffSegment(world.context, { key: 'team', definition })).toMatchObject({ entering: 1, leaving: 0 });
    await updateSegment(world.context, { key: 'team', definition });
    await world.settle();
    expect(await world.members('in-team')).toEqual(['eve']);
    expect(await world.count('in-team')).toBe(1);
  });

  it('S27 an edit that time alone will fulfil sets the timers of the people', async () => {
    const soon = new Date(Date.parse(world.clock.now()) + 5 * 86_400_000).toISOString();
    await world.send({ type: 'group', userId: 'ann', groupId: 'acme', traits: { plan: 'pro', renews_at: soon } });
    await accounts('x', { type: 'field', of: 'account', field: 'plan', operator: 'is', value: 'free' });
    await world.segment('people-x', { type: 'segment', segment: 'x', operator: 'in' });
    const condition: Condition = {
      type: 'field',
      of: 'account',
      field: 'renews_at',
      operator: 'within_next',
      value: { amount: 1, unit: 'day' },
    };
    await updateSegment(world.context, {
      key: 'x',
      definition: { version: 1, kind: 'dynamic', of: 'account', condition },
    });
    await world.settle();
    expect(await world.members('people-x')).toEqual([]);
    await world.advanceTo(new Date(Date.parse(soon) - 86_400_000).toISOString());
    expect(await world.members('people-x')).toEqual(['ann']);
  });

  it('X1 explain a company and a person: how many were counted, and which companies fit', async () => {
    await world.send({ type: 'group', userId: 'ann', groupId: 'acme', traits: { name: 'Acme Ltd' } });
    await join('acme', 'bob');
    await world.segment('did-x', did);
    await accounts('team', team(2));
    await world.segment('in-team', inTeam);
    await world.track('ann', 'Did X');
    await world.settle();
    const accountId = await findAccountId(world.context, { id: 'acme' });
    expect(await explainAccount(world.context, { key: 'team', accountId })).toMatchObject({
      member: false,
      tree: { true: false, found: 1 },
    });
    await world.track('bob', 'Did X');
    await world.settle();
    const [ann] = await world.pool.query<{ person_id: number }>(
      sql`select person_id from identifiers where kind = 'user_id' and value = 'ann'`,
    );
    const personId = ann?.person_id ?? 0;
    expect(await explainMembership(world.context, { key: 'in-team', personId })).toMatchObject({
      member: true,
      tree: { true: true, value: ['Acme Ltd'] },
    });
    await expect(explainMembership(world.context, { key: 'team', personId })).rejects.toMatchObject({
      code: 'segment_subject',
    });
  });

  it('X3 look back: companies and people as of an earlier day, and day by day', async () => {
    await join('acme', 'ann', 'bob', 'cid');
    await world.segment('did-x', did);
    await accounts('team', team(2));
    await world.segment('in-team', inTeam);
    const before = world.clock.now();
    await world.advanceTo(new Date(Date.parse(before) + 86_400_000).toISOString());
    await world.track('ann', 'Did X');
    await world.track('bob', 'Did X');
    const inside = new Date(Date.parse(before) + 2 * 86_400_000).toISOString();
    await world.advanceTo(new Date(Date.parse(before) + 20 * 86_400_000).toISOString());
    const of: SegmentDefinition = { version: 1, kind: 'dynamic', of: 'account', condition: team(2) };
    const people: SegmentDefinition = { version: 1, kind: 'dynamic', condition: inTeam };
    const sizes = async (at?: string): Promise<number[]> => [
      (await previewSegment(world.context, { definition: of, at })).count,
      (await previewSegment(world.context, { definition: people, at })).count,
    ];
    expect([await sizes(before), await sizes(inside), await sizes()]).toEqual([
      [0, 0],
      [1, 3],
      [0, 0],
    ]);
    const days: number[] = [];
    for await (const { size } of await backtestSegment(world.context, { definition: of, days: 20 })) days.push(size);
    expect(days.filter((size) => size === 1)).toHaveLength(7);
  });

  it('X3 look back at companies that were imported, by when their people joined', async () => {
    const joined = new Date(Date.parse(world.clock.now()) - 10 * 86_400_000).toISOString();
    const call = { type: 'group', userId: 'ann', groupId: 'acme', traits: { plan: 'pro' }, timestamp: joined };
    await world.send(call, { type: 'track', userId: 'ann', event: 'Signed up', timestamp: joined });
    const definition: SegmentDefinition = {
      version: 1,
      kind: 'dynamic',
      of: 'account',
      condition: { type: 'field', of: 'account', field: 'plan', operator: 'is', value: 'pro' },
    };
    const size = async (days: number): Promise<number> => {
      const at = new Date(Date.parse(joined) + days * 86_400_000).toISOString();
      return (await previewSegment(world.context, { definition, at })).count;
    };
    expect([await size(-1), await size(1)]).toEqual([0, 1]);
  });

  it('S24 S28 D10 refuse circles through companies, deleting what is counted, and conditions of the other kind', async () => {
    await world.segment('did-x', did);
    await accounts('team', team(2));
    await world.segment('in-team', inTeam);
    const save = (key: string, condition: Condition, of?: 'account'): Promise<unknown> =>
      updateSegment(world.context, {
        key,
        definition: { version: 1, kind: 'dynamic', condition, ...(of ? { of } : {}) },
      });
    await expect(save('did-x', inTeam)).rejects.toMatchObject({
      code: 'segment_cycle',
      message: 'The segments would refer to each other in a circle: did-x → team → did-x.',
    });
    await expect(deleteSegment(world.context, { key: 'did-x' })).rejects.toMatchObject({ code: 'segment_in_use' });
    await expect(deleteSegment(world.context, { key: 'team' })).rejects.toMatchObject({ code: 'segment_in_use' });
    await expect(save('team', did)).rejects.toMatchObject({ code: 'segment_subject' });
    await expect(save('team', { type: 'segment', segment: 'did-x', operator: 'in' }, 'account')).rejects.toMatchObject({
      code: 'segment_subject',
    });
    await expect(save('team', { type: 'members', segment: 'team' }, 'account')).rejects.toMatchObject({
      code: 'segment_subject',
    });
    await expect(save('team', did, 'account')).rejects.toMatchObject({ code: 'invalid_definition' });
    await expect(save('in-team', team(2))).rejects.toMatchObject({ code: 'invalid_definition' });
    await expect(
      save('in-team', { type: 'lasting', condition: inTeam, for: { amount: 2, unit: 'day' } }),
    ).rejects.toMatchObject({ code: 'rollup_in_lasting' });
    expect((await getSegment(world.context, { key: 'did-x' })).uses).toEqual([
      { kind: 'segment', key: 'team', name: 'team' },
    ]);
  });

  it('S24 refuse to let what somebody else’s segment asks to last begin to count people', async () => {
    await world.segment('did-x', did);
    await accounts('big', { type: 'field', of: 'account', field: 'size', operator: 'gt', value: 10 });
    await world.segment('of-big', { type: 'segment', segment: 'big', operator: 'in' });
    await world.segment('long', {
      type: 'lasting',
      condition: { type: 'segment', segment: 'of-big', operator: 'in' },
      for: { amount: 3, unit: 'day' },
    });
    const definition: SegmentDefinition = { version: 1, kind: 'dynamic', of: 'account', condition: team(2) };
    await expect(updateSegment(world.context, { key: 'big', definition })).rejects.toMatchObject({
      code: 'rollup_in_lasting',
      details: { used_by: 'long' },
    });
    await world.send({ type: 'group', userId: 'ann', groupId: 'acme', traits: { size: 20 } });
    await world.advanceTo(new Date(Date.parse(world.clock.now()) + 4 * 86_400_000).toISOString());
    expect(await world.members('long')).toEqual(['ann']);
  });

  it('S29 count the people of a segment that is filled by hand', async () => {
    await join('acme', 'ann', 'bob');
    await createSegment(world.context, {
      key: 'did-x',
      name: 'x',
      definition: { version: 1, kind: 'static', condition: { type: 'everyone' } },
    });
    await accounts('team', team(1));
    await world.segment('in-team', inTeam);
    await addMembers(world.context, { key: 'did-x', people: ['bob'] });
    await world.settle();
    expect(await world.members('in-team')).toEqual(['ann', 'bob']);
  });
});
