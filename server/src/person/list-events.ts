import type { Page, TimelineEvent } from '@segue/shared/api';
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
}

/** What a person did, newest first. Throws `person_not_found`, `invalid_cursor`. */
export async function listPersonEvents(ctx: Context, input: ListPersonEventsInput): Promise<Page<TimelineEvent>> {
  const limit = Math.min(input.limit ?? LIMIT_DEFAULT, LIMIT_MAX);
  const before = decodeCursor(input.cursor, LIST, ['instant', 'uuid']) ?? ['infinity', LAST_ID];
  const personId = await getPersonId(ctx, input);
  // The newest of each event name by its index, then the newest of these: a long history is not sorted for a page.
  const rows = await ctx.pool.query<TimelineEvent>(sql`
    select e.id, t.name, t.kind, e.occurred_at, e.received_at, e.properties
    from event_types t
    cross join lateral (
      select id, occurred_at, received_at, properties from events
      where person_id = ${personId}::bigint and event_type_id = t.id
        and occurred_at <= ${before[0]}::timestamptz and (occurred_at, id) < (${before[0]}::timestamptz, ${before[1]}::uuid)
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

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
