import { type Instant, isBefore } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { bindSlots, sql } from '../db/sql.ts';
import { recordEvents } from '../event/index.ts';
import type { Registry } from '../event/index.ts';
import { laneOf } from '../lanes.ts';
import type { Catalogue, VersionEntry } from './catalogue.ts';
import { bothWays, type Direction } from './direction.ts';

/** What the lanes handed over: changes of people, and timers that are due. */
export interface Work {
  readonly pending: readonly PendingRow[];
  readonly timers: readonly { readonly person_id: number; readonly version_id: number }[];
}

export interface PendingRow {
  readonly workspace_id: number;
  readonly person_id: number;
  readonly change: 'event' | 'field' | 'tag' | 'account' | 'person' | 'visitor' | 'segment';
  readonly key_id: number | null;
  readonly event_id: string | null;
  readonly occurred_at: Instant;
  readonly received_at: Instant;
}

/** A person entered or left a segment that people see. */
export interface Transition {
  readonly entry: VersionEntry;
  readonly personId: number;
  readonly entered: boolean;
  readonly at: Instant;
  /** Id of the `Segment Entered` or `Segment Left` event. */
  readonly eventId: string;
  /** The newest event that came with the change; null when time alone did it. */
  readonly cause: { readonly eventId: string; readonly occurredAt: Instant } | null;
}

interface Concern {
  /** Something about the person changed, not only the time. */
  changed: boolean;
  direction: Direction;
}

type Concerned = Map<VersionEntry, Map<number, Concern>>;

/**
 * Evaluates exactly the segments that these changes can concern, for exactly these people, in dependency
 * order, and stores states, counts and events of the transitions. The caller holds the lanes' locks.
 */
export async function evaluateWork(
  tx: Database,
  registry: Registry,
  catalogue: Catalogue,
  work: Work,
  now: Instant,
  options: { readonly careful: boolean } = { careful: false },
): Promise<Transition[]> {
  const concerned = whoIsConcerned(catalogue, work);
  const causes = causesOf(work.pending);
  const transitions: Omit<Transition, 'eventId'>[] = [];
  for (const entry of catalogue.ordered) {
    const people = concerned.get(entry);
    if (!people) continue;
    const evaluate = options.careful ? evaluateCarefully : evaluateVersion;
    for (const row of await evaluate(tx, entry, people, now)) {
      const changed = people.get(row.person_id)?.changed ?? false;
      for (const reader of catalogue.dependents.get(entry.versionId) ?? []) {
        concern(concerned, reader, row.person_id, { changed, direction: 'both' });
      }
      if (entry.status !== 'live') continue;
      const cause = changed ? (causes.get(row.person_id) ?? null) : null;
      transitions.push({ entry, personId: row.person_id, entered: row.member, at: row.at, cause });
    }
  }
  await disarmLeftovers(tx, work, now);
  await countTransitions(tx, transitions);
  return recordTransitions(tx, registry, catalogue, transitions, now);
}

function whoIsConcerned(catalogue: Catalogue, work: Work): Concerned {
  const concerned: Concerned = new Map();
  for (const row of work.pending) {
    for (const entry of readersOf(catalogue, row)) {
      const direction = row.change === 'event' ? (entry.directions.get(row.key_id ?? 0) ?? 'both') : 'both';
      concern(concerned, entry, row.person_id, { changed: true, direction });
    }
  }
  const byVersion = new Map(catalogue.ordered.map((entry) => [entry.versionId, entry]));
  for (const timer of work.timers) {
    const entry = byVersion.get(timer.version_id);
    if (entry) concern(concerned, entry, timer.person_id, { changed: false, direction: 'both' });
  }
  return concerned;
}

function concern(concerned: Concerned, entry: VersionEntry, personId: number, news: Concern): void {
  const people = concerned.get(entry) ?? new Map<number, Concern>();
  const known = people.get(personId);
  const changed = news.changed || (known?.changed ?? false);
  people.set(personId, { changed, direction: known ? bothWays(known.direction, news.direction) : news.direction });
  concerned.set(entry, people);
}

function readersOf(catalogue: Catalogue, row: PendingRow): readonly VersionEntry[] {
  const mine = catalogue.byWorkspace.get(row.workspace_id) ?? [];
  switch (row.change) {
    case 'event':
      return catalogue.byEventType.get(row.key_id ?? 0) ?? [];
    case 'field':
      return catalogue.byField.get(row.key_id ?? 0) ?? [];
    case 'segment':
      return catalogue.dependents.get(row.key_id ?? 0) ?? [];
    case 'tag':
      return mine.filter((entry) => entry.reads.tags.length > 0);
    case 'account':
      return mine.filter((entry) => entry.reads.accountFields.length > 0);
    case 'visitor':
      return mine.filter((entry) => entry.definition.include_anonymous === true);
    case 'person':
      return mine;
  }
}

function causesOf(pending: readonly PendingRow[]): Map<number, { eventId: string; occurredAt: Instant }> {
  const causes = new Map<number, { eventId: string; occurredAt: Instant }>();
  for (const row of pending) {
    if (row.event_id === null) continue;
    const known = causes.get(row.person_id);
    if (!known || !isBefore(row.occurred_at, known.occurredAt)) {
      causes.set(row.person_id, { eventId: row.event_id, occurredAt: row.occurred_at });
    }
  }
  return causes;
}

