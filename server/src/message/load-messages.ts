import type { MessageStatus } from '@segue/shared/api';
import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

/** What a line of the live stream tells of a message. */
export interface MessageNews {
  id: string;
  subject: string;
  status: MessageStatus;
  /** When it was sent, else when it was queued. */
  at: Instant;
}

/** Some messages by person and id; those that no longer exist are left out. */
export async function loadMessages(
  db: Database,
  workspaceId: number,
  wanted: readonly { readonly personId: number; readonly messageId: string }[],
): Promise<MessageNews[]> {
  if (wanted.length === 0) return [];
  return db.query<MessageNews>(sql`
    select m.id, m.subject, m.status, coalesce(m.sent_at, m.created_at) as at
    from unnest(${wanted.map((one) => one.personId)}::bigint[], ${wanted.map((one) => one.messageId)}::uuid[])
      as w (person_id, id)
    join messages m on m.person_id = w.person_id and m.id = w.id and m.workspace_id = ${workspaceId}::int`);
}
