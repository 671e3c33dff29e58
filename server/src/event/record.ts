import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { addPending } from './pending.ts';
import type { EventKind } from './json.ts';
import type { JsonObject } from './json.ts';
import type { Registry } from './registry.ts';

/** Something Segue itself saw happen to a person: a segment entered, a message sent. */
export interface RecordedEvent {
  readonly personId: number;
  readonly name: string;
  readonly kind: EventKind;
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
  readonly properties: JsonObject;
}

/**
 * Stores events of Segue's own in the caller's transaction and queues them for evaluation, except those of
 * names in `unread`: conditions that read no such event need no evaluation. Returns their ids, in order.
 */
export async function recordEvents(
  tx: Database,
  registry: Registry,
  workspaceId: number,
  events: readonly RecordedEvent[],
  unread: (eventTypeId: number) => boolean = () => false,
): Promise<string[]> {
  if (events.length === 0) return [];
  const names = new Map(events.map((event) => [event.name, { kind: event.kind, at: event.occurredAt }]));
  await registry.ensureEventTypes(tx, workspaceId, names);
  const typeIds = events.map((event) => registry.eventTypeId(workspaceId, event.name));
  const ids = events.map(() => crypto.randomUUID());
  await tx.queryPrepared(sql`
    insert into events (person_id, id, event_type_id, occurred_at, received_at, properties)
    select i.person_id, i.id, i.event_type_id, i.occurred_at, i.received_at, i.properties::jsonb
    from unnest(${events.map((e) => e.personId)}::bigint[], ${ids}::uuid[], ${typeIds}::int[],
                ${events.map((e) => e.occurredAt)}::timestamptz[], ${events.map((e) => e.receivedAt)}::timestamptz[],
                ${events.map((e) => JSON.stringify(e.properties))}::text[])
      as i (person_id, id, event_type_id, occurred_at, received_at, properties)`);
  await registry.observeEvents(tx, workspaceId, events);
  const changes = events.map((event, index) => ({
    personId: event.personId,
    change: 'event' as const,
    keyId: typeIds[index] ?? 0,
    eventId: ids[index] ?? null,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  }));
  await addPending(
    tx,
    workspaceId,
    changes.filter((change) => !unread(change.keyId)),
  );
  return ids;
}