async function evaluateVersion(
  tx: Database,
  entry: VersionEntry,
  people: ReadonlyMap<number, Concern>,
  now: Instant,
): Promise<{ person_id: number; member: boolean; at: Instant }[]> {
  const values = bindSlots(entry.statement, {
    ids: [...people.keys()],
    changed: [...people.values()].map((news) => news.changed),
    // While a build runs, everybody evaluated is remembered: nobody may be skipped.
    directions: [...people.values()].map((news) => (entry.status === 'building' ? 'both' : news.direction)),
    now,
    version: entry.versionId,
    keep: entry.status === 'building',
  });
  return tx.run({ name: entry.statementName, text: entry.statement.text, values });
}

/**
 * After a failure: one segment that cannot be evaluated must not hold up all others. It is set aside with the
 * database's words, which its page shows.
 */
async function evaluateCarefully(
  tx: Database,
  entry: VersionEntry,
  people: ReadonlyMap<number, Concern>,
  now: Instant,
): ReturnType<typeof evaluateVersion> {
  await tx.query(sql`savepoint one_segment`);
  try {
    const rows = await evaluateVersion(tx, entry, people, now);
    await tx.query(sql`release savepoint one_segment`);
    return rows;
  } catch (error) {
    await tx.query(sql`rollback to savepoint one_segment`);
    const words = error instanceof Error ? error.message : String(error);
    await tx.query(sql`
      update segment_versions set status = 'failed', error = ${words}::text where id = ${entry.versionId}::int`);
    await tx.query(sql`update definition_clock set version = version + 1`);
    return [];
  }
}

/**
 * A timer whose state was not re-armed belongs to a segment or person that is gone; left alone it would be due
 * for ever.
 */
async function disarmLeftovers(tx: Database, work: Work, now: Instant): Promise<void> {
  if (work.timers.length === 0) return;
  await tx.query(sql`
    update segment_states s set flips_at = null
    from unnest(${work.timers.map((t) => t.person_id)}::bigint[], ${work.timers.map((t) => t.version_id)}::int[])
      as i (person_id, version_id)
    where s.person_id = i.person_id and s.version_id = i.version_id and s.flips_at <= ${now}::timestamptz`);
}

/** Exact counts a lane, and entries and exits a day, in the transaction of the change itself (S15). */
async function countTransitions(tx: Database, transitions: readonly Omit<Transition, 'eventId'>[]): Promise<void> {
  if (transitions.length === 0) return;
  const totals = new Map<string, { entry: VersionEntry; lane: number; day: string; entered: number; left: number }>();
  for (const { entry, personId, entered, at } of transitions) {
    const lane = laneOf(personId);
    const day = at.slice(0, 10);
    const key = `${entry.versionId}:${lane}:${day}`;
    const total = totals.get(key) ?? { entry, lane, day, entered: 0, left: 0 };
    if (entered) total.entered += 1;
    else total.left += 1;
    totals.set(key, total);
  }
  // One order for all workers, so that two of them cannot wait for each other.
  const rows = [...totals.values()].sort((a, b) => a.entry.versionId - b.entry.versionId || a.lane - b.lane);
  await tx.query(sql`
    insert into segment_counts (version_id, lane, members)
    select i.version_id, i.lane, sum(i.delta)
    from unnest(${rows.map((r) => r.entry.versionId)}::int[], ${rows.map((r) => r.lane)}::smallint[],
                ${rows.map((r) => r.entered - r.left)}::bigint[]) as i (version_id, lane, delta)
    group by i.version_id, i.lane order by 1, 2
    on conflict (version_id, lane) do update set members = segment_counts.members + excluded.members`);
  await tx.query(sql`
    insert into segment_days (segment_id, day, lane, entered, "left")
    select i.segment_id, i.day, i.lane, sum(i.entered), sum(i.gone)
    from unnest(${rows.map((r) => r.entry.segmentId)}::int[], ${rows.map((r) => r.day)}::date[],
                ${rows.map((r) => r.lane)}::smallint[], ${rows.map((r) => r.entered)}::bigint[],
                ${rows.map((r) => r.left)}::bigint[]) as i (segment_id, day, lane, entered, gone)
    group by i.segment_id, i.day, i.lane order by 1, 2, 3
    on conflict (segment_id, day, lane) do update
    set entered = segment_days.entered + excluded.entered, "left" = segment_days."left" + excluded."left"`);
}

const ANNOUNCED_MAX = 40;

/** Entering and leaving are events (S25). */
async function recordTransitions(
  tx: Database,
  registry: Registry,
  catalogue: Catalogue,
  transitions: readonly Omit<Transition, 'eventId'>[],
  now: Instant,
): Promise<Transition[]> {
  const recorded: Transition[] = [];
  const workspaces = new Set(transitions.map(({ entry }) => entry.workspaceId));
  for (const workspaceId of workspaces) {
    const mine = transitions.filter(({ entry }) => entry.workspaceId === workspaceId);
    const ids = await recordEvents(
      tx,
      registry,
      workspaceId,
      mine.map(({ entry, personId, entered, at, cause }) => ({
        personId,
        name: entered ? 'Segment Entered' : 'Segment Left',
        kind: 'segment',
        occurredAt: at,
        receivedAt: now,
        properties: { segment: entry.key, name: entry.name, ...(cause ? { because: cause.eventId } : {}) },
      })),
      (typeId) => !catalogue.byEventType.has(typeId),
    );
    mine.forEach((transition, index) => recorded.push({ ...transition, eventId: ids[index] ?? '' }));
    const items = mine
      .slice(0, ANNOUNCED_MAX)
      .map(({ entry, personId, entered, at }) => [personId, entry.segmentId, entered ? 'entered' : 'left', at]);
    const payload = JSON.stringify({ type: 'transitions', workspace: workspaceId, count: mine.length, items });
    await tx.query(sql`select pg_notify('segue', ${payload}::text)`);
  }
  return recorded;
}
