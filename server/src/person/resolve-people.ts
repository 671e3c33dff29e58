import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

/** Merges point at their survivor; a survivor may have been merged again. */
const MERGES_MAX = 50;

/**
 * The internal ids of people named by user id, `p_…` or (`byEmail`) e-mail address, in this order of preference: a user
 * id wins, should somebody be called `p_7` in the application. Null for a name that nobody has; somebody who was merged
 * resolves to the survivor.
 */
export async function resolvePeople(
  db: Database,
  workspaceId: number,
  names: readonly string[],
  { byEmail } = { byEmail: true },
): Promise<(number | null)[]> {
  const rows = await db.query<{ index: number; person_id: number }>(sql`
    with recursive input as (
      select i.name, i.index, case when i.name ~ '^p_[0-9]{1,15}$' then substr(i.name, 3)::bigint end as internal
      from unnest(${[...names]}::text[]) with ordinality as i (name, index)
    ),
    chain (index, id, merged_into, depth) as (
      select i.index, p.id, p.merged_into, 0
      from input i join persons p on p.id = i.internal and p.workspace_id = ${workspaceId}::int
      union all
      select c.index, p.id, p.merged_into, c.depth + 1
      from chain c join persons p on p.id = c.merged_into and c.depth < ${MERGES_MAX}::int
    )
    select i.index::int as index, coalesce(u.person_id, c.id, e.person_id) as person_id
    from input i
    left join identifiers u on u.workspace_id = ${workspaceId}::int and u.kind = 'user_id' and u.value = i.name
    left join chain c on c.index = i.index and c.merged_into is null
    left join identifiers e on e.workspace_id = ${workspaceId}::int and e.kind = 'email' and e.value = lower(i.name)
                           and ${byEmail}::boolean
    where coalesce(u.person_id, c.id, e.person_id) is not null`);
  const byIndex = new Map(rows.map((row) => [row.index - 1, row.person_id]));
  return names.map((_, index) => byIndex.get(index) ?? null);
}
