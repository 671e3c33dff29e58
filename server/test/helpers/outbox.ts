import type { JsonObject } from '../../src/event/index.ts';
import type { SendEmailStep } from '@segue/shared/flow';
import { type Clock, createSimulatedClock, type SimulatedClock } from '../../src/clock.ts';
import { createPool, type Pool } from '../../src/db/pool.ts';
import { sql } from '../../src/db/sql.ts';
import { createFlow } from '../../src/flow/index.ts';
import { Registry } from '../../src/event/index.ts';
import { createDelivery, type Delivery, type MailTransport, queueMessages } from '../../src/message/index.ts';
import type { Context } from '../../src/context.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export const START = '2026-03-01T10:00:00.000Z';
export const SENDER = 'Ada at Boards <ada@boards.example>';

export interface StoredMessage {
  readonly id: string;
  readonly person_id: number;
  readonly status: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly recipient: string;
  readonly subject: string;
  readonly due_at: string;
  readonly sent_at: string | null;
}

/** A workspace with one flow of one email, people, and messages in the outbox; no worker. */
export interface Outbox {
  readonly url: string;
  readonly pool: Pool;
  readonly clock: SimulatedClock;
  readonly context: Context;
  /** Puts a message for a new person into the outbox; null: a person without an address. */
  queue(email: string | null, options?: { fields?: JsonObject; event?: JsonObject }): Promise<string>;
  /** Many at once: `person1@example.com` and so on. */
  queueMany(count: number): Promise<void>;
  /** Delivers by the simulated clock, unless another is given. */
  delivery(transport: MailTransport, clock?: Clock): Delivery;
  message(id: string): Promise<StoredMessage>;
  messages(): Promise<StoredMessage[]>;
  /** What is recorded of emails as events of people. */
  emailEvents(): Promise<{ name: string; person_id: number; properties: JsonObject }[]>;
  /** Removes people, runs, messages and events, and sets the clock back: as new. */
  clear(): Promise<void>;
  /** Lets time pass. */
  pass(seconds: number): void;
  stop(): Promise<void>;
}

const STEP: SendEmailStep = {
  id: 'hint',
  type: 'send_email',
  name: 'First hint',
  subject: 'About “{{ event.project.name }}”',
  body: 'Hi {{ person.first_name | default: "there" }},\n\nI noticed you created the project **{{ event.project.name }}**.',
  next: null,
};

export async function createOutbox(step: Partial<SendEmailStep> = {}): Promise<Outbox> {
  return createOutboxOn(await createTestDatabase(), step);
}

/** A workspace with one flow that sends one mail. */
async function createFlowWorld(
  pool: Pool,
  clock: SimulatedClock,
  step: Partial<SendEmailStep>,
): Promise<{ workspace: Context['workspace']; context: Context; flowId: number }> {
  const [row] = await pool.query<{ id: number }>(sql`
    insert into workspaces (name, write_key, secret_key, setup, created_at)
    values ('Boards', 'wk_test', 'sk_test', '{}', ${START}::timestamptz) returning id`);
  const workspace = { id: row?.id ?? 0, name: 'Boards', timezone: 'UTC', weekStart: 'monday' as const };
  const context: Context = { workspace, pool, clock };
  const graph = {
    version: 1,
    triggers: [],
    start: 'hint',
    steps: [{ ...STEP, ...step }],
    settings: { reentry: 'once', exit_on_leave: false, late_limit_seconds: 3600 },
  };
  const flow = await createFlow(context, { key: 'welcome', name: 'Welcome', graph });
  const flowId = Number(flow.id.replace('f_', ''));
  return { workspace, context, flowId };
}

/** The same on a database that is migrated and empty. */
export async function createOutboxOn(database: TestDatabase, step: Partial<SendEmailStep> = {}): Promise<Outbox> {
  const pool = createPool(database.url, { maxConnections: 5, onError: () => undefined });
  const clock = createSimulatedClock(START);
  const { workspace, context, flowId } = await createFlowWorld(pool, clock, step);

  const addRun = async (
    email: string | null,
    fields: JsonObject,
    event: JsonObject | null,
  ): Promise<[number, number]> => {
    const [person] = await pool.query<{ id: number }>(sql`
      insert into persons (workspace_id, user_id, email, identified, fields, first_seen_at, last_seen_at, created_at)
      values (${workspace.id}::int, null, ${email}::text, true, ${JSON.stringify(fields)}::text::jsonb,
              ${START}::timestamptz, ${START}::timestamptz, ${START}::timestamptz) returning id`);
    const [run] = await pool.query<{ id: number }>(sql`
      insert into runs (person_id, flow_id, version, key, status, context, started_at)
      values (${person?.id ?? 0}::bigint, ${flowId}::int, 1, ${crypto.randomUUID()}::text, 'finished',
              ${JSON.stringify({ segment: 's', event })}::text::jsonb, ${START}::timestamptz) returning id`);
    return [person?.id ?? 0, run?.id ?? 0];
  };
  const queueFor = async (runs: readonly (readonly [number, number])[]): Promise<string[]> =>
    pool.transaction((tx) =>
      queueMessages(
        tx,
        runs.map(([personId, runId]) => ({
          workspaceId: workspace.id,
          personId,
          flowId,
          runId,
          stepId: 'hint',
          visit: 1,
          channel: 'email',
        })),
        clock.now(),
      ),
    );
  const readMessages = (id: string | null): Promise<StoredMessage[]> =>
    pool.query<StoredMessage>(sql`
      select id, person_id, status, reason, attempts, recipient, subject, due_at, sent_at from messages
      where ${id}::uuid is null or id = ${id}::uuid order by person_id, id`);

  return {
    url: database.url,
    pool,
    clock,
    context,
    async queue(email, { fields = {}, event = { project: { name: 'Website redesign' } } } = {}) {
      const properties = { id: crypto.randomUUID(), name: 'Created project', occurred_at: START, properties: event };
      const [id = ''] = await queueFor([await addRun(email, fields, properties)]);
      return id;
    },
    async queueMany(count) {
      const runs: [number, number][] = [];
      for (let n = 1; n <= count; n += 1)
        runs.push(await addRun(`person${n}@example.com`, { name: `Person ${n}` }, null));
      await queueFor(runs);
    },
    delivery: (transport, itsClock = clock) =>
      createDelivery({
        pool,
        clock: itsClock,
        registry: new Registry(),
        transport,
        from: SENDER,
        log: { error: () => undefined, warn: () => undefined },
      }),
    async message(id) {
      const [message] = await readMessages(id);
      if (!message) throw new Error(`There is no message ${id}.`);
      return message;
    },
    messages: () => readMessages(null),
    emailEvents: () =>
      pool.query(sql`
        select t.name, e.person_id, e.properties from events e join event_types t on t.id = e.event_type_id
        where t.kind = 'email' order by e.person_id, t.name`),
    async clear() {
      await pool.query(sql`truncate persons, runs, messages, events, pending`);
      clock.set(START);
    },
    pass(seconds) {
      clock.set(new Date(Date.parse(clock.now()) + seconds * 1_000).toISOString());
    },
    async stop() {
      await pool.close();
      await database.drop();
    },
  };
}
