import type { Clock, Instant } from '../../clock.ts';
import type { Workspace } from '../../context.ts';
import type { Pool, Transaction } from '../../db/pool.ts';
import { sql } from '../../db/sql.ts';
import { queueTeamMail, type TeamMail } from '../../message/index.ts';
import { getSettings } from '../../workspace/index.ts';
import { segmentAudit } from './audit.ts';
import { auditMails } from './mail.ts';

interface DueWorkspace {
  readonly id: number;
  readonly name: string;
  readonly timezone: string;
  readonly week_start: 'monday' | 'sunday';
  readonly next_audit_at: Instant | null;
}

/** The hour of the first day of a month, by the workspace's calendar, at which the mail goes. */
const HOUR = 8;

/**
 * Queues the monthly mail of every workspace that it is due in, and sets when the next one is. Whoever moves that date
 * first queues the mails, in the same transaction: each goes once, whatever dies or runs beside it; a month that nobody
 * worked in is skipped. Returns how many mails were queued.
 */
export async function sendAudits(pool: Pool, clock: Clock, publicUrl: string | null): Promise<number> {
  const now = clock.now();
  const due = await pool.query<DueWorkspace>(sql`
    select id, name, timezone, week_start, next_audit_at from workspaces
    where next_audit_at is null or next_audit_at <= ${now}::timestamptz order by id`);
  let queued = 0;
  for (const workspace of due) {
    // Worked out before the transaction: it is short then, and needs one connection only.
    const mails = workspace.next_audit_at === null ? [] : await writeMails(pool, clock, workspace, publicUrl);
    queued += await pool.transaction(async (tx) =>
      (await takeTurn(tx, workspace, now)) ? queueTeamMail(tx, mails, now) : 0,
    );
  }
  return queued;
}

/** The nearest instant at which `sendAudits` has something to do; null: it has now, or never. */
export async function nextAuditAt(pool: Pool): Promise<Instant | null> {
  const [row] = await pool.query<{ at: Instant | null }>(sql`select min(next_audit_at) as at from workspaces`);
  return row?.at ?? null;
}

async function takeTurn(tx: Transaction, { id, next_audit_at }: DueWorkspace, now: Instant): Promise<boolean> {
  const rows = await tx.query(sql`
    update workspaces set next_audit_at = (
      date_trunc('month', ${now}::timestamptz at time zone timezone - ${HOUR}::int * interval '1 hour')
      + interval '1 month' + ${HOUR}::int * interval '1 hour') at time zone timezone
    where id = ${id}::int and next_audit_at is not distinct from ${next_audit_at}::timestamptz
    returning 1`);
  return rows.length > 0;
}

async function writeMails(pool: Pool, clock: Clock, row: DueWorkspace, publicUrl: string | null): Promise<TeamMail[]> {
  const workspace: Workspace = { id: row.id, name: row.name, timezone: row.timezone, weekStart: row.week_start };
  const context = { workspace, pool, clock };
  const now = clock.now();
  const settings = await getSettings(context);
  const audit = await segmentAudit(context);
  if (audit.mail.recipients.length === 0) return [];
  const owners = await pool.query<{ key: string; owner: string }>(sql`
    select key, owner from segments where workspace_id = ${row.id}::int`);
  const [calendar] = await pool.query<{ month: string }>(sql`
    select to_char(${now}::timestamptz at time zone ${row.timezone}::text, 'YYYY-MM') as month`);
  return auditMails({
    workspace,
    ...settings,
    audit,
    owners: new Map(owners.map(({ key, owner }) => [key, owner])),
    month: calendar?.month ?? now.slice(0, 7),
    publicUrl,
  });
}
