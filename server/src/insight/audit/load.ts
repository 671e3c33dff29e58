import type { AuditedSegment } from '@segue/shared/api';
import type { SegmentDefinition } from '@segue/shared/segment';
import type { Context } from '../../context.ts';
import { sql } from '../../db/sql.ts';
import { loadUses } from '../../segment/index.ts';

export const AUDIT_DAYS = 30;

/** A segment with everything an audit looks at. */
export interface Audited extends AuditedSegment {
  readonly definition: SegmentDefinition;
  readonly status: 'building' | 'live' | 'failed';
  readonly error: string | null;
  readonly live_version_id: number | null;
  /** Whether anybody ever entered or left. */
  readonly moved: boolean;
}

type Row = Omit<Audited, 'uses' | 'kind'>;

/** Every segment of the workspace. While a live flow or another segment reads it, a segment is of use now. */
export async function loadAudited(context: Context): Promise<Audited[]> {
  const { pool, workspace, clock } = context;
  const now = clock.now();
  const from = sql`(${now}::timestamptz - ${AUDIT_DAYS}::int * interval '1 day')::date`;
  const rows = await pool.query<Row>(sql`
    select s.key, s.name, s.owner, s.review_on, s.created_at, s.live_version_id, v.definition, v.error,
           case when v.status = 'failed' then 'failed' when s.live_version_id is null then 'building' else 'live' end as status,
           -- Companies that fit are not stored; nobody is in such a segment.
           case when s.live_version_id is not null and v.definition ->> 'of' is distinct from 'account' then
             (select coalesce(sum(c.members), 0)::bigint from segment_counts c where c.version_id = s.live_version_id)
           end as people,
           coalesce(d.recent, 0) as transitions, coalesce(d.ever, 0) > 0 as moved,
           u.used_at as last_used_at, u.kind as last_use
    from segments s
    join lateral (
      select definition, status, error from segment_versions w
      where w.segment_id = s.id and w.status in ('building', 'live', 'failed') order by w.number desc limit 1) v on true
    left join lateral (
      select sum(entered + "left")::bigint as ever,
             coalesce(sum(entered + "left") filter (where day > ${from}), 0)::bigint as recent
      from segment_days where segment_id = s.id) d on true
    left join lateral (
      select kind, used_at from segment_last_uses where segment_id = s.id order by used_at desc, kind limit 1) u on true
    where s.workspace_id = ${workspace.id}::int order by s.name, s.id`);
  const uses = await loadUses(context);
  const liveFlows = new Set(
    (
      await pool.query<{ key: string }>(sql`
        select key from flows where workspace_id = ${workspace.id}::int and status = 'live'`)
    ).map(({ key }) => key),
  );
  return rows.map((row) => {
    const known = uses.get(row.key) ?? [];
    const present = known.find(({ kind, key }) => kind === 'segment' || liveFlows.has(key));
    const used = present ? { last_used_at: now, last_use: present.kind } : {};
    return { ...row, ...used, kind: row.definition.kind, uses: known };
  });
}
