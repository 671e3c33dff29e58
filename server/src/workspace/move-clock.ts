import { type Instant, isBefore } from '../clock.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';

/**
 * Checks that the simulated clock may be set to an instant: forward, or anywhere before the first event is stored and
 * the clock was ever set. Throws `clock_is_real`, `clock_backwards`.
 */
export async function assertClockMayMove(ctx: Context, to: Instant): Promise<void> {
  const { clock, pool } = ctx;
  if (clock.mode === 'real') throw new SegueError('clock_is_real');
  const now = clock.now();
  if (!isBefore(to, now)) return;
  const [world] = await pool.query<{ begun: boolean }>(sql`
    select exists (select 1 from simulated_clock) or exists (select 1 from events) as begun`);
  if (world?.begun !== false) {
    throw new SegueError('clock_backwards', { now }, `The simulated clock stands at ${now} and only moves forward.`);
  }
}
