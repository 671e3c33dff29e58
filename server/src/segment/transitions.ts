import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { recordEvents, type Registry } from '../event/index.ts';
import { laneOf } from '../lanes.ts';
import type { Catalogue, VersionEntry } from './catalogue.ts';

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

/** Exact counts a lane, and entries and exits a day, in the transaction of the change itself (S15). */
export async function countTransitions(
  tx: Database,
  transitions: readonly Omit<Transition, 'eventId'>[],
): Promise<void> {
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
  await tx.queryPrepared(sql`
    insert into segment_counts (version_id, lane, members)
    select i.version_id, i.lane, sum(i.delta)
    from unnest(${rows.map((r) => r.entry.versionId)}::int[], ${rows.map((r) => r.lane)}::smallint[],
                ${rows.map((r) => r.entered - r.left)}::bigint[]) as i (version_id, lane, delta)
    group by i.version_id, i.lane order by 1, 2
    on conflict (version_id, lane) do update set members = segment_counts.members + excluded.members`);
  await tx.queryPrepared(sql`
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
export async function recordTransitions(
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
      (typeId) => catalogue.eventTypeNames.has(typeId) && !catalogue.byEventType.has(typeId),
    );
    mine.forEach((transition, index) => recorded.push({ ...transition, eventId: ids[index] ?? '' }));
    const items = mine
      .slice(0, ANNOUNCED_MAX)
      .map(({ entry, personId, entered, at }) => [personId, entry.segmentId, entered ? 'entered' : 'left', at]);
    const payload = JSON.stringify({ type: 'transitions', workspace: workspaceId, count: mine.length, items });
    await tx.queryPrepared(sql`select pg_notify('segue', ${payload}::text)`);
  }
  return recorded;
}
