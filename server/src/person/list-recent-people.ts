import { fromMicros, type Instant, toMicros } from '../clock.ts';
import { joinSql, rawSql, type SqlFragment, sql } from '../db/sql.ts';
import type { Context } from '../context.ts';
import { LISTED_COLUMNS, type ListedRow } from './listed-row.ts';

/** The first stretch of time looked at, and how much longer each next one is. */
const FIRST_STRETCH_MICROS = 15_000_000;
const STRETCH_GROWTH = 4;
/** Beyond this, people are so sparse in time that reading the table is as quick. */
const STRETCH_MICROS_MAX = 400 * 86_400_000_000;

/**
 * People in the order in which they were last seen, without an index on `last_seen_at`: an append moves it and always
 * sets it to the time of one of the person's events, so whoever was last seen in a stretch of time has an event there.
 * Looks back from `after` (or now) in growing stretches until `limit` people are found.
 */
export async function listRecentPeople(
  ctx: Context,
  filters: readonly SqlFragment[],
  after: readonly [Instant, number] | null,
  limit: number,
): Promise<ListedRow[]> {
  const startMicros = toMicros(after?.[0] ?? ctx.clock.now());
  for (let stretch = FIRST_STRETCH_MICROS; stretch <= STRETCH_MICROS_MAX; stretch *= STRETCH_GROWTH) {
    const from = fromMicros(startMicros - stretch);
    const rows = await seenBetween(ctx, filters, from, after, limit);
    if (rows.length >= limit) return rows;
  }
  return ctx.pool.query<ListedRow>(sql`
    select ${LISTED_COLUMNS} from persons p
    where ${joinSql([...filters, isAfter(after)], ' and ')}
    order by p.last_seen_at desc, p.id desc limit ${limit}::int`);
}

/** `offset 0` keeps the planner from turning the look-ups by name and time into a scan of all events. */
async function seenBetween(
  ctx: Context,
  filters: readonly SqlFragment[],
  from: Instant,
  after: readonly [Instant, number] | null,
  limit: number,
): Promise<ListedRow[]> {
  // Without a cursor there is no upper end: events of the future (S3) count as seen.
  const until = after === null ? sql`'infinity'` : sql`${after[0]}`;
  return ctx.pool.query<ListedRow>(sql`
    select ${LISTED_COLUMNS}
    from (
      select distinct e.person_id
      from event_types t
      cross join lateral (
        select person_id from events
        where event_type_id = t.id and occurred_at between ${from}::timestamptz and ${until}::timestamptz
        offset 0) e
      where t.workspace_id = ${ctx.workspace.id}::int and t.kind <> 'segment'
    ) seen
    join persons p on p.id = seen.person_id
    where ${joinSql([...filters, isAfter(after)], ' and ')} and p.last_seen_at >= ${from}::timestamptz
    order by p.last_seen_at desc, p.id desc limit ${limit}::int`);
}

function isAfter(after: readonly [Instant, number] | null): SqlFragment {
  return after === null
    ? rawSql('true')
    : sql`(p.last_seen_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`;
}
