import type { Instant } from '../../clock.ts';
import type { Database } from '../../db/pool.ts';
import { sql } from '../../db/sql.ts';
import { recordEvents } from '../../event/index.ts';
import type { JsonObject, Registry } from '../../event/index.ts';
import { TEAM } from '../team-mail.ts';
import type { DueMessage } from './outbox.ts';

/** An email that left, or that its recipient's server refused for good. */
export interface EmailEvent {
  readonly due: DueMessage;
  readonly name: 'Email Sent' | 'Email Bounced';
  readonly subject: string;
  /** The server's words for a refusal. */
  readonly reason: string | null;
}

/** Stores what became of emails as events of their people, in the transaction of the outcome. */
export async function recordEmailEvents(
  tx: Database,
  registry: Registry,
  events: readonly EmailEvent[],
  now: Instant,
): Promise<void> {
  // Mail to the team is nothing that happened to a person.
  const ofPeople = events.filter(({ due }) => due.personId !== TEAM);
  for (const [workspaceId, own] of byWorkspace(ofPeople, (event) => event.due.workspaceId)) {
    const recorded = own.map(({ due, name, subject, reason }) => {
      const properties: JsonObject = {
        // An email's key: conditions on email activity name it so.
        email: `${due.flowKey}/${due.stepId}`,
        subject,
        message_id: due.id,
        flow: due.flowKey,
        step: due.stepId,
        ...(reason !== null && { reason }),
      };
      return { personId: due.personId, name, kind: 'email' as const, occurredAt: now, receivedAt: now, properties };
    });
    await recordEvents(tx, registry, workspaceId, recorded);
  }
}

/** A notification holds 8 000 bytes; this many items stay well below. */
const ANNOUNCED_MAX = 100;

/** Tells viewers and workers which messages have changed, when the transaction commits. */
export async function announceMessages(
  tx: Database,
  messages: readonly { readonly personId: number; readonly id: string; readonly workspaceId: number }[],
): Promise<void> {
  for (const [workspace, own] of byWorkspace(messages, (message) => message.workspaceId)) {
    for (let i = 0; i < own.length; i += ANNOUNCED_MAX) {
      const items = own.slice(i, i + ANNOUNCED_MAX).map((message) => [message.personId, message.id]);
      await tx.query(sql`select pg_notify('segue', ${JSON.stringify({ type: 'messages', workspace, items })}::text)`);
    }
  }
}

function byWorkspace<Item>(items: readonly Item[], idOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) groups.set(idOf(item), [...(groups.get(idOf(item)) ?? []), item]);
  return groups;
}
