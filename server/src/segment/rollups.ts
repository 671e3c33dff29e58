import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { LANES } from '../lanes.ts';
import type { Catalogue, VersionEntry } from './catalogue.ts';
import type { PendingRow } from './concern.ts';

/** A person who entered or left the segment of an entry just now. */
export interface RolledUp {
  readonly entry: VersionEntry;
  readonly personId: number;
}

/** Whose accounts may count otherwise from now on. */
interface Source {
  readonly workspaceId: number;
  readonly personId: number;
  readonly segmentId: number;
  /** They joined an account, or became one with somebody: that matters only if they are in the segment. */
  readonly onlyIfInside: boolean;
}

/**
 * Tells the people of an account that the number of its people in some segment may have changed. They live in other lanes, so it
 * takes two steps: whoever enters or leaves leaves a note for herself (`members`) in the transaction of that change; whoever takes the
 * note, necessarily after that transaction, tells everybody who shares an account with her by then (`rollup`). Somebody who
 * joins meanwhile, unseen by that look, commits later and is evaluated after that. So whatever commits last sees everything,
 * without a lock (docs/decisions/0009-companies.md).
 */
export async function spreadRollups(
  tx: Database,
  catalogue: Catalogue,
  news: { readonly pending: readonly PendingRow[]; readonly flipped: readonly RolledUp[] },
  now: Instant,
): Promise<void> {
  if (catalogue.rollups.size === 0) return;
  await leaveNotes(
    tx,
    news.flipped.filter(({ entry }) => catalogue.rollups.has(entry.segmentId)),
    now,
  );
  await tellOthers(tx, sourcesOf(catalogue, news.pending), now);
}

async function leaveNotes(tx: Database, rows: readonly RolledUp[], now: Instant): Promise<void> {
  if (rows.length === 0) return;
  await tx.queryPrepared(sql`
    insert into pending (workspace_id, lane, person_id, change, key_id, occurred_at, received_at, due_at)
    select i.workspace_id, i.person_id % ${LANES}::int, i.person_id, 'members', i.segment_id, ${now}::timestamptz,
           ${now}::timestamptz, ${now}::timestamptz
    from unnest(${rows.map(({ entry }) => entry.workspaceId)}::int[], ${rows.map((row) => row.personId)}::bigint[],
                ${rows.map(({ entry }) => entry.segmentId)}::int[]) as i (workspace_id, person_id, segment_id)`);
}

function sourcesOf(catalogue: Catalogue, pending: readonly PendingRow[]): Source[] {
  const sources = new Map<string, Source>();
  const add = (row: PendingRow, segmentId: number, onlyIfInside: boolean): void => {
    const key = `${row.person_id}:${segmentId}`;
    if (onlyIfInside && sources.has(key)) return;
    sources.set(key, { workspaceId: row.workspace_id, personId: row.person_id, segmentId, onlyIfInside });
  };
  for (const row of pending) {
    if (row.change === 'segment') {
      const segmentId = catalogue.rolledUpVersions.get(row.key_id ?? 0);
      if (segmentId !== undefined) add(row, segmentId, false);
    } else if (row.change === 'members' && row.key_id !== null) {
      if (catalogue.rollups.has(row.key_id)) add(row, row.key_id, false);
    } else if (row.change === 'members') {
      for (const [segmentId, readers] of catalogue.rollups) {
        if (readers.some((entry) => entry.workspaceId === row.workspace_id)) add(row, segmentId, true);
      }
    }
  }
  return [...sources.values()];
}

async function tellOthers(tx: Database, sources: readonly Source[], now: Instant): Promise<void> {
  if (sources.length === 0) return;
  await tx.queryPrepared(sql`
    insert into pending (workspace_id, lane, person_id, change, key_id, occurred_at, received_at, due_at)
    select distinct i.workspace_id, others.person_id % ${LANES}::int, others.person_id, 'rollup', i.segment_id,
           ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
    from unnest(${sources.map((s) => s.workspaceId)}::int[], ${sources.map((s) => s.personId)}::bigint[],
                ${sources.map((s) => s.segmentId)}::int[], ${sources.map((s) => s.onlyIfInside)}::boolean[])
      as i (workspace_id, person_id, segment_id, only_if_inside)
    join segments s on s.id = i.segment_id
    join account_members mine on mine.person_id = i.person_id
    join account_members others on others.account_id = mine.account_id and others.person_id <> i.person_id
    where not i.only_if_inside or exists (
      select 1 from segment_states st
      where st.person_id = i.person_id and st.version_id = s.live_version_id and st.member)`);
}
