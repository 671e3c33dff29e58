import type { TagInfo } from '@segue/shared/api';
import { sql } from '../db/sql.ts';
import type { Context } from '../context.ts';

const TAGS_MAX = 1_000;

/** Every tag that somebody has, most people first. */
export async function listTags(ctx: Context): Promise<TagInfo[]> {
  return ctx.pool.query<TagInfo>(sql`
    select tag as name, count(*) as people
    from persons p cross join lateral unnest(p.tags) as tag
    where p.workspace_id = ${ctx.workspace.id}::int and p.merged_into is null and p.tags <> '{}'
    group by tag order by people desc, tag limit ${TAGS_MAX}::int`);
}
