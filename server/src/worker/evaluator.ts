import type { Clock } from '../clock.ts';
import type { Pool, Transaction } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { loadLiveFlows, type LiveFlows, resumeRuns, runTriggers } from '../flow/index.ts';
import type { Registry } from '../event/index.ts';
import { type Catalogue, evaluateWork, loadCatalogue, type Transition } from '../segment/index.ts';
import type { Freshness } from './freshness.ts';
import { lockBusyLanes, takeWork } from './lanes.ts';

/** Definitions as of one transaction; reloaded when the definition clock moved. */
interface Definitions {
  readonly catalogue: Catalogue;
  readonly flows: LiveFlows;
}

export interface Evaluator {
  /** One transaction of evaluation. Returns whether there was any work. */
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

  const definitionsOf = async (tx: Transaction): Promise<Definitions> => {
    const [row] = await tx.query<{ version: number }>(sql`select version from definition_clock`);
    if (definitions === null || definitions.catalogue.version !== row?.version) {
      definitions = { catalogue: await loadCatalogue(tx), flows: await loadLiveFlows(tx) };
    }
    return definitions;
  };

  return {
    evaluateOnce() {
      const now = clock.now();
      return pool.transaction(async (tx) => {
        const lanes = await lockBusyLanes(tx, now);
        if (lanes.length === 0) return false;
        const { catalogue, flows } = await definitionsOf(tx);
        const work = await takeWork(tx, lanes, now);
        const transitions = await evaluateWork(tx, registry, catalogue, work, now, { careful });
        await runTriggers(tx, flows, transitions.map(toTrigger), now);
        const resumed = await resumeRuns(tx, lanes, now);
        freshness.note(catalogue, work, clock.now());
        return work.pending.length + work.timers.length + resumed > 0;
      });
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

function toTrigger(transition: Transition): Parameters<typeof runTriggers>[2][number] {
  const { entry, personId, entered, at, eventId, cause } = transition;
  return {
    workspaceId: entry.workspaceId,
    segmentKey: entry.key,
    personId,
    entered,
    at,
    eventId,
    cause,
    eventNames: entry.wantedEvents,
  };
}
