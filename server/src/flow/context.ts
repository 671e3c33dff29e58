import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import type { JsonObject } from '../event/index.ts';

/** The event a run's messages may speak of: "I noticed you created the project …" (B29). */
export interface TriggeringEvent {
  readonly id: string;
  readonly name: string;
  readonly occurred_at: Instant;
  readonly properties: JsonObject;
}

interface Wanted {
  readonly personId: number;
  readonly cause: { readonly eventId: string } | null;
  readonly eventNames: readonly string[];
}

/**
 * For each transition the event that caused it, if the segment asks for such events; else the person's newest
 * event of those that the segment asks for (a transition by time alone has no cause of its own); else the cause.
 */
export async function triggeringEvents(tx: Database, wanted: readonly Wanted[]): Promise<(TriggeringEvent | null)[]> {
  // Of whoever was put into a segment by hand, or fits by fields alone, there is no event to speak of.
  if (wanted.every((w) => w.cause === null && w.eventNames.length === 0)) return wanted.map(() => null);
  const rows = await tx.query<TriggeringEvent & { index: number }>(sql`
    select i.index::int as index, found.id, found.name, found.occurred_at, found.properties
    from unnest(${wanted.map((w) => w.personId)}::bigint[], ${wanted.map((w) => w.cause?.eventId ?? null)}::uuid[],
                ${wanted.map((w) => JSON.stringify(w.eventNames))}::text[])
      with ordinality as i (person_id, cause_id, names, index)
    cross join lateral (
      select e.id, t.name, e.occurred_at, e.properties
      from events e join event_types t on t.id = e.event_type_id
      where e.person_id = i.person_id and (e.id = i.cause_id or i.names::jsonb ? t.name)
      order by (e.id = i.cause_id and i.names::jsonb ? t.name) desc nulls last, (i.names::jsonb ? t.name) desc, e.occurred_at desc
      limit 1
    ) as found`);
  const byIndex = new Map(rows.map(({ index, ...event }) => [index - 1, event]));
  return wanted.map((_, index) => byIndex.get(index) ?? null);
}
