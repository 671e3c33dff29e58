import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { chooseAccount } from './embedded/account.ts';
import { locateBinaries, makeBinariesRunnable } from './embedded/binaries.ts';
import { claimServer } from './embedded/claims.ts';
import { DATABASE_ROLE, clusterDirOf, openCluster, type Cluster } from './embedded/cluster.ts';
import type { DatabaseLog } from './embedded/database-log.ts';
import { findPostmaster, stopPostmaster } from './embedded/postmaster.ts';
import { ensureServer, urlOf } from './embedded/server.ts';
import type { Settings } from './embedded/settings.ts';

/** A running embedded server that this process uses. */
export interface EmbeddedDatabase {
  /** Where to connect, with the password. It stays the same for as long as this process uses the server. */
  readonly url: string;
  /** Gives the server up, and stops it unless another process uses it. May be called twice. */
  stop(): Promise<void>;
}

const DATABASE_NAME = 'segue';
const WATCH_INTERVAL_MS = 500;
const PRUNE_INTERVAL_MS = 3_600_000;
const LOG_FILES_MAX = 5;

/**
 * Starts the PostgreSQL server of a data folder, or joins the one that already runs there, and gives its address.
 * Takes the data folder, which is made on first use, a logger, and settings of PostgreSQL that differ from ours (the
 * tests switch fsync off). Throws with a sentence that says what to do when the server cannot run here.
 *
 * Whatever ends this process, nothing acknowledged is lost and the next start works: a server left behind is adopted.
 * When the server itself dies it is started again at the same address; connections made before then are broken.
 */
export async function startEmbeddedDatabase(input: {
  readonly dataDir: string;
  readonly log: DatabaseLog;
  readonly settings?: Settings | undefined;
}): Promise<EmbeddedDatabase> {
  const { log, settings = {} } = input;
  const startedAtMs = performance.now();
  const dataDir = resolve(input.dataDir);
  await mkdir(dataDir, { recursive: true });
  const account = await chooseAccount(clusterDirOf(dataDir));
  const binaries = await makeBinariesRunnable(await locateBinaries(), account, dataDir, log);
  const cluster = await openCluster(dataDir, binaries, account);

  const claim = await claimServer(cluster.claimsDir, account);
  const start = { cluster, binaries, settings, log };
  let pid: number;
  let port: number;
  try {
    ({ pid, port } = await ensureServer({ ...start, mayReplace: !(await claim.hasCompany()) }));
    await createDatabase(cluster, port);
  } catch (error) {
    await claim.leave(async () => undefined);
    throw error;
  }
  await pruneLogs(cluster.logDir);
  const tookMs = Math.round(performance.now() - startedAtMs);
  log.info({ port, pid, tookMs }, 'The embedded PostgreSQL is ready');

  const pruning = setInterval(() => void pruneLogs(cluster.logDir), PRUNE_INTERVAL_MS);
  pruning.unref();
  const watcher = watchServer(async () => {
    if ((await findPostmaster(cluster)) !== undefined) return;
    log.warn({ pid }, 'The embedded PostgreSQL has died; starting it again');
    ({ pid } = await ensureServer({ ...start, mayReplace: false, fixedPort: port }));
    log.info({ pid }, 'The embedded PostgreSQL is back');
  }, log);

  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    clearInterval(pruning);
    await watcher.stop();
    await claim.leave(async () => {
      const running = await findPostmaster(cluster);
      if (running !== undefined) await stopPostmaster(cluster, running.pid);
    });
  }
  return { url: urlOf(cluster, port, DATABASE_NAME), stop: () => (stopped ??= stop()) };
}

/** Looks at the server regularly, one look at a time, and reports a look that failed once in a while. */
function watchServer(look: () => Promise<void>, log: DatabaseLog): { stop(): Promise<void> } {
  let failures = 0;
  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    looking ??= look()
      .then(() => {
        failures = 0;
      })
      .catch((error: unknown) => {
        // A look that keeps failing would fill the log: the first, the second, the fourth, … are enough.
        failures += 1;
        if ((failures & (failures - 1)) === 0) log.error({ err: error, failures }, 'PostgreSQL cannot be started');
      })
      .finally(() => {
        looking = undefined;
      });
  }, WATCH_INTERVAL_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new Client({ connectionString: urlOf(cluster, port, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE_NAME]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE_NAME} owner ${DATABASE_ROLE}`);
  } catch (error) {
    // A second process may create it between the question and the command, or even during the command.
    const isThere = error instanceof DatabaseError && (error.code === '42P04' || error.code === '23505');
    if (!isThere) throw error;
  } finally {
    await client.end();
  }
}

/** Keeps the newest log files; PostgreSQL starts a new one at 10 MB, and never removes one. */
async function pruneLogs(logDir: string): Promise<void> {
  const names = (await readdir(logDir)).filter((name) => name.startsWith('postgres-')).toSorted();
  for (const name of names.slice(0, -LOG_FILES_MAX)) await rm(join(logDir, name), { force: true });
}
