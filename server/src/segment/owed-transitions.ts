import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { recordEvents, type Registry } from '../event/index.ts';
import { LANES } from '../lanes.ts';
import type { Catalogue } from './catalogue.ts';

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

/** What flows need to know of a transition whose event is stored now. */
export interface PaidTransition {
  readonly workspaceId: number;
  readonly segmentKey: string;
  readonly personId: number;
  readonly entered: boolean;
  readonly at: Instant;
  readonly eventId: string;
  readonly cause: null;
  readonly eventNames: readonly string[];
}

interface NamedTransition extends OwedTransition {
  readonly segment_id: number;
  readonly workspace_id: number;
  readonly key: string;
  readonly name: string;
  readonly still_so: boolean;
}

const ANNOUNCED_MAX = 40;

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
): Promise<PaidTransition[]> {
  if (owed.length === 0) return [];
  const named = await nameTransitions(tx, owed);
  const wantedEvents = new Map(catalogue.levels.flat().map((entry) => [entry.versionId, entry.wantedEvents]));
  const paid: PaidTransition[] = [];
  for (const workspaceId of new Set(named.map((row) => row.workspace_id))) {
    const mine = named.filter((row) => row.workspace_id === workspaceId);
    const ids = await recordEvents(
      tx,
      registry,
      workspaceId,
      mine.map((row) => ({
        personId: row.person_id,
        name: row.change === 'entered' ? 'Segment Entered' : 'Segment Left',
        kind: 'segment',
        occurredAt: row.occurred_at,
        receivedAt: now,
        properties: { segment: row.key, name: row.name },
      })),
      // A type that the catalogue does not know yet may be what a condition waits for.
      (typeId) => catalogue.eventTypeNames.has(typeId) && !catalogue.byEventType.has(typeId),
    );
    for (const [index, row] of mine.entries()) {
      if (!row.still_so) continue;
      paid.push({
        workspaceId,
        segmentKey: row.key,
        personId: row.person_id,
        entered: row.change === 'entered',
        at: row.occurred_at,
        eventId: ids[index] ?? '',
        cause: null,
        eventNames: wantedEvents.get(row.version_id) ?? [],
      });
    }
    await announce(tx, workspaceId, mine);
  }
  return paid;
}

/** Those of deleted segments are owed to nobody; in the order in which they happened. */
function nameTransitions(tx: Database, owed: readonly OwedTransition[]): Promise<NamedTransition[]> {
  return tx.query<NamedTransition>(sql`
    select i.person_id, i.change, i.version_id, i.occurred_at, s.id as segment_id, s.workspace_id, s.key, s.name,
           case i.change
             when 'entered' then coalesce(st.member and st.since <= i.occurred_at, false)
             else not coalesce(st.member, false)
           end as still_so
    from unnest(${owed.map((row) => row.person_id)}::bigint[], ${owed.map((row) => row.change)}::text[],
                ${owed.map((row) => row.version_id)}::int[], ${owed.map((row) => row.occurred_at)}::timestamptz[])
      as i (person_id, change, version_id, occurred_at)
    join segment_versions v on v.id = i.version_id
    join segments s on s.id = v.segment_id
    left join segment_states st on st.person_id = i.person_id and st.version_id = s.live_version_id
    order by i.occurred_at, i.person_id`);
}

/** Tells those who watch the live page, as evaluation does. */
async function announce(tx: Database, workspaceId: number, rows: readonly NamedTransition[]): Promise<void> {
  const items = rows.slice(0, ANNOUNCED_MAX).map((row) => [row.person_id, row.segment_id, row.change, row.occurred_at]);
  const payload = JSON.stringify({ type: 'transitions', workspace: workspaceId, count: rows.length, items });
  await tx.queryPrepared(sql`select pg_notify('segue', ${payload}::text)`);
}
