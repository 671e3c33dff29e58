import type { Page, PersonSummary } from '@segue/shared/api';
import { joinSql, rawSql, type SqlFragment, sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { decodeCursor, encodeCursor } from '../workspace/index.ts';
import { listRecentPeople } from './list-recent-people.ts';
import { LISTED_COLUMNS, type ListedRow } from './listed-row.ts';
import { toSummary } from './summary.ts';

export type PeopleSort = 'last_seen' | 'first_seen' | 'name';

export interface ListPeopleInput {
  /** Any part of the name, the e-mail address or the user id, without regard to case and accents. */
  readonly search?: string | undefined;
  /** Key of a segment: only its members. */
  readonly segment?: string | undefined;
  /** Anonymous visitors, too; default: identified people only (S20). */
  readonly anonymous?: boolean | undefined;
  /** Fields to include. */
  readonly fields?: readonly string[] | undefined;
  /** Default: last seen, newest first. */
  readonly sort?: PeopleSort | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 500;
const SEARCH_LENGTH_MAX = 200;

/**
 * People, page by page. Throws `segment_not_found`, `invalid_cursor`. Stays quick at a million people: names and first
 * sights have an index, a search has trigrams, and who was seen last is found by the events of that time
 * (docs/decisions/0005-people-lists.md).
 */
export async function listPeople(ctx: Context, input: ListPeopleInput): Promise<Page<PersonSummary>> {
  const limit = Math.min(input.limit ?? LIMIT_DEFAULT, LIMIT_MAX);
  const sort = input.sort ?? 'last_seen';
  const segment = input.segment === undefined ? null : await findVersion(ctx, input.segment);
  const search = input.search?.trim().slice(0, SEARCH_LENGTH_MAX) ?? '';
  const filters = [
    sql`p.workspace_id = ${ctx.workspace.id}::int and p.merged_into is null`,
    ...(input.anonymous === true ? [] : [rawSql('p.identified')]),
    ...(search === '' ? [] : [matches(search)]),
    ...(segment === null ? [] : [isMember(segment.versionId)]),
  ];
  const rows =
    sort === 'last_seen' && search === '' && (segment === null || segment.isLarge)
      ? await listRecentPeople(ctx, filters, decodeCursor(input.cursor, sort, ['instant', 'id']), limit + 1)
      : await listSorted(ctx, filters, sort, input.cursor, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => toSummary(row, input.fields)),
    next_cursor: rows.length > limit && last ? encodeCursor(sort, [sortValueOf(last, sort), last.id]) : null,
  };
}

/** Everything that fits, sorted by PostgreSQL: by an index, or few enough, or a third of a second per million. */
async function listSorted(
  ctx: Context,
  filters: readonly SqlFragment[],
  sort: PeopleSort,
  cursor: string | undefined,
  limit: number,
): Promise<ListedRow[]> {
  return ctx.pool.query<ListedRow>(sql`
    select ${LISTED_COLUMNS} from persons p
    where ${joinSql([...filters, afterCursor(sort, cursor)], ' and ')}
    order by ${ORDERS[sort]} limit ${limit}::int`);
}

const ORDERS: Readonly<Record<PeopleSort, SqlFragment>> = {
  last_seen: rawSql('p.last_seen_at desc, p.id desc'),
  first_seen: rawSql('p.first_seen_at desc, p.id desc'),
  name: rawSql('p.name_key, p.id'),
};

function afterCursor(sort: PeopleSort, cursor: string | undefined): SqlFragment {
  if (sort === 'name') {
    const after = decodeCursor(cursor, sort, ['text', 'id']);
    return after ? sql`(p.name_key, p.id) > (${after[0]}::text, ${after[1]}::bigint)` : rawSql('true');
  }
  const after = decodeCursor(cursor, sort, ['instant', 'id']);
  if (!after) return rawSql('true');
  const column = rawSql(sort === 'last_seen' ? 'p.last_seen_at' : 'p.first_seen_at');
  return sql`(${column}, p.id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`;
}

function sortValueOf(row: ListedRow, sort: PeopleSort): string {
  switch (sort) {
    case 'last_seen':
      return row.last_seen_at;
    case 'first_seen':
      return row.first_seen_at;
    case 'name':
      return row.name_key;
  }
}

/** Every word must occur somewhere, so that "ann acme" finds Ann of acme.io. */
function matches(search: string): SqlFragment {
  const words = search.split(/\s+/).filter((word) => word !== '');
  return joinSql(
    words.map((word) => sql`p.search_text like '%' || search_form(${escapeLike(word)}::text) || '%'`),
    ' and ',
  );
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (special) => `\\${special}`);
}

function isMember(versionId: number | null): SqlFragment {
  return sql`exists (
    select 1 from segment_states s
    where s.version_id = ${versionId}::int and s.person_id = p.id and s.member)`;
}

/** A share of all people below which it is cheaper to sort the members than to look for them among recent events. */
const LARGE_SHARE = 0.02;

async function findVersion(ctx: Context, key: string): Promise<{ versionId: number | null; isLarge: boolean }> {
  const [row] = await ctx.pool.query<{
    version_id: number | null;
    members: number;
    people: number;
    of_accounts: boolean;
  }>(sql`
    select s.live_version_id as version_id,
           exists (select 1 from segment_versions v where v.id = s.live_version_id and v.definition ->> 'of' = 'account') as of_accounts,
           (select coalesce(sum(c.members), 0)::bigint from segment_counts c where c.version_id = s.live_version_id) as members,
           (select greatest(reltuples, 0)::bigint from pg_class where oid = 'persons'::regclass) as people
    from segments s where s.workspace_id = ${ctx.workspace.id}::int and s.key = ${key}::text`);
  if (!row) throw new SegueError('segment_not_found', { key });
  if (row.of_accounts)
    throw new SegueError('segment_subject', { segment: key }, `“${key}” groups companies, not people.`);
  return { versionId: row.version_id, isLarge: row.members > 10_000 && row.members > row.people * LARGE_SHARE };
}
