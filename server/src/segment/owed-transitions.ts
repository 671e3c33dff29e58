import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import type { Registry } from '../event/index.ts';
import { LANES } from '../lanes.ts';
import type { Catalogue } from './catalogue.ts';
import { type RecordedTransition, recordTransitions, type Transition } from './transitions.ts';

/**
 * A membership that changed by hand or by an edit. The change itself has happened; its event and the flows that it
 * triggers are still owed, and a worker sees to them in small transactions, so that a crash neither loses nor doubles
 * them.
 */
export interface OwedTransition {
  readonly person_id: number;
  readonly change: 'entered' | 'left';
  readonly version_id: number;
  readonly occurred_at: Instant;
}

/** Owes these people's transitions, and has the segments that read this one look at them again. */
export async function oweTransitions(
  tx: Database,
  version: { readonly id: number; readonly workspaceId: number },
  personIds: readonly number[],
  change: OwedTransition['change'],
  now: Instant,
): Promise<void> {
  await tx.query(sql`
    insert into pending (workspace_id, lane, person_id, change, key_id, occurred_at, received_at, due_at)
    select ${version.workspaceId}::int, i.person_id % ${LANES}::int, i.person_id, kind, ${version.id}::int,
           ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
    from unnest(${personIds}::bigint[]) as i (person_id), unnest(array['segment', ${change}::text]) as kind`);
}

/** Takes up to `limit` of what is owed in these lanes, whose locks the caller holds; the oldest first. */
export function takeOwed(
  tx: Database,
  lanes: readonly number[],
  now: Instant,
  limit: number,
): Promise<OwedTransition[]> {
  return tx.queryPrepared<OwedTransition>(sql`
    delete from pending where ctid = any (array(
      select ctid from pending
      where change in ('entered', 'left') and lane = any(${lanes}::smallint[]) and due_at <= ${now}::timestamptz
      order by due_at limit ${limit}::int))
    returning person_id, change, key_id as version_id, occurred_at`);
}

/** What was owed, by its names of today. */
type Owed = Transition & { readonly stillSo: boolean };

/**
 * Stores the events of transitions that were owed (S25), whose lanes the caller holds. Gives those that flows may
 * follow: whoever has gone back since then starts nothing any more.
 */
export async function payTransitions(
  tx: Database,
  registry: Registry,
  catalogue: Catalogue,
  owed: readonly OwedTransition[],
  now: Instant,
): Promise<RecordedTransition[]> {
  if (owed.length === 0) return [];
  const recorded = await recordTransitions(tx, registry, catalogue, await nameTransitions(tx, catalogue, owed), now);
  return recorded.filter((transition) => transition.stillSo);
}

/** Those of deleted segments are owed to nobody; in the order in which they happened. */
async function nameTransitions(tx: Database, catalogue: Catalogue, owed: readonly OwedTransition[]): Promise<Owed[]> {
  const wantedEvents = new Map(catalogue.levels.flat().map((entry) => [entry.versionId, entry.wantedEvents]));
  const rows = await tx.query<Omit<Owed, 'cause' | 'eventNames'>>(sql`
    select s.workspace_id as "workspaceId", s.id as "segmentId", i.version_id as "versionId", s.key as "segmentKey",
           s.name as "segmentName", i.person_id as "personId", i.change = 'entered' as entered, i.occurred_at as at,
           case i.change
             when 'entered' then coalesce(st.member and st.since <= i.occurred_at, false)
             else not coalesce(st.member, false)
           end as "stillSo"
    from unnest(${owed.map((row) => row.person_id)}::bigint[], ${owed.map((row) => row.change)}::text[],
                ${owed.map((row) => row.version_id)}::int[], ${owed.map((row) => row.occurred_at)}::timestamptz[])
      as i (person_id, change, version_id, occurred_at)
    join segment_versions v on v.id = i.version_id
    join segments s on s.id = v.segment_id
    left join segment_states st on st.person_id = i.person_id and st.version_id = s.live_version_id
    order by i.occurred_at, i.person_id`);
  return rows.map((row) => ({ ...row, cause: null, eventNames: wantedEvents.get(row.versionId) ?? [] }));
}
