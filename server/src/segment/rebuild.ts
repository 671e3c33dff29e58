import { references, type SegmentDefinition } from '@segue/shared/segment';
import type { Clock, Instant } from '../clock.ts';
import { isBeyondLimits } from '../db/beyond-limits.ts';
import { announceDefinitions, lockDefinitions } from '../db/definition-clock.ts';
import type { Database, Pool, Transaction } from '../db/pool.ts';
import { bindSlots, sql } from '../db/sql.ts';
import { ERRORS } from '../errors.ts';
import { LANES } from '../lanes.ts';
import { lockAllLanes, lockLanes } from '../person/index.ts';
import { swapAccountDefinition } from './build-accounts.ts';
import { loadCatalogue } from './catalogue.ts';
import { compileStaging } from './compile/index.ts';

/** Locks of one builder per version. */
const BUILD_LOCK_SPACE = 736_368;
/** Staged rows applied in one transaction: lanes are held for some tens of milliseconds at most. */
const APPLY_ROWS_MAX = 5_000;
const SWEEP_ROWS_MAX = 20_000;

interface Building {
  id: number;
  key: string;
  segment_id: number;
  workspace_id: number;
  definition: SegmentDefinition;
  live_version_id: number | null;
  triggers: boolean;
}

/**
 * Builds every version that waits for it. A build evaluates everybody into a staging table without blocking the
 * lanes and applies the result in small steps under lane locks. Whoever was evaluated in real time meanwhile
 * keeps that newer result. The version becomes visible at once at the end; a crash starts over.
 */
export async function runBuilds(pool: Pool, clock: Clock, onError: (error: unknown) => void): Promise<void> {
  const waiting = await pool.query<Building>(sql`
    select v.id, s.key, v.segment_id, s.workspace_id, v.definition, s.live_version_id, v.triggers
    from segment_versions v join segments s on s.id = v.segment_id
    where v.status = 'building' order by v.id`);
  for (const building of await dependencyOrder(pool, waiting)) {
    try {
      await build(pool, clock, building);
    } catch (error) {
      onError(error);
      const words = isBeyondLimits(error) ? ERRORS.segment_too_complex.sentence : wordsOf(error);
      await pool.query(sql`
        update segment_versions set status = 'failed', error = ${words}::text where id = ${building.id}::int and status = 'building'`);
    }
  }
}

/**
 * A segment that reads another one is built after it, so that it sees its first members: also by way of segments of
 * accounts, and of those that are not built anew.
 */
async function dependencyOrder(pool: Pool, waiting: readonly Building[]): Promise<readonly Building[]> {
  if (waiting.length < 2) return waiting;
  const { namesOf } = await loadCatalogue(pool);
  const ranks = new Map<string, number>();
  let rank = 0;
  const nameOf = (workspaceId: number, key: string): string => `${workspaceId} ${key}`;
  const byName = new Map(waiting.map((building) => [nameOf(building.workspace_id, building.key), building.definition]));
  const visit = (workspaceId: number, key: string): void => {
    const name = nameOf(workspaceId, key);
    if (ranks.has(name)) return;
    ranks.set(name, -1);
    const definition = byName.get(name) ?? namesOf(workspaceId).segmentVersion(key)?.definition;
    for (const read of definition ? references(definition).segments : []) visit(workspaceId, read);
    rank += 1;
    ranks.set(name, rank);
  };
  // The rank is taken after those of everything that is read, so it is higher.
  for (const building of waiting) visit(building.workspace_id, building.key);
  const rankOf = (building: Building): number => ranks.get(nameOf(building.workspace_id, building.key)) ?? 0;
  return [...waiting].sort((a, b) => rankOf(a) - rankOf(b));
}

async function build(pool: Pool, clock: Clock, building: Building): Promise<void> {
  await pool.transaction(async (guard) => {
    if (!(await lockBuild(guard, building))) return;
    if (building.definition.of === 'account') {
      await whateverDeadlocks(() => pool.transaction((tx) => swapAccountDefinition(tx, clock, building)));
      return;
    }
    // From here on every evaluation knows of this version: whoever began before has finished.
    await pool.transaction((tx) => lockAllLanes(tx));
    const staged = await pool.transaction((tx) => stage(tx, clock, building));
    if (!staged) return;
    await applyStaging(pool, clock, building);
    await whateverDeadlocks(() => pool.transaction((tx) => goLive(tx, clock, building)));
  });
  await sweepRetired(pool);
}

