import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { recordEvents, type Registry } from '../event/index.ts';
import { laneOf } from '../lanes.ts';
import type { Catalogue } from './catalogue.ts';

/** What is counted of a transition. */
interface Movement {
  readonly segmentId: number;
  /** The generation that people see. */
  readonly versionId: number;
  readonly personId: number;
  readonly entered: boolean;
  readonly at: Instant;
}

/** A person entered or left a segment that people see. */
export interface Transition extends Movement {
  readonly workspaceId: number;
  readonly segmentKey: string;
  readonly segmentName: string;
  /** The newest event that came with the change; null when time alone, an edit or a hand did it. */
  readonly cause: { readonly eventId: string; readonly occurredAt: Instant } | null;
  /** Names of the events that the condition wants to have happened: where a message looks for its words (B29). */
  readonly eventNames: readonly string[];
}

export interface RecordedTransition extends Transition {
  /** Id of the `Segment Entered` or `Segment Left` event. */
  readonly eventId: string;
}

/** Exact counts a lane, and entries and exits a day, in the transaction of the change itself (S15). */
export async function countTransitions(tx: Database, movements: readonly Movement[]): Promise<void> {
  if (movements.length === 0) return;
  const totals = new Map<
    string,
    Omit<Movement, 'personId' | 'entered' | 'at'> & { lane: number; day: string; entered: number; left: number }
  >();
  for (const { segmentId, versionId, personId, entered, at } of movements) {
    const lane = laneOf(personId);
    const day = at.slice(0, 10);
    const key = `${versionId}:${lane}:${day}`;
    const total = totals.get(key) ?? { segmentId, versionId, lane, day, entered: 0, left: 0 };
    if (entered) total.entered += 1;
    else total.left += 1;
    totals.set(key, total);
  }
  // One order for all workers, so that two of them cannot wait for each other.
  const rows = [...totals.values()].sort((a, b) => a.versionId - b.versionId || a.lane - b.lane);
  await tx.queryPrepared(sql`
    insert into segment_counts (version_id, lane, members)
    select i.version_id, i.lane, sum(i.delta)
    from unnest(${rows.map((r) => r.versionId)}::int[], ${rows.map((r) => r.lane)}::smallint[],
                ${rows.map((r) => r.entered - r.left)}::bigint[]) as i (version_id, lane, delta)
    group by i.version_id, i.lane order by 1, 2
    on conflict (version_id, lane) do update set members = segment_counts.members + excluded.members`);
  await tx.queryPrepared(sql`
    insert into segment_days (segment_id, day, lane, entered, "left")
    select i.segment_id, i.day, i.lane, sum(i.entered), sum(i.gone)
    from unnest(${rows.map((r) => r.segmentId)}::int[], ${rows.map((r) => r.day)}::date[],
                ${rows.map((r) => r.lane)}::smallint[], ${rows.map((r) => r.entered)}::bigint[],
                ${rows.map((r) => r.left)}::bigint[]) as i (segment_id, day, lane, entered, gone)
    group by i.segment_id, i.day, i.lane order by 1, 2, 3
    on conflict (segment_id, day, lane) do update
    set entered = segment_days.entered + excluded.entered, "left" = segment_days."left" + excluded."left"`);
}

const ANNOUNCED_MAX = 40;

/** Stores the events of these transitions (S25) and tells those who watch. Gives them in order with their events' ids. */
export async function recordTransitions<Of extends Transition>(
  tx: Database,
  registry: Registry,
  catalogue: Catalogue,
  transitions: readonly Of[],
  now: Instant,
): Promise<(Of & RecordedTransition)[]> {
  const recorded: (Of & RecordedTransition)[] = [];
  for (const workspaceId of new Set(transitions.map((transition) => transition.workspaceId))) {
    const mine = transitions.filter((transition) => transition.workspaceId === workspaceId);
    const ids = await recordEvents(
      tx,
      registry,
      workspaceId,
      mine.map(({ segmentKey, segmentName, personId, entered, at, cause }) => ({
        personId,
        name: entered ? 'Segment Entered' : 'Segment Left',
        kind: 'segment',
        occurredAt: at,
        receivedAt: now,
        properties: { segment: segmentKey, name: segmentName, ...(cause ? { because: cause.eventId } : {}) },
      })),
      // A type that the catalogue does not know yet may be what a condition waits for.
      (typeId) => catalogue.eventTypeNames.has(typeId) && !catalogue.byEventType.has(typeId),
    );
    mine.forEach((transition, index) => recorded.push({ ...transition, eventId: ids[index] ?? '' }));
    await announce(tx, workspaceId, mine);
  }
  return recorded;
}

/** For the live page. */
async function announce(tx: Database, workspaceId: number, transitions: readonly Transition[]): Promise<void> {
  const items = transitions
    .slice(0, ANNOUNCED_MAX)
    .map(({ segmentId, personId, entered, at }) => [personId, segmentId, entered ? 'entered' : 'left', at]);
  const payload = JSON.stringify({ type: 'transitions', workspace: workspaceId, count: transitions.length, items });
  await tx.queryPrepared(sql`select pg_notify('segue', ${payload}::text)`);
}
