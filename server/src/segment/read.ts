import type { Segment, SegmentDay, SegmentUse } from '@segue/shared/api';
import { references, type SegmentDefinition } from '@segue/shared/segment';
import type { Instant } from '../clock.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { countAccounts } from './accounts.ts';
import { loadCatalogue } from './catalogue.ts';

const TREND_DAYS = 30;
const MS_PER_DAY = 86_400_000;

interface SegmentRow {
  id: number;
  key: string;
  name: string;
  description: string;
  objective: string;
  owner: string;
  notes: string;
  review_on: string | null;
  folder: string;
  is_technical: boolean;
  definition: SegmentDefinition;
  version_id: number;
  live_version_id: number | null;
  status: 'building' | 'live' | 'failed';
  building_progress: number | null;
  error: string | null;
  count: number | null;
  evaluated_at: Instant | null;
  latency_p50_ms: number | null;
  latency_max_ms: number | null;
  created_at: Instant;
  updated_at: Instant;
}

/** All segments of the workspace, with size, trend, freshness and uses. Without `key`: all of them. */
export async function listSegments(context: Context, input: { key?: string } = {}): Promise<Segment[]> {
  const { pool, workspace } = context;
  const rows = await pool.query<SegmentRow>(sql`
    select s.id, s.key, s.name, s.description, s.objective, s.owner, s.notes, s.review_on, s.folder, s.is_technical, s.live_version_id, s.evaluated_at, s.latency_p50_ms, s.latency_max_ms,
           s.created_at, s.updated_at, v.id as version_id, v.definition, v.error,
           case when v.status = 'failed' then 'failed' when s.live_version_id is null then 'building' else 'live' end as status,
           case when v.status = 'building' then v.progress end as building_progress,
           case when s.live_version_id is not null then
             (select coalesce(sum(c.members), 0)::bigint from segment_counts c where c.version_id = s.live_version_id)
           end as count
    from segments s
    join lateral (
      select * from segment_versions w where w.segment_id = s.id and w.status in ('building', 'live', 'failed')
      order by w.number desc limit 1) v on true
    where s.workspace_id = ${workspace.id}::int and (${input.key ?? null}::text is null or s.key = ${input.key ?? null}::text)
    order by s.name, s.id`);
  const days = await loadDays(
    context,
    rows.map((row) => row.id),
  );
  const uses = await loadUses(context);
  const sizes = await countOfAccounts(context, rows);
  return rows.map((row) => ({
    id: `s_${row.id}`,
    key: row.key,
    name: row.name,
    description: row.description,
    objective: row.objective,
    owner: row.owner,
    notes: row.notes,
    review_on: row.review_on,
    folder: row.folder,
    is_technical: row.is_technical,
    kind: row.definition.kind,
    status: row.status,
    definition: row.definition,
    count: row.definition.of === 'account' ? (sizes.get(row.id) ?? null) : row.count,
    progress: row.building_progress,
    error: row.error,
    freshness: { evaluated_at: row.evaluated_at, p50_ms: row.latency_p50_ms, max_ms: row.latency_max_ms },
    // Nothing is remembered of how many accounts there were.
    trend: row.definition.of === 'account' ? [] : trendOf(row, days.get(row.id) ?? new Map(), context.clock.now()),
    uses: uses.get(row.key) ?? [],
    created_at: row.created_at,
    updated_at: row.updated_at,
  }));
}

/** Sizes of segments of accounts, by id: counted now. */
async function countOfAccounts(context: Context, rows: readonly SegmentRow[]): Promise<Map<number, number>> {
  const ofAccounts = rows.filter((row) => row.definition.of === 'account' && row.live_version_id !== null);
  const sizes = new Map<number, number>();
  if (ofAccounts.length === 0) return sizes;
  const catalogue = await loadCatalogue(context.pool);
  for (const row of ofAccounts) {
    sizes.set(row.id, await countAccounts(context, row.definition, { catalogue }));
  }
  return sizes;
}

/** One segment; throws `segment_not_found`. */
export async function getSegment(context: Context, input: { key: string }): Promise<Segment> {
  const [segment] = await listSegments(context, input);
  if (!segment) throw new SegueError('segment_not_found', { key: input.key });
  return segment;
}

type Days = Map<string, { entered: number; left: number; past?: number }>;

async function loadDays(context: Context, ids: readonly number[]): Promise<Map<number, Days>> {
  const from = new Date(Date.parse(context.clock.now()) - TREND_DAYS * MS_PER_DAY).toISOString().slice(0, 10);
  const rows = await context.pool.query<{ segment_id: number; day: string; entered: number; left: number }>(sql`
    select segment_id, day, sum(entered)::bigint as entered, sum("left")::bigint as "left"
    from segment_days where segment_id = any(${ids}::int[]) and day >= ${from}::date
    group by segment_id, day`);
  const past = await context.pool.query<{ segment_id: number; day: string; size: number }>(sql`
    select segment_id, day, size from segment_past_sizes where segment_id = any(${ids}::int[]) and day >= ${from}::date`);
  const bySegment = new Map<number, Days>(ids.map((id) => [id, new Map()]));
  for (const row of rows) bySegment.get(row.segment_id)?.set(row.day, row);
  for (const row of past) {
    const days = bySegment.get(row.segment_id);
    days?.set(row.day, { entered: 0, left: 0, ...days.get(row.day), past: row.size });
  }
  return bySegment;
}

/** Sizes at the end of each day, counted back from the size now; before it existed: as computed for its past. */
function trendOf(row: SegmentRow, days: Days, now: Instant): SegmentDay[] {
  let size = row.count ?? 0;
  const trend: SegmentDay[] = [];
  const created = row.created_at.slice(0, 10);
  for (let back = 0; back < TREND_DAYS; back += 1) {
    const day = new Date(Date.parse(now) - back * MS_PER_DAY).toISOString().slice(0, 10);
    const { entered, left, past } = days.get(day) ?? { entered: 0, left: 0 };
    trend.push({ day, size: day < created ? (past ?? 0) : size, entered, left });
    size -= entered - left;
  }
  return trend.reverse();
}

/** Where each segment is used (S28), by key: in other segments' conditions and as a trigger of flows. */
export async function loadUses(context: Context): Promise<Map<string, SegmentUse[]>> {
  const { pool, workspace } = context;
  const segments = await pool.query<{ key: string; name: string; definition: SegmentDefinition }>(sql`
    select distinct s.key, s.name, v.definition
    from segments s join segment_versions v on v.segment_id = s.id and (v.id = s.live_version_id or v.status = 'building')
    where s.workspace_id = ${workspace.id}::int`);
  const flows = await pool.query<{ key: string; name: string; triggers: { segment: string }[] }>(sql`
    select f.key, f.name, v.graph -> 'triggers' as triggers
    from flows f join flow_versions v on v.flow_id = f.id and v.number = f.version
    where f.workspace_id = ${workspace.id}::int`);
  const uses = new Map<string, SegmentUse[]>();
  const add = (key: string, use: SegmentUse): void => {
    const known = uses.get(key) ?? [];
    if (!known.some((other) => other.kind === use.kind && other.key === use.key)) uses.set(key, [...known, use]);
  };
  for (const { key, name, definition } of segments) {
    for (const read of references(definition).segments) add(read, { kind: 'segment', key, name });
  }
  for (const { key, name, triggers } of flows) {
    for (const trigger of triggers) add(trigger.segment, { kind: 'flow', key, name });
  }
  return uses;
}
