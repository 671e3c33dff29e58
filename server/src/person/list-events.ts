import type { Page, TimelineEvent } from '@segue/shared/api';
import type { Instant } from '../clock.ts';
import { sql } from '../db/sql.ts';
import type { Context } from '../context.ts';
import { decodeCursor, encodeCursor } from '../workspace/index.ts';
import { getPersonId } from './find-person.ts';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 500;
const LIST = 'timeline';

export interface ListPersonEventsInput {
  readonly id: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  /** Id of an event of the person: the first page begins with it instead of the newest. Unknown ids change nothing. */
  readonly from?: string | undefined;
}

/** What a person did, newest first. Throws `person_not_found`, `invalid_cursor`. */
export async function listPersonEvents(ctx: Context, input: ListPersonEventsInput): Promise<Page<TimelineEvent>> {
  const limit = Math.min(input.limit ?? LIMIT_DEFAULT, LIMIT_MAX);
  const cursor = decodeCursor(input.cursor, LIST, ['instant', 'uuid']);
  const personId = await getPersonId(ctx, input);
  const from = cursor ? null : await findOccurredAt(ctx, personId, input.from);
  const before = cursor ?? from ?? ['infinity', LAST_ID];
  // The newest of each event name by its index, then the newest of these: a long history is not sorted for a page.
  const rows = await ctx.pool.query<TimelineEvent>(sql`
    select e.id, t.name, t.kind, e.occurred_at, e.received_at, e.properties
    from event_types t
    cross join lateral (
      select id, occurred_at, received_at, properties from events
      where person_id = ${personId}::bigint and event_type_id = t.id
        and occurred_at <= ${before[0]}::timestamptz and ((occurred_at, id) < (${before[0]}::timestamptz, ${before[1]}::uuid) or id = ${from?.[1] ?? null}::uuid)
      order by occurred_at desc, id desc limit ${limit + 1}::int) e
    where t.workspace_id = ${ctx.workspace.id}::int
    order by e.occurred_at desc, e.id desc limit ${limit + 1}::int`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page,
    next_cursor: rows.length > limit && last ? encodeCursor(LIST, [last.occurred_at, last.id]) : null,
  };
}

/** Where an event of the person stands in the list; null if there is none of that id. */
async function findOccurredAt(
  ctx: Context,
  personId: number,
  id: string | undefined,
): Promise<readonly [at: Instant, id: string] | null> {
  if (id === undefined || !UUID.test(id)) return null;
  const [row] = await ctx.pool.query<{ occurred_at: Instant }>(
    sql`select occurred_at from events where person_id = ${personId}::bigint and id = ${id}::uuid`,
  );
  return row ? [row.occurred_at, id] : null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
