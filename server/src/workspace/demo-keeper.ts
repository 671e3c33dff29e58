import type { SetupState } from '@segue/shared/api';
import type { Logger } from 'pino';
import type { Database } from '../db/pool.ts';
import { readSetup, writeSetup } from './setup.ts';
import { SETUP_LOADING } from './setup-state.ts';

/** What the simulator does; injected, because it is a caller of the public API like any other. */
export interface DemoActs {
  /** Fills the workspace with a history that ends at `endAt`. The same end gives the same events again. */
  fill(endAt: Date, signal: AbortSignal, onProgress: (progress: number, reachedDay: string) => void): Promise<unknown>;
  /** Lets that world go on until the signal aborts. */
  keepMoving(endAt: Date, signal: AbortSignal): Promise<void>;
}

/** Looks after the demo of a workspace in the background: loads it, keeps it moving, finishes what a crash broke off. */
export interface DemoKeeper {
  load(workspaceId: number): void;
  /** After a start: goes on where the workspace's setup stands. */
  resume(workspaceId: number): Promise<void>;
  stop(): Promise<void>;
}

/** Progress is written when it has grown by this much. */
const PROGRESS_STEP = 0.005;

export function createDemoKeeper(deps: {
  readonly db: Database;
  readonly log: Logger;
  readonly acts: DemoActs;
}): DemoKeeper {
  const { db, log, acts } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = new Set<Promise<void>>();

  const inBackground = (work: Promise<void>): void => {
    const settled = work
      .catch((error: unknown) => {
        if (!signal.aborted) log.error({ err: error }, 'the demo stopped moving');
      })
      .finally(() => running.delete(settled));
    running.add(settled);
  };

  const load = async (workspaceId: number): Promise<void> => {
    const { demoEndAt } = await readSetup(db, workspaceId);
    if (demoEndAt === null) throw new Error('The demo has no end of its history.');
    if (signal.aborted) return;
    const endAt = new Date(demoEndAt);
    const report = createReport(db, workspaceId);
    try {
      await acts.fill(endAt, signal, report.progress);
      await report.end({ status: 'ready', progress: 1 });
    } catch (error) {
      // Stopped on the way: the next start goes on.
      if (signal.aborted) return;
      log.error({ err: error }, 'the demo could not be loaded');
      await report.end({ status: 'failed', error: error instanceof Error ? error.message : String(error) });
      return;
    }
    await acts.keepMoving(endAt, signal);
  };

  return {
    load: (workspaceId) => inBackground(load(workspaceId)),
    async resume(workspaceId) {
      const { state, demoEndAt } = await readSetup(db, workspaceId);
      if (state.mode !== 'demo' || demoEndAt === null) return;
      if (state.status === 'loading') inBackground(load(workspaceId));
      if (state.status === 'ready') inBackground(acts.keepMoving(new Date(demoEndAt), signal));
    },
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

/** Writes how far it is, one write after the other, so that an older state never overtakes a newer one. */
function createReport(db: Database, workspaceId: number) {
  let state: SetupState = SETUP_LOADING;
  let writing: Promise<unknown> = Promise.resolve();
  const write = (change: Partial<SetupState>): void => {
    state = { ...state, ...change };
    const written = state;
    writing = writing.then(() => writeSetup(db, workspaceId, written)).catch(() => undefined);
  };
  return {
    progress(progress: number, reached: string): void {
      if (progress - state.progress >= PROGRESS_STEP) write({ progress, reached });
    },
    /** Rejects when the last state cannot be kept. */
    async end(change: Partial<SetupState>): Promise<void> {
      await writing;
      await writeSetup(db, workspaceId, { ...state, ...change });
    },
  };
}
