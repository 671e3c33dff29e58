import type { Segment } from '@segue/shared/api';
import { definitionHash, type SegmentDefinition } from '@segue/shared/segment';
import { announceDefinitions, lockDefinitions } from '../db/definition-clock.ts';
import type { Transaction } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { type DetailsInput, writeDetails } from './details.ts';
import { assertUsable, keyFor, parseDefinition } from './input.ts';
import { getSegment, loadUses } from './read.ts';

const SEGMENTS_MAX = 1_000;

export interface CreateSegmentInput extends DetailsInput {
  readonly key?: string | undefined;
  readonly name: string;
  readonly description?: string | undefined;
  readonly definition: unknown;
}

/** Creates a segment and starts to build it; its first filling triggers nothing (S26). */
export async function createSegment(context: Context, input: CreateSegmentInput): Promise<Segment> {
  const { pool, workspace, clock } = context;
  const definition = parseDefinition(input.definition);
  const key = keyFor(input);
  const now = clock.now();
  await pool.transaction(async (tx) => {
    await lockDefinitions(tx);
    const [total] = await tx.query<{ n: number }>(
      sql`select count(*) as n from segments where workspace_id = ${workspace.id}::int`,
    );
    if ((total?.n ?? 0) >= SEGMENTS_MAX) throw new SegueError('too_many_segments');
    await assertUsable(tx, workspace.id, key, definition);
    const [row] = await tx.query<{ id: number }>(sql`
      insert into segments (workspace_id, key, name, description, created_at, updated_at)
      values (${workspace.id}::int, ${key}::text, ${input.name}::text, ${input.description ?? ''}::text,
              ${now}::timestamptz, ${now}::timestamptz)
      on conflict (workspace_id, key) do nothing returning id`);
    if (!row) throw new SegueError('key_taken', { key }, `The key “${key}” is taken; choose another.`);
    await writeDetails(tx, row.id, input);
    await addVersion(tx, row.id, definition, now);
  });
  return getSegment(context, { key });
}

export interface UpdateSegmentInput extends DetailsInput {
  readonly key: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly definition?: unknown;
  /** Whether those who come in or leave by a changed definition trigger flows (S27); default: as an edit on its way, else not. */
  readonly trigger_flows?: boolean | undefined;
}

/** Renames a segment, or gives it a new definition: a new generation is built while the old one stays true. */
export async function updateSegment(context: Context, input: UpdateSegmentInput): Promise<Segment> {
  const current = await getSegment(context, input);
  const { pool, workspace, clock } = context;
  const now = clock.now();
  const definition = input.definition === undefined ? null : parseDefinition(input.definition);
  // Saving what failed once more tries it once more.
  const changes =
    definition !== null &&
    (current.status === 'failed' || definitionHash(definition) !== definitionHash(current.definition));
  await pool.transaction(async (tx) => {
    await lockDefinitions(tx);
    const [row] = await tx.query<{ id: number }>(sql`
      update segments set name = coalesce(${input.name ?? null}::text, name),
             description = coalesce(${input.description ?? null}::text, description), updated_at = ${now}::timestamptz
      where workspace_id = ${workspace.id}::int and key = ${input.key}::text returning id`);
    if (!row) throw new SegueError('segment_not_found', { key: input.key });
    await writeDetails(tx, row.id, input);
    await announceDefinitions(tx);
    if (!changes || definition === null) return;
    await assertUsable(tx, workspace.id, input.key, definition);
    const replaced = await tx.query<{ triggers: boolean }>(sql`
      update segment_versions set status = 'cancelled'
      where segment_id = ${row.id}::int and status = 'building' returning triggers`);
    // What an edit that never went live was asked to trigger is still wanted, unless this one says otherwise.
    await addVersion(tx, row.id, definition, now, input.trigger_flows ?? replaced.some(({ triggers }) => triggers));
  });
  return getSegment(context, input);
}

/** Deletes a segment that nothing uses; throws `segment_in_use` with the uses (S28). */
export async function deleteSegment(context: Context, input: { key: string }): Promise<void> {
  const { pool, workspace } = context;
  await pool.transaction(async (tx) => {
    await lockDefinitions(tx);
    const uses = (await loadUses(context)).get(input.key) ?? [];
    if (uses.length > 0) {
      const names = uses.map((use) => `${use.kind} “${use.name}”`).join(', ');
      throw new SegueError('segment_in_use', { uses }, `The segment is used by ${names}; remove it there first.`);
    }
    const [row] = await tx.query<{ id: number }>(
      sql`select id from segments where workspace_id = ${workspace.id}::int and key = ${input.key}::text`,
    );
    if (!row) throw new SegueError('segment_not_found', { key: input.key });
    await tx.query(sql`
      delete from segment_states where version_id in (select id from segment_versions where segment_id = ${row.id}::int)`);
    await tx.query(sql`
      delete from segment_counts where version_id in (select id from segment_versions where segment_id = ${row.id}::int)`);
    await tx.query(sql`delete from segment_days where segment_id = ${row.id}::int`);
    await tx.query(sql`delete from segments where id = ${row.id}::int`);
    await announceDefinitions(tx);
  });
}

/**
 * Builds a new generation of every segment with the definition it has: after a change of the workspace's time
 * zone or week start the same words mean other instants.
 */
export async function rebuildSegments(context: Context): Promise<void> {
  const { pool, workspace, clock } = context;
  await pool.transaction(async (tx) => {
    await lockDefinitions(tx);
    const rows = await tx.query<{ id: number; definition: SegmentDefinition }>(sql`
      select s.id, v.definition from segments s join segment_versions v on v.id = s.live_version_id
      where s.workspace_id = ${workspace.id}::int and v.definition ->> 'kind' = 'dynamic'
        and not exists (select 1 from segment_versions b where b.segment_id = s.id and b.status = 'building')
      order by s.id`);
    for (const row of rows) await addVersion(tx, row.id, row.definition, clock.now());
  });
}

async function addVersion(
  tx: Transaction,
  segmentId: number,
  definition: SegmentDefinition,
  now: string,
  triggersFlows = false,
): Promise<void> {
  const [version] = await tx.query<{ id: number; number: number }>(sql`
    insert into segment_versions (segment_id, number, definition, status, triggers, created_at)
    select ${segmentId}::int, coalesce(max(number), 0) + 1, ${JSON.stringify(definition)}::text::jsonb, 'building',
           ${triggersFlows}::boolean, ${now}::timestamptz
    from segment_versions where segment_id = ${segmentId}::int
    returning id, number`);
  // A new static segment holds nobody: there is nothing to build, and people can be put in at once.
  if (version?.number === 1 && definition.kind === 'static') {
    await tx.query(sql`update segment_versions set status = 'live', progress = 1 where id = ${version.id}::int`);
    await tx.query(sql`update segments set live_version_id = ${version.id}::int where id = ${segmentId}::int`);
  }
  await announceDefinitions(tx);
  await tx.query(sql`select pg_notify('segue', '{"type":"build"}')`);
}
