import type { MembersAdded, UnknownMember } from '@segue/shared/api';
import type { Instant } from '../clock.ts';
import type { Database, Transaction } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { lockLanesOf, resolvePeople } from '../person/index.ts';
import { oweTransitions } from './owed-transitions.ts';
import { writeStates } from './states.ts';
import { countTransitions } from './transitions.ts';

/** People of one call; `invalid_body` beyond it. */
export const MEMBERS_A_CALL_MAX = 10_000;
/** People of one transaction: lanes are held for some tens of milliseconds. */
const CHUNK_PEOPLE = 2_000;

export interface MembersInput {
  readonly key: string;
  /** User ids, `p_…` ids or e-mail addresses. */
  readonly people: readonly string[];
}

/**
 * Puts people into a static segment (S29); whoever is inside already stays. Names that nobody has are given back with
 * their index, the others are done. Throws `segment_not_found`, `segment_not_static`, `invalid_body`.
 */
export async function addMembers(context: Context, input: MembersInput): Promise<MembersAdded> {
  const { changed, unknown } = await setMembership(context, input, true);
  return { added: changed, already: input.people.length - changed - unknown.length, unknown };
}

/** Takes people out of a static segment (S29); whoever is not inside stays out. Fails like `addMembers`. */
export async function removeMembers(
  context: Context,
  input: MembersInput,
): Promise<{ readonly removed: number; readonly unknown: readonly UnknownMember[] }> {
  const { changed, unknown } = await setMembership(context, input, false);
  return { removed: changed, unknown };
}

async function setMembership(
  context: Context,
  input: MembersInput,
  member: boolean,
): Promise<{ changed: number; unknown: UnknownMember[] }> {
  if (input.people.length > MEMBERS_A_CALL_MAX) {
    const sentence = 'At most 10 000 people a call; split the list.';
    throw new SegueError('invalid_body', { issues: [{ path: 'people', message: sentence }] }, sentence);
  }
  await assertStatic(context.pool, context.workspace.id, input.key);
  const unknown: UnknownMember[] = [];
  let changed = 0;
  for (let start = 0; start < input.people.length; start += CHUNK_PEOPLE) {
    const names = input.people.slice(start, start + CHUNK_PEOPLE).map((name) => name.trim());
    const done = await setChunk(context, input.key, names, member);
    changed += done.changed;
    for (const [offset, id] of done.ids.entries()) {
      if (id === null) unknown.push({ index: start + offset, id: input.people[start + offset] ?? '' });
    }
  }
  return { changed, unknown };
}

/** Somebody may be merged between looking up and locking: then it is done again for whom they became. */
async function setChunk(
  context: Context,
  key: string,
  names: readonly string[],
  member: boolean,
): Promise<{ changed: number; ids: (number | null)[] }> {
  const { pool, workspace, clock } = context;
  for (;;) {
    const ids = await resolvePeople(pool, workspace.id, names);
    const people = [...new Set(ids.filter((id) => id !== null))];
    if (people.length === 0) return { changed: 0, ids };
    const changed = await pool.transaction(async (tx) => {
      await lockLanesOf(tx, people);
      const now = await resolvePeople(tx, workspace.id, names);
      if (now.some((id, index) => id !== ids[index])) return null;
      return setStates(tx, await assertStatic(tx, workspace.id, key), people, member, clock.now());
    });
    if (changed !== null) return { changed, ids };
  }
}

interface StaticSegment {
  readonly id: number;
  readonly workspaceId: number;
  readonly liveVersionId: number;
  /** A generation on its way to become the live one must know of the change too. */
  readonly buildingVersionId: number | null;
}

async function assertStatic(db: Database, workspaceId: number, key: string): Promise<StaticSegment> {
  const [row] = await db.query<{ id: number; live: number | null; kind: string | null; building: number | null }>(sql`
    select s.id, s.live_version_id as live, v.definition ->> 'kind' as kind, b.id as building
    from segments s
    left join segment_versions v on v.id = s.live_version_id
    left join segment_versions b on b.segment_id = s.id and b.status = 'building' and b.definition ->> 'kind' = 'static'
    where s.workspace_id = ${workspaceId}::int and s.key = ${key}::text`);
  if (!row) throw new SegueError('segment_not_found', { key });
  if (row.live === null) throw new SegueError('segment_building', { key });
  if (row.kind !== 'static') throw new SegueError('segment_not_static', { key });
  return { id: row.id, workspaceId, liveVersionId: row.live, buildingVersionId: row.building };
}

/** States, counts, the day's movement and what is owed of it, in the transaction of the change (S15). */
async function setStates(
  tx: Transaction,
  segment: StaticSegment,
  people: readonly number[],
  member: boolean,
  now: Instant,
): Promise<number> {
  const inside = await tx.query<{ person_id: number }>(sql`
    select person_id from segment_states
    where person_id = any(${people}::bigint[]) and version_id = ${segment.liveVersionId}::int and member`);
  const members = new Set(inside.map((row) => row.person_id));
  const changing = people.filter((id) => members.has(id) !== member);
  if (changing.length === 0) return 0;
  const versions = [segment.liveVersionId, ...(segment.buildingVersionId === null ? [] : [segment.buildingVersionId])];
  await writeStates(
    tx,
    versions.flatMap((versionId) =>
      changing.map((personId) => ({ versionId, personId, member, flipsAt: null, at: now })),
    ),
    new Set(segment.buildingVersionId === null ? [] : [segment.buildingVersionId]),
  );
  await countTransitions(
    tx,
    changing.map((personId) => ({
      segmentId: segment.id,
      versionId: segment.liveVersionId,
      personId,
      entered: member,
      at: now,
    })),
  );
  await oweTransitions(
    tx,
    { id: segment.liveVersionId, workspaceId: segment.workspaceId },
    changing,
    member ? 'entered' : 'left',
    now,
  );
  await tx.query(sql`update segments set evaluated_at = ${now}::timestamptz where id = ${segment.id}::int`);
  await tx.query(sql`select pg_notify('segue', '{"type":"wake"}')`);
  return changing.length;
}
