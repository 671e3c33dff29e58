import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';

export interface ChosenSegment {
  readonly key: string;
  readonly name: string;
  /** Null while the segment is first built. */
  readonly versionId: number | null;
}

/** The segments of these keys, in their order; throws `segment_not_found`. */
export async function loadChosen({ pool, workspace }: Context, keys: readonly string[]): Promise<ChosenSegment[]> {
  const rows = await pool.query<ChosenSegment>(sql`
    select key, name, live_version_id as "versionId" from segments
    where workspace_id = ${workspace.id}::int and key = any(${keys}::text[])`);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.map((key) => {
    const chosen = byKey.get(key);
    if (!chosen) throw new SegueError('segment_not_found', { key }, `There is no segment with the key “${key}”.`);
    return chosen;
  });
}
