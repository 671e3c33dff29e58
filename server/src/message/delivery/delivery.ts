import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, type Instant, isBefore } from '../../clock.ts';
import type { Database, Pool } from '../../db/pool.ts';
import type { Registry } from '../../event/index.ts';
import { compose } from './compose.ts';
import { BATCH_MAX, later, LEASE_SECONDS, PAUSE_SECONDS } from './limits.ts';
import { giveUpOfTheDead, giveUpOverdue, IN_MY_HANDS } from './lost.ts';
import { changeMessages, enterOutbox, nextDueAt, readDue } from './outbox.ts';
import { createPipeline, type Taken } from './pipeline.ts';
import { announceMessages, recordEmailEvents } from './record.ts';
import { type Handed, settle } from './settle.ts';
import { createStepCache } from './steps.ts';
import type { MailTransport } from './transport.ts';

export interface DeliveryDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly registry: Registry;
  readonly transport: MailTransport;
  /** The sender, as in a header: `Ada <ada@example.com>`. */
  readonly from: string;
  readonly log: { error(details: object, text: string): void; warn(details: object, text: string): void };
}

export interface Delivery {
  /**
   * Delivers what is due. Into the mailbox, or under a simulated clock: returns when it is done, with how many
   * messages were handled. Through a mail server, which may be slow: begins, or goes on, and returns 0 at once.
   */
  deliver(): Promise<number>;
  /** Resolves when what `deliver` began has ended. */
  idle(): Promise<void>;
  /** The nearest instant at which `deliver` has something to do that is not under way already. */
  nextDueAt(): Promise<Instant | null>;
  /** Takes no more messages, and waits for the answers to those handed over. */
  stop(): Promise<void>;
}

/** Something is due, but another process holds the outbox at the moment. */
const RETRY_MS = 50;
const FAILURE_PAUSE_MS = 1_000;
/** Delivery gives way: to merges of people, which lock messages too, well before the database finds a deadlock. */
const LOCK_WAIT_MS = 300;
const LOCK_TRIES_MAX = 100;
/** How often messages without an answer are looked for, by the clock. */
const LOOK_SECONDS = 1;

/**
 * Sends what flows have queued. A message leaves at most once: it is committed as `sending` just before it is handed
 * over, and whoever finds it so without knowing its outcome leaves it alone. Into the mailbox it goes exactly once:
 * content, state and event are one transaction.
 */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const { pool, clock, transport, log } = deps;
  const outbox = openOutbox(deps);
  let pausedUntil: Instant | null = null;
  let failedAtMs = -FAILURE_PAUSE_MS;
  let stopping = false;
  let running: Promise<number> | null = null;

  const isPaused = (): boolean => pausedUntil !== null && isBefore(clock.now(), pausedUntil);
  const pipeline =
    transport.kind === 'mailbox'
      ? null
      : createPipeline({
          smtp: transport,
          clock,
          storeAndTake: outbox.storeAndTake,
          mayTake: () => !stopping && !isPaused(),
          onUnreachable(words) {
            if (!isPaused()) log.warn({ words }, 'the mail server takes no mail; messages wait');
            pausedUntil = later(clock.now(), PAUSE_SECONDS);
          },
        });

  const round = async (): Promise<number> =>
    pipeline ? pipeline.run() : (await outbox.storeAndTake([], BATCH_MAX)).found;

  const dueAt = async (after?: Instant): Promise<Instant | null> => {
    const at = await nextDueAt(pool, after);
    return at !== null && pausedUntil !== null && isBefore(at, pausedUntil) ? pausedUntil : at;
  };

  const isDue = async (): Promise<boolean> => {
    if (outbox.isNew()) return true;
    const at = await dueAt();
    return at !== null && !isBefore(clock.now(), at);
  };

  /** Rounds until nothing is due, or nothing can be sent. */
  const rounds = async (): Promise<number> => {
    for (;;) {
      await round();
      if (stopping || !(await isDue())) return 0;
      await pause(RETRY_MS);
    }
  };

  /** One at a time; whoever asks meanwhile gets the one that runs. */
  const run = (work: () => Promise<number>): Promise<number> => {
    pipeline?.look();
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    async deliver() {
      if (stopping || isPaused()) return 0;
      // Asked after every step of the worker: usually there is nothing to do, and one small query tells.
      if (running === null && !(await isDue())) return 0;
      if (!pipeline || clock.mode === 'simulated') return run(round);
      if (performance.now() - failedAtMs < FAILURE_PAUSE_MS) return 0;
      run(rounds).catch((error: unknown) => {
        failedAtMs = performance.now();
        log.error({ err: error }, 'delivery failed; it is tried again');
      });
      return 0;
    },
    async idle() {
      await running?.catch(() => undefined);
    },
    nextDueAt: () => dueAt(running === null ? undefined : clock.now()),
    async stop() {
      stopping = true;
      await running?.catch(() => undefined);
      // After a failure, mails may still be under way.
      await pipeline
        ?.run()
        .catch((error: unknown) => log.error({ err: error }, 'outcomes of messages were not stored'));
      if (transport.kind === 'smtp') transport.close();
    },
  };
}

