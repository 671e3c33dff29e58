import type { FlowGraph } from '@segue/shared/flow';
import type { SegmentDefinition } from '@segue/shared/segment';
import { createSimulatedClock, type Instant, type SimulatedClock } from '../../src/clock.ts';
import { createPool, type Pool } from '../../src/db/pool.ts';
import { sql } from '../../src/db/sql.ts';
import { createFlow, updateFlow } from '../../src/flow/index.ts';
import { Registry } from '../../src/event/index.ts';
import { type Collector, createCollector, parseMessage } from '../../src/ingest/index.ts';
import { createSegment, getSegment, listMembers } from '../../src/segment/index.ts';
import { startWorker, type Worker } from '../../src/worker/index.ts';
import type { Context } from '../../src/context.ts';
import { createTestDatabase } from './database.ts';

/** A whole Segue without HTTP: one workspace, a simulated clock, the real engine on a real database. */
export interface World {
  readonly pool: Pool;
  readonly clock: SimulatedClock;
  readonly context: Context;
  readonly registry: Registry;
  readonly worker: Worker;
  readonly collector: Collector;
  /** Sends raw calls of the collecting API, for example `{ type: 'track', userId: 'u1', event: 'Signed up' }`. */
  send(...calls: readonly object[]): Promise<void>;
  track(userId: string, event: string, properties?: object, timestamp?: Instant): Promise<void>;
  /** Creates a dynamic segment and waits until it is live. */
  segment(key: string, condition: SegmentDefinition['condition']): Promise<void>;
  flow(key: string, graph: FlowGraph): Promise<void>;
  /** User ids of the members, sorted. */
  members(key: string): Promise<string[]>;
  /** Size by the counters, to compare with the members. */
  count(key: string): Promise<number>;
  settle(): Promise<void>;
  advanceTo(now: Instant): Promise<void>;
  /** `Segment Entered` and `Segment Left` in order: `entered trial u1 2026-…`. */
  transitions(): Promise<string[]>;
  /** One more worker on the same database, with its own connections. */
  addWorker(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorldOptions {
  readonly start?: Instant;
  readonly timezone?: string;
  readonly weekStart?: 'monday' | 'sunday';
  /** Delivers messages; default: leaves them queued. */
  readonly deliver?: (world: { pool: Pool; context: Context }) => Promise<number>;
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const database = await createTestDatabase();
  const failures: unknown[] = [];
  const pool = createPool(database.url, { maxConnections: 6, onError: (error) => failures.push(error) });
  const clock = createSimulatedClock(options.start ?? '2026-03-01T00:00:00.000Z');
  const registry = new Registry();
  const collector = createCollector(pool, registry);
  const workspace = await createWorkspace(pool, options, clock.now());
  const context: Context = { workspace, pool, clock };
  const startOn = (itsPool: Pool, itsRegistry: Registry): Promise<Worker> =>
    startWorker({
      pool: itsPool,
      clock,
      registry: itsRegistry,
      log: { error: (details) => failures.push(details), info: () => undefined },
      deliver: async () => options.deliver?.({ pool: itsPool, context }) ?? 0,
      nextMessageAt: async () => null,
      drainCollector: () => collector.drain(),
    });
  const worker = await startOn(pool, registry);
  const others: { worker: Worker; pool: Pool }[] = [];
  const settle = async (): Promise<void> => {
    await worker.settle();
    if (failures.length > 0)
      throw new AggregateError(failures, `The engine failed: ${JSON.stringify(failures[0], errorText)}`);
  };
  const send = async (...calls: readonly object[]): Promise<void> => {
    const messages = calls.map((raw) => parseMessage(raw, { workspaceId: workspace.id, clock, trusted: true }));
    await collector.submit(workspace.id, messages);
  };
  return {
    pool,
    clock,
    context,
    registry,
    worker,
    collector,
    send,
    settle,
    track: (userId, event, properties = {}, timestamp = clock.now()) =>
      send({ type: 'track', userId, event, properties, timestamp }),
    async segment(key, condition) {
      await createSegment(context, { key, name: key, definition: { version: 1, kind: 'dynamic', condition } });
      await settle();
    },
    async flow(key, graph) {
      await createFlow(context, { key, name: key, graph });
      await updateFlow(context, { key, status: 'live' });
    },
    async members(key) {
      const { data } = await listMembers(context, { key, limit: 1_000 });
      return data.map((person) => person.user_id ?? person.id).sort();
    },
    count: async (key) => (await getSegment(context, { key })).count ?? 0,
    async advanceTo(now) {
      await worker.advanceTo(now);
      await settle();
    },
    async transitions() {
      const rows = await pool.query<{ text: string }>(sql`
        select case t.name when 'Segment Entered' then 'entered ' else 'left ' end || (e.properties ->> 'segment') || ' '
               || coalesce(p.user_id, 'p_' || p.id) || ' ' || to_char(e.occurred_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text
        from events e join event_types t on t.id = e.event_type_id and t.kind = 'segment' join persons p on p.id = e.person_id
        order by e.occurred_at, e.received_at, text`);
      return rows.map((row) => row.text);
    },
    async addWorker() {
      const itsPool = createPool(database.url, { maxConnections: 6, onError: (error) => failures.push(error) });
      others.push({ worker: await startOn(itsPool, new Registry()), pool: itsPool });
    },
    async stop() {
      for (const other of others) {
        await other.worker.stop();
        await other.pool.close();
      }
      await worker.stop();
      await pool.close();
      await database.drop();
    },
  };
}

function errorText(_key: string, value: unknown): unknown {
  return value instanceof Error ? { ...value, message: value.message } : value;
}

async function createWorkspace(pool: Pool, options: WorldOptions, now: Instant): Promise<Context['workspace']> {
  const timezone = options.timezone ?? 'UTC';
  const weekStart = options.weekStart ?? 'monday';
  const [row] = await pool.query<{ id: number }>(sql`
    insert into workspaces (name, timezone, week_start, write_key, secret_key, setup, created_at)
    values ('Test', ${timezone}::text, ${weekStart}::text, 'wk_test', 'sk_test', '{}', ${now}::timestamptz)
    returning id`);
  return { id: row?.id ?? 0, name: 'Test', timezone, weekStart };
}
