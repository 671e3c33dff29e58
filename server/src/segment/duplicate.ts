import type { Segment } from '@segue/shared/api';
import { reservedSegmentKeys, slugify } from '@segue/shared/segment';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { listMembers } from './members.ts';
import { getSegment } from './read.ts';
import { addMembers } from './static-members.ts';
import { createSegment } from './write.ts';

const KEY_LENGTH_MAX = 64;
const NAME_LENGTH_MAX = 200;
const PEOPLE_A_PAGE = 1_000;

export interface DuplicateInput {
  readonly key: string;
  readonly name?: string | undefined;
  readonly new_key?: string | undefined;
}

/**
 * Makes a new segment with the definition and the details of this one; of a static one also with its people. Without a
 * name it is “… (copy)”, without a key the first free one. Throws `segment_not_found` and what creating throws.
 */
export async function duplicateSegment(context: Context, input: DuplicateInput): Promise<Segment> {
  const source = await getSegment(context, input);
  const name = input.name ?? `${source.name.slice(0, NAME_LENGTH_MAX - 7)} (copy)`;
  const key = input.new_key ?? (await freeKey(context, slugify(name)));
  const { description, definition, objective, owner, notes, review_on, folder, is_technical } = source;
  const details = { objective, owner, notes, review_on, folder, is_technical };
  const copy = await createSegment(context, { key, name, description, definition, ...details });
  if (source.kind !== 'static') return copy;
  let cursor: string | null = null;
  do {
    const page = await listMembers(context, { key: input.key, limit: PEOPLE_A_PAGE, cursor: cursor ?? undefined });
    await addMembers(context, { key, people: page.data.map((person) => person.id) });
    cursor = page.next_cursor;
  } while (cursor !== null);
  return getSegment(context, { key });
}

/** `trial-copy`, or `trial-copy-2` and so on where that is taken. */
async function freeKey({ pool, workspace }: Context, wanted: string): Promise<string> {
  const base = wanted.slice(0, KEY_LENGTH_MAX - 5).replace(/-+$/, '');
  const [row] = await pool.query<{ key: string }>(sql`
    select candidate as key
    from (select case when n = 1 then ${base}::text else ${base}::text || '-' || n end as candidate, n
          from generate_series(1, 1001) as n) as c
    where not exists (select 1 from segments s where s.workspace_id = ${workspace.id}::int and s.key = c.candidate)
      and candidate <> all(${reservedSegmentKeys}::text[])
    order by n limit 1`);
  if (!row) throw new SegueError('key_taken', { key: base });
  return row.key;
}
