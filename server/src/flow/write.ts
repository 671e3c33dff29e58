import type { Flow, FlowStatus } from '@segue/shared/api';
import { didYouMean, slugify } from '@segue/shared/segment';
import type { FlowGraph } from '@segue/shared/flow';
import { parseFlowGraph } from '@segue/shared/flow/schema';
import type { Instant } from '../clock.ts';
import { announceDefinitions } from '../db/definition-clock.ts';
import type { Database, Transaction } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import { checkTemplate } from '../message/index.ts';
import { lockLanesOf } from '../person/index.ts';
import { noteUse } from '../segment/index.ts';
import type { Context } from '../context.ts';
import { getFlow } from './read.ts';
import { startRuns, type TriggerTransition } from './start-runs.ts';

const FLOWS_MAX = 500;
const KEY = /^[a-z0-9][a-z0-9_-]{0,63}$/;
/** People started in one transaction when a flow takes in those already inside its segment. */
const INSIDE_CHUNK = 1_000;

export interface CreateFlowInput {
  readonly key?: string | undefined;
  readonly name: string;
  readonly graph: unknown;
}

/** Creates a flow as a draft. Throws `invalid_flow`, `invalid_template`, `key_taken`. */
export async function createFlow(context: Context, input: CreateFlowInput): Promise<Flow> {
  const { pool, workspace, clock } = context;
  const graph = await readGraph(pool, workspace.id, input.graph);
  const key = input.key ?? slugify(input.name);
  if (!KEY.test(key))
    throw new SegueError('invalid_body', { issues: [{ path: 'key', message: 'The key is not usable.' }] });
  const now = clock.now();
  await pool.transaction(async (tx) => {
    const [total] = await tx.query<{ n: number }>(
      sql`select count(*) as n from flows where workspace_id = ${workspace.id}::int`,
    );
    if ((total?.n ?? 0) >= FLOWS_MAX) throw new SegueError('too_many_flows');
    const [row] = await tx.query<{ id: number }>(sql`
      insert into flows (workspace_id, key, name, status, version, created_at, updated_at)
      values (${workspace.id}::int, ${key}::text, ${input.name}::text, 'draft', 1, ${now}::timestamptz, ${now}::timestamptz)
      on conflict (workspace_id, key) do nothing returning id`);
    if (!row) throw new SegueError('key_taken', { key }, `The key “${key}” is taken; choose another.`);
    await addVersion(tx, row.id, 1, graph, now);
  });
  return getFlow(context, { key });
}

export interface UpdateFlowInput {
  readonly key: string;
  readonly name?: string | undefined;
  readonly graph?: unknown;
  readonly status?: FlowStatus | undefined;
  readonly people_already_inside?: boolean | undefined;
}

/**
 * Changes a flow. A new graph is a new version: runs under way finish on the one they began with. Going live
 * starts nobody who is already inside, unless asked to (S26).
 */
export async function updateFlow(context: Context, input: UpdateFlowInput): Promise<Flow> {
  const { pool, workspace, clock } = context;
  const graph = input.graph === undefined ? null : await readGraph(pool, workspace.id, input.graph);
  const now = clock.now();
  const before = await getFlow(context, input);
  await pool.transaction(async (tx) => {
    const [row] = await tx.query<{ id: number; version: number }>(sql`
      update flows set name = coalesce(${input.name ?? null}::text, name),
             status = coalesce(${input.status ?? null}::text, status),
             version = version + ${graph === null ? 0 : 1}::int, updated_at = ${now}::timestamptz
      where workspace_id = ${workspace.id}::int and key = ${input.key}::text
      returning id, version`);
    if (!row) throw new SegueError('flow_not_found', { key: input.key });
    if (graph) await addVersion(tx, row.id, row.version, graph, now);
    await noteTriggers(tx, workspace.id, before, now);
    if (input.status === 'live') await assertRunnable(tx, row.id, row.version);
    await announceDefinitions(tx);
  });
  if (input.status === 'live' && input.people_already_inside) await startPeopleInside(context, input.key);
  return getFlow(context, input);
}

/** Deletes a flow nobody is in; its messages stay in the mailbox. Throws `flow_in_use`. */
export async function deleteFlow(context: Context, input: { key: string }): Promise<void> {
  const flow = await getFlow(context, input);
  if (flow.status === 'live' && flow.counts.running > 0)
    throw new SegueError('flow_in_use', { running: flow.counts.running });
  const { pool, workspace, clock } = context;
  await pool.transaction(async (tx) => {
    await noteTriggers(tx, workspace.id, flow, clock.now());
    await tx.query(sql`
      delete from runs where flow_id = (select id from flows where workspace_id = ${workspace.id}::int and key = ${input.key}::text)`);
    await tx.query(sql`delete from flows where workspace_id = ${workspace.id}::int and key = ${input.key}::text`);
    await announceDefinitions(tx);
  });
}

