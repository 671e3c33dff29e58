import type { Clock, Instant, SimulatedClock } from '../clock.ts';
import { isBefore } from '../clock.ts';
import type { Pool } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Registry } from '../event/index.ts';
import { rememberPasts, runBuilds } from '../segment/index.ts';
import { createAuditor } from './auditor.ts';
import { createEvaluator } from './evaluator.ts';
import { createFreshness } from './freshness.ts';
import { nextDueAt } from './lanes.ts';
import { createAlarm, createMutex, createSerialTask } from './sync.ts';

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
  /** Where people reach Segue, for links in mails that it writes by itself. */
  readonly publicUrl?: string | null;
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

/**
 * The loop that evaluates lanes, fires timers, moves runs, delivers messages and builds segments. It wakes by
 * notification or at the nearest due instant, and otherwise does nothing at all.
 */
export async function startWorker(deps: WorkerDeps): Promise<Worker> {
  const { pool, clock, log } = deps;
  const freshness = createFreshness(pool);
  const evaluator = createEvaluator({ ...deps, freshness });
  const builds = createSerialTask(() =>
    runBuilds(pool, clock, (error) => log.error({ err: error }, 'a segment build failed')),
  );
  const pasts = createSerialTask(() => rememberPasts(pool, clock, () => !stopped));
  const auditor = createAuditor(deps);
  const alarm = createAlarm();
  // One thing at a time: the loop, settle() and advanceTo() must not interleave under a simulated clock.
  const exclusive = createMutex();
  let stopped = false;

  const build = (): void => {
    const failed = (error: unknown): void => log.error({ err: error }, 'the segments could not be built');
    builds
      .run()
      .then(() => pasts.run())
      .catch(failed);
  };
  /** Everything that is due now, until nothing is. */
  const workOff = async (): Promise<void> => {
    let busy = true;
    while (busy && !stopped) {
      const evaluated = await evaluator.evaluateOnce();
      const audited = await auditor.run();
      const delivered = await deps.deliver();
      busy = evaluated || audited || delivered > 0;
    }
    evaluator.relax();
  };
  const dueAt = (): Promise<Instant | null> => nearest([nextDueAt(pool), deps.nextMessageAt(), auditor.nextAt()]);
  const pauseMs = async (): Promise<number> => {
    const at = clock.mode === 'real' ? await dueAt() : null;
    if (at === null) return SLEEP_MS_MAX;
    return Math.max(RETRY_MS, Math.min(SLEEP_MS_MAX, Date.parse(at) - Date.parse(clock.now()) + 1));
  };
  const loop = async (): Promise<void> => {
    while (!stopped) {
      try {
        await exclusive(workOff);
        await freshness.flush(clock.now());
        await alarm.pause(pauseMs);
      } catch (error) {
        if (stopped) return;
        evaluator.beCareful();
        log.error({ err: error }, 'the worker failed; it tries again');
        await pause(ERROR_PAUSE_MS);
      }
    }
  };
  const settleNow = async (): Promise<void> => {
    await deps.drainCollector();
    for (;;) {
      await workOff();
      await builds.run();
      const at = await dueAt();
      if (at === null || isBefore(clock.now(), at)) return;
      await pause(RETRY_MS);
    }
  };

  await pool.listen('segue', (payload) => {
    // An empty payload: the listener was away and does not know what it missed.
    if (payload.includes('"type":"build"') || payload === '') build();
    if (payload.includes('"type":"workspace"') || payload === '') auditor.forget();
    // What workers did themselves is told for those who watch; there is nothing left to do about it.
    if (!payload.includes('"type":"transitions"') && !payload.includes('"type":"messages"')) alarm.ring();
  });
  build();
  const running = loop();

  return {
    settle: () => exclusive(settleNow),
    advanceTo(target) {
      if (clock.mode === 'real') throw new SegueError('clock_is_real');
      return exclusive(() => walkTo(pool, clock as SimulatedClock, target, { settleNow, dueAt }));
    },
    async stop() {
      stopped = true;
      alarm.ring();
      await running;
      await builds.idle();
      await pasts.idle();
      await freshness.flush(clock.now());
    },
  };
}

/** Moves a simulated clock from one due instant to the next, so that everything happens in order and at its time. */
async function walkTo(
  pool: Pool,
  clock: SimulatedClock,
  target: Instant,
  engine: { settleNow(): Promise<void>; dueAt(): Promise<Instant | null> },
): Promise<void> {
  await engine.settleNow();
  for (;;) {
    const at = await engine.dueAt();
    if (at === null || isBefore(target, at)) break;
    clock.set(at);
    await engine.settleNow();
  }
  clock.set(target);
  await pool.query(sql`
    insert into simulated_clock (now) values (${target}::timestamptz)
    on conflict (singleton) do update set now = excluded.now`);
  await engine.settleNow();
}

async function nearest(instants: readonly Promise<Instant | null>[]): Promise<Instant | null> {
  const known = (await Promise.all(instants)).filter((at) => at !== null);
  return known.sort((a, b) => (isBefore(a, b) ? -1 : 1))[0] ?? null;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