const DEADLOCK = '40P01';
const DEADLOCK_TRIES_MAX = 5;

/**
 * Lanes come before the definition clock, but for one: an append that registers a new name (the clock) and after it, in
 * the second part of a batch, merges people (their lanes). When the database ends the swap for that, it is tried again.
 */
async function whateverDeadlocks(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const isDeadlock = error instanceof Error && 'code' in error && error.code === DEADLOCK;
      if (!isDeadlock || tries >= DEADLOCK_TRIES_MAX) throw error;
    }
  }
}

/**
 * False when another process builds this version. The lock is held from the first step to the last: two builders would
 * stage and apply the same rows against each other. It goes with the connection of whoever dies.
 */
async function lockBuild(guard: Transaction, building: Building): Promise<boolean> {
  // Nothing more is asked of this transaction until the build is over.
  await guard.query(sql`set local idle_in_transaction_session_timeout = '1h'`);
  const [lock] = await guard.query<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(${BUILD_LOCK_SPACE}::int, ${building.id}::int) as mine`,
  );
  return lock?.mine ?? false;
}

/** False when the version is no longer wanted. */
async function stage(tx: Transaction, clock: Clock, building: Building): Promise<boolean> {
  if (!(await isStillBuilding(tx, building))) return false;
  await tx.query(sql`delete from segment_staging where version_id = ${building.id}::int`);
  if (building.definition.kind === 'dynamic') {
    const { namesOf } = await loadCatalogue(tx);
    const statement = compileStaging(building.definition, namesOf(building.workspace_id), LANES);
    const values = bindSlots(statement, { version: building.id, now: clock.now() });
    await tx.run({ text: statement.text, values });
  } else {
    // Nobody enters or leaves a static segment by an edit: whoever is inside stays (S29).
    await tx.query(sql`
      insert into segment_staging (version_id, lane, person_id, member, flips_at)
      select ${building.id}::int, person_id % ${LANES}::int, person_id, true, null
      from segment_states where version_id = ${building.live_version_id}::int and member`);
  }
  await tx.query(sql`update segment_versions set progress = 0.5 where id = ${building.id}::int`);
  return true;
}

async function isStillBuilding(db: Database, building: Building): Promise<boolean> {
  const rows = await db.query(
    sql`select 1 from segment_versions where id = ${building.id}::int and status = 'building'`,
  );
  return rows.length > 0;
}

async function applyStaging(pool: Pool, clock: Clock, building: Building): Promise<void> {
  const sizes = await pool.query<{ lane: number; n: number }>(sql`
    select lane, count(*) as n from segment_staging where version_id = ${building.id}::int group by lane order by lane`);
  let done = 0;
  while (done < sizes.length) {
    const lanes: number[] = [];
    let rows = 0;
    while (done < sizes.length && (lanes.length === 0 || rows + (sizes[done]?.n ?? 0) <= APPLY_ROWS_MAX)) {
      lanes.push(sizes[done]?.lane ?? 0);
      rows += sizes[done]?.n ?? 0;
      done += 1;
    }
    const progress = 0.5 + (0.5 * done) / sizes.length;
    const goesOn = await pool.transaction((tx) => applyLanes(tx, clock, building, lanes, progress));
    if (!goesOn) return;
  }
}

async function applyLanes(
  tx: Transaction,
  clock: Clock,
  building: Building,
  lanes: readonly number[],
  progress: number,
): Promise<boolean> {
  await lockLanes(tx, lanes);
  if (!(await isStillBuilding(tx, building))) return false;
  // Whoever was inside the generation that people see stays inside since then.
  await tx.query(sql`
    insert into segment_states (person_id, version_id, member, since, flips_at)
    select g.person_id, g.version_id, g.member,
           case when old.member and g.member then old.since else ${clock.now()}::timestamptz end, g.flips_at
    from segment_staging g
    left join segment_states old on old.person_id = g.person_id and old.version_id = ${building.live_version_id}::int
    join persons p on p.id = g.person_id and p.merged_into is null
    where g.version_id = ${building.id}::int and g.lane = any(${lanes}::smallint[])
    on conflict (person_id, version_id) do nothing`);
  await tx.query(sql`update segment_versions set progress = ${progress}::real where id = ${building.id}::int`);
  return true;
}

/** Makes the new generation the one that people, dependents and flows see, in one step. */
async function goLive(tx: Transaction, clock: Clock, building: Building): Promise<void> {
  await lockAllLanes(tx);
  await lockDefinitions(tx);
  if (!(await isStillBuilding(tx, building))) return;
  const [version, old] = [sql`${building.id}::int`, sql`${building.live_version_id}::int`];
  const at = clock.now();
  const now = sql`${at}::timestamptz`;
  await tx.query(sql`delete from segment_states where version_id = ${version} and not member and flips_at is null`);
  await tx.query(sql`
    insert into segment_counts (version_id, lane, members)
    select ${version}, person_id % ${LANES}::int, count(*) from segment_states
    where version_id = ${version} and member group by 2
    on conflict (version_id, lane) do update set members = excluded.members`);
  await tx.query(sql`
    update segments set live_version_id = ${version}, updated_at = ${now} where id = ${building.segment_id}::int`);
  await tx.query(sql`
    update segment_versions set status = case when id = ${version} then 'live' else 'retired' end, progress = 1
    where segment_id = ${building.segment_id}::int and (id = ${version} or id = ${old})`);
  await announceDefinitions(tx);
  await handOver(tx, building, at);
  await tx.query(sql`delete from segment_staging where version_id = ${version}`);
}

/**
 * Everybody whose membership the change of generation changed: segments that read this one look at them again, the
 * day's movement counts them, and where the edit asked for it their transitions are owed (S27). Flows themselves are
 * not started here but bit by bit, so that the swap stays short. A first filling is no edit (S26).
 */
async function handOver(tx: Transaction, building: Building, at: Instant): Promise<void> {
  const [version, old, now] = [
    sql`${building.id}::int`,
    sql`${building.live_version_id}::int`,
    sql`${at}::timestamptz`,
  ];
  const isEdit = building.live_version_id !== null;
  await tx.query(sql`
    with moved as materialized (
      select coalesce(n.person_id, o.person_id) as person_id, o.person_id is null as entered
      from (select person_id from segment_states where version_id = ${version} and member) n
      full join (select person_id from segment_states where version_id = ${old} and member) o on o.person_id = n.person_id
      where n.person_id is null or o.person_id is null
    ),
    counted as (
      insert into segment_days (segment_id, day, lane, entered, "left")
      select ${building.segment_id}::int, ${at.slice(0, 10)}::date, person_id % ${LANES}::int,
             count(*) filter (where entered), count(*) filter (where not entered)
      from moved where ${isEdit}::boolean group by 3
      on conflict (segment_id, day, lane) do update
      set entered = segment_days.entered + excluded.entered, "left" = segment_days."left" + excluded."left"
    )
    insert into pending (workspace_id, lane, person_id, change, key_id, occurred_at, received_at, due_at)
    select ${building.workspace_id}::int, person_id % ${LANES}::int, person_id, change, ${version}, ${now}, ${now}, ${now}
    from moved
    cross join lateral (values ('segment'), (case when entered then 'entered' else 'left' end)) as c (change)
    where change = 'segment' or ${isEdit && building.triggers}::boolean`);
}

/** Removes what retired and deleted generations left behind, in small steps. */
export async function sweepRetired(pool: Pool): Promise<void> {
  const retired = await pool.query<{ id: number }>(sql`
    select distinct c.version_id as id from segment_counts c
    left join segment_versions v on v.id = c.version_id
    where v.id is null or v.status in ('retired', 'cancelled', 'failed')`);
  for (const { id } of retired) {
    for (;;) {
      const gone = await pool.query(sql`
        delete from segment_states where ctid = any (array(
          select ctid from segment_states where version_id = ${id}::int limit ${SWEEP_ROWS_MAX}::int))
        returning 1`);
      if (gone.length < SWEEP_ROWS_MAX) break;
    }
    await pool.query(sql`delete from segment_counts where version_id = ${id}::int`);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
