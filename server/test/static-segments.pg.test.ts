import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FlowGraph } from '@segue/shared/flow';
import { sql } from '../src/db/sql.ts';
import { getFlow } from '../src/flow/index.ts';
import { mergePersons } from '../src/person/index.ts';
import { addMembers, createSegment, getSegment, removeMembers, updateSegment } from '../src/segment/index.ts';
import { createWorld, type World } from './helpers/world.ts';

const HELLO: FlowGraph = {
  version: 1,
  triggers: [{ type: 'segment_entered', segment: 'picked' }],
  start: 'wait',
  steps: [{ id: 'wait', type: 'wait', amount: 1, unit: 'hour', next: null }],
  settings: { reentry: 'after_finish', exit_on_leave: true, late_limit_seconds: 3600 },
};
const BY_HAND = { version: 1, kind: 'static', condition: { type: 'everyone' } };

describe('S29 static segments', () => {
  let world: World;
  const add = (...people: string[]) => addMembers(world.context, { key: 'picked', people });
  const remove = (...people: string[]) => removeMembers(world.context, { key: 'picked', people });
  const today = async () => (await getSegment(world.context, { key: 'picked' })).trend.at(-1);

  beforeAll(async () => {
    world = await createWorld();
    await world.send(
      { type: 'identify', userId: 'ann', traits: { email: 'ann@example.com' } },
      { type: 'identify', userId: 'bob' },
      { type: 'identify', userId: 'cleo' },
      { type: 'identify', userId: 'dora', traits: { email: 'Dora@Example.com' } },
    );
    await createSegment(world.context, { key: 'picked', name: 'Picked', definition: BY_HAND });
    await world.segment('read-picked', { type: 'segment', segment: 'picked', operator: 'in' });
    await world.segment('ever-picked', {
      type: 'event',
      event: 'Segment Entered',
      where: [{ property: 'segment', operator: 'is', value: 'picked' }],
    });
    await world.flow('hello', HELLO);
  });
  afterAll(() => world.stop());

  it('is live as soon as it is created, with nobody in it', async () => {
    await createSegment(world.context, { key: 'fresh', name: 'Fresh', definition: BY_HAND });
    expect(await getSegment(world.context, { key: 'fresh' })).toMatchObject({ status: 'live', count: 0 });
  });

  it('takes people by user id, p_ id and e-mail, and lists by index those whom nobody knows', async () => {
    const [bob] = await world.pool.query<{ id: number }>(sql`select id from persons where user_id = 'bob'`);
    const result = await add('nobody', 'ann', `p_${bob?.id}`, ' dora@EXAMPLE.com', 'p_999999', 'ann@example.com');
    expect(result).toEqual({
      added: 3,
      already: 1,
      unknown: [
        { index: 0, id: 'nobody' },
        { index: 4, id: 'p_999999' },
      ],
    });
    expect(await world.members('picked')).toEqual(['ann', 'bob', 'dora']);
    expect(await world.count('picked')).toBe(3);
  });

  it('S15 S25 entering by hand is an event, counts in the day, reaches conditions and starts flows', async () => {
    await world.settle();
    expect(await world.transitions()).toContain('entered picked ann 2026-03-01T00:00:00.000000Z');
    expect(await world.members('read-picked')).toEqual(['ann', 'bob', 'dora']);
    expect(await world.members('ever-picked')).toEqual(['ann', 'bob', 'dora']);
    expect(await today()).toMatchObject({ size: 3, entered: 3, left: 0 });
    expect((await getFlow(world.context, { key: 'hello' })).counts.running).toBe(3);
  });

  it('does nothing twice', async () => {
    const before = await world.transitions();
    expect(await add('ann', 'bob')).toEqual({ added: 0, already: 2, unknown: [] });
    await world.settle();
    expect(await world.transitions()).toEqual(before);
    expect(await today()).toMatchObject({ entered: 3 });
  });

  it('leaving by hand is an event too and ends runs; a second time it is nothing', async () => {
    expect(await remove('bob')).toEqual({ removed: 1, unknown: [] });
    expect(await remove('bob', 'nobody')).toEqual({ removed: 0, unknown: [{ index: 1, id: 'nobody' }] });
    await world.settle();
    expect((await world.transitions()).filter((line) => line.startsWith('left picked'))).toEqual([
      'left picked bob 2026-03-01T00:00:00.000000Z',
    ]);
    expect(await world.members('read-picked')).toEqual(['ann', 'dora']);
    expect(await world.count('picked')).toBe(2);
    expect((await getFlow(world.context, { key: 'hello' })).counts).toMatchObject({ running: 2, exited: 1 });
  });

  it('whoever is put in and taken out again before a worker looks starts no flow, but both are in the log', async () => {
    await add('cleo');
    await remove('cleo');
    await world.settle();
    expect((await world.transitions()).filter((line) => line.includes(' picked cleo'))).toHaveLength(2);
    expect(await today()).toMatchObject({ size: 2, entered: 4, left: 2 });
    const [before] = await world.pool.query(sql`select count(*) as n from runs`);
    await world.pool.query(sql`
      insert into pending (workspace_id, lane, person_id, change, key_id, occurred_at, received_at, due_at)
      select p.workspace_id, p.id % 64, p.id, 'entered', s.live_version_id, p.created_at, p.created_at, p.created_at
      from persons p join segments s on s.key = 'picked' where p.user_id = 'cleo'`);
    await world.settle();
    expect(await world.pool.query(sql`select count(*) as n from runs`)).toEqual([before]);
    expect((await getFlow(world.context, { key: 'hello' })).counts).toMatchObject({ running: 2 });
  });

  it('keeps its people through an edit, and those put in while it is being made', async () => {
    await updateSegment(world.context, { key: 'picked', definition: { ...BY_HAND, include_anonymous: true } });
    await add('bob');
    await remove('dora');
    await world.settle();
    expect(await world.members('picked')).toEqual(['ann', 'bob']);
    expect(await world.count('picked')).toBe(2);
    expect((await getSegment(world.context, { key: 'picked' })).definition.include_anonymous).toBe(true);
  });

  it('S21 a merge unites the memberships and keeps the count exact', async () => {
    const rows = await world.pool.query<{ id: number; user_id: string }>(sql`select id, user_id from persons`);
    const idOf = (userId: string) => rows.find((row) => row.user_id === userId)?.id ?? 0;
    await world.pool.transaction((tx) => mergePersons(tx, idOf('bob'), idOf('cleo'), world.clock.now()));
    expect(await world.count('picked')).toBe(2);
    expect(await add(`p_${idOf('bob')}`)).toEqual({ added: 0, already: 1, unknown: [] });
    await world.settle();
    expect(await world.members('picked')).toEqual(['ann', 'cleo']);
  });

  it('refuses dynamic segments, unknown ones and lists that are too long', async () => {
    const to = (key: string, people: string[]) => addMembers(world.context, { key, people });
    await expect(to('read-picked', ['ann'])).rejects.toMatchObject({ code: 'segment_not_static' });
    await expect(to('nothing', ['ann'])).rejects.toMatchObject({ code: 'segment_not_found' });
    const tooMany = Array.from({ length: 10_001 }, () => 'ann');
    await expect(to('picked', tooMany)).rejects.toMatchObject({ code: 'invalid_body' });
  });

  it('takes 10 000 at once, and everybody’s flow starts exactly once', async () => {
    const crowded = await createWorld();
    await crowded.send({ type: 'identify', userId: 'ann' });
    await createSegment(crowded.context, { key: 'picked', name: 'Picked', definition: BY_HAND });
    await crowded.flow('hello', HELLO);
    await addMembers(crowded.context, { key: 'picked', people: ['ann'] });
    const people = Array.from({ length: 9_998 }, (_, index) => `many-${index}`);
    await crowded.pool.query(sql`
      with made as (
        insert into persons (workspace_id, user_id, identified, first_seen_at, last_seen_at, created_at)
        select ${crowded.context.workspace.id}::int, name, true, now(), now(), now() from unnest(${people}::text[]) as name
        returning id, user_id)
      insert into identifiers (workspace_id, kind, value, person_id)
      select ${crowded.context.workspace.id}::int, 'user_id', user_id, id from made`);
    expect(await addMembers(crowded.context, { key: 'picked', people: ['ann', ...people, 'nobody'] })).toEqual({
      added: 9_998,
      already: 1,
      unknown: [{ index: 9_999, id: 'nobody' }],
    });
    await crowded.settle();
    expect(await crowded.count('picked')).toBe(9_999);
    const runs = await crowded.pool.query<{ n: number }>(sql`
      select count(*) as n from runs r join persons p on p.id = r.person_id and p.user_id like 'many-%' group by r.person_id`);
    expect(runs).toHaveLength(9_998);
    expect(runs.every((row) => row.n === 1)).toBe(true);
    await crowded.stop();
  });
});
