import { createHash, timingSafeEqual } from 'node:crypto';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import type { Workspace } from '../context.ts';

/** A workspace with its keys. */
export interface WorkspaceEntry extends Workspace {
  readonly writeKey: string;
  readonly secretKey: string;
}

/** Whose key it is, and what it may do: the write key only sends events, the secret key does everything. */
export interface KeyHolder {
  readonly workspace: WorkspaceEntry;
  readonly kind: 'write' | 'secret';
}

/** The process's memory of the workspaces, so that no request asks the database who it is for. */
export interface WorkspaceDirectory {
  /** Null for a key of nobody. How long it takes tells nothing about any key. */
  findByKey(key: string): KeyHolder | null;
  find(id: number): WorkspaceEntry | null;
  /** The workspace that was made first: the one of a single-user installation. */
  first(): WorkspaceEntry;
  /** Reads the workspaces again, after one of them changed. */
  reload(): Promise<void>;
}

interface WorkspaceRow {
  id: number;
  name: string;
  timezone: string;
  week_start: 'monday' | 'sunday';
  write_key: string;
  secret_key: string;
}

/** Opens the directory with what the database holds now. */
export async function openDirectory(db: Database): Promise<WorkspaceDirectory> {
  let entries = await loadWorkspaces(db);
  let holdersByDigest = indexKeys(entries);
  return {
    findByKey(key) {
      // Looking up a digest leaks no prefix of a key; the comparison of the whole is in constant time as well.
      const presented = digest(key);
      const found = holdersByDigest.get(presented.toString('hex'));
      return found !== undefined && timingSafeEqual(found.digest, presented) ? found.holder : null;
    },
    find: (id) => entries.find((entry) => entry.id === id) ?? null,
    first() {
      const [first] = entries;
      if (!first) throw new Error('There is no workspace; create the first one before serving.');
      return first;
    },
    async reload() {
      entries = await loadWorkspaces(db);
      holdersByDigest = indexKeys(entries);
    },
  };
}

async function loadWorkspaces(db: Database): Promise<WorkspaceEntry[]> {
  const rows = await db.query<WorkspaceRow>(sql`
    select id, name, timezone, week_start, write_key, secret_key from workspaces order by id`);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    timezone: row.timezone,
    weekStart: row.week_start,
    writeKey: row.write_key,
    secretKey: row.secret_key,
  }));
}

function indexKeys(entries: readonly WorkspaceEntry[]): Map<string, { digest: Buffer; holder: KeyHolder }> {
  const holders = entries.flatMap((workspace) => [
    { digest: digest(workspace.writeKey), holder: { workspace, kind: 'write' as const } },
    { digest: digest(workspace.secretKey), holder: { workspace, kind: 'secret' as const } },
  ]);
  return new Map(holders.map((entry) => [entry.digest.toString('hex'), entry]));
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
