import type { Instant } from '../../clock.ts';
import type { Database } from '../../db/pool.ts';
import { sql } from '../../db/sql.ts';
import type { Registry } from '../../event/index.ts';
import { ATTEMPTS_MAX, retryAt } from './limits.ts';
import { changeMessages, type DueMessage, type MessageChange, type MessageContent } from './outbox.ts';
import { announceMessages, type EmailEvent, recordEmailEvents } from './record.ts';
import type { Outcome } from './transport.ts';

/** A message that was handed over, and what became of it. */
export interface Handed {
  readonly due: DueMessage;
  readonly content: MessageContent;
  readonly outcome: Outcome;
  readonly at: Instant;
}

/**
 * Stores outcomes: the state of the message, the event of the person, and the announcement, in one transaction. A
 * person may have become another one meanwhile; the message is then looked for there.
 */
export async function settle(tx: Database, registry: Registry, handed: readonly Handed[]): Promise<void> {
  for (let rest = handed; rest.length > 0;) {
    const changes = rest.map(toChange);
    // Uncertain, too: another process may have thought us dead, and our answer is better than its guess.
    const changed = await changeMessages(tx, ['sending', 'uncertain'], changes);
    const settled = rest.filter((one) => changed.has(one.due.id));
    const now = settled[0]?.at;
    if (now !== undefined) {
      await recordEmailEvents(tx, registry, settled.flatMap(toEvent), now);
      await announceMessages(
        tx,
        settled.map((one) => one.due),
      );
    }
    rest = await followMerges(
      tx,
      rest.filter((one) => !changed.has(one.due.id)),
    );
  }
}

function toChange({ due, outcome, at }: Handed): MessageChange {
  const attempts = due.attempts + 1;
  const change = { personId: due.personId, id: due.id, ifAttempts: attempts, attempts };
  switch (outcome.type) {
    case 'sent':
      return { ...change, status: 'sent', reason: null, sentAt: at };
    case 'refused':
      return { ...change, status: 'failed', reason: outcome.words };
    case 'uncertain':
      return { ...change, status: 'uncertain', reason: 'no_answer' };
    case 'deferred':
      return attempts >= ATTEMPTS_MAX
        ? { ...change, status: 'failed', reason: outcome.words }
        : { ...change, status: 'queued', reason: outcome.words, dueAt: retryAt(at, attempts) };
  }
}

function toEvent({ due, content, outcome }: Handed): EmailEvent[] {
  const { subject } = content;
  if (outcome.type === 'sent') return [{ due, name: 'Email Sent', subject, reason: null }];
  if (outcome.type !== 'refused' || !outcome.bounced) return [];
  return [{ due, name: 'Email Bounced', subject, reason: outcome.words }];
}

/** The same messages as those of the people that theirs have become; messages of deleted people are dropped. */
async function followMerges(tx: Database, handed: readonly Handed[]): Promise<Handed[]> {
  if (handed.length === 0) return [];
  const rows = await tx.query<{ id: number; into: number }>(sql`
    select id, merged_into as "into" from persons
    where id = any(${handed.map((one) => one.due.personId)}::bigint[]) and merged_into is not null`);
  const intoById = new Map(rows.map((row) => [row.id, row.into]));
  return handed.flatMap((one) => {
    const personId = intoById.get(one.due.personId);
    return personId === undefined ? [] : [{ ...one, due: { ...one.due, personId } }];
  });
}
