import { type Clock, type Instant, isBefore } from '../clock.ts';
import type { Pool } from '../db/pool.ts';
import { nextAuditAt, sendAudits } from '../insight/index.ts';

/** Sends the monthly audits of segments. It remembers when the next is due, so that idle workers ask nothing. */
export interface Auditor {
  /** Sends what is due; returns whether there was anything. */
  run(): Promise<boolean>;
  nextAt(): Promise<Instant | null>;
  /** A workspace has changed, and with it perhaps the date. */
  forget(): void;
}

export function createAuditor(pool: Pool, clock: Clock, publicUrl: string | null): Auditor {
  let known: { readonly at: Instant | null } | null = null;
  const nextAt = async (): Promise<Instant | null> => {
    known ??= { at: await nextAuditAt(pool) };
    return known.at;
  };
  return {
    async run() {
      // The first look also works out the dates that are not known yet.
      if (known !== null && (known.at === null || isBefore(clock.now(), known.at))) return false;
      const queued = await sendAudits(pool, clock, publicUrl);
      known = null;
      await nextAt();
      return queued > 0;
    },
    nextAt,
    forget() {
      known = null;
    },
  };
}
