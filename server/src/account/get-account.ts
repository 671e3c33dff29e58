import type { Account } from '@segue/shared/api';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { loadAccounts } from './list-accounts.ts';

/** Everything known of an account, by the id that `group` calls give it. Throws `account_not_found`. */
export async function getAccount(ctx: Context, input: { readonly id: string }): Promise<Account> {
  const [account] = await loadAccounts(ctx, [await findAccountId(ctx, input)]);
  if (!account) throw new SegueError('account_not_found', { id: input.id });
  return account;
}

/** The internal id of an account. Throws `account_not_found`. */
export async function findAccountId(ctx: Context, input: { readonly id: string }): Promise<number> {
  const [row] = await ctx.pool.query<{ id: number }>(
    sql`select id from accounts where workspace_id = ${ctx.workspace.id}::int and key = ${input.id}::text`,
  );
  if (!row) throw new SegueError('account_not_found', { id: input.id });
  return row.id;
}
