import type { EventKind, FieldValue } from '@segue/shared/api';
import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

export interface StoredEvent {
  id: string;
  person_id: number;
  name: string;
  kind: EventKind;
  occurred_at: Instant;
  properties: Record<string, FieldValue>;
}

/** Some events by person and id, in the order asked for; those that no longer exist are left out. */
export async function loadEvents(
  db: Database,
  workspaceId: number,
  wanted: readonly { readonly personId: number; readonly eventId: string }[],
): Promise<StoredEvent[]> {
  if (wanted.length === 0) return [];
  const rows = await db.query<StoredEvent>(sql`
    select e.id, e.person_id, t.name, t.kind, e.occurred_at, e.properties
    from unnest(${wanted.map((one) => one.personId)}::bigint[], ${wanted.map((one) => one.eventId)}::uuid[])
      as w (person_id, id)
    join events e on e.person_id = w.person_id and e.id = w.id
    join event_types t on t.id = e.event_type_id and t.workspace_id = ${workspaceId}::int`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return wanted.flatMap(({ eventId }) => byId.get(eventId) ?? []);
}
