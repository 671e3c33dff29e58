import type { AccountFieldChange, AccountTimelineItem, EventKind, FieldValue, Page } from '@segue/shared/api';
import type { Instant } from '../clock.ts';
import { sql } from '../db/sql.ts';
import type { Context } from '../context.ts';
import { loadSummaries } from '../person/index.ts';
import { decodeCursor, encodeCursor } from '../workspace/index.ts';
import { findAccountId } from './get-account.ts';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 200;
const LIST = 'account timeline';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** Those of its people who were seen last; what others did long ago is on their own pages. */
const PEOPLE_MAX = 1_000;

export interface ListAccountTimelineInput {
  readonly id: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

interface TimelineRow {
  id: string;
  at: Instant;
  person_id: number | null;
  name: string | null;
  kind: EventKind | null;
  received_at: Instant | null;
  properties: Record<string, FieldValue> | null;
  changes: AccountFieldChange[] | null;
}

/**
 * What the people of an account did, and how its fields changed, newest first; of more than a thousand people, what those
 * did who were seen last. Throws `account_not_found`, `invalid_cursor`.
 */
export async function listAccountTimeline(
  ctx: Context,
  input: ListAccountTimelineInput,
): Promise<Page<AccountTimelineItem>> {
  const limit = Math.min(input.limit ?? LIMIT_DEFAULT, LIMIT_MAX);
  const before = decodeCursor(input.cursor, LIST, ['instant', 'uuid']) ?? ['infinity', LAST_ID];
  const accountId = await findAccountId(ctx, input);
  const older = sql`(${before[0]}::timestamptz, ${before[1]}::uuid)`;
  const rows = await ctx.pool.query<TimelineRow>(sql`
    with people as materialized (
      select p.id from account_members m join persons p on p.id = m.person_id
      where m.account_id = ${accountId}::bigint and p.merged_into is null
      order by p.last_seen_at desc, p.id limit ${PEOPLE_MAX}::int),
    done as (
      select e.id, e.occurred_at as at, q.id as person_id, t.name, t.kind, e.received_at, e.properties
      from people q cross join event_types t
      cross join lateral (
        select id, occurred_at, received_at, properties from events
        where person_id = q.id and event_type_id = t.id
          and occurred_at <= ${before[0]}::timestamptz and (occurred_at, id) < ${older}
        order by occurred_at desc, id desc limit ${limit + 1}::int) as e
      where t.workspace_id = ${ctx.workspace.id}::int
      order by e.occurred_at desc, e.id desc limit ${limit + 1}::int),
    changed as (
      select lpad(to_hex(c.id), 32, '0')::uuid as id, c.changed_at as at,
             (select jsonb_agg(jsonb_build_object('field', f.key, 'before', f.value, 'after', coalesce(
                (select n.fields -> f.key from account_changes n
                 where n.account_id = c.account_id and n.fields ? f.key and (n.changed_at, n.id) > (c.changed_at, c.id)
                 order by n.changed_at, n.id limit 1),
                a.fields -> f.key, 'null'::jsonb)) order by f.key) from jsonb_each(c.fields) as f) as changes
      from account_changes c join accounts a on a.id = c.account_id
      where c.account_id = ${accountId}::bigint and (c.changed_at, lpad(to_hex(c.id), 32, '0')::uuid) < ${older}
      order by c.changed_at desc, c.id desc limit ${limit + 1}::int)
    select id, at, person_id, name, kind, received_at, properties, null::jsonb as changes from done
    union all
    select id, at, null, null, null, null, null, changes from changed
    order by at desc, id desc limit ${limit + 1}::int`);
  const page = rows.slice(0, limit);
  const people = await loadSummaries(ctx.pool, ctx.workspace.id, [
    ...new Set(page.flatMap((row) => row.person_id ?? [])),
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const last = page.at(-1);
  return {
    data: page.flatMap((row): AccountTimelineItem[] => {
      const { id, at, person_id, name, kind, received_at, properties, changes } = row;
      if (changes !== null) return [{ type: 'fields', id, at, changes }];
      const person = byId.get(`p_${person_id}`);
      if (!person || name === null || kind === null || received_at === null || properties === null) return [];
      return [{ type: 'event', id, at, person, event: { id, name, kind, occurred_at: at, received_at, properties } }];
    }),
    next_cursor: rows.length > limit && last ? encodeCursor(LIST, [last.at, last.id]) : null,
  };
}
