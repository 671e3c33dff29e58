import { type Clock, fromMicros, type Instant, isBefore, toMicros } from '../clock.ts';
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

/** After a failure, which must not keep people from being evaluated. */
const RETRY_SECONDS = 600;

export function createAuditor(deps: {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly publicUrl?: string | null;
  readonly log: { error(details: object, text: string): void };
}): Auditor {
  const { pool, clock, publicUrl = null, log } = deps;
  let known: { readonly at: Instant | null } | null = null;
  const nextAt = async (): Promise<Instant | null> => {
    known ??= { at: await nextAuditAt(pool) };
    return known.at;
  };
  return {
    async run() {
      // The first look also works out the dates that are not known yet.
      if (known !== null && (known.at === null || isBefore(clock.now(), known.at))) return false;
      try {
        const queued = await sendAudits(pool, clock, publicUrl);
        known = null;
        await nextAt();
        return queued > 0;
      } catch (error) {
        log.error({ err: error }, 'the audit of segments could not be written; it is tried again');
        known = { at: fromMicros(toMicros(clock.now()) + RETRY_SECONDS * 1e6) };
        return false;
      }
    },
    nextAt,
    forget() {
      known = null;
    },
  };
}
