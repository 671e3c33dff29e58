import type { Pool } from '../db/pool.ts';
import { appendMessages, LAST_SEEN_STEP_MS } from './append.ts';
import type { Message } from './message.ts';
import type { Registry } from '../event/index.ts';

const BATCH_MESSAGES_MAX = 1_000;
/** How long the first message of a batch waits for company: below what a person notices, enough to share a commit. */
const COLLECT_MS = 3;
/** Above this rate, rewriting people just to say that they were seen again would cost as much as their events. */
const BUSY_EVENTS_PER_SECOND = 500;
const LAST_SEEN_STEP_BUSY_MS = 86_400_000;

interface Submission {
  readonly workspaceId: number;
  readonly messages: readonly Message[];
  resolve(): void;
  reject(error: unknown): void;
}

export interface Collector {
  /** Resolves when all messages are durable; rejects when none is. */
  submit(workspaceId: number, messages: readonly Message[]): Promise<void>;
  /** Waits for everything submitted. */
  drain(): Promise<void>;
}

/**
 * Gathers what arrives at the same time into one transaction. One append runs at a time; what comes meanwhile
 * is the next batch, so batches grow with the load and the cost of a commit is shared.
 */
export function createCollector(pool: Pool, registry: Registry): Collector {
  let queue: Submission[] = [];
  let running: Promise<void> | null = null;
  const pace = createPace();

  const pump = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, COLLECT_MS));
    while (queue.length > 0) {
      const batch = takeBatch();
      await store(batch);
    }
    running = null;
  };

  const takeBatch = (): Submission[] => {
    const workspaceId = queue[0]?.workspaceId;
    const batch: Submission[] = [];
    const rest: Submission[] = [];
    let size = 0;
    for (const submission of queue) {
      const fits = size === 0 || size + submission.messages.length <= BATCH_MESSAGES_MAX;
      if (submission.workspaceId === workspaceId && fits) {
        batch.push(submission);
        size += submission.messages.length;
      } else {
        rest.push(submission);
      }
    }
    queue = rest;
    return batch;
  };

  /** A batch that fails is halved until the one submission that cannot be stored stands alone. */
  const store = async (batch: readonly Submission[]): Promise<void> => {
    const [first] = batch;
    if (!first) return;
    const messages = batch.flatMap((submission) => submission.messages);
    const busy = pace.note(messages.length) > BUSY_EVENTS_PER_SECOND;
    try {
      const lastSeenStepMs = busy ? LAST_SEEN_STEP_BUSY_MS : LAST_SEEN_STEP_MS;
      await appendMessages(pool, registry, first.workspaceId, messages, lastSeenStepMs);
      for (const submission of batch) submission.resolve();
    } catch (error) {
      if (batch.length === 1) {
        first.reject(error);
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await store(batch.slice(0, middle));
      await store(batch.slice(middle));
    }
  };

  return {
    submit(workspaceId, messages) {
      return new Promise((resolve, reject) => {
        queue.push({ workspaceId, messages, resolve, reject });
        running ??= pump();
      });
    },
    async drain() {
      while (running) await running;
    },
  };
}

/** Counts; `note` returns how many a second there were in the second before this one. */
function createPace(): { note(count: number): number } {
  let since = performance.now();
  let counted = 0;
  let perSecond = 0;
  return {
    note(count) {
      const elapsedMs = performance.now() - since;
      if (elapsedMs >= 1_000) {
        perSecond = (counted * 1_000) / elapsedMs;
        since = performance.now();
        counted = 0;
      }
      counted += count;
      return perSecond;
    },
  };
}
