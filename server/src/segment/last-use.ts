import { references, type SegmentDefinition } from '@segue/shared/segment';
import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

/** What a segment can be of use to. */
export type UseKind = 'flow' | 'segment' | 'api' | 'export';

/**
 * Notes that segments are of use now. At most once an hour for each: until then nothing is written, so that reading
 * often costs no writes. Keys that do not exist are ignored.
 */
export async function noteUse(
  db: Database,
  workspaceId: number,
  keys: readonly string[],
  kind: UseKind,
  now: Instant,
): Promise<void> {
  if (keys.length === 0) return;
  await db.query(sql`
    insert into segment_last_uses as u (segment_id, kind, used_at)
    select s.id, ${kind}::text, ${now}::timestamptz from segments s
    where s.workspace_id = ${workspaceId}::int and s.key = any(${keys}::text[])
      and not exists (
        select 1 from segment_last_uses l
        where l.segment_id = s.id and l.kind = ${kind}::text and l.used_at > ${now}::timestamptz - interval '1 hour')
    order by s.id
    on conflict (segment_id, kind) do update set used_at = greatest(u.used_at, excluded.used_at)`);
}

/** Notes, before a segment changes or goes, that those it reads were of use to it until now. */
export async function noteReads(
  tx: Database,
  workspaceId: number,
  definition: SegmentDefinition,
  now: Instant,
): Promise<void> {
  await noteUse(tx, workspaceId, references(definition).segments, 'segment', now);
}
