import type { NamingConvention } from '@segue/shared/segment';
import type { Context } from '../context.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

/** What people choose for a workspace beside its name and its calendar. */
export interface WorkspaceSettings {
  /** Of what the workspace writes by itself. */
  readonly language: 'en' | 'fr';
  /** Where word of segments without an owner goes; empty: nowhere. */
  readonly ownerEmail: string;
  readonly naming: NamingConvention;
}

/** Settings to change; what is left out stays as it is. */
export type SettingsInput = { readonly [Name in keyof WorkspaceSettings]?: WorkspaceSettings[Name] | undefined };

/** The settings of the workspace as they are stored. */
export async function getSettings({ pool, workspace }: Context): Promise<WorkspaceSettings> {
  const [row] = await pool.query<WorkspaceSettings>(sql`
    select language, owner_email as "ownerEmail", naming from workspaces where id = ${workspace.id}::int`);
  if (!row) throw new Error(`The workspace ${workspace.id} has disappeared.`);
  return row;
}

/** Stores those settings that are given. */
export async function writeSettings(tx: Database, workspaceId: number, settings: SettingsInput): Promise<void> {
  const naming = settings.naming === undefined ? null : JSON.stringify(settings.naming);
  await tx.query(sql`
    update workspaces set
      language = coalesce(${settings.language ?? null}::text, language),
      owner_email = coalesce(${settings.ownerEmail ?? null}::text, owner_email),
      naming = coalesce(${naming}::text::jsonb, naming)
    where id = ${workspaceId}::int`);
}
