import type { Person } from '@segue/shared/api';
import { type SqlFragment, sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import { addPending } from '../event/index.ts';
import { getPerson, getPersonId } from '../person/index.ts';
import type { Context } from '../context.ts';

const TAGS_PER_PERSON_MAX = 200;
const TAG_LENGTH_MAX = 100;

/**
 * Gives a person tags; those already there change nothing. Segments follow at once. Throws `person_not_found`,
 * `invalid_body` (beyond 200 tags, or a tag that is empty or too long).
 */
export async function addTags(
  ctx: Context,
  input: { readonly id: string; readonly tags: readonly string[] },
): Promise<Person> {
  const tags = [...new Set(input.tags.map(cleanTag))];
  const added = sql`array(select tag from unnest(${tags}::text[]) with ordinality as n (tag, place)
                          where not tag = any(tags) order by place)`;
  return changeTags(ctx, input.id, sql`tags || ${added}`);
}

/** Takes a tag from a person; one that is not there changes nothing. Throws `person_not_found`. */
export async function removeTag(ctx: Context, input: { readonly id: string; readonly tag: string }): Promise<Person> {
  return changeTags(ctx, input.id, sql`array_remove(tags, ${input.tag}::text)`);
}

async function changeTags(ctx: Context, id: string, changed: SqlFragment): Promise<Person> {
  const personId = await getPersonId(ctx, { id });
  await ctx.pool.transaction(async (tx) => {
    await tx.query(sql`
      insert into person_changes (person_id, changed_at, tags)
      select id, ${ctx.clock.now()}::timestamptz, tags from persons
      where id = ${personId}::bigint and workspace_id = ${ctx.workspace.id}::int and tags <> ${changed}
        and created_at < ${ctx.clock.now()}::timestamptz`);
    const [row] = await tx.query<{ count: number }>(sql`
      update persons set tags = ${changed}
      where id = ${personId}::bigint and workspace_id = ${ctx.workspace.id}::int and tags <> ${changed}
      returning cardinality(tags) as count`);
    if (!row) return;
    if (row.count > TAGS_PER_PERSON_MAX)
      throw wrong(`A person has at most ${TAGS_PER_PERSON_MAX} tags; remove some first.`);
    // In the same transaction, so that no change is ever forgotten.
    const now = ctx.clock.now();
    const change = { personId, change: 'tag', keyId: null, eventId: null, occurredAt: now, receivedAt: now } as const;
    await addPending(tx, ctx.workspace.id, [change]);
    await tx.query(sql`select pg_notify('segue', '{"type":"wake"}')`);
  });
  return getPerson(ctx, { id: `p_${personId}` });
}

function cleanTag(text: string): string {
  const tag = text.trim();
  if (tag === '') throw wrong('A tag must not be empty.');
  if (tag.length > TAG_LENGTH_MAX) throw wrong(`A tag has at most ${TAG_LENGTH_MAX} characters.`);
  return tag;
}

function wrong(sentence: string): SegueError {
  return new SegueError('invalid_body', { issues: [{ path: 'tags', message: sentence }] }, sentence);
}
