import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { LANE_LOCK_SPACE, LANES } from '../lanes.ts';
import { type OwedTransition, type PendingRow, takeOwed, type Work } from '../segment/index.ts';

/** Work of one transaction: enough to share the cost of statements and a commit, little enough to be quick. */
const PENDING_ROWS_MAX = 4_000;
const TIMERS_MAX = 2_000;
/** Each may start a run, which costs more than a look at a segment. */
const OWED_MAX = 500;

/** Lanes that this transaction holds, and what kinds of work are due in them. */
export interface BusyLanes {
  readonly lanes: readonly number[];
  readonly changes: boolean;
  readonly owed: boolean;
  readonly timers: boolean;
  readonly runs: boolean;
}

/** Locks every lane that has something due and that no other worker holds, until the transaction ends. */
export async function lockBusyLanes(tx: Database, now: Instant): Promise<BusyLanes> {
  // A statement planned once is run thousands of times: custom plans would cost more than they save, and helpers more
  // than the few people of a transaction.
  const rows = await tx.queryPrepared<{
    lane: number;
    changes: boolean;
    owed: boolean;
    timers: boolean;
    runs: boolean;
  }>(sql`
    with settings as materialized (
      select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('max_parallel_workers_per_gather', '0', true)),
    due as (
      select lane::int, case when change in ('entered', 'left') then 'owed' else 'change' end as kind from (
        select lane, change from pending where due_at <= ${now}::timestamptz limit ${PENDING_ROWS_MAX}::int) p
      union all
      select person_id % ${LANES}::int, 'timer' from (
        select person_id from segment_states where flips_at <= ${now}::timestamptz limit ${TIMERS_MAX}::int) s
      union all
      select person_id % ${LANES}::int, 'run' from (
        select r.person_id from runs r join flows f on f.id = r.flow_id and f.status = 'live'
        where r.status = 'running' and r.wakes_at <= ${now}::timestamptz limit ${TIMERS_MAX}::int) w
    ),
    busy as materialized (
      select lane, bool_or(kind in ('change', 'owed')) as changes, bool_or(kind = 'owed') as owed, bool_or(kind = 'timer') as timers, bool_or(kind = 'run') as runs
      from due group by lane
    )
    select busy.lane::int as lane, changes, owed, timers, runs from settings, busy
    where pg_try_advisory_xact_lock(${LANE_LOCK_SPACE}::int, busy.lane::int)`);
  return {
    lanes: rows.map((row) => row.lane),
    // Behind much that is owed there may be changes that were not looked at.
    changes: rows.some((row) => row.changes),
    owed: rows.some((row) => row.owed),
    timers: rows.some((row) => row.timers),
    runs: rows.some((row) => row.runs),
  };
}

/** What evaluation takes, and transitions that happened by hand or by an edit and that flows do not know of yet. */
export interface LaneWork extends Work {
  readonly owed: readonly OwedTransition[];
}

/** Takes what is due in these lanes. Many changes of one person become one evaluation. */
export async function takeWork(tx: Database, { lanes, ...due }: BusyLanes, now: Instant): Promise<LaneWork> {
  const [pending, timers, owed] = await Promise.all([
    due.changes
      ? tx.queryPrepared<PendingRow>(sql`
          delete from pending where ctid = any (array(
            select ctid from pending
            where change not in ('entered', 'left') and lane = any(${lanes}::smallint[]) and due_at <= ${now}::timestamptz
            limit ${PENDING_ROWS_MAX}::int))
          returning workspace_id, person_id, change, key_id, event_id, occurred_at, received_at`)
      : [],
    due.timers
      ? tx.queryPrepared<Work['timers'][number]>(sql`
          select person_id, version_id from segment_states
          where flips_at <= ${now}::timestamptz and person_id % ${LANES}::int = any(${lanes}::int[])
          order by flips_at limit ${TIMERS_MAX}::int`)
      : [],
    due.owed ? takeOwed(tx, lanes, now, OWED_MAX) : [],
  ]);
  return { pending, timers, owed };
}

/** Whether more may be due than was taken at once. */
export function mayHaveLeft(work: LaneWork): boolean {
  // Whoever brings changes brings more; timers and waits come one by one, and the clock is asked for the next.
  return work.pending.length > 0 || work.owed.length > 0 || work.timers.length >= TIMERS_MAX;
}

/** The nearest instant at which something becomes due; null when nothing ever will by itself. */
export async function nextDueAt(db: Database): Promise<Instant | null> {
  const [row] = await db.query<{ at: Instant | null }>(sql`
    select least(
      (select min(due_at) from pending),
      (select min(flips_at) from segment_states where flips_at is not null),
      (select min(r.wakes_at) from runs r join flows f on f.id = r.flow_id and f.status = 'live'
        where r.status = 'running' and r.wakes_at is not null)
    ) as at`);
  return row?.at ?? null;
}
