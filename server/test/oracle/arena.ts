import type { SegmentDefinition } from '@segue/shared/segment';
import { sql } from '../../src/db/sql.ts';
import { parseMessage } from '../../src/ingest/index.ts';
import { createSegment } from '../../src/segment/index.ts';
import { addTags, removeTag } from '../../src/tag/index.ts';
import type { Context, Workspace } from '../../src/context.ts';
import { createWorld, type World } from '../helpers/world.ts';
import type { Call } from './replay.ts';

/** One transition as the engine recorded it. */
export interface EngineTransition {
  readonly eventId: string;
  readonly personId: number;
  readonly segment: string;
  readonly entered: boolean;
  /** Instant with microseconds. */
  readonly at: string;
}

/** What people see of the engine at one moment, with the engine's own ids. */
export interface EngineState {
  /** Person id by identifier, like `user:u1`. */
  readonly identifiers: ReadonlyMap<string, number>;
  readonly members: ReadonlyMap<string, ReadonlySet<number>>;
  readonly counts: ReadonlyMap<string, number>;
  readonly transitions: readonly EngineTransition[];
}

/** The real engine on a real database, emptied between cases: making a database for each would cost more than the case. */
export interface Arena {
  /** Forgets everything and gives a new workspace, its clock standing at `start`. */
  begin(timezone: string, weekStart: 'monday' | 'sunday', start: string): Promise<Context>;
  define(context: Context, segments: readonly { key: string; definition: SegmentDefinition }[]): Promise<void>;
  send(context: Context, calls: readonly Call[]): Promise<void>;
  tag(context: Context, userId: string, tag: string, remove: boolean): Promise<void>;
  advanceTo(now: string): Promise<void>;
  look(context: Context): Promise<EngineState>;
  close(): Promise<void>;
}

const TABLES = [
  'segment_past_sizes',
  'messages',
  'scores',
  'person_changes',
  'account_changes',
  'consents',
  'runs',
  'pending',
  'segment_staging',
  'segment_states',
  'segment_counts',
  'segment_days',
  'segment_versions',
  'segments',
  'events',
  'event_properties',
  'event_types',
  'fields',
  'account_members',
  'accounts',
  'identifiers',
  'persons',
  'workspaces',
] as const;

export async function createArena(): Promise<Arena> {
  const world = await createWorld();
  return {
    begin: (timezone, weekStart, start) => begin(world, timezone, weekStart, start),
    async define(context, segments) {
      for (const { key, definition } of segments) {
        await createSegment(context, { key, name: key, definition });
        // Trends are not what is tested here, and thirty counts a segment would take longer than the case.
        await world.pool.query(sql`
          insert into segment_past_sizes (segment_id, day, size)
          select id, '2000-01-01'::date, 0 from segments
          where workspace_id = ${context.workspace.id}::int and key = ${key}::text`);
      }
      await world.settle();
    },
    async send({ workspace, clock }, calls) {
      const messages = calls.map((raw) => parseMessage(raw, { workspaceId: workspace.id, clock, trusted: true }));
      await world.collector.submit(workspace.id, messages);
      await world.settle();
    },
    async tag(context, userId, tag, remove) {
      await (remove ? removeTag(context, { id: userId, tag }) : addTags(context, { id: userId, tags: [tag] }));
      await world.settle();
    },
    advanceTo: (now) => world.advanceTo(now),
    look,
    close: () => world.stop(),
  };
}

async function begin(
  { pool, clock, registry, settle }: World,
  timezone: string,
  weekStart: 'monday' | 'sunday',
  start: string,
): Promise<Context> {
  await settle();
  registry.forget();
  const id = await pool.transaction(async (tx) => {
    await tx.query(sql`lock table segments in access exclusive mode`);
    for (const table of TABLES) await tx.run({ text: `delete from ${table}`, values: [] });
    await tx.query(sql`update definition_clock set version = version + 1`);
    const [row] = await tx.query<{ id: number }>(sql`
      insert into workspaces (name, timezone, week_start, write_key, secret_key, setup, created_at)
      values ('Fuzz', ${timezone}::text, ${weekStart}::text, 'wk_fuzz', 'sk_fuzz', '{}', ${start}::timestamptz)
      returning id`);
    return row?.id ?? 0;
  });
  clock.set(start);
  const workspace: Workspace = { id, name: 'Fuzz', timezone, weekStart };
  return { pool, clock, workspace };
}

async function look({ pool, workspace }: Context): Promise<EngineState> {
  const identifiers = await pool.query<{ kind: string; value: string; person_id: number }>(sql`
    select kind, value, person_id from identifiers where workspace_id = ${workspace.id}::int`);
  const segments = await pool.query<{ key: string; members: number[]; n: number }>(sql`
    select s.key,
           array(select st.person_id::int from segment_states st where st.version_id = s.live_version_id and st.member) as members,
           (select coalesce(sum(c.members), 0) from segment_counts c where c.version_id = s.live_version_id)::bigint as n
    from segments s where s.workspace_id = ${workspace.id}::int`);
  const transitions = await pool.query<EngineTransition>(sql`
    select e.id as "eventId", e.person_id as "personId", e.properties ->> 'segment' as segment,
           t.name = 'Segment Entered' as entered, to_char(e.occurred_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from events e join event_types t on t.id = e.event_type_id and t.kind = 'segment'
    where t.workspace_id = ${workspace.id}::int
    order by e.occurred_at, segment, e.person_id`);
  return {
    identifiers: new Map(identifiers.map((row) => [`${row.kind.replace(/_id$/, '')}:${row.value}`, row.person_id])),
    members: new Map(segments.map((row) => [row.key, new Set(row.members)])),
    counts: new Map(segments.map((row) => [row.key, row.n])),
    transitions,
  };
}
