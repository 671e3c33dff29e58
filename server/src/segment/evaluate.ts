import type { Instant } from '../clock.ts';
import { bumpDefinitions } from '../db/definition-clock.ts';
import type { Database } from '../db/pool.ts';
import { bindSlots, sql } from '../db/sql.ts';
import type { Registry } from '../event/index.ts';
import type { Catalogue, VersionEntry } from './catalogue.ts';
import { causesOf, type Concern, concern, type Concerned, whoIsConcerned, type Work } from './concern.ts';
import { type RolledUp, spreadRollups } from './rollups.ts';
import { isDue, loadStates, type NewState, type State, type States, writeStates } from './states.ts';
import { countTransitions, type RecordedTransition, recordTransitions, type Transition } from './transitions.ts';

/** What the evaluation of one version found to be other than what is stored. */
type Change = NewState & { readonly entry: VersionEntry; readonly flipped: boolean };

/**
 * Evaluates exactly the segments that these changes can concern, for exactly these people, those that others read
 * first, and stores states, counts and events of the transitions. The caller holds the lanes' locks.
 */
export async function evaluateWork(
  tx: Database,
  registry: Registry,
  catalogue: Catalogue,
  work: Work,
  now: Instant,
  options: { readonly careful: boolean } = { careful: false },
): Promise<RecordedTransition[]> {
  const concerned = whoIsConcerned(catalogue, work);
  if (concerned.size === 0 && work.timers.length === 0) return [];
  const states = await loadStates(tx, peopleOf(concerned), versionsOf(catalogue, concerned));
  const causes = causesOf(work.pending);
  const transitions: Transition[] = [];
  const written: NewState[] = [];
  const flipped: RolledUp[] = [];
  for (const level of catalogue.levels) {
    const busy = level.filter((entry) => concerned.has(entry));
    const changes = options.careful
      ? await evaluateCarefully(tx, busy, concerned, states, now)
      : (await Promise.all(busy.map((entry) => evaluateVersion(tx, entry, concerned, states, now)))).flat();
    await writeStates(
      tx,
      changes,
      new Set(busy.filter((entry) => entry.status === 'building').map((e) => e.versionId)),
    );
    written.push(...changes);
    for (const { entry, personId, member, at } of changes.filter((change) => change.flipped)) {
      const changed = concerned.get(entry)?.get(personId)?.changed ?? false;
      for (const reader of catalogue.dependents.get(entry.versionId) ?? []) {
        concern(concerned, reader, personId, { changed, direction: 'both' });
      }
      if (entry.status !== 'live') continue;
      flipped.push({ entry, personId });
      const cause = changed ? (causes.get(personId) ?? null) : null;
      const { workspaceId, segmentId, versionId, key, name, wantedEvents } = entry;
      transitions.push({
        workspaceId,
        segmentId,
        versionId,
        segmentKey: key,
        segmentName: name,
        personId,
        entered: member,
        at,
        cause,
        eventNames: wantedEvents,
      });
    }
  }
  await disarmLeftovers(tx, work, written, now);
  await spreadRollups(tx, catalogue, { pending: work.pending, flipped }, now);
  await countTransitions(tx, transitions);
  return recordTransitions(tx, registry, catalogue, transitions, now);
}

function peopleOf(concerned: Concerned): number[] {
  return [...new Set([...concerned.values()].flatMap((people) => [...people.keys()]))];
}

/** The versions concerned, and all whose turn may come because they read one of them. */
function versionsOf(catalogue: Catalogue, concerned: Concerned): number[] {
  const versions = new Set([...concerned.keys()].map((entry) => entry.versionId));
  for (const version of versions) {
    for (const reader of catalogue.dependents.get(version) ?? []) versions.add(reader.versionId);
  }
  return [...versions];
}

async function evaluateVersion(
  tx: Database,
  entry: VersionEntry,
  concerned: Concerned,
  states: States,
  now: Instant,
): Promise<Change[]> {
  const stored = states.get(entry.versionId);
  const people = new Map(
    [...(concerned.get(entry) ?? [])].filter(([id, news]) => mayChange(entry, stored?.get(id), news)),
  );
  if (people.size === 0) return [];
  const known = [...people.keys()].map((id) => stored?.get(id));
  const values = bindSlots(entry.statement, {
    ids: [...people.keys()],
    members: known.map((state) => state?.member ?? null),
    flips: known.map((state) => state?.flipsAt ?? null),
    now,
    keep: entry.status === 'building',
  });
  const rows = await tx.run<{ person_id: number; member: boolean; flips_at: Instant | null }>({
    text: entry.statement.text,
    values,
    prepared: true,
  });
  return rows.map((row) => {
    const state = stored?.get(row.person_id);
    // A change by time alone happened at its flip, not when the timer got round to it.
    const byTime = isDue(state, now) && people.get(row.person_id)?.changed !== true;
    return {
      entry,
      versionId: entry.versionId,
      personId: row.person_id,
      member: row.member,
      flipsAt: row.flips_at,
      at: byTime ? (state?.flipsAt ?? now) : now,
      flipped: row.member !== (state?.member ?? false),
    };
  });
}

/** Whoever is already where this news could take them need not be looked at (see direction.ts). */
function mayChange(entry: VersionEntry, state: State | undefined, news: Concern): boolean {
  // While a build runs, everybody evaluated is remembered: nobody may be skipped.
  if (entry.status === 'building') return true;
  return news.direction !== (state?.member ? 'up' : 'down');
}

/**
 * After a failure: one segment that cannot be evaluated must not hold up all others. It is set aside with the
 * database's words, which its page shows.
 */
async function evaluateCarefully(
  tx: Database,
  entries: readonly VersionEntry[],
  concerned: Concerned,
  states: States,
  now: Instant,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const entry of entries) {
    await tx.query(sql`savepoint one_segment`);
    try {
      changes.push(...(await evaluateVersion(tx, entry, concerned, states, now)));
      await tx.query(sql`release savepoint one_segment`);
    } catch (error) {
      await tx.query(sql`rollback to savepoint one_segment`);
      const words = error instanceof Error ? error.message : String(error);
      await bumpDefinitions(tx);
      await tx.query(sql`
        update segment_versions set status = 'failed', error = ${words}::text where id = ${entry.versionId}::int`);
    }
  }
  return changes;
}

/**
 * A timer whose state was not written anew belongs to a segment or person that is gone; left alone it would be due
 * for ever.
 */
async function disarmLeftovers(tx: Database, work: Work, written: readonly NewState[], now: Instant): Promise<void> {
  const handled = new Set(written.map((state) => `${state.personId}:${state.versionId}`));
  const leftovers = work.timers.filter((timer) => !handled.has(`${timer.person_id}:${timer.version_id}`));
  if (leftovers.length === 0) return;
  await tx.query(sql`
    update segment_states s set flips_at = null
    from unnest(${leftovers.map((t) => t.person_id)}::bigint[], ${leftovers.map((t) => t.version_id)}::int[])
      as i (person_id, version_id)
    where s.person_id = i.person_id and s.version_id = i.version_id and s.flips_at <= ${now}::timestamptz`);
}
