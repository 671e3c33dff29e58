import { setTimeout as rest } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import { BATCH_MAX } from './limits.ts';
import type { DueMessage, MessageContent } from './outbox.ts';
import type { Handed } from './settle.ts';
import type { SmtpTransport } from './transport.ts';

/** A message that is committed as being sent, and may now be handed over. */
export interface Claimed {
  readonly due: DueMessage;
  readonly content: MessageContent;
}

/** What one transaction took from the outbox; `found` counts those that needed no handing over as well. */
export interface Taken {
  readonly found: number;
  readonly claimed: readonly Claimed[];
}

export interface PipelineDeps {
  readonly smtp: SmtpTransport;
  readonly clock: Clock;
  /** Stores these outcomes and takes up to `limit` messages, in one transaction. */
  storeAndTake(handed: readonly Handed[], limit: number): Promise<Taken>;
  /** Whether messages may be taken at the moment. */
  mayTake(): boolean;
  /** Told when the server takes no mail at all, with its words. */
  onUnreachable(words: string): void;
}

export interface Pipeline {
  /** Sends until nothing is due and everything sent has its outcome stored. Returns how many were taken. */
  run(): Promise<number>;
  /** Something may have become due while `run` was waiting for answers. */
  look(): void;
}

/**
 * Messages are taken ahead for so long: a few transactions, which keeps the connections busy, and all that a crash
 * leaves uncertain.
 */
const AHEAD_MS = 40;
const AHEAD_MAX = 2 * BATCH_MAX;
const MEASURE_MS = 100;
const REST_MS = 5;
/** How long the others wait for the answer to the first. */
const FIRST_ANSWER_MS = 1_000;

/**
 * Keeps the connections to a mail server busy: while mails are under way, the outcomes of others are stored and
 * more are taken. It begins with one; how many are taken ahead then follows the server's pace, never less than one
 * for each connection.
 */
export function createPipeline(deps: PipelineDeps): Pipeline {
  const { smtp, clock } = deps;
  // The first message of a run tells whether the server takes any.
  let ahead = 1;
  let underWay = 0;
  /** Outcomes that no transaction has stored yet; they outlive a run that failed. */
  const answered: Handed[] = [];
  let moreIsDue = true;
  let wake: () => void = () => undefined;
  let pace = { busyMs: 0, count: 0, busySinceMs: 0 };

  /** How fast the server takes mails, by the time in which there was one under way. */
  const measure = (): void => {
    if (ahead < smtp.connections) ahead = Math.min(2 * ahead, smtp.connections);
    const nowMs = performance.now();
    pace = { busyMs: pace.busyMs + nowMs - pace.busySinceMs, count: pace.count + 1, busySinceMs: nowMs };
    if (pace.busyMs < MEASURE_MS) return;
    ahead = Math.min(Math.max(Math.round((pace.count * AHEAD_MS) / pace.busyMs), smtp.connections), AHEAD_MAX);
    pace = { busyMs: 0, count: 0, busySinceMs: nowMs };
  };

  const handOver = async ({ due, content }: Claimed): Promise<void> => {
    if (underWay === 0) pace.busySinceMs = performance.now();
    underWay += 1;
    const { recipient: to, sender: from, subject, html, text } = content;
    const outcome = await smtp.send({ id: due.id, from, to, subject, html, text });
    underWay -= 1;
    answered.push({ due, content, outcome, at: clock.now() });
    if (outcome.type === 'deferred' && outcome.unreachable) {
      ahead = 1;
      deps.onUnreachable(outcome.words);
    } else {
      measure();
    }
    wake();
  };

  const nextAnswer = (): Promise<void> =>
    new Promise((resolve) => {
      const isFirst = ahead < smtp.connections;
      const patience = isFirst ? setTimeout(goOn, FIRST_ANSWER_MS) : undefined;
      function goOn(): void {
        if (isFirst) ahead = smtp.connections;
        resolve();
      }
      wake = () => {
        clearTimeout(patience);
        resolve();
      };
    });

  return {
    async run() {
      let handled = 0;
      moreIsDue = true;
      for (;;) {
        const room: number = moreIsDue && deps.mayTake() ? Math.min(Math.max(0, ahead - underWay), BATCH_MAX) : 0;
        if (answered.length === 0 && room === 0) {
          if (underWay === 0) return handled;
          await nextAnswer();
          continue;
        }
        const storing = [...answered];
        moreIsDue &&= room === 0;
        const taken = await deps.storeAndTake(storing, room);
        answered.splice(0, storing.length);
        moreIsDue ||= taken.found > 0;
        handled += taken.found;
        for (const claimed of taken.claimed) void handOver(claimed);
        // With enough under way, a moment's rest lets more answers share the next transaction.
        if (underWay > ahead / 2) await rest(REST_MS);
      }
    },
    look() {
      moreIsDue = true;
      wake();
    },
  };
}
