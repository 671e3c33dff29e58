import type { SegmentDefinition } from '@segue/shared/segment';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { assertOfPeople } from '../segment/index.ts';

export interface ChosenSegment {
  readonly key: string;
  readonly name: string;
  /** Null while the segment is first built. */
  readonly versionId: number | null;
}

/** The segments of people of these keys, in their order; throws `segment_not_found`, `segment_subject`. */
export async function loadChosen({ pool, workspace }: Context, keys: readonly string[]): Promise<ChosenSegment[]> {
  const rows = await pool.query<ChosenSegment & { readonly definition: SegmentDefinition | null }>(sql`
    select s.key, s.name, s.live_version_id as "versionId", v.definition
    from segments s left join segment_versions v on v.id = s.live_version_id
    where s.workspace_id = ${workspace.id}::int and s.key = any(${keys}::text[])`);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.map((key) => {
    const chosen = byKey.get(key);
    if (!chosen) throw new SegueError('segment_not_found', { key }, `There is no segment with the key “${key}”.`);
    assertOfPeople(key, chosen.definition);
    return { key: chosen.key, name: chosen.name, versionId: chosen.versionId };
  });
}
