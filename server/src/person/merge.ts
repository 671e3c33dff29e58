import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { rawSql, sql } from '../db/sql.ts';
import { laneOf } from '../lanes.ts';
import { lockLanesOf } from './lock-lanes.ts';

/**
 * Makes the history of one person another's (S21). Memberships are united first, so that whoever was already
 * inside a segment does not enter it a second time. Takes both lanes' locks: evaluation of either person waits.
 */
export async function mergePersons(db: Database, fromId: number, intoId: number, now: Instant): Promise<void> {
  await lockLanesOf(db, [fromId, intoId]);
  // A message may be on its way out at this moment: what becomes of it is waited for, so that no copy of it stays behind.
  await db.query(sql`select 1 from messages where person_id = ${fromId}::bigint for update`);
  await db.query(sql`update identifiers set person_id = ${intoId}::bigint where person_id = ${fromId}::bigint`);
  await moveRows(db, 'events', 'id, event_type_id, occurred_at, received_at, properties', fromId, intoId);
  await moveRows(db, 'account_members', 'account_id, since', fromId, intoId);
  await moveRows(db, 'scores', 'key, value, changed_at', fromId, intoId);
  await moveRows(db, 'consents', 'topic, channel, subscribed, changed_at', fromId, intoId);
  await moveRows(
    db,
    'messages',
    'id, workspace_id, flow_id, run_id, step_id, visit, channel, recipient, sender, subject, html, body_text, status, reason, attempts, due_at, created_at, sent_at',
    fromId,
    intoId,
  );
  await moveRuns(db, fromId, intoId, now);
  await uniteMemberships(db, fromId, intoId);
  await db.query(sql`
    update pending set person_id = ${intoId}::bigint, lane = ${laneOf(intoId)}::smallint
    where person_id = ${fromId}::bigint`);
  // The history of the fields is that of the person who stays; what the other one brings counts as having been so.
  await db.query(sql`delete from person_changes where person_id = ${fromId}::bigint`);
  await db.query(sql`
    update persons p
    set fields = f.fields || p.fields,
        tags = array(select distinct tag from unnest(p.tags || f.tags) as tag order by tag),
        email = coalesce(p.email, f.email),
        first_seen_at = least(p.first_seen_at, f.first_seen_at),
        last_seen_at = greatest(p.last_seen_at, f.last_seen_at)
    from persons f
    where p.id = ${intoId}::bigint and f.id = ${fromId}::bigint`);
  await db.query(sql`
    update persons set merged_into = ${intoId}::bigint, fields = '{}', tags = '{}' where id = ${fromId}::bigint`);
}

/** Insert and delete instead of an update of person_id: a distributed table refuses to move a row. */
async function moveRows(db: Database, table: string, columns: string, fromId: number, intoId: number): Promise<void> {
  const [name, list] = [rawSql(table), rawSql(columns)];
  await db.query(sql`
    insert into ${name} (person_id, ${list})
    select ${intoId}::bigint, ${list} from ${name} where person_id = ${fromId}::bigint
    on conflict do nothing`);
  await db.query(sql`delete from ${name} where person_id = ${fromId}::bigint`);
}

/** A run moves along, unless the other person already went through that flow: then it ends here. */
async function moveRuns(db: Database, fromId: number, intoId: number, now: Instant): Promise<void> {
  await db.query(sql`
    insert into runs (person_id, id, flow_id, version, key, status, step_id, visit, wakes_at, context, started_at, ended_at)
    select ${intoId}::bigint, r.id, r.flow_id, r.version, r.key,
           case when clash.running then 'exited' else r.status end, r.step_id, r.visit,
           case when clash.running then null else r.wakes_at end, r.context, r.started_at,
           case when clash.running then ${now}::timestamptz else r.ended_at end
    from runs r
    cross join lateral (
      select r.status = 'running' and exists (
        select 1 from runs o where o.person_id = ${intoId}::bigint and o.flow_id = r.flow_id and o.status = 'running'
      ) as running
    ) as clash
    where r.person_id = ${fromId}::bigint
    on conflict do nothing`);
  await db.query(sql`delete from runs where person_id = ${fromId}::bigint`);
}

async function uniteMemberships(db: Database, fromId: number, intoId: number): Promise<void> {
  const states = await db.query<{ version_id: number; member: boolean; into_member: boolean | null }>(sql`
    select f.version_id, f.member, i.member as into_member
    from segment_states f
    left join segment_states i on i.person_id = ${intoId}::bigint and i.version_id = f.version_id
    where f.person_id = ${fromId}::bigint`);
  if (states.length === 0) return;
  await db.query(sql`
    insert into segment_states (person_id, version_id, member, since, flips_at)
    select ${intoId}::bigint, version_id, member, since, flips_at
    from segment_states where person_id = ${fromId}::bigint
    on conflict (person_id, version_id) do update
    set since = case
          when segment_states.member = excluded.member then least(segment_states.since, excluded.since)
          when excluded.member then excluded.since
          else segment_states.since
        end,
        member = segment_states.member or excluded.member,
        flips_at = least(segment_states.flips_at, excluded.flips_at)`);
  await db.query(sql`delete from segment_states where person_id = ${fromId}::bigint`);
  for (const state of states.filter((row) => row.member)) {
    await addToCount(db, state.version_id, laneOf(fromId), -1);
    if (!state.into_member) await addToCount(db, state.version_id, laneOf(intoId), 1);
  }
}

async function addToCount(db: Database, versionId: number, lane: number, delta: number): Promise<void> {
  await db.query(sql`
    insert into segment_counts (version_id, lane, members)
    values (${versionId}::int, ${lane}::smallint, ${delta}::bigint)
    on conflict (version_id, lane) do update set members = segment_counts.members + excluded.members`);
}
