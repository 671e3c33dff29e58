import { type Instant, isBefore } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

/** What is stored of one person in one version of a segment. */
export interface State {
  readonly member: boolean;
  /** When time alone may change it; it may be early, never late. */
  readonly flipsAt: Instant | null;
}

/** A state that is to be stored, and since when it is so. */
export interface NewState extends State {
  readonly versionId: number;
  readonly personId: number;
  readonly at: Instant;
}

/** States by version and person. */
export type States = ReadonlyMap<number, ReadonlyMap<number, State>>;

/** Reads what is stored of these people in these versions: the rows of one person lie together. */
export async function loadStates(
  tx: Database,
  people: readonly number[],
  versions: readonly number[],
): Promise<States> {
  const rows = await tx.queryPrepared<{
    person_id: number;
    version_id: number;
    member: boolean;
    flips_at: Instant | null;
  }>(
    sql`
      select person_id, version_id, member, flips_at from segment_states
      where person_id = any(${people}::bigint[]) and version_id = any(${versions}::int[])`,
  );
  const states = new Map<number, Map<number, State>>(versions.map((version) => [version, new Map()]));
  for (const row of rows) states.get(row.version_id)?.set(row.person_id, { member: row.member, flipsAt: row.flips_at });
  return states;
}

/** Stores states; who neither belongs nor ever will by time alone needs none, unless the version is among `kept`. */
export async function writeStates(tx: Database, news: readonly NewState[], kept: ReadonlySet<number>): Promise<void> {
  const isKept = (state: NewState): boolean => state.member || state.flipsAt !== null || kept.has(state.versionId);
  const stored = news.filter(isKept);
  const gone = news.filter((state) => !isKept(state));
  await Promise.all([
    stored.length === 0
      ? undefined
      : tx.queryPrepared(sql`
          insert into segment_states as s (person_id, version_id, member, since, flips_at)
          select * from unnest(${stored.map((n) => n.personId)}::bigint[], ${stored.map((n) => n.versionId)}::int[],
                               ${stored.map((n) => n.member)}::boolean[], ${stored.map((n) => n.at)}::timestamptz[],
                               ${stored.map((n) => n.flipsAt)}::timestamptz[])
          on conflict (person_id, version_id) do update
          set member = excluded.member, flips_at = excluded.flips_at,
              since = case when s.member = excluded.member then s.since else excluded.since end`),
    gone.length === 0
      ? undefined
      : tx.queryPrepared(sql`
          delete from segment_states s
          using unnest(${gone.map((n) => n.personId)}::bigint[], ${gone.map((n) => n.versionId)}::int[]) as i (person_id, version_id)
          where s.person_id = i.person_id and s.version_id = i.version_id`),
  ]);
}

/** Whether the time has come at which this state may change by itself. */
export function isDue(state: State | undefined, now: Instant): boolean {
  return state?.flipsAt != null && !isBefore(now, state.flipsAt);
}
