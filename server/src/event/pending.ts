import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { laneOf } from '../lanes.ts';

/** What changed about a person, for the evaluation that follows. */
export interface Change {
  readonly personId: number;
  readonly change: 'event' | 'field' | 'tag' | 'account' | 'person' | 'visitor' | 'segment' | 'members';
  /** Event type, field or segment; null where the kind of change says enough. */
  readonly keyId: number | null;
  readonly eventId: string | null;
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
}

/** Queues changes for evaluation. An event of the future is due when its time has come (S3); what it says of a person holds at once. */
export async function addPending(tx: Database, workspaceId: number, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.queryPrepared(sql`
    insert into pending (workspace_id, lane, person_id, change, key_id, event_id, occurred_at, received_at, due_at)
    select ${workspaceId}::int, i.lane, i.person_id, i.change, i.key_id, i.event_id, i.occurred_at, i.received_at,
           case when i.change = 'event' then greatest(i.occurred_at, i.received_at) else i.received_at end
    from unnest(${changes.map((c) => laneOf(c.personId))}::smallint[], ${changes.map((c) => c.personId)}::bigint[],
                ${changes.map((c) => c.change)}::text[], ${changes.map((c) => c.keyId)}::int[],
                ${changes.map((c) => c.eventId)}::uuid[], ${changes.map((c) => c.occurredAt)}::timestamptz[],
                ${changes.map((c) => c.receivedAt)}::timestamptz[])
      as i (lane, person_id, change, key_id, event_id, occurred_at, received_at)`);
}
