import type { FlowStatus, GraphFlow, GraphSegment, SegmentGraph } from '@segue/shared/api';
import type { Context } from '../context.ts';
import { sql } from '../db/sql.ts';
import { loadUses } from '../segment/index.ts';

/** Every segment and flow of the workspace, and which reads which segment. A flow that is paused or a draft reads, too. */
export async function segmentGraph(context: Context): Promise<SegmentGraph> {
  const { pool, workspace } = context;
  const [segments, flows, uses] = await Promise.all([
    pool.query<GraphSegment>(sql`
      select s.key, s.name, v.definition ->> 'kind' as kind, s.is_technical,
             case when s.live_version_id is not null then
               (select coalesce(sum(c.members), 0)::bigint from segment_counts c where c.version_id = s.live_version_id)
             end as people
      from segments s
      join lateral (
        select definition from segment_versions w where w.segment_id = s.id and w.status in ('building', 'live', 'failed')
        order by w.number desc limit 1) v on true
      where s.workspace_id = ${workspace.id}::int order by s.name, s.id`),
    pool.query<GraphFlow & { status: FlowStatus }>(sql`
      select key, name, status from flows where workspace_id = ${workspace.id}::int order by name, id`),
    loadUses(context),
  ]);
  return {
    segments,
    flows,
    uses: [...uses].flatMap(([segment, by]) => by.map(({ kind, key }) => ({ segment, by: { kind, key } }))),
  };
}
