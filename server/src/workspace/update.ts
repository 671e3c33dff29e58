import { bumpDefinitions } from '../db/definition-clock.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context, Workspace } from '../context.ts';
import { type SettingsInput, writeSettings } from './settings.ts';

export interface UpdateWorkspaceInput extends SettingsInput {
  readonly name?: string | undefined;
  /** IANA name, for example Europe/Paris. */
  readonly timezone?: string | undefined;
  readonly weekStart?: 'monday' | 'sunday' | undefined;
}

/**
 * Renames the workspace, or changes the time zone and week start that its calendar windows follow; workers read their
 * definitions anew. Throws `invalid_body` for a time zone that does not exist.
 */
export async function updateWorkspace(ctx: Context, input: UpdateWorkspaceInput): Promise<Workspace> {
  const { pool, workspace } = ctx;
  if (input.timezone !== undefined) await assertTimezone(ctx, input.timezone);
  return pool.transaction(async (tx) => {
    const [row] = await tx.query<{ name: string; timezone: string; week_start: 'monday' | 'sunday' }>(sql`
      update workspaces set
        name = coalesce(${input.name ?? null}::text, name),
        timezone = coalesce(${input.timezone ?? null}::text, timezone),
        week_start = coalesce(${input.weekStart ?? null}::text, week_start),
        -- The audit comes at an hour of the workspace's own day.
        next_audit_at = case when timezone = coalesce(${input.timezone ?? null}::text, timezone) then next_audit_at end
      where id = ${workspace.id}::int
      returning name, timezone, week_start`);
    if (!row) throw new Error(`The workspace ${workspace.id} has disappeared.`);
    await writeSettings(tx, workspace.id, input);
    await bumpDefinitions(tx);
    await tx.query(sql`select pg_notify('segue', '{"type":"workspace"}')`);
    return { id: workspace.id, name: row.name, timezone: row.timezone, weekStart: row.week_start };
  });
}

/** Both PostgreSQL, which computes the windows, and the browser must know the name. */
async function assertTimezone(ctx: Context, timezone: string): Promise<void> {
  const [found] = await ctx.pool.query<{ name: string }>(
    sql`select name from pg_timezone_names where name = ${timezone}::text`,
  );
  if (found && isKnownHere(timezone)) return;
  const sentence = `There is no time zone “${timezone}”; use a name like Europe/Paris.`;
  throw new SegueError('invalid_body', { issues: [{ path: 'timezone', message: sentence }] }, sentence);
}

function isKnownHere(timezone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
