import type { Segment, SegmentVersion } from '@segue/shared/api';
import type { SegmentDefinition } from '@segue/shared/segment';
import type { Instant } from '../clock.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { updateSegment } from './write.ts';

/** Versions looked back at; older ones stay stored. */
const LISTED_MAX = 200;

/** What a segment meant from when on, the newest first; throws `segment_not_found`. */
export async function listVersions(context: Context, input: { readonly key: string }): Promise<SegmentVersion[]> {
  const { pool, workspace } = context;
  const rows = await pool.query<{
    number: number | null;
    definition: SegmentDefinition;
    status: SegmentVersion['status'];
    triggers: boolean;
    error: string | null;
    created_at: Instant;
  }>(sql`
    select v.number, v.definition, v.status, v.triggers, v.error, v.created_at
    from segments s left join segment_versions v on v.segment_id = s.id
    where s.workspace_id = ${workspace.id}::int and s.key = ${input.key}::text
    order by v.number desc limit ${LISTED_MAX}::int`);
  if (rows.length === 0) throw new SegueError('segment_not_found', { key: input.key });
  return rows.flatMap(({ number, triggers, ...row }) =>
    number === null ? [] : [{ number, ...row, triggers_flows: triggers }],
  );
}

/**
 * Gives a segment the definition of one of its earlier versions, as a new version: an edit like any other (S27).
 * Throws `segment_not_found`, `version_not_found`, and what an edit throws.
 */
export async function restoreVersion(
  context: Context,
  input: { readonly key: string; readonly number: number; readonly trigger_flows?: boolean | undefined },
): Promise<Segment> {
  const { pool, workspace } = context;
  const [row] = await pool.query<{ definition: SegmentDefinition | null }>(sql`
    select v.definition
    from segments s left join segment_versions v on v.segment_id = s.id and v.number = ${input.number}::int
    where s.workspace_id = ${workspace.id}::int and s.key = ${input.key}::text`);
  if (!row) throw new SegueError('segment_not_found', { key: input.key });
  if (row.definition === null) throw new SegueError('version_not_found', { number: input.number });
  return updateSegment(context, { key: input.key, definition: row.definition, trigger_flows: input.trigger_flows });
}
