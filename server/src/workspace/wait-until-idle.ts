import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { countPending } from './pending-work.ts';

const POLL_MS = 20;

/** For a process that serves while others work: returns when nothing waits for its evaluation. */
export async function waitUntilIdle(db: Database, clock: Clock): Promise<void> {
  while ((await countPending(db, clock.now())) > 0) await pause(POLL_MS);
}
