import { type Instant, isBefore } from '../clock.ts';
import { bindSlots, type Statement } from '../db/sql.ts';
import type { Context } from '../context.ts';

/** Flips looked through until one really changes the answer; beyond it what is known is early, never late. */
const FLIPS_MAX = 12;

export interface NextChange {
  /** When the answer changes if nothing happens; null if time alone never changes it. */
  readonly at: Instant | null;
  /** False where too many flips changed nothing: then `at` is a bound, the change may come later or never. */
  readonly isCertain: boolean;
}

/**
 * Follows the flips of a probe (`compileProbe`) of one person until the condition is no longer what it is now (`holds`). A
 * flip may be early, so each is asked again at its own instant. Memberships in other segments are taken as they are now.
 */
export async function findNextChange(
  ctx: Context,
  probe: Statement,
  input: { readonly personId: number; readonly holds: boolean; readonly flipsMax?: number },
): Promise<NextChange> {
  const flipsMax = input.flipsMax ?? FLIPS_MAX;
  let at = ctx.clock.now();
  for (let flips = 0; flips <= flipsMax; flips += 1) {
    const [row] = await ctx.pool.run<{ holds: boolean; flips_at: Instant | null }>({
      text: probe.text,
      values: bindSlots(probe, { now: at, ids: [input.personId] }),
    });
    if (!row) return { at: null, isCertain: true };
    if (row.holds !== input.holds) return { at, isCertain: true };
    if (row.flips_at === null || !isBefore(at, row.flips_at)) return { at: null, isCertain: true };
    at = row.flips_at;
  }
  return { at, isCertain: false };
}
