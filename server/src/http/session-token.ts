import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { WorkspaceDirectory, WorkspaceEntry } from '../workspace/index.ts';

export const SESSION_COOKIE = 'segue_session';
export const SESSION_DAYS = 30;
const MS_PER_DAY = 86_400_000;

/**
 * A session is a signed text, not a row: `workspace.ends.random.signature`, signed with the workspace's secret key.
 * So it outlives a restart, every process of an installation knows it, and a new secret key ends all sessions.
 */
export function createSessionToken(workspace: WorkspaceEntry, nowMs: number): string {
  const body = `${workspace.id}.${nowMs + SESSION_DAYS * MS_PER_DAY}.${randomBytes(16).toString('base64url')}`;
  return `${body}.${sign(workspace, body)}`;
}

/** The workspace that a token was signed for; null when it is forged, altered, or has ended. */
export function readSessionToken(token: string, workspaces: WorkspaceDirectory, nowMs: number): WorkspaceEntry | null {
  const parts = /^((\d{1,9})\.(\d{1,15})\.[\w-]{22})\.([\w-]{43})$/.exec(token);
  if (!parts) return null;
  const [, body = '', id, ends, signature = ''] = parts;
  const workspace = workspaces.find(Number(id));
  if (workspace === null || Number(ends) <= nowMs) return null;
  const expected = Buffer.from(sign(workspace, body));
  return timingSafeEqual(expected, Buffer.from(signature)) ? workspace : null;
}

function sign(workspace: WorkspaceEntry, body: string): string {
  return createHmac('sha256', workspace.secretKey).update(`segue session\n${body}`).digest('base64url');
}
