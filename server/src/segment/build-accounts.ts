import type { SegmentDefinition } from '@segue/shared/segment';
import type { Clock } from '../clock.ts';
import type { Transaction } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { LANES } from '../lanes.ts';
import { lockAllLanes } from '../person/index.ts';
import { loadCatalogue } from './catalogue.ts';
import { accountStates } from './compile/index.ts';

export interface BuildingAccounts {
  readonly id: number;
  readonly segment_id: number;
  readonly workspace_id: number;
  readonly definition: SegmentDefinition;
  readonly live_version_id: number | null;
}

/**
 * Puts a new definition of a segment of accounts in place of the old one. Nothing is stored of accounts; the people of those
 * that the change moves, or that time will move by the new definition, are looked at again. No evaluation is under way
 * meanwhile: each one knows either the old definition and what this sees of it, or the new one.
 */
export async function swapAccountDefinition(tx: Transaction, clock: Clock, building: BuildingAccounts): Promise<void> {
  await lockAllLanes(tx);
  const [still] = await tx.query<{ before: SegmentDefinition | null }>(sql`
    select live.definition as before from segment_versions v left join segment_versions live on live.id = ${building.live_version_id}::int
    where v.id = ${building.id}::int and v.status = 'building'`);
  if (!still) return;
  const now = sql`${clock.now()}::timestamptz`;
  if (still.before !== null) {
    const names = (await loadCatalogue(tx)).namesOf(building.workspace_id);
    const before = accountStates(still.before, names, now);
    const after = accountStates(building.definition, names, now);
    await tx.query(sql`
      insert into pending (workspace_id, lane, person_id, change, key_id, occurred_at, received_at, due_at)
      select distinct ${building.workspace_id}::int, m.person_id % ${LANES}::int, m.person_id, 'account', null::int, ${now}, ${now}, ${now}
      from (${after}) as n
      join (${before}) as o on o.id = n.id
      join account_members m on m.account_id = n.id
      where n.t <> o.t or n.f < 'infinity'`);
  }
  await tx.query(sql`
    update segments set live_version_id = ${building.id}::int, updated_at = ${now} where id = ${building.segment_id}::int`);
  await tx.query(sql`
    update segment_versions set status = case when id = ${building.id}::int then 'live' else 'retired' end, progress = 1
    where id = ${building.id}::int or id = ${building.live_version_id}::int`);
  await tx.query(sql`update definition_clock set version = version + 1`);
  await tx.query(sql`select pg_notify('segue', '{"type":"wake"}')`);
}
