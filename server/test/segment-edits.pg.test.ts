import type { FlowGraph } from '@segue/shared/flow';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lockDefinitions } from '../src/db/definition-clock.ts';
import { sql } from '../src/db/sql.ts';
import { lockAllLanes } from '../src/person/index.ts';
import { getSegment, updateSegment } from '../src/segment/index.ts';
import { createWorld, type World } from './helpers/world.ts';

const graph = (type: 'segment_entered' | 'segment_left', exitOnLeave = false): FlowGraph => ({
  version: 1,
  triggers: [{ type, segment: 'plan' }],
  start: 'wait',
  steps: [{ id: 'wait', type: 'wait', amount: 1, unit: 'hour', next: null }],
  settings: { reentry: 'after_finish', exit_on_leave: exitOnLeave, late_limit_seconds: 3600 },
});
const onPlan = (...plans: string[]) => ({
  version: 1,
  kind: 'dynamic',
  condition: { type: 'field', field: 'plan', operator: 'is_any_of', value: plans },
});
const MANY = 2_500;

describe('S27 an edit of a live segment', () => {
  let world: World;
  const edit = async (definition: object, triggerFlows?: boolean): Promise<void> => {
    await updateSegment(world.context, { key: 'plan', definition, trigger_flows: triggerFlows });
    await world.settle();
    // Another worker may be the one that builds it.
    await vi.waitFor(
      async () => expect((await getSegment(world.context, { key: 'plan' })).progress).toBeNull(),
      20_000,
    );
    await world.settle();
  };
  /** Runs by flow and person: `welcome ann running`. */
  const runs = async (): Promise<string[]> => {
    const rows = await world.pool.query<{ text: string }>(sql`
      select f.key || ' ' || p.user_id || ' ' || r.status as text
      from runs r join flows f on f.id = r.flow_id join persons p on p.id = r.person_id order by text`);
    return rows.map((row) => row.text);
  };

  beforeAll(async () => {
    world = await createWorld();
    for (const plan of ['free', 'pro', 'team'])
      await world.send({ type: 'identify', userId: `${plan}-ann`, traits: { plan } });
    await world.segment('plan', { type: 'field', field: 'plan', operator: 'is_any_of', value: ['free'] });
    await world.flow('welcome', graph('segment_entered', true));
    await world.flow('goodbye', graph('segment_left'));
  });
  afterAll(() => world.stop());

  it('triggers nothing unless it is asked to', async () => {
    await edit(onPlan('free', 'pro'));
    expect(await world.members('plan')).toEqual(['free-ann', 'pro-ann']);
    expect(await runs()).toEqual([]);
    expect(await world.transitions()).toEqual([]);
  });

  it('S15 the day’s movement tells of it all the same, so that the trend stays true', async () => {
    const segment = await getSegment(world.context, { key: 'plan' });
    expect(segment.trend.at(-1)).toMatchObject({ size: 2, entered: 1, left: 0 });
  });

  it('S25 when asked, those who come in and those who leave trigger flows exactly once', async () => {
    await edit(onPlan('pro', 'team'), true);
    expect(await world.members('plan')).toEqual(['pro-ann', 'team-ann']);
    expect(await runs()).toEqual(['goodbye free-ann running', 'welcome team-ann running']);
    expect(await world.transitions()).toEqual([
      'entered plan team-ann 2026-03-01T00:00:00.000000Z',
      'left plan free-ann 2026-03-01T00:00:00.000000Z',
    ]);
  });

  it('B38 leaving by such an edit ends a run that says so', async () => {
    await edit(onPlan('pro'), true);
    expect(await runs()).toEqual(['goodbye free-ann running', 'goodbye team-ann running', 'welcome team-ann exited']);
    await edit(onPlan('team'), true);
    expect(await runs()).toContain('goodbye pro-ann running');
  });

  it('S26 an edit during the first filling is no reason to trigger anything', async () => {
    const before = await runs();
    const other = await createWorld();
    await other.send({ type: 'identify', userId: 'ann', traits: { plan: 'pro' } });
    await other.segment('plan', { type: 'field', field: 'plan', operator: 'is', value: 'pro' });
    await other.pool.query(sql`update segments set live_version_id = null`);
    await other.flow('welcome', graph('segment_entered'));
    await updateSegment(other.context, { key: 'plan', definition: onPlan('pro', 'free'), trigger_flows: true });
    await other.settle();
    expect(await other.members('plan')).toEqual(['ann']);
    expect(await other.pool.query(sql`select 1 from runs`)).toEqual([]);
    await other.stop();
    expect(await runs()).toEqual(before);
  });

  it('S27 what was asked of an edit that another one replaces before it is live is not forgotten', async () => {
    await edit(onPlan('nobody'));
    const before = await runs();
    const { pool, context } = world;
    await pool.transaction(async (tx) => {
      // No build gets done while this is held.
      await lockAllLanes(tx);
      await updateSegment(context, { key: 'plan', definition: onPlan('free'), trigger_flows: true });
      await updateSegment(context, { key: 'plan', definition: onPlan('pro') });
    });
    await edit(onPlan('pro'));
    expect(await world.members('plan')).toEqual(['pro-ann']);
    expect((await runs()).filter((run) => !before.includes(run))).toEqual(['welcome pro-ann running']);
    await edit(onPlan('team'));
  });

  it('an edit that failed is tried again when it is saved again', async () => {
    await edit(onPlan('team', 'free'));
    await world.pool.query(sql`update segment_versions set status = 'failed' where status = 'live'`);
    await edit(onPlan('team', 'free'));
    expect(await getSegment(world.context, { key: 'plan' })).toMatchObject({ status: 'live', error: null });
    await edit(onPlan('team'));
  });

  it('the swap waits for an edit that holds the definitions, and holds nothing that it needs', async () => {
    const waiting = sql`
      select 1 from pg_locks l join pg_class c on c.oid = l.relation and c.relname = 'definition_clock'
      join pg_stat_activity a on a.pid = l.pid and a.wait_event_type = 'Lock'
      where l.database = (select oid from pg_database where datname = current_database())`;
    await updateSegment(world.context, { key: 'plan', definition: onPlan('team', 'free') });
    const building = world.pool.transaction(async (tx) => {
      await lockDefinitions(tx);
      const swap = world.settle();
      await vi.waitFor(async () => expect(await world.pool.query(waiting)).not.toEqual([]), 20_000);
      // What an edit of the same segment does next; the swap must not hold it while it waits.
      await tx.query(sql`set local lock_timeout = '500ms'`);
      await tx.query(sql`update segments set description = 'edited' where key = 'plan'`);
      return { swap };
    });
    await (
      await building
    ).swap;
    expect(await getSegment(world.context, { key: 'plan' })).toMatchObject({ progress: null, description: 'edited' });
    expect(await world.members('plan')).toEqual(['free-ann', 'team-ann']);
    const tries = await world.pool.query(sql`select 1 from segment_versions where status = 'failed'`);
    expect(tries).toEqual([]);
    await edit(onPlan('team'));
  });

  it('many come in bit by bit, with several workers, each once', async () => {
    await world.pool.query(sql`
      insert into persons (workspace_id, user_id, identified, fields, first_seen_at, last_seen_at, created_at)
      select ${world.context.workspace.id}::int, 'many-' || n, true, '{"plan": "many"}', now(), now(), now()
      from generate_series(1, ${MANY}::int) as n`);
    await world.addWorker();
    await edit(onPlan('team', 'many'), true);
    const sizes = await world.pool.query<{ n: number }>(sql`
      select count(*) as n from runs r join persons p on p.id = r.person_id and p.user_id like 'many-%'
      join flows f on f.id = r.flow_id and f.key = 'welcome' group by r.person_id`);
    expect(sizes).toHaveLength(MANY);
    expect(sizes.every((row) => row.n === 1)).toBe(true);
    const [transactions] = await world.pool.query<{ n: number; most: number }>(sql`
      select count(*) as n, max(size) as most from (
        select count(*) as size from runs r join persons p on p.id = r.person_id and p.user_id like 'many-%' group by r.xmin::text) t`);
    expect(transactions?.most).toBeLessThanOrEqual(500);
    expect(transactions?.n).toBeGreaterThanOrEqual(MANY / 500);
    expect(await world.count('plan')).toBe(MANY + 1);
  });
});
