import { hostname } from 'node:os';
import type { Instant } from '../../clock.ts';
import type { Database } from '../../db/pool.ts';
import { identifyProcess } from '../../db/embedded/process-identity.ts';
import { sql } from '../../db/sql.ts';

const MARK = 'in_hand:';

/** What `reason` says while a message is being sent: in whose hands it is. */
export const IN_MY_HANDS = `${MARK}${hostname()}/${identifyProcess(process.pid) ?? process.pid}`;

/** A message that was handed over, or was about to be, and whose outcome nobody will tell any more. */
export interface LostMessage {
  readonly personId: number;
  readonly id: string;
  readonly workspaceId: number;
}

/**
 * Messages in other hands for longer than their lease: whether they arrived is uncertain, and they are not sent
 * again by themselves. `mine` are those in the hands of this process, which it still waits for.
 */
export async function giveUpOverdue(tx: Database, now: Instant, mine: ReadonlySet<string>): Promise<LostMessage[]> {
  return tx.query<LostMessage>(sql`
    update messages set status = 'uncertain', reason = 'no_answer'
    where status = 'sending' and due_at <= ${now}::timestamptz and not (id = any(${[...mine]}::uuid[]))
    returning person_id as "personId", id, workspace_id as "workspaceId"`);
}

/** The same for messages in the hands of processes of this machine that run no longer; asked once, at the start. */
export async function giveUpOfTheDead(tx: Database): Promise<LostMessage[]> {
  const held = await tx.query<{ reason: string | null }>(
    sql`select distinct reason from messages where status = 'sending'`,
  );
  const dead = held.flatMap(({ reason }) => (reason !== null && isOfTheDead(reason) ? [reason] : []));
  if (dead.length === 0) return [];
  return tx.query<LostMessage>(sql`
    update messages set status = 'uncertain', reason = 'interrupted'
    where status = 'sending' and reason = any(${dead}::text[])
    returning person_id as "personId", id, workspace_id as "workspaceId"`);
}

/** Processes of other machines cannot be seen from here: their messages have a lease. */
function isOfTheDead(mark: string): boolean {
  const here = `${MARK}${hostname()}/`;
  if (mark === IN_MY_HANDS || !mark.startsWith(here)) return false;
  const identity = mark.slice(here.length);
  const pid = Number(/(?:^|\/)(\d+)(?:\/|$)/.exec(identity)?.[1]);
  return identifyProcess(pid) !== identity;
}