/** A live flow that is changed, paused or deleted has used its segments until now. */
async function noteTriggers(tx: Database, workspaceId: number, { status, graph }: Flow, now: Instant): Promise<void> {
  if (status !== 'live') return;
  const keys = graph.triggers.map(({ segment }) => segment);
  await noteUse(tx, workspaceId, keys, 'flow', now);
}

async function readGraph(db: Database, workspaceId: number, input: unknown): Promise<FlowGraph> {
  const parsed = parseFlowGraph(input);
  if (!parsed.ok) throw new SegueError('invalid_flow', { issues: parsed.issues }, parsed.issues[0]?.message);
  for (const [index, step] of parsed.graph.steps.entries()) {
    if (step.type !== 'send_email') continue;
    for (const part of ['subject', 'body'] as const) checkTemplate(step[part], `steps[${index}].${part}`);
  }
  const keys = await db.query<{ key: string; of_accounts: boolean }>(sql`
    select s.key, exists (
      select 1 from segment_versions v where v.id = s.live_version_id and v.definition ->> 'of' = 'account') as of_accounts
    from segments s where s.workspace_id = ${workspaceId}::int`);
  const known = new Set(keys.map((row) => row.key));
  const ofAccounts = new Set(keys.filter((row) => row.of_accounts).map((row) => row.key));
  parsed.graph.triggers.forEach(({ segment }, index) => {
    if (known.has(segment) && !ofAccounts.has(segment)) return;
    const near = didYouMean(segment, known);
    const message = ofAccounts.has(segment)
      ? `“${segment}” groups companies. A flow follows people: make a segment of the people of these companies.`
      : `There is no segment “${segment}”.${near ? ` Did you mean “${near}”?` : ''}`;
    throw new SegueError('invalid_flow', { issues: [{ path: `triggers[${index}].segment`, message }] }, message);
  });
  return parsed.graph;
}

async function assertRunnable(tx: Transaction, flowId: number, version: number): Promise<void> {
  const [row] = await tx.query<{ graph: FlowGraph }>(
    sql`select graph from flow_versions where flow_id = ${flowId}::int and number = ${version}::int`,
  );
  if (!row || row.graph.triggers.length === 0) {
    throw new SegueError(
      'invalid_flow',
      { issues: [{ path: 'triggers', message: 'Choose what starts the flow.' }] },
      'Choose what starts the flow before it goes live.',
    );
  }
  if (row.graph.start === null) {
    throw new SegueError(
      'invalid_flow',
      { issues: [{ path: 'steps', message: 'Add a step.' }] },
      'Add at least one step before the flow goes live.',
    );
  }
}

async function addVersion(
  tx: Transaction,
  flowId: number,
  number: number,
  graph: FlowGraph,
  now: Instant,
): Promise<void> {
  await tx.query(sql`
    insert into flow_versions (flow_id, number, graph, created_at)
    values (${flowId}::int, ${number}::int, ${JSON.stringify(graph)}::text::jsonb, ${now}::timestamptz)`);
}

/** Starts the flow for those who are in its segments now, in steps, each person at most once. */
async function startPeopleInside(context: Context, key: string): Promise<void> {
  const { pool, workspace, clock } = context;
  const flow = await getFlow(context, { key });
  const [row] = await pool.query<{ id: number; version: number }>(
    sql`select id, version from flows where workspace_id = ${workspace.id}::int and key = ${key}::text`,
  );
  if (!row) return;
  const live = { id: row.id, workspaceId: workspace.id, key, version: row.version, graph: flow.graph };
  for (const trigger of flow.graph.triggers.filter(({ type }) => type === 'segment_entered')) {
    let after = 0;
    for (;;) {
      const people = await pool.query<{ person_id: number; since: Instant }>(sql`
        select st.person_id, st.since from segments s
        join segment_states st on st.version_id = s.live_version_id and st.member and st.person_id > ${after}::bigint
        where s.workspace_id = ${workspace.id}::int and s.key = ${trigger.segment}::text
        order by st.person_id limit ${INSIDE_CHUNK}::int`);
      if (people.length === 0) break;
      after = people.at(-1)?.person_id ?? after;
      const starts = people.map((person) => ({
        flow: live,
        transition: insideTransition(workspace.id, trigger.segment, person),
      }));
      await pool.transaction(async (tx) => {
        await lockLanesOf(
          tx,
          people.map((person) => person.person_id),
        );
        await startRuns(tx, starts, clock.now());
        await tx.query(sql`select pg_notify('segue', '{"type":"wake"}')`);
      });
    }
  }
}

function insideTransition(
  workspaceId: number,
  segmentKey: string,
  person: { person_id: number; since: Instant },
): TriggerTransition {
  return {
    workspaceId,
    segmentKey,
    personId: person.person_id,
    entered: true,
    at: person.since,
    // Stands for the entry that was never recorded: the first filling records none.
    eventId: `inside:${person.since}`,
    cause: null,
    eventNames: [],
  };
}
