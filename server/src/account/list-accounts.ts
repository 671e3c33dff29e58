import type { Account, Page } from '@segue/shared/api';
import { joinSql, rawSql, type SqlFragment, sql } from '../db/sql.ts';
import type { Context } from '../context.ts';
import { decodeCursor, encodeCursor } from '../workspace/index.ts';
import { type AccountRow, toAccount } from './account-row.ts';

export type AccountSort = 'members' | 'name' | 'first_seen' | 'last_seen' | `field.${string}`;

export interface ListAccountsInput {
  /** Any part of the name or id, without regard to case and accents; every word must occur. */
  readonly search?: string | undefined;
  /** A query of account ids: only these. */
  readonly inside?: SqlFragment | undefined;
  readonly fields?: readonly string[] | undefined;
  /** Default: those with most people first. */
  readonly sort?: AccountSort | undefined;
  /** Default: `asc` for names, else `desc`. */
  readonly order?: 'asc' | 'desc' | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 500;
const SEARCH_LENGTH_MAX = 200;
const WITH_NUMBERS = sql`
  a.id, a.key, a.fields, a.first_seen_at, n.members,
  greatest(a.last_seen_at, coalesce(n.last_seen_at, a.last_seen_at)) as last_seen_at`;

/**
 * Accounts, page by page; whoever lacks what they are sorted by comes last. Throws `invalid_cursor`. Reads every account
 * and counts its people: there are as many accounts as customers, not as many as people.
 */
export async function listAccounts(ctx: Context, input: ListAccountsInput): Promise<Page<Account>> {
  const limit = Math.min(input.limit ?? LIMIT_DEFAULT, LIMIT_MAX);
  const sort = input.sort ?? 'members';
  const order = input.order ?? (sort === 'name' ? 'asc' : 'desc');
  const list = `accounts ${sort} ${order}`;
  const after = decodeCursor(input.cursor, list, ['id', 'text', 'id']);
  const words = (input.search?.trim().slice(0, SEARCH_LENGTH_MAX) ?? '').split(/\s+/).filter((word) => word !== '');
  const filters = [
    sql`a.workspace_id = ${ctx.workspace.id}::int`,
    ...words.map(
      (word) => sql`search_form(a.key || ' ' || coalesce(a.fields ->> 'name', ''))
        like '%' || search_form(${escapeLike(word)}::text) || '%'`,
    ),
    ...(input.inside ? [sql`a.id in (${input.inside})`] : []),
  ];
  const [direction, beyond] = order === 'asc' ? [rawSql('asc'), rawSql('>')] : [rawSql('desc'), rawSql('<')];
  const rest = after
    ? sql`r.missing > ${after[0]}::int
        or r.missing = ${after[0]}::int and (r.sort_key, r.id) ${beyond} (${after[1]}::jsonb, ${after[2]}::bigint)`
    : rawSql('true');
  const rows = await ctx.pool.query<AccountRow & { missing: number; sort_key: string }>(sql`
    select r.id, r.key, r.fields, r.first_seen_at, r.last_seen_at, r.members, r.missing, r.sort_key::text as sort_key
    from (
      select w.*, coalesce(${keyOf(sort)}, 'null'::jsonb) as sort_key,
             (coalesce(${keyOf(sort)}, 'null'::jsonb) = 'null'::jsonb)::int as missing
      from (
        select ${WITH_NUMBERS}
        from accounts a
        left join (
          select m.account_id, count(*) as members, max(p.last_seen_at) as last_seen_at
          from account_members m join persons p on p.id = m.person_id
          where p.workspace_id = ${ctx.workspace.id}::int group by m.account_id) as c on c.account_id = a.id
        cross join lateral (select coalesce(c.members, 0) as members, c.last_seen_at) as n
        where ${joinSql(filters, ' and ')}) as w) as r
    where ${rest}
    order by r.missing, r.sort_key ${direction}, r.id ${direction} limit ${limit + 1}::int`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => toAccount(row, input.fields ?? [])),
    next_cursor: rows.length > limit && last ? encodeCursor(list, [last.missing, last.sort_key, last.id]) : null,
  };
}

/** These accounts with all their fields, in the order of their ids. */
export async function loadAccounts(ctx: Context, ids: readonly number[]): Promise<Account[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.pool.query<AccountRow>(sql`
    select ${WITH_NUMBERS}
    from accounts a
    cross join lateral (
      select count(*) as members, max(p.last_seen_at) as last_seen_at
      from account_members m join persons p on p.id = m.person_id where m.account_id = a.id) as n
    where a.workspace_id = ${ctx.workspace.id}::int and a.id = any(${ids}::bigint[])
    order by a.id`);
  return rows.map((row) => toAccount(row));
}

/** What is sorted by, as JSON: that orders numbers as numbers, and texts as folded texts. */
function keyOf(sort: AccountSort): SqlFragment {
  switch (sort) {
    case 'members':
      return rawSql('to_jsonb(w.members)');
    case 'name':
      return rawSql(`to_jsonb(search_form(coalesce(nullif(trim(w.fields ->> 'name'), ''), w.key)))`);
    case 'first_seen':
      return rawSql('to_jsonb(extract(epoch from w.first_seen_at))');
    case 'last_seen':
      return rawSql('to_jsonb(extract(epoch from w.last_seen_at))');
    default: {
      const value = sql`(w.fields -> ${sort.slice('field.'.length)}::text)`;
      return sql`case when jsonb_typeof(${value}) = 'string' then to_jsonb(search_form(${value} #>> '{}')) else ${value} end`;
    }
  }
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (special) => `\\${special}`);
}