/** The transactions of one process on the outbox. */
function openOutbox({ pool, clock, registry, transport, from }: DeliveryDeps) {
  const stepsOf = createStepCache();
  /** Committed as being sent by this process, and not yet stored as anything else. */
  const mine = new Set<string>();
  let lookedForTheDead = false;
  let lookedAt: Instant | null = null;

  const giveUpLost = async (tx: Database, now: Instant): Promise<void> => {
    if (lookedAt !== null && isBefore(now, later(lookedAt, LOOK_SECONDS))) return;
    const overdue = await giveUpOverdue(tx, now, mine);
    const ofTheDead = lookedForTheDead ? [] : await giveUpOfTheDead(tx);
    lookedForTheDead = true;
    lookedAt = now;
    await announceMessages(tx, [...overdue, ...ofTheDead]);
  };

  /** Takes due messages, makes them, and moves each on: to `sending` or `sent`, or to its end if it has no email. */
  const take = async (tx: Database, limit: number): Promise<Taken> => {
    const now = clock.now();
    await giveUpLost(tx, now);
    const due = await readDue(tx, now, limit);
    const composed = await compose(tx, stepsOf, due, from);
    const changes = composed.map((one) => {
      const { personId, id, attempts } = one.due;
      const change = { personId, id, ifAttempts: attempts, attempts: attempts + 1 };
      if (!one.content) return { ...change, status: one.status, reason: one.reason };
      const { content } = one;
      return transport.kind === 'mailbox'
        ? { ...change, content, status: 'sent' as const, reason: null, sentAt: now }
        : { ...change, content, status: 'sending' as const, reason: IN_MY_HANDS, dueAt: later(now, LEASE_SECONDS) };
    });
    const changed = await changeMessages(tx, ['queued'], changes);
    const moved = composed.filter((one) => changed.has(one.due.id));
    const made = moved.flatMap((one) => (one.content ? [{ due: one.due, content: one.content }] : []));
    const without = moved.filter((one) => !one.content).map((one) => one.due);
    if (transport.kind === 'smtp') {
      await announceMessages(tx, without);
      return { found: due.length, claimed: made };
    }
    const sent = made.map((one) => ({ due: one.due, subject: one.content.subject }));
    await recordEmailEvents(
      tx,
      registry,
      sent.map((one) => ({ ...one, name: 'Email Sent', reason: null })),
      now,
    );
    await announceMessages(tx, [...without, ...sent.map((one) => one.due)]);
    return { found: due.length, claimed: [] };
  };

  const inTransaction = async (handed: readonly Handed[], limit: number): Promise<Taken> => {
    try {
      return await pool.transaction(async (tx) => {
        const mayTake = await enterOutbox(tx, LOCK_WAIT_MS);
        await settle(tx, registry, handed);
        return mayTake && limit > 0 ? take(tx, limit) : { found: 0, claimed: [] };
      });
    } catch (error) {
      // What a rolled back transaction has done has not been done.
      registry.forget();
      lookedForTheDead = false;
      lookedAt = null;
      throw error;
    }
  };

  return {
    /** Whether what dead processes have left behind was not looked for yet. */
    isNew: () => !lookedForTheDead,
    /** Stores outcomes and takes up to `limit` messages, in one transaction. */
    async storeAndTake(handed: readonly Handed[], limit: number): Promise<Taken> {
      for (let tries = 1; ; tries += 1) {
        try {
          const taken = await inTransaction(handed, limit);
          for (const { due } of handed) mine.delete(due.id);
          for (const { due } of taken.claimed) mine.add(due.id);
          return taken;
        } catch (error) {
          if (!isLockConflict(error) || tries >= LOCK_TRIES_MAX) throw error;
          await pause(RETRY_MS);
        }
      }
    },
  };
}

/** Lock not available, deadlock, serialisation: the same transaction may well succeed in a moment. */
function isLockConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['55P03', '40P01', '40001'].includes(String(error.code));
}
