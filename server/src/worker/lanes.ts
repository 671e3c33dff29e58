import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { LANE_LOCK_SPACE, LANES } from '../lanes.ts';
import type { PendingRow, Work } from '../segment/index.ts';

/** Work of one transaction: enough to share the cost of statements and a commit, little enough to be quick. */
const PENDING_ROWS_MAX = 4_000;
const TIMERS_MAX = 2_000;

/** Locks every lane that has something due and that no other worker holds, until the transaction ends. */
export async function lockBusyLanes(tx: Database, now: Instant): Promise<number[]> {
  // A statement planned once is run thousands of times: custom plans would cost more than they save, and helpers more
  // than the few people of a transaction.
  const rows = await tx.query<{ lane: number }>(sql`
    with settings as materialized (
      select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('max_parallel_workers_per_gather', '0', true)),
    busy as materialized (
      select lane::int from (select lane from pending where due_at <= ${now}::timestamptz limit ${PENDING_ROWS_MAX}::int) p
      union
      select person_id % ${LANES}::int from (
        select person_id from segment_states where flips_at <= ${now}::timestamptz limit ${TIMERS_MAX}::int) s
      union
      select person_id % ${LANES}::int from (
        select r.person_id from runs r join flows f on f.id = r.flow_id and f.status = 'live'
        where r.status = 'running' and r.wakes_at <= ${now}::timestamptz limit ${TIMERS_MAX}::int) w
    )
    select busy.lane::int as lane from settings, busy where pg_try_advisory_xact_lock(${LANE_LOCK_SPACE}::int, busy.lane::int)`);
  return rows.map((row) => row.lane);
}

/** Takes what is due in these lanes. Many changes of one person become one evaluation. */
export async function takeWork(tx: Database, lanes: readonly number[], now: Instant): Promise<Work> {
  const pending = await tx.query<PendingRow>(sql`
    delete from pending where ctid = any (array(
      select ctid from pending where lane = any(${lanes}::smallint[]) and due_at <= ${now}::timestamptz
      limit ${PENDING_ROWS_MAX}::int))
    returning workspace_id, person_id, change, key_id, event_id, occurred_at, received_at`);
  const timers = await tx.query<Work['timers'][number]>(sql`
    select person_id, version_id from segment_states
    where flips_at <= ${now}::timestamptz and person_id % ${LANES}::int = any(${lanes}::int[])
    order by flips_at limit ${TIMERS_MAX}::int`);
  return { pending, timers };
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
