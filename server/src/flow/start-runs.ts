import { type Instant, toMicros } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { queueMessages } from '../message/index.ts';
import type { RecordedTransition } from '../segment/index.ts';
import { advance, type Advance, NOT_STARTED } from './advance.ts';
import { triggeringEvents } from './context.ts';
import type { LiveFlow, LiveFlows } from './live-flows.ts';

/** The parts of a segment transition that flows look at. */
export type TriggerTransition = Omit<RecordedTransition, 'segmentId' | 'versionId' | 'segmentName'>;

interface Start {
  readonly flow: LiveFlow;
  readonly transition: TriggerTransition;
}

/** Starts runs of those whom these transitions trigger, and ends runs of those who left (B38). */
export async function runTriggers(
  tx: Database,
  flows: LiveFlows,
  transitions: readonly TriggerTransition[],
  now: Instant,
): Promise<void> {
  const starts: Start[] = [];
  for (const transition of transitions) {
    for (const flow of flows.triggeredBy(transition.workspaceId, transition.segmentKey)) {
      const wanted = transition.entered ? 'segment_entered' : 'segment_left';
      const triggers = flow.graph.triggers.some((t) => t.type === wanted && t.segment === transition.segmentKey);
      if (triggers && !isTooLate(flow, transition, now)) starts.push({ flow, transition });
      else if (!transition.entered && flow.graph.settings.exit_on_leave)
        await exitRun(tx, flow, transition.personId, now);
    }
  }
  await startRuns(tx, starts, now);
}

/** S4: an event that arrives late changes membership but starts nothing. */
function isTooLate(flow: LiveFlow, transition: TriggerTransition, now: Instant): boolean {
  if (transition.cause === null) return false;
  const ageSeconds = (toMicros(now) - toMicros(transition.cause.occurredAt)) / 1e6;
  return ageSeconds > flow.graph.settings.late_limit_seconds;
}

async function exitRun(tx: Database, flow: LiveFlow, personId: number, now: Instant): Promise<void> {
  await tx.query(sql`
    update runs set status = 'exited', wakes_at = null, ended_at = ${now}::timestamptz
    where person_id = ${personId}::bigint and flow_id = ${flow.id}::int and status = 'running'`);
}

/** Inserts the runs that may start (never twice for the same key) already moved as far as they go now. */
export async function startRuns(tx: Database, starts: readonly Start[], now: Instant): Promise<void> {
  if (starts.length === 0) return;
  const events = await triggeringEvents(
    tx,
    starts.map(({ transition }) => transition),
  );
  const rows = starts.map(({ flow, transition }, index) => ({
    flow,
    transition,
    key: flow.graph.settings.reentry === 'once' ? 'once' : transition.eventId,
    context: { segment: transition.segmentKey, event: events[index] ?? null },
    moved: advance(flow.graph, NOT_STARTED, { type: 'started' }, now),
  }));
  const inserted = await tx.query<{ person_id: number; id: number; flow_id: number; key: string }>(sql`
    insert into runs (person_id, flow_id, version, key, status, step_id, visit, wakes_at, context, started_at, ended_at)
    select i.person_id, i.flow_id, i.version, i.key, i.status, i.step_id, i.visit, i.wakes_at, i.context::jsonb,
           ${now}::timestamptz, case when i.status = 'running' then null else ${now}::timestamptz end
    from unnest(${rows.map((r) => r.transition.personId)}::bigint[], ${rows.map((r) => r.flow.id)}::int[],
                ${rows.map((r) => r.flow.version)}::int[], ${rows.map((r) => r.key)}::text[],
                ${rows.map((r) => r.moved.state.status)}::text[], ${rows.map((r) => r.moved.state.stepId)}::text[],
                ${rows.map((r) => r.moved.state.visit)}::int[], ${rows.map((r) => r.moved.state.wakesAt)}::timestamptz[],
                ${rows.map((r) => JSON.stringify(r.context))}::text[])
      as i (person_id, flow_id, version, key, status, step_id, visit, wakes_at, context)
    where not exists (
      select 1 from runs o where o.person_id = i.person_id and o.flow_id = i.flow_id and o.status = 'running')
    on conflict do nothing
    returning person_id, id, flow_id, key`);
  const byKey = new Map(inserted.map((row) => [`${row.person_id}:${row.flow_id}:${row.key}`, row.id]));
  for (const row of rows) {
    const runId = byKey.get(`${row.transition.personId}:${row.flow.id}:${row.key}`);
    if (runId === undefined) continue;
    await queueEffects(tx, { ...row.flow, runId, personId: row.transition.personId }, row.moved, now);
  }
}

/** Messages of a run's step; (run, step, visit) is the idempotency key. */
export async function queueEffects(
  tx: Database,
  run: { readonly workspaceId: number; readonly id: number; readonly runId: number; readonly personId: number },
  moved: Advance,
  now: Instant,
): Promise<void> {
  await queueMessages(
    tx,
    moved.effects.map((effect) => ({
      personId: run.personId,
      workspaceId: run.workspaceId,
      flowId: run.id,
      runId: run.runId,
      stepId: effect.step.id,
      visit: effect.visit,
      channel: 'email' as const,
    })),
    now,
  );
}
