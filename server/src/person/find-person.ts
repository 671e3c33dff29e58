import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';

const INTERNAL_ID = /^p_(\d{1,15})$/;
/** Merges point at their survivor; a survivor may have been merged again. */
const MERGES_MAX = 50;

/**
 * The internal id of the person that a path names: by user id, else by `p_…`. Somebody who was merged resolves to the
 * survivor. Throws `person_not_found`.
 */
export async function getPersonId(ctx: Context, input: { readonly id: string }): Promise<number> {
  const { pool, workspace } = ctx;
  // A user id wins, should somebody be called `p_7` in the application.
  const [byUserId] = await pool.query<{ person_id: number }>(sql`
    select person_id from identifiers
    where workspace_id = ${workspace.id}::int and kind = 'user_id' and value = ${input.id}::text`);
  if (byUserId) return byUserId.person_id;
  const internal = INTERNAL_ID.exec(input.id)?.[1];
  const survivor = internal === undefined ? null : await survivorOf(ctx, Number(internal));
  if (survivor === null) throw new SegueError('person_not_found', { id: input.id });
  return survivor;
}

async function survivorOf(ctx: Context, id: number): Promise<number | null> {
  const [row] = await ctx.pool.query<{ id: number }>(sql`
    with recursive chain (id, merged_into, depth) as (
      select id, merged_into, 0 from persons where id = ${id}::bigint and workspace_id = ${ctx.workspace.id}::int
      union all
      select p.id, p.merged_into, c.depth + 1
      from chain c join persons p on p.id = c.merged_into and c.depth < ${MERGES_MAX}::int
    )
    select id from chain where merged_into is null`);
  return row?.id ?? null;
}
