import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client, DatabaseError } from 'pg';
import type { Binaries } from './binaries.ts';
import { DATABASE_ROLE, programOptions, type Cluster } from './cluster.ts';
import type { DatabaseLog } from './database-log.ts';
import {
  endLeftovers,
  findPostmaster,
  killPostmaster,
  settingsFileOf,
  startPostmaster,
  stopPostmaster,
  type Postmaster,
} from './postmaster.ts';
import { renderSettings, settingsForMachine, type Settings } from './settings.ts';

const run = promisify(execFile);

/** Ports outside the range that systems hand out for outgoing connections, so that a chosen port stays free. */
const FIRST_PORT = 15_432;
const PORTS = 4_000;
const PORT_ATTEMPTS_MAX = 200;

const POLL_MS = 25;
const SLOW_START_NOTICE_MS = 10_000;
/** How long a server may claim to be ready without answering before it is taken for broken. */
const ANSWER_MAX_MS = 10_000;
/** How long a lock file or shared memory may block a start without any server to be seen. */
const BLOCKED_MAX_MS = 30_000;
const STALE_LOCK_MS = 3_000;

const TOO_MANY_CONNECTIONS = '53300';
const CANNOT_CONNECT_NOW = '57P03';
const ADMIN_SHUTDOWN = '57P01';

/** What is needed to start or join the server of a cluster. */
export interface ServerInput {
  readonly cluster: Cluster;
  readonly binaries: Binaries;
  /** What differs from the settings for this machine. */
  readonly settings: Settings;
  readonly log: DatabaseLog;
  /** Whether a running server with other settings or programs may be restarted: not while others use it. */
  readonly mayReplace: boolean;
  /** Given when a dead server must come back at the address that its users know. */
  readonly fixedPort?: number | undefined;
}

/** Gives the address of a database on the server. */
export function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://${DATABASE_ROLE}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the server of the cluster run and answer: adopts the one that runs, ends one that does not answer, starts one
 * where there is none. Gives its process and port. Throws when it cannot start, with what PostgreSQL said.
 */
export async function ensureServer(input: ServerInput): Promise<{ pid: number; port: number }> {
  const { cluster, log } = input;
  const notice = setInterval(
    () => log.info({}, 'PostgreSQL is still starting; after a crash it first recovers what was committed'),
    SLOW_START_NOTICE_MS,
  );
  try {
    let port = input.fixedPort ?? (await rememberedPort(cluster)) ?? firstPort(cluster);
    const blockedAtMs = performance.now();
    for (let attempts = 0; ;) {
      const running = await findPostmaster(cluster);
      if (running !== undefined) {
        if (await isUsable(running, input)) return running;
        continue;
      }
      const settings = await composeSettings(input, port);
      const outcome = await startPostmaster(cluster, input.binaries, settings);
      if (outcome.type === 'failed') throw new Error(`PostgreSQL did not start.\n${outcome.output}`);
      if (outcome.type === 'port-taken') {
        attempts += 1;
        if (input.fixedPort !== undefined || attempts > PORT_ATTEMPTS_MAX) {
          throw new Error(`PostgreSQL did not start: port ${port} is taken by another program.`);
        }
        port += 1;
      }
      if (outcome.type === 'leftovers') await endLeftovers(cluster);
      if (outcome.type === 'already-running') await clearStaleLock(cluster, blockedAtMs);
      if (outcome.type !== 'ready' && performance.now() - blockedAtMs > BLOCKED_MAX_MS) {
        throw new Error(`PostgreSQL did not start within ${BLOCKED_MAX_MS / 1000} s: ${outcome.type}.`);
      }
    }
  } finally {
    clearInterval(notice);
  }
}

/** Judges a running server; where the answer is no, something was done about it, or waited for, and one looks again. */
async function isUsable(running: Postmaster, input: ServerInput): Promise<boolean> {
  const { cluster, log } = input;
  const answer = running.status === 'ready' ? await askServer(cluster, running.port) : 'later';
  if (answer === 'later') {
    await sleep(POLL_MS);
    return false;
  }
  if (answer === 'no') {
    if ((await findPostmaster(cluster))?.status !== 'ready') return false;
    if (!input.mayReplace) throw new Error(`The embedded PostgreSQL (process ${running.pid}) does not answer.`);
    log.warn({ pid: running.pid }, 'The embedded PostgreSQL does not answer; starting it anew');
    await killPostmaster(cluster, running.pid);
    return false;
  }
  if (input.mayReplace && (await readSettings(cluster)) !== (await composeSettings(input, running.port))) {
    log.info({ pid: running.pid }, 'The embedded PostgreSQL runs with other settings; restarting it');
    await stopPostmaster(cluster, running.pid);
    return false;
  }
  return true;
}

async function askServer(cluster: Cluster, port: number): Promise<'yes' | 'later' | 'no'> {
  const client = new Client({
    connectionString: urlOf(cluster, port, 'postgres'),
    connectionTimeoutMillis: ANSWER_MAX_MS,
    query_timeout: ANSWER_MAX_MS,
  });
  // Without a listener, a connection that breaks while idle would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return 'yes';
  } catch (error) {
    if (!(error instanceof DatabaseError)) return 'no';
    if (error.code === TOO_MANY_CONNECTIONS) return 'yes';
    if (error.code === CANNOT_CONNECT_NOW || error.code === ADMIN_SHUTDOWN) return 'later';
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Gives the settings for this machine with the port and what the caller wants otherwise, as a configuration file. */
async function composeSettings(input: ServerInput, port: number): Promise<string> {
  const walCompression = (await supportsLz4(input)) ? 'lz4' : 'off';
  const settings = { ...settingsForMachine(walCompression), ...input.settings, port };
  // The version makes an update of the programs count as other settings, so that a server left behind is replaced.
  return `# PostgreSQL ${input.binaries.packageVersion}\n${renderSettings(settings)}`;
}

async function supportsLz4({ cluster, binaries }: ServerInput): Promise<boolean> {
  const { args, options } = programOptions(cluster.dataDirectory, cluster.account);
  const question = [...args, '-C', 'wal_compression', '-c', 'wal_compression=lz4'];
  return run(join(binaries.root, 'bin', 'postgres'), question, options).then(
    () => true,
    () => false,
  );
}

async function readSettings(cluster: Cluster): Promise<string> {
  return readFile(settingsFileOf(cluster), 'utf8').catch(() => '');
}

async function rememberedPort(cluster: Cluster): Promise<number | undefined> {
  const port = /^port = (\d+)$/m.exec(await readSettings(cluster))?.[1];
  return port === undefined ? undefined : Number(port);
}

function firstPort(cluster: Cluster): number {
  return FIRST_PORT + (createHash('sha256').update(cluster.name).digest().readUInt32BE() % PORTS);
}

/** Removes a lock file that no running server stands behind: a crash of the machine can leave an empty one. */
async function clearStaleLock(cluster: Cluster, blockedAtMs: number): Promise<void> {
  if (performance.now() - blockedAtMs > STALE_LOCK_MS && (await findPostmaster(cluster)) === undefined) {
    await rm(join(cluster.dataDirectory, 'postmaster.pid'), { force: true });
  }
  await sleep(POLL_MS);
}
