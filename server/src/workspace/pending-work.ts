import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

/** Beyond this the exact number no longer matters to anybody who looks. */
const COUNTED_MAX = 100_000;

/** How many changes wait for their evaluation now; those of the future do not wait. */
export async function countPending(db: Database, now: Instant): Promise<number> {
  const [row] = await db.query<{ n: number }>(sql`
    select count(*) as n
    from (select 1 from pending where due_at <= ${now}::timestamptz limit ${COUNTED_MAX}::int) as waiting`);
  return row?.n ?? 0;
}
