import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdir, readFile, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { giveTo, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { isRunning } from './process-identity.ts';

const run = promisify(execFile);

/** The superuser of the embedded server. */
export const DATABASE_ROLE = 'segue';

/** A PostgreSQL data directory with what belongs to it, in one folder owned by the account of PostgreSQL. */
export interface Cluster {
  /** Unique on this machine; every process of the server carries it. */
  readonly name: string;
  readonly dataDirectory: string;
  readonly claimsDir: string;
  readonly logDir: string;
  readonly password: string;
  readonly account: Account | undefined;
}

/** Gives the folder of the cluster inside a data folder. */
export function clusterDirOf(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/**
 * Opens the cluster of a data folder, and makes it on first use. Throws when it was made by another major version of
 * PostgreSQL, or by another account of the system.
 */
export async function openCluster(dataDir: string, binaries: Binaries, account: Account | undefined): Promise<Cluster> {
  const dir = clusterDirOf(dataDir);
  if ((await stat(dir).catch(() => undefined)) === undefined) await createCluster(dataDir, binaries, account);
  await checkOwner(dir, account);
  const dataDirectory = join(dir, 'data');
  await checkVersion(dataDirectory, binaries);
  return {
    name: `segue-${createHash('sha256')
      .update(await realpath(dataDirectory))
      .digest('hex')
      .slice(0, 16)}`,
    dataDirectory,
    claimsDir: join(dir, 'claims'),
    logDir: join(dir, 'log'),
    password: (await readFile(join(dir, 'password'), 'utf8')).trim(),
    account,
  };
}

/**
 * Gives the arguments and options that every PostgreSQL program of this cluster starts with. The account of PostgreSQL
 * may not be allowed to walk to the data directory (a clone under /root): it starts inside, and /proc/self/cwd names
 * that place without walking.
 */
export function programOptions(
  dataDirectory: string,
  account: Account | undefined,
): { args: string[]; options: { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } } {
  return {
    args: ['-D', account === undefined ? dataDirectory : '/proc/self/cwd'],
    options: { cwd: dataDirectory, env: { LC_ALL: 'C', TZ: 'UTC' }, ...account },
  };
}

/** Builds the cluster aside and renames it, so that a crash or a second process never leaves half of one. */
async function createCluster(dataDir: string, binaries: Binaries, account: Account | undefined): Promise<void> {
  await removeUnfinished(dataDir);
  const unfinished = join(dataDir, `postgres.new-${process.pid}`);
  const dataDirectory = join(unfinished, 'data');
  const passwordFile = join(unfinished, 'password');
  for (const folder of [unfinished, dataDirectory, join(unfinished, 'log')]) {
    await mkdir(folder, { mode: 0o700 });
    await giveTo(account, folder);
  }
  await writeFile(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  await giveTo(account, passwordFile);

  const { args, options } = programOptions(dataDirectory, account);
  const access = ['--username', DATABASE_ROLE, '--pwfile', '../password', '--auth', 'scram-sha-256'];
  const text = ['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--no-locale'];
  const initdb = join(binaries.root, 'bin', 'initdb');
  await run(initdb, [...args, ...access, ...text, '--no-instructions'], options);
  await appendFile(join(dataDirectory, 'postgresql.conf'), "\ninclude_if_exists = 'segue.conf'\n");
  await rename(unfinished, clusterDirOf(dataDir)).catch(async (error: NodeJS.ErrnoException) => {
    // A second process was faster: its cluster is the one to use.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(unfinished, { recursive: true, force: true });
  });
}

async function removeUnfinished(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const match = /^postgres\.new-(\d+)$/.exec(name);
    if (match === null) continue;
    const maker = Number(match[1]);
    if (maker !== process.pid && isRunning(maker)) continue;
    // The initdb of a killed process may go on for a moment and write while we delete, hence the retries.
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function checkOwner(dir: string, account: Account | undefined): Promise<void> {
  const owner = (await stat(dir)).uid;
  const expected = account?.uid ?? process.getuid?.();
  if (expected === undefined || owner === expected) return;
  throw new Error(
    `The database folder ${dir} belongs to another account of this machine (number ${owner}). ` +
      'Start Segue as that account or as root, or choose another data folder.',
  );
}

async function checkVersion(dataDirectory: string, binaries: Binaries): Promise<void> {
  const found = Number((await readFile(join(dataDirectory, 'PG_VERSION'), 'utf8')).trim());
  if (found === binaries.majorVersion) return;
  throw new Error(
    `The database folder ${dataDirectory} was made by PostgreSQL ${found}, and this Segue brings PostgreSQL ` +
      `${binaries.majorVersion}, which cannot read it. Start the Segue that made it, or dump it with pg_dump of ` +
      `PostgreSQL ${found} and restore it into a new data folder.`,
  );
}
