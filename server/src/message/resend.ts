import type { Message, MessageStatus } from '@segue/shared/api';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { announceMessages } from './delivery/record.ts';
import { getMessage } from './read.ts';

/** States that only a person ends: nothing more happens to such a message by itself. */
const RESENDABLE: readonly MessageStatus[] = ['failed', 'skipped', 'uncertain'];

/**
 * Puts a message that was not sent, or perhaps not, back into the outbox; it is made anew with what is known now.
 * Throws `message_not_found`, and `message_not_resendable` for one that was sent or is on its way.
 */
export async function resendMessage(context: Context, input: { readonly id: string }): Promise<Message> {
  const { pool, clock, workspace } = context;
  const message = await getMessage(context, input);
  await pool.transaction(async (tx) => {
    const rows = await tx.query<{ personId: number }>(sql`
      update messages set status = 'queued', reason = null, attempts = 0, due_at = ${clock.now()}::timestamptz
      where workspace_id = ${workspace.id}::int and id = ${input.id}::uuid and status = any(${RESENDABLE}::text[])
      returning person_id as "personId"`);
    if (rows.length === 0) throw new SegueError('message_not_resendable', { status: message.status });
    await announceMessages(
      tx,
      rows.map((row) => ({ ...row, id: input.id, workspaceId: workspace.id })),
    );
  });
  return getMessage(context, input);
}
