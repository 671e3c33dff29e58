import type { Clock, Instant, SimulatedClock } from '../clock.ts';
import { isBefore } from '../clock.ts';
import type { Pool } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import { loadLiveFlows, type LiveFlows, resumeRuns, runTriggers } from '../flow/index.ts';
import type { Registry } from '../ingest/index.ts';
import { type Catalogue, evaluateWork, loadCatalogue, runBuilds, type Transition } from '../segment/index.ts';
import { createFreshness } from './freshness.ts';
import { lockBusyLanes, nextDueAt, takeWork } from './lanes.ts';

/** Without a nearer timer the worker looks for itself this often, in case a notification got lost. */
const SLEEP_MS_MAX = 30_000;
/** Work is due but another worker holds its lane: look again soon. */
const RETRY_MS = 5;
const ERROR_PAUSE_MS = 1_000;

export interface WorkerDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly registry: Registry;
  readonly log: { error(details: object, text: string): void; info(details: object, text: string): void };
  /** Delivers due messages; injected, because the transport is wired in main.ts. Returns how many were handled. */
  deliver(): Promise<number>;
  /** The nearest instant at which a message becomes due. */
  nextMessageAt(): Promise<Instant | null>;
  /** Resolves when everything submitted to the collecting API is stored. */
  drainCollector(): Promise<void>;
}

export interface Worker {
  /** Returns when nothing is pending: evaluations, runs, messages, builds. */
  settle(): Promise<void>;
  /** Simulated clock only: everything due in between happens in order before this returns. */
  advanceTo(now: Instant): Promise<void>;
  stop(): Promise<void>;
}

/** Definitions as of one transaction; reloaded when the definition clock moved. */
interface Definitions {
  readonly catalogue: Catalogue;
  readonly flows: LiveFlows;
}

/**
 * The loop that evaluates lanes, fires timers, moves runs, delivers messages and builds segments. It wakes by
 * notification or at the nearest due instant, and otherwise does nothing at all.
 */
export async function startWorker(deps: WorkerDeps): Promise<Worker> {
  const { pool, clock, log } = deps;
  const freshness = createFreshness(pool);
  let definitions: Definitions | null = null;
  /** Set by a failure: the next transaction sets aside the segment that causes it. */
  let careful = false;
  let stopped = false;
  let wake: () => void = () => undefined;
  let woken = true;

  const definitionsOf = async (tx: Pick<Pool, 'query' | 'run'>): Promise<Definitions> => {
    const [row] = await tx.query<{ version: number }>(sql`select version from definition_clock`);
    if (definitions?.catalogue.version !== row?.version) {
      definitions = { catalogue: await loadCatalogue(tx), flows: await loadLiveFlows(tx) };
    }
    if (!definitions) throw new Error('Definitions were not loaded.');
    return definitions;
  };

  /** One transaction of work. Returns whether there was any. */
  const evaluateOnce = async (): Promise<boolean> => {
    const now = clock.now();
    return pool.transaction(async (tx) => {
      const lanes = await lockBusyLanes(tx, now);
      if (lanes.length === 0) return false;
      const { catalogue, flows } = await definitionsOf(tx);
      const work = await takeWork(tx, lanes, now);
      const transitions = await evaluateWork(tx, deps.registry, catalogue, work, now, { careful });
      await runTriggers(tx, flows, transitions.map(toTrigger), now);
      const resumed = await resumeRuns(tx, lanes, now);
      freshness.note(catalogue, work, transitions, clock.now());
      return work.pending.length + work.timers.length + resumed > 0;
    });
  };

  const building = serial(() => runBuilds(pool, clock, (error) => log.error({ err: error }, 'a segment build failed')));

  /** Everything that is due now, until nothing is. */
  const workOff = async (): Promise<void> => {
    let busy = true;
    while (busy && !stopped) {
      const evaluated = await evaluateOnce();
      const delivered = await deps.deliver();
      busy = evaluated || delivered > 0;
    }
  };

  const dueAt = async (): Promise<Instant | null> => {
    const instants = [await nextDueAt(pool), await deps.nextMessageAt()].filter((at) => at !== null);
    return instants.sort((a, b) => (isBefore(a, b) ? -1 : 1))[0] ?? null;
  };

  const sleep = async (): Promise<void> => {
    if (woken) return;
    let pauseMs = SLEEP_MS_MAX;
    if (clock.mode === 'real') {
      const at = await dueAt();
      if (at !== null) pauseMs = Math.max(RETRY_MS, Math.min(pauseMs, Date.parse(at) - Date.parse(clock.now()) + 1));
    }
    if (woken || stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  };

  // One thing at a time: the loop, settle() and advanceTo() must not interleave under a simulated clock.
  const exclusive = createMutex();
  const loop = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      try {
        await exclusive(workOff);
        careful = false;
        await freshness.flush(clock.now());
        await sleep();
      } catch (error) {
        if (stopped) return;
        careful = true;
        definitions = null;
        log.error({ err: error }, 'the worker failed; it tries again');
        await new Promise((resolve) => setTimeout(resolve, ERROR_PAUSE_MS));
      }
    }
  };

  const settleNow = async (): Promise<void> => {
    await deps.drainCollector();
    for (;;) {
      await workOff();
      await building.run();
      const at = await dueAt();
      if (at === null || isBefore(clock.now(), at)) return;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  };

  const nudge = (): void => {
    woken = true;
    wake();
  };
  await pool.listen('segue', (payload) => {
    if (payload.includes('"type":"build"') || payload === '') building.run().catch(() => undefined);
    nudge();
  });
  building.run().catch(() => undefined);
  const running = loop();

  return {
    settle: () => exclusive(settleNow),
    advanceTo(target) {
      if (clock.mode === 'real') throw new SegueError('clock_is_real');
      const simulated = clock as SimulatedClock;
      return exclusive(async () => {
        await settleNow();
        for (;;) {
          const at = await dueAt();
          if (at === null || isBefore(target, at)) break;
          simulated.set(at);
          await settleNow();
        }
        simulated.set(target);
        await pool.query(sql`
          insert into simulated_clock (now) values (${target}::timestamptz)
          on conflict (singleton) do update set now = excluded.now`);
        await settleNow();
      });
    },
    async stop() {
      stopped = true;
      nudge();
      await running;
      await building.idle();
      await freshness.flush(clock.now());
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

/** Runs a task one at a time; asked again while it runs, it runs once more afterwards. */
function serial(task: () => Promise<void>): { run(): Promise<void>; idle(): Promise<void> } {
  let running: Promise<void> | null = null;
  let again = false;
  const start = async (): Promise<void> => {
    do {
      again = false;
      await task();
    } while (again);
    running = null;
  };
  return {
    run() {
      again = true;
      running ??= start().catch((error: unknown) => {
        running = null;
        throw error;
      });
      return running;
    },
    idle: async () => running ?? undefined,
  };
}

function createMutex(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = tail.then(work, work);
    tail = result.catch(() => undefined);
    return result;
  };
}
