import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

/** Keys and names of segments, by id. */
export async function loadSegmentNames(
  db: Database,
  workspaceId: number,
  ids: readonly number[],
): Promise<Map<number, { key: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<{ id: number; key: string; name: string }>(sql`
    select id, key, name from segments where workspace_id = ${workspaceId}::int and id = any(${ids}::int[])`);
  return new Map(rows.map(({ id, key, name }) => [id, { key, name }]));
}
