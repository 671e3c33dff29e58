import type { OverlappingSegments } from '@segue/shared/api';
import type { Database } from '../../db/pool.ts';
import { sql } from '../../db/sql.ts';

/** Of the people in either, the part in both from which on two segments are nearly the same. */
const SHARE_MIN = 0.9;
/** Fewer people are alike by chance. */
const PEOPLE_MIN = 5;
/** Each pair costs a walk over the smaller segment. */
const PAIRS_MAX = 300;
const SHOWN_MAX = 20;

interface Member {
  readonly key: string;
  readonly name: string;
  readonly people: number;
  readonly versionId: number;
}

/**
 * Pairs of segments with nearly the same people. Only those of nearly the same size can be, which leaves few to be
 * compared in one query.
 */
export async function findOverlapping(db: Database, members: readonly Member[]): Promise<OverlappingSegments[]> {
  const pairs = nearSizes(members.filter(({ people }) => people >= PEOPLE_MIN)).slice(0, PAIRS_MAX);
  if (pairs.length === 0) return [];
  const rows = await db.query<{ index: number; shared: number }>(sql`
    select i.index::int as index, (
      select count(*) from segment_states a
      join segment_states b on b.person_id = a.person_id and b.version_id = i.larger and b.member
      where a.version_id = i.smaller and a.member) as shared
    from unnest(${pairs.map(([smaller]) => smaller.versionId)}::int[], ${pairs.map(([, larger]) => larger.versionId)}::int[])
      with ordinality as i (smaller, larger, index)`);
  return rows
    .flatMap(({ index, shared }): OverlappingSegments[] => {
      const pair = pairs[index - 1];
      if (!pair) return [];
      const share = shared / Math.max(1, pair[0].people + pair[1].people - shared);
      return share < SHARE_MIN ? [] : [{ segments: [shown(pair[0]), shown(pair[1])], shared, share }];
    })
    .toSorted((a, b) => b.share - a.share || b.shared - a.shared)
    .slice(0, SHOWN_MAX);
}

/** Every two whose sizes allow it, the smaller one first, the most alike in size first. */
function nearSizes(members: readonly Member[]): (readonly [Member, Member])[] {
  const bySize = members.toSorted((a, b) => a.people - b.people || a.key.localeCompare(b.key));
  const pairs = bySize.flatMap((smaller, index) =>
    bySize
      .slice(index + 1)
      .filter((larger) => smaller.people / larger.people >= SHARE_MIN)
      .map((larger) => [smaller, larger] as const),
  );
  const ratio = ([smaller, larger]: readonly [Member, Member]): number => smaller.people / larger.people;
  return pairs.toSorted((a, b) => ratio(b) - ratio(a));
}

const shown = ({ key, name, people }: Member) => ({ key, name, people });
