import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Pool } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { SETUP_ASKING, SETUP_EMPTY } from './setup-state.ts';
import { FIRST_NAME } from './setup.ts';

const KEY_BYTES = 20;
/** Any number that nothing else locks: two processes starting at once make one workspace. */
const FIRST_WORKSPACE_LOCK = 736_367_002;

/** A key that says what it is, in letters and digits that survive copying. */
function randomKey(prefix: 'wk' | 'sk'): string {
  return `${prefix}_${randomBytes(KEY_BYTES).toString('hex')}`;
}

/**
 * Makes the first workspace when there is none, and gives it the keys that the configuration names. Keys not named
 * are made at random once and then kept. With `demo: 'off'` an empty workspace is ready without asking.
 */
export async function ensureFirstWorkspace(
  pool: Pool,
  clock: Clock,
  settings: { readonly writeKey: string | null; readonly secretKey: string | null; readonly demo: 'ask' | 'off' },
): Promise<void> {
  await pool.transaction(async (tx) => {
    await tx.query(sql`select pg_advisory_xact_lock(${FIRST_WORKSPACE_LOCK}::bigint)`);
    const [first] = await tx.query<{ id: number }>(sql`select id from workspaces order by id limit 1`);
    if (first) {
      await tx.query(sql`
        update workspaces set
          write_key = coalesce(${settings.writeKey}::text, write_key),
          secret_key = coalesce(${settings.secretKey}::text, secret_key),
          setup = case when ${settings.demo}::text = 'off' and setup ->> 'status' = 'choose'
            then ${JSON.stringify(SETUP_EMPTY)}::text::jsonb else setup end
        where id = ${first.id}::int`);
      return;
    }
    const setup = settings.demo === 'off' ? SETUP_EMPTY : SETUP_ASKING;
    await tx.query(sql`
      insert into workspaces (name, write_key, secret_key, setup, created_at)
      values (${FIRST_NAME}::text, ${settings.writeKey ?? randomKey('wk')}::text, ${settings.secretKey ?? randomKey('sk')}::text,
              ${JSON.stringify(setup)}::text::jsonb, ${clock.now()}::timestamptz)`);
  });
}
