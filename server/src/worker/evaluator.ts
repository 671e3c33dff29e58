import type { Clock } from '../clock.ts';
import type { Pool, Transaction } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { loadLiveFlows, type LiveFlows, resumeRuns, runTriggers } from '../flow/index.ts';
import type { Registry } from '../event/index.ts';
import { type Catalogue, evaluateWork, loadCatalogue, payTransitions } from '../segment/index.ts';
import type { Freshness } from './freshness.ts';
import { lockBusyLanes, mayHaveLeft, takeWork } from './lanes.ts';

/** What was taken leaves its place in the index, past which every next look must walk; autovacuum comes too rarely. */
const VACUUM_AFTER_ROWS = 20_000;

/** Definitions as of one transaction; reloaded when the definition clock moved. */
interface Definitions {
  readonly catalogue: Catalogue;
  readonly flows: LiveFlows;
}

export interface Evaluator {
  /** One transaction of evaluation. Returns whether there may be more to do at once. */
  evaluateOnce(): Promise<boolean>;
  /** After a failure: read the definitions anew and set aside the segment that cannot be evaluated. */
  beCareful(): void;
  /** After a success. */
  relax(): void;
}

/** What one worker does with the lanes that have something due: segments, flow triggers, waits that are over. */
export function createEvaluator(deps: {
  pool: Pool;
  clock: Clock;
  registry: Registry;
  freshness: Freshness;
}): Evaluator {
  const { pool, clock, registry, freshness } = deps;
  let definitions: Definitions | null = null;
  let careful = false;
  let takenSinceVacuum = 0;

  const definitionsOf = async (tx: Transaction): Promise<Definitions> => {
    const [row] = await tx.query<{ version: number }>(sql`select version from definition_clock`);
    if (definitions === null || definitions.catalogue.version !== row?.version) {
      definitions = { catalogue: await loadCatalogue(tx), flows: await loadLiveFlows(tx) };
    }
    return definitions;
  };

  return {
    async evaluateOnce() {
      const now = clock.now();
      const isBusy = await pool.transaction(async (tx) => {
        const busy = await lockBusyLanes(tx, now);
        if (busy.lanes.length === 0) return false;
        // Only after the locks: a build that took and gave back all lanes relies on being known from then on.
        const [{ catalogue, flows }, work] = await Promise.all([definitionsOf(tx), takeWork(tx, busy, now)]);
        const paid = await payTransitions(tx, registry, catalogue, work.owed, now);
        const transitions = await evaluateWork(tx, registry, catalogue, work, now, { careful });
        await runTriggers(tx, flows, [...paid, ...transitions], now);
        const resumed = busy.runs ? await resumeRuns(tx, busy.lanes, now) : 0;
        freshness.note(catalogue, work, clock.now());
        takenSinceVacuum += work.pending.length + work.owed.length;
        return mayHaveLeft(work) || resumed > 0;
      });
      if (takenSinceVacuum >= VACUUM_AFTER_ROWS) {
        takenSinceVacuum = 0;
        await pool.query(sql`vacuum (truncate false) pending`);
      }
      return isBusy;
    },
    beCareful() {
      careful = true;
      definitions = null;
    },
    relax() {
      careful = false;
    },
  };
}
