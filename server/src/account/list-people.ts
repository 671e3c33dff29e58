import type { AccountMember, Page } from '@segue/shared/api';
import type { Instant } from '../clock.ts';
import { sql } from '../db/sql.ts';
import type { Context } from '../context.ts';
import { loadSummaries } from '../person/index.ts';
import { decodeCursor, encodeCursor } from '../workspace/index.ts';
import { findAccountId } from './get-account.ts';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 500;
const LIST = 'account people';

export interface ListAccountPeopleInput {
  readonly id: string;
  readonly fields?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Who belongs to an account now, whoever was seen last first. Throws `account_not_found`, `invalid_cursor`. */
export async function listAccountPeople(ctx: Context, input: ListAccountPeopleInput): Promise<Page<AccountMember>> {
  const limit = Math.min(input.limit ?? LIMIT_DEFAULT, LIMIT_MAX);
  const before = decodeCursor(input.cursor, LIST, ['instant', 'id']) ?? ['infinity', Number.MAX_SAFE_INTEGER];
  const accountId = await findAccountId(ctx, input);
  const rows = await ctx.pool.query<{ id: number; since: Instant; last_seen_at: Instant }>(sql`
    select p.id, m.since, p.last_seen_at from account_members m join persons p on p.id = m.person_id
    where m.account_id = ${accountId}::bigint and p.merged_into is null
      and (p.last_seen_at, p.id) < (${before[0]}::timestamptz, ${before[1]}::bigint)
    order by p.last_seen_at desc, p.id desc limit ${limit + 1}::int`);
  const page = rows.slice(0, limit);
  const ids = page.map((row) => row.id);
  const people = new Map(
    (await loadSummaries(ctx.pool, ctx.workspace.id, ids, input.fields)).map((person) => [person.id, person]),
  );
  const last = page.at(-1);
  return {
    data: page.flatMap(({ id, since }) => {
      const person = people.get(`p_${id}`);
      return person ? [{ ...person, since }] : [];
    }),
    next_cursor: rows.length > limit && last ? encodeCursor(LIST, [last.last_seen_at, last.id]) : null,
  };
}
