import type { Flow, FlowRun, FlowStatus, Page } from '@segue/shared/api';
import type { FlowGraph } from '@segue/shared/flow';
import type { Instant } from '../clock.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import { withSummaries } from '../person/index.ts';
import type { Context } from '../context.ts';

const RUNS_LIMIT_DEFAULT = 50;
const RUNS_LIMIT_MAX = 500;

interface FlowRow {
  id: number;
  key: string;
  name: string;
  status: FlowStatus;
  graph: FlowGraph;
  running: number;
  finished: number;
  exited: number;
  created_at: Instant;
  updated_at: Instant;
}

/** The workspace's flows with how many people are where. With `key`: only that one. */
export async function listFlows(context: Context, input: { key?: string } = {}): Promise<Flow[]> {
  const { pool, workspace } = context;
  const rows = await pool.query<FlowRow>(sql`
    select f.id, f.key, f.name, f.status, v.graph, f.created_at, f.updated_at, r.running, r.finished, r.exited
    from flows f
    join flow_versions v on v.flow_id = f.id and v.number = f.version
    cross join lateral (
      select count(*) filter (where status = 'running') as running, count(*) filter (where status = 'finished') as finished,
             count(*) filter (where status = 'exited') as exited
      from runs where flow_id = f.id) r
    where f.workspace_id = ${workspace.id}::int and (${input.key ?? null}::text is null or f.key = ${input.key ?? null}::text)
    order by f.name, f.id`);
  const steps = await loadStepCounts(
    context,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const stepCounts = steps.get(row.id) ?? {};
    const sent = Object.values(stepCounts).reduce((sum, step) => sum + step.sent, 0);
    return {
      id: `f_${row.id}`,
      key: row.key,
      name: row.name,
      status: row.status,
      graph: row.graph,
      counts: { running: row.running, finished: row.finished, exited: row.exited, sent },
      step_counts: stepCounts,
      created_at: row.created_at,
      updated_at: row.updated_at,
    };
  });
}

/** One flow; throws `flow_not_found`. */
export async function getFlow(context: Context, input: { key: string }): Promise<Flow> {
  const [flow] = await listFlows(context, input);
  if (!flow) throw new SegueError('flow_not_found', { key: input.key });
  return flow;
}

async function loadStepCounts(context: Context, flowIds: readonly number[]): Promise<Map<number, Flow['step_counts']>> {
  const rows = await context.pool.query<{
    flow_id: number;
    step_id: string;
    waiting: number;
    passed: number;
    sent: number;
  }>(sql`
    select flow_id, step_id, sum(waiting)::bigint as waiting, sum(passed)::bigint as passed, sum(sent)::bigint as sent
    from (
      select flow_id, step_id, count(*) as waiting, 0 as passed, 0 as sent
      from runs where flow_id = any(${flowIds}::int[]) and status = 'running' and step_id is not null group by 1, 2
      union all
      select flow_id, step_id, 0, count(*), count(*) filter (where status = 'sent')
      from messages where flow_id = any(${flowIds}::int[]) group by 1, 2
    ) as counts
    group by flow_id, step_id`);
  const byFlow = new Map<number, Flow['step_counts']>();
  for (const row of rows) {
    const counts = byFlow.get(row.flow_id) ?? {};
    counts[row.step_id] = { waiting: row.waiting, passed: row.passed, sent: row.sent };
    byFlow.set(row.flow_id, counts);
  }
  return byFlow;
}

export interface RunsInput {
  readonly key: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Who is or was in a flow, newest first. */
export async function listRuns(context: Context, input: RunsInput): Promise<Page<FlowRun>> {
  const { pool, workspace } = context;
  const limit = Math.min(input.limit ?? RUNS_LIMIT_DEFAULT, RUNS_LIMIT_MAX);
  const before = input.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(input.cursor);
  if (!Number.isSafeInteger(before)) throw new SegueError('invalid_cursor');
  const rows = await pool.query<{
    id: number;
    person_id: number;
    status: FlowRun['status'];
    step_id: string | null;
    wakes_at: Instant | null;
    started_at: Instant;
    ended_at: Instant | null;
  }>(sql`
    select r.id, r.person_id, r.status, r.step_id, r.wakes_at, r.started_at, r.ended_at
    from runs r join flows f on f.id = r.flow_id
    where f.workspace_id = ${workspace.id}::int and f.key = ${input.key}::text and r.id < ${before}::bigint
    order by r.id desc limit ${limit + 1}::int`);
  const page = rows.slice(0, limit);
  const data = (await withSummaries(pool, workspace.id, page)).map(
    ({ id, person, status, step_id, wakes_at, started_at, ended_at }) => ({
      id: `r_${id}`,
      person,
      status,
      step: step_id,
      wakes_at,
      started_at,
      ended_at,
    }),
  );
  return { data, next_cursor: rows.length > limit ? String(page.at(-1)?.id ?? '') : null };
}
