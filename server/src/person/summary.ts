import type { FieldValue, PersonSummary } from '@segue/shared/api';
import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

/** Columns of `persons` that a summary is made of. */
export interface PersonRow {
  id: number;
  user_id: string | null;
  email: string | null;
  identified: boolean;
  fields: Record<string, FieldValue>;
  tags: string[];
  first_seen_at: Instant;
  last_seen_at: Instant;
}

/** Summaries of these people, in the order asked for; ids that do not exist are left out. */
export async function loadSummaries(
  db: Database,
  workspaceId: number,
  ids: readonly number[],
  fieldNames: readonly string[] = [],
): Promise<PersonSummary[]> {
  if (ids.length === 0) return [];
  const rows = await db.query<PersonRow>(sql`
    select id, user_id, email, identified, fields, tags, first_seen_at, last_seen_at
    from persons where workspace_id = ${workspaceId}::int and id = any(${ids}::bigint[])`);
  const byId = new Map(rows.map((row) => [row.id, toSummary(row, fieldNames)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** These rows, each with the summary of its person, in this order; rows of people that are gone are left out. */
export async function withSummaries<Row extends { readonly person_id: number }>(
  db: Database,
  workspaceId: number,
  rows: readonly Row[],
  fieldNames: readonly string[] = [],
): Promise<(Row & { readonly person: PersonSummary })[]> {
  const ids = rows.map((row) => row.person_id);
  const summaries = await loadSummaries(db, workspaceId, ids, fieldNames);
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  return rows.flatMap((row) => {
    const person = byId.get(`p_${row.person_id}`);
    return person ? [{ ...row, person }] : [];
  });
}

export function toSummary(row: PersonRow, fieldNames: readonly string[] = []): PersonSummary {
  return {
    id: `p_${row.id}`,
    user_id: row.user_id,
    email: row.email,
    display_name: displayName(row),
    anonymous: !row.identified,
    first_seen_at: row.first_seen_at,
    last_seen_at: row.last_seen_at,
    tags: row.tags,
    fields: Object.fromEntries(fieldNames.map((name) => [name, row.fields[name] ?? null])),
  };
}

/** The name to show for a person: what they call themselves, else what identifies them. */
export function displayName(row: Pick<PersonRow, 'id' | 'user_id' | 'email' | 'fields'>): string {
  const text = (name: string): string => {
    const value = row.fields[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const parts = [text('first_name') || text('firstName'), text('last_name') || text('lastName')].filter(Boolean);
  return text('name') || parts.join(' ') || row.email || row.user_id || `Visitor ${row.id}`;
}
