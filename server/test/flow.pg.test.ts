import type { FlowGraph, Trigger } from '@segue/shared/flow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../src/db/sql.ts';
import { createFlow, getFlow, updateFlow } from '../src/flow/index.ts';
import { createWorld, type World } from './helpers/world.ts';

const HOUR = 3_600_000;

function graph(trigger: Trigger, settings: Partial<FlowGraph['settings']> = {}): FlowGraph {
  return {
    version: 1,
    triggers: [trigger],
    start: 'wait',
    steps: [
      { id: 'wait', type: 'wait', amount: 1, unit: 'hour', next: 'mail' },
      {
        id: 'mail',
        type: 'send_email',
        name: 'Hint',
        subject: 'About {{ event.project.name }}',
        body: 'Hello',
        next: null,
      },
    ],
    settings: { reentry: 'once', exit_on_leave: false, late_limit_seconds: 3600, ...settings },
  };
}

describe('flows', () => {
  let world: World;
  const later = (ms: number): string => new Date(Date.parse(world.clock.now()) + ms).toISOString();
  const queued = async (flow: string): Promise<string[]> => {
    const rows = await world.pool.query<{ user_id: string }>(sql`
      select p.user_id from messages m join flows f on f.id = m.flow_id and f.key = ${flow}::text join persons p on p.id = m.person_id
      order by p.user_id`);
    return rows.map((row) => row.user_id);
  };

  beforeAll(async () => {
    world = await createWorld();
    await world.track('old', 'Created project', { project: { name: 'Old' } });
    await world.segment('creators', {
      type: 'event',
      event: 'Created project',
      window: { type: 'last', amount: 2, unit: 'day' },
    });
    await world.flow('hint', graph({ type: 'segment_entered', segment: 'creators' }));
  });
  afterAll(() => world.stop());

  it('S26 the first filling triggers nothing; A14 D50 entering starts a run at once', async () => {
    await world.track('ann', 'Created project', { project: { name: 'Website redesign' } });
    await world.settle();
    const flow = await getFlow(world.context, { key: 'hint' });
    expect(flow.counts).toEqual({ running: 1, finished: 0, exited: 0, sent: 0 });
    expect(flow.step_counts['wait']?.waiting).toBe(1);
  });

  it('B29 keeps the triggering event for the words of the message, which is queued when the wait is over', async () => {
    const [run] = await world.pool.query<{ context: { event: { properties: object } } }>(sql`select context from runs`);
    expect(run?.context.event.properties).toEqual({ project: { name: 'Website redesign' } });
    await world.advanceTo(later(HOUR));
    expect(await queued('hint')).toEqual(['ann']);
    expect((await getFlow(world.context, { key: 'hint' })).counts.finished).toBe(1);
  });

  it('once means once: leaving and entering again starts nothing', async () => {
    await world.advanceTo(later(72 * HOUR));
    await world.track('ann', 'Created project');
    await world.settle();
    await world.advanceTo(later(2 * HOUR));
    expect(await queued('hint')).toEqual(['ann']);
  });

  it('after_finish lets people in again, but never twice at a time', async () => {
    await world.flow('again', graph({ type: 'segment_entered', segment: 'creators' }, { reentry: 'after_finish' }));
    for (let round = 0; round < 2; round += 1) {
      await world.advanceTo(later(72 * HOUR));
      await world.track('bob', 'Created project');
      await world.settle();
    }
    await world.advanceTo(later(2 * HOUR));
    expect(await queued('again')).toEqual(['bob', 'bob']);
  });

  it('B38 D25 leaving the segment ends the run where the flow says so', async () => {
    const fresh = await createWorld();
    await fresh.segment('no-task', {
      type: 'group',
      match: 'all',
      conditions: [
        { type: 'event', event: 'Created project' },
        { type: 'event', event: 'Created task', count: { operator: 'exactly', value: 0 } },
      ],
    });
    await fresh.flow('nudge', graph({ type: 'segment_entered', segment: 'no-task' }, { exit_on_leave: true }));
    await fresh.track('ann', 'Created project', { project: { name: 'A' } });
    await fresh.track('bob', 'Created project', { project: { name: 'B' } });
    await fresh.settle();
    await fresh.track('ann', 'Created task');
    await fresh.settle();
    expect((await getFlow(fresh.context, { key: 'nudge' })).counts).toMatchObject({ running: 1, exited: 1 });
    await fresh.stop();
  });

  it('S4 an event that arrives late changes membership but starts nothing', async () => {
    const late = later(-2 * HOUR);
    await world.track('late', 'Created project', {}, late);
    await world.settle();
    expect(await world.members('creators')).toContain('late');
    await world.advanceTo(later(2 * HOUR));
    expect(await queued('hint')).not.toContain('late');
  });

  it('S2 a transition by time alone triggers, and speaks of the newest event that the segment asks for', async () => {
    await world.segment('went-quiet', {
      type: 'group',
      match: 'all',
      conditions: [
        { type: 'event', event: 'Created project' },
        {
          type: 'event',
          event: 'Created project',
          count: { operator: 'exactly', value: 0 },
          window: { type: 'last', amount: 1, unit: 'hour' },
        },
      ],
    });
    await world.flow('quiet', graph({ type: 'segment_entered', segment: 'went-quiet' }));
    await world.track('zoe', 'Created project', { project: { name: 'Quiet one' } });
    await world.settle();
    await world.advanceTo(later(3 * HOUR));
    expect(await queued('quiet')).toEqual(['zoe']);
    const [run] = await world.pool.query<{ context: { event: { properties: object } } }>(sql`
      select r.context from runs r join persons p on p.id = r.person_id join flows f on f.id = r.flow_id
      where p.user_id = 'zoe' and f.key = 'quiet'`);
    expect(run?.context.event.properties).toEqual({ project: { name: 'Quiet one' } });
  });

  it('S26 takes in the people already inside when asked to', async () => {
    await createFlow(world.context, {
      key: 'inside',
      name: 'Inside',
      graph: graph({ type: 'segment_entered', segment: 'creators' }),
    });
    const inside = (await world.members('creators')).length;
    await updateFlow(world.context, { key: 'inside', status: 'live', people_already_inside: true });
    expect((await getFlow(world.context, { key: 'inside' })).counts.running).toBe(inside);
    expect(inside).toBeGreaterThan(0);
  });

  it('a paused flow neither starts nor moves runs, and goes on when it is live again', async () => {
    await updateFlow(world.context, { key: 'inside', status: 'paused' });
    await world.advanceTo(later(5 * HOUR));
    expect(await queued('inside')).toEqual([]);
    await updateFlow(world.context, { key: 'inside', status: 'live' });
    await world.settle();
    expect((await queued('inside')).length).toBeGreaterThan(0);
  });
});
