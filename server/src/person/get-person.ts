import type { AccountSummary, FieldValue, Person } from '@segue/shared/api';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { getPersonId } from './find-person.ts';
import { type PersonRow, toSummary } from './summary.ts';

/** More devices or accounts than these nobody reads. */
const ANONYMOUS_IDS_MAX = 100;
const ACCOUNTS_MAX = 100;

/** Everything known of a person, by user id or `p_…`. Throws `person_not_found`. */
export async function getPerson(ctx: Context, input: { readonly id: string }): Promise<Person> {
  const { pool, workspace } = ctx;
  const personId = await getPersonId(ctx, input);
  const [row] = await pool.query<PersonRow & { anonymous_ids: string[] }>(sql`
    select p.id, p.user_id, p.email, p.identified, p.fields, p.tags, p.first_seen_at, p.last_seen_at,
           array(select i.value from identifiers i
                 where i.person_id = p.id and i.workspace_id = p.workspace_id and i.kind = 'anonymous_id'
                 order by i.value limit ${ANONYMOUS_IDS_MAX}::int) as anonymous_ids
    from persons p where p.id = ${personId}::bigint and p.workspace_id = ${workspace.id}::int`);
  if (!row) throw new SegueError('person_not_found', { id: input.id });
  return {
    ...toSummary(row),
    fields: row.fields,
    anonymous_ids: row.anonymous_ids,
    accounts: await loadAccounts(ctx, personId),
  };
}

async function loadAccounts(ctx: Context, personId: number): Promise<AccountSummary[]> {
  const rows = await ctx.pool.query<{ key: string; fields: Record<string, FieldValue> }>(sql`
    select a.key, a.fields from account_members m join accounts a on a.id = m.account_id
    where m.person_id = ${personId}::bigint and a.workspace_id = ${ctx.workspace.id}::int
    order by m.since desc, a.id limit ${ACCOUNTS_MAX}::int`);
  return rows.map(({ key, fields }) => {
    const name = fields['name'];
    return { account_id: key, name: typeof name === 'string' && name.trim() !== '' ? name.trim() : null, fields };
  });
}
