import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { emailDocument } from './template/document.ts';

/**
 * Stands where the person would: mail to those who work with Segue concerns nobody in particular. Such messages are
 * finished when they are queued, belong to no flow, and leave no event.
 */
export const TEAM = 0;

export interface TeamMail {
  readonly workspaceId: number;
  /** Says what it is: a second mail of the same key to the same address is not queued. */
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  /** HTML of the content; what comes from people is escaped already. */
  readonly content: string;
  readonly text: string;
}

/** Puts mail to the team into the outbox, due at once, each once. Returns how many were new. */
export async function queueTeamMail(tx: Database, mails: readonly TeamMail[], now: Instant): Promise<number> {
  if (mails.length === 0) return 0;
  const rows = await tx.query<{ id: string }>(sql`
    insert into messages (id, person_id, workspace_id, flow_id, run_id, step_id, visit, channel, status, due_at, created_at,
                          recipient, subject, html, body_text)
    select i.id, ${TEAM}::bigint, i.workspace_id, 0, i.workspace_id, i.key || '/' || i.recipient, 0, 'email', 'queued',
           ${now}::timestamptz, ${now}::timestamptz, i.recipient, i.subject, i.html, i.body_text
    from unnest(${mails.map(() => crypto.randomUUID())}::uuid[], ${mails.map((mail) => mail.workspaceId)}::int[],
                ${mails.map((mail) => mail.key)}::text[], ${mails.map((mail) => mail.to)}::text[],
                ${mails.map((mail) => mail.subject)}::text[],
                ${mails.map((mail) => emailDocument(mail.subject, mail.content))}::text[],
                ${mails.map((mail) => mail.text)}::text[])
      as i (id, workspace_id, key, recipient, subject, html, body_text)
    on conflict (person_id, run_id, step_id, visit) do nothing
    returning id`);
  return rows.length;
}
