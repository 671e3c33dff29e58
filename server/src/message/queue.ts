import type { Instant } from '../clock.ts';
import type { Transaction } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

/** A message that a flow has decided to send. What it says and to whom is settled when it is delivered. */
export interface QueuedMessage {
  readonly workspaceId: number;
  readonly personId: number;
  readonly flowId: number;
  readonly runId: number;
  readonly stepId: string;
  /** How many steps the run has entered; with run and step the message's idempotency key. */
  readonly visit: number;
  readonly channel: 'email';
}

/**
 * Puts messages into the outbox, due at once, in the transaction of the run that decided them. A message of the
 * same run, step and visit that is there already stays as it is. Returns the ids of the new ones.
 */
export async function queueMessages(
  tx: Pick<Transaction, 'query'>,
  messages: readonly QueuedMessage[],
  now: Instant,
): Promise<string[]> {
  if (messages.length === 0) return [];
  const rows = await tx.query<{ id: string }>(sql`
    insert into messages (id, person_id, workspace_id, flow_id, run_id, step_id, visit, channel, status, due_at, created_at)
    select i.id, i.person_id, i.workspace_id, i.flow_id, i.run_id, i.step_id, i.visit, i.channel, 'queued',
           ${now}::timestamptz, ${now}::timestamptz
    from unnest(${messages.map(() => crypto.randomUUID())}::uuid[], ${messages.map((m) => m.personId)}::bigint[],
                ${messages.map((m) => m.workspaceId)}::int[], ${messages.map((m) => m.flowId)}::int[],
                ${messages.map((m) => m.runId)}::bigint[], ${messages.map((m) => m.stepId)}::text[],
                ${messages.map((m) => m.visit)}::int[], ${messages.map((m) => m.channel)}::text[])
      as i (id, person_id, workspace_id, flow_id, run_id, step_id, visit, channel)
    on conflict (person_id, run_id, step_id, visit) do nothing
    returning id`);
  return rows.map((row) => row.id);
}
