import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import type { JsonObject } from '../event/index.ts';
import type { ScopeInput } from './scope.ts';

type Words = Pick<ScopeInput, 'person' | 'account'>;

/** What is known of these people and of the account that each joined last; people who do not exist are left out. */
export async function loadWords(db: Database, personIds: readonly number[]): Promise<Map<number, Words>> {
  const rows = await db.query<{
    id: number;
    user_id: string | null;
    email: string | null;
    fields: JsonObject;
    account_key: string | null;
    account_fields: JsonObject | null;
  }>(sql`
    select p.id, p.user_id, p.email, p.fields, a.key as account_key, a.fields as account_fields
    from persons p
    left join lateral (
      select a.key, a.fields from account_members m join accounts a on a.id = m.account_id
      where m.person_id = p.id order by m.since desc, a.id limit 1
    ) as a on true
    where p.id = any(${personIds}::bigint[]) and p.merged_into is null`);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        person: { userId: row.user_id, email: row.email, fields: row.fields },
        account: row.account_key === null ? null : { key: row.account_key, fields: row.account_fields ?? {} },
      },
    ]),
  );
}
