import type { FlowGraph } from '@segue/shared/flow';
import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { LANES } from '../lanes.ts';
import { advance } from './advance.ts';
import { queueEffects } from './start-runs.ts';

const RUNS_MAX = 1_000;

interface DueRun {
  person_id: number;
  id: number;
  flow_id: number;
  workspace_id: number;
  version: number;
  step_id: string | null;
  visit: number;
  wakes_at: Instant;
  graph: FlowGraph;
}

/** Moves on the runs of these lanes whose wait is over. Returns how many; the caller holds the lanes' locks. */
export async function resumeRuns(tx: Database, lanes: readonly number[], now: Instant): Promise<number> {
  const due = await tx.query<DueRun>(sql`
    select r.person_id, r.id, r.flow_id, f.workspace_id, r.version, r.step_id, r.visit, r.wakes_at, v.graph
    from runs r
    join flows f on f.id = r.flow_id and f.status = 'live'
    join flow_versions v on v.flow_id = r.flow_id and v.number = r.version
    where r.status = 'running' and r.wakes_at <= ${now}::timestamptz and r.person_id % ${LANES}::int = any(${lanes}::int[])
    order by r.wakes_at limit ${RUNS_MAX}::int`);
  if (due.length === 0) return 0;
  const moved = due.map((run) => ({
    run,
    result: advance(
      run.graph,
      { status: 'running', stepId: run.step_id, visit: run.visit, wakesAt: run.wakes_at },
      { type: 'woke' },
      now,
    ),
  }));
  await tx.query(sql`
    update runs r
    set status = i.status, step_id = i.step_id, visit = i.visit, wakes_at = i.wakes_at,
        ended_at = case when i.status = 'running' then null else ${now}::timestamptz end
    from unnest(${due.map((run) => run.person_id)}::bigint[], ${due.map((run) => run.id)}::bigint[],
                ${moved.map(({ result }) => result.state.status)}::text[],
                ${moved.map(({ result }) => result.state.stepId)}::text[],
                ${moved.map(({ result }) => result.state.visit)}::int[],
                ${moved.map(({ result }) => result.state.wakesAt)}::timestamptz[])
      as i (person_id, id, status, step_id, visit, wakes_at)
    where r.person_id = i.person_id and r.id = i.id`);
  for (const { run, result } of moved) {
    const owner = { workspaceId: run.workspace_id, id: run.flow_id, runId: run.id, personId: run.person_id };
    await queueEffects(tx, owner, result, now);
  }
  return due.length;
}
