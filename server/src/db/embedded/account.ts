import { execFile } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The operating-system account that PostgreSQL runs as, when it is not the one of this process. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Chooses the account for PostgreSQL, which refuses to run as root. Takes the folder that holds the cluster, which
 * need not exist yet. Gives undefined when this process is no superuser and PostgreSQL can simply share its account.
 * As root, an existing cluster keeps its owner, so that a folder made by an ordinary account stays usable by it.
 */
export async function chooseAccount(clusterDir: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await stat(clusterDir).catch(() => undefined);
  if (existing !== undefined && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  return (await findAccount('postgres')) ?? (await findAccount('nobody')) ?? { uid: 65_534, gid: 65_534 };
}

async function findAccount(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** Hands a file or folder to the account, so that both it and this process can use it. */
export async function giveTo(account: Account | undefined, path: string): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}
