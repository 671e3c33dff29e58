import type { MessageReason, MessageStatus } from '@segue/shared/api';
import type { Instant } from '../../clock.ts';
import type { Database } from '../../db/pool.ts';
import { sql } from '../../db/sql.ts';
import { TEAM } from '../team-mail.ts';
import type { ScopeInput } from '../scope.ts';

/** Any number that no other lock of the database uses: one process at a time takes messages from the outbox. */
const OUTBOX_LOCK_SPACE = 736_368;
const OUTBOX_LOCK = 1;

/** A message that is due, with what is needed to make it. */
export interface DueMessage {
  readonly personId: number;
  readonly id: string;
  readonly workspaceId: number;
  readonly workspaceName: string;
  readonly timezone: string;
  readonly flowId: number;
  /** Null when the flow or the run is gone. */
  readonly flowKey: string | null;
  readonly flowVersion: number | null;
  readonly event: ScopeInput['event'];
  readonly stepId: string;
  /** How many attempts there were so far. */
  readonly attempts: number;
  /** What it says, where that was settled when it was queued: mail to the team. Else null. */
  readonly finished: Omit<MessageContent, 'sender'> | null;
}

/**
 * Begins a transaction on the outbox: it gives up when it has to wait for a lock for longer than `waitMs`. Returns
 * whether it may take messages; one at a time may, until it ends.
 */
export async function enterOutbox(tx: Database, waitMs: number): Promise<boolean> {
  const [row] = await tx.query<{ locked: boolean }>(sql`
    select set_config('lock_timeout', ${`${waitMs}ms`}::text, true),
           pg_try_advisory_xact_lock(${OUTBOX_LOCK_SPACE}::int, ${OUTBOX_LOCK}::int) as locked`);
  return row?.locked ?? false;
}

/**
 * Reads messages that are due, oldest first and at most one of each person: a transaction that holds one row of a
 * person at most cannot come into each other's way with another that moves all messages of a person.
 */
export async function readDue(tx: Database, now: Instant, limit: number): Promise<DueMessage[]> {
  const rows = await tx.query<DueMessage>(sql`
    select m.person_id as "personId", m.id, m.workspace_id as "workspaceId", w.name as "workspaceName", w.timezone,
           m.flow_id as "flowId", f.key as "flowKey", r.version as "flowVersion",
           nullif(r.context -> 'event', 'null'::jsonb) as event, m.step_id as "stepId", m.attempts,
           case when m.person_id = ${TEAM}::bigint then jsonb_build_object(
             'recipient', m.recipient, 'subject', m.subject, 'html', m.html, 'text', m.body_text) end as finished
    from (
      select * from messages where status = 'queued' and due_at <= ${now}::timestamptz order by due_at limit ${limit}::int
    ) as m
    join workspaces w on w.id = m.workspace_id
    left join runs r on r.person_id = m.person_id and r.id = m.run_id
    left join flows f on f.id = r.flow_id
    order by m.due_at, m.id`);
  return [...new Map(rows.toReversed().map((row) => [row.personId, row])).values()].toReversed();
}

/** What a message becomes. What is left out stays as it is. */
export interface MessageChange {
  readonly personId: number;
  readonly id: string;
  /** The change is made only if the message has been tried just so often: a late answer changes nothing. */
  readonly ifAttempts: number;
  readonly attempts: number;
  readonly status: MessageStatus;
  /** One of our own reasons, or the mail server's words. */
  readonly reason: MessageReason | (string & {}) | null;
  readonly dueAt?: Instant | undefined;
  readonly sentAt?: Instant | undefined;
  readonly content?: MessageContent | undefined;
}

export interface MessageContent {
  readonly recipient: string;
  readonly sender: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Changes those of the messages that still are in one of the states `from`. Returns the ids of those changed. */
export async function changeMessages(
  tx: Database,
  from: readonly MessageStatus[],
  changes: readonly MessageChange[],
): Promise<Set<string>> {
  if (changes.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(sql`
    update messages m
    set status = i.status, reason = i.reason, attempts = i.attempts, due_at = coalesce(i.due_at, m.due_at),
        sent_at = coalesce(i.sent_at, m.sent_at), recipient = coalesce(i.recipient, m.recipient),
        sender = coalesce(i.sender, m.sender), subject = coalesce(i.subject, m.subject),
        html = coalesce(i.html, m.html), body_text = coalesce(i.body_text, m.body_text)
    from unnest(${changes.map((c) => c.personId)}::bigint[], ${changes.map((c) => c.id)}::uuid[],
                ${changes.map((c) => c.ifAttempts)}::int[], ${changes.map((c) => c.attempts)}::int[],
                ${changes.map((c) => c.status)}::text[], ${changes.map((c) => c.reason)}::text[],
                ${changes.map((c) => c.dueAt ?? null)}::timestamptz[],
                ${changes.map((c) => c.sentAt ?? null)}::timestamptz[],
                ${changes.map((c) => c.content?.recipient ?? null)}::text[],
                ${changes.map((c) => c.content?.sender ?? null)}::text[],
                ${changes.map((c) => c.content?.subject ?? null)}::text[],
                ${changes.map((c) => c.content?.html ?? null)}::text[],
                ${changes.map((c) => c.content?.text ?? null)}::text[])
      as i (person_id, id, if_attempts, attempts, status, reason, due_at, sent_at, recipient, sender, subject, html, body_text)
    where m.person_id = i.person_id and m.id = i.id and m.attempts = i.if_attempts and m.status = any(${from}::text[])
    returning m.id`);
  return new Set(rows.map((row) => row.id));
}

/**
 * The nearest instant at which there is something to do for a message: to send it, to try it again, or to give up
 * waiting for its answer. Null when there is none. `after` leaves out what is due already.
 */
export async function nextDueAt(db: Database, after?: Instant): Promise<Instant | null> {
  const [row] = await db.query<{ at: Instant | null }>(sql`
    select min(due_at) as at from messages
    where status in ('queued', 'sending') and due_at > ${after ?? '-infinity'}::timestamptz`);
  return row?.at ?? null;
}
