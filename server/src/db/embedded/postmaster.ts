import { spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readdirSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveTo } from './account.ts';
import type { Binaries } from './binaries.ts';
import { programOptions, type Cluster } from './cluster.ts';
import { identifyProcess, isRunning, judgeProcess } from './process-identity.ts';

/** What a running server has written about itself into postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping';
}

/** How a start went: it runs, or it ended at once for one of the reasons that have a remedy, or for another. */
export type StartOutcome =
  | { readonly type: 'ready' }
  | { readonly type: 'port-taken' }
  | { readonly type: 'already-running' }
  | { readonly type: 'leftovers' }
  | { readonly type: 'failed'; readonly output: string };

/** Receives what the server says before its own log is open. */
const FIRST_OUTPUT = 'start.log';

const POLL_MS = 15;
const LAST_WORDS_MAX_MS = 1_000;
const FAST_STOP_MAX_MS = 60_000;
const IMMEDIATE_STOP_MAX_MS = 5_000;

/** The file with our settings, which the server reads at its start. */
export function settingsFileOf(cluster: Cluster): string {
  return join(cluster.dataDirectory, 'segue.conf');
}

/** Gives the running server of the cluster, or undefined. Removes a lock file that names somebody else's process. */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const path = join(cluster.dataDirectory, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The lines are: process, directory, start time, port, socket folder, address, memory key, status.
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  const kinship = judgeProcess(pid, cluster);
  if (kinship !== 'ours') {
    // PostgreSQL clears the lock of a dead process itself, but not when a stranger has got its number since.
    if (kinship === 'other' && isRunning(pid)) await rm(path, { force: true });
    return undefined;
  }
  const status = lines[7];
  return {
    pid,
    port: Number(lines[3] ?? 0),
    status: status === 'ready' || status === 'stopping' ? status : 'starting',
  };
}

/**
 * Starts the server and waits until it accepts connections, however long crash recovery takes. It gets a session of
 * its own, so that Ctrl-C in the terminal reaches Segue, which then stops the server when it no longer needs it.
 */
export async function startPostmaster(cluster: Cluster, binaries: Binaries, settings: string): Promise<StartOutcome> {
  const configFile = settingsFileOf(cluster);
  await writeFile(configFile, settings, { mode: 0o600 });
  await giveTo(cluster.account, configFile);
  const output = openSync(join(cluster.logDir, FIRST_OUTPUT), 'w', 0o600);
  if (cluster.account !== undefined) fchownSync(output, cluster.account.uid, cluster.account.gid);

  const { args, options } = programOptions(cluster.dataDirectory, cluster.account);
  const program = join(binaries.root, 'bin', 'postgres');
  const child = spawn(program, [...args, '-c', `cluster_name=${cluster.name}`], {
    ...options,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.unref();
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = `It ended with ${signal ?? `code ${code}`}.`));

  for (;;) {
    if (ended !== undefined) return judgeFailure(`${await readOutput(cluster, child.pid)}\n${ended}`);
    const running = await findPostmaster(cluster);
    if (running?.pid === child.pid && running?.status === 'ready') return { type: 'ready' };
    await sleep(POLL_MS);
  }
}

/**
 * Reads what a server that has ended had said: first to its standard output, and then into the newest log file. That
 * one is written by a process of its own, which may be a moment late with the last line.
 */
async function readOutput(cluster: Cluster, pid: number | undefined): Promise<string> {
  const deadline = performance.now() + LAST_WORDS_MAX_MS;
  for (;;) {
    const names = (await readdir(cluster.logDir)).filter((name) => name.startsWith('postgres-')).toSorted();
    const texts = [FIRST_OUTPUT, ...names.slice(-1)].map((name) => readFile(join(cluster.logDir, name), 'utf8'));
    const lines = (await Promise.all(texts)).join('\n').split('\n');
    const output = lines.filter((line) => line.includes(`[${pid}]`) || !line.includes(' UTC [')).join('\n');
    if (output.includes('FATAL') || performance.now() > deadline) return output;
    await sleep(POLL_MS);
  }
}

function judgeFailure(output: string): StartOutcome {
  if (/could not bind|could not create any TCP\/IP sockets/.test(output)) return { type: 'port-taken' };
  if (/lock file "postmaster.pid" already exists|lock file ".*" is empty/.test(output)) {
    return { type: 'already-running' };
  }
  if (/pre-existing shared memory block/.test(output)) return { type: 'leftovers' };
  return { type: 'failed', output: output.trim() };
}

/**
 * Stops the server: open transactions are rolled back, everything committed is on disk. After a minute without
 * success it is stopped without a checkpoint, which costs a recovery at the next start and no committed row.
 */
export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  if (await signalAndWait(cluster, pid, 'SIGINT', FAST_STOP_MAX_MS)) return;
  await killPostmaster(cluster, pid);
}

/** Ends a server that does not answer. The next start recovers every committed row from the write-ahead log. */
export async function killPostmaster(cluster: Cluster, pid: number): Promise<void> {
  if (await signalAndWait(cluster, pid, 'SIGQUIT', IMMEDIATE_STOP_MAX_MS)) return;
  await signalAndWait(cluster, pid, 'SIGKILL', IMMEDIATE_STOP_MAX_MS);
}

async function signalAndWait(cluster: Cluster, pid: number, signal: NodeJS.Signals, maxMs: number): Promise<boolean> {
  if (judgeProcess(pid, cluster) !== 'ours') return true;
  const identity = identifyProcess(pid);
  process.kill(pid, signal);
  const deadline = performance.now() + maxMs;
  while (identity !== undefined && identifyProcess(pid) === identity) {
    if (performance.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/**
 * Ends the processes that a killed server has left behind; they hold its shared memory, and no new server may start
 * before they are gone. Most notice by themselves within milliseconds; one in the middle of a long query does not.
 */
export async function endLeftovers(cluster: Cluster): Promise<void> {
  if (process.platform === 'linux') {
    const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
    for (const pid of pids) {
      if (judgeProcess(pid, cluster) === 'ours') process.kill(pid, 'SIGKILL');
    }
  }
  await sleep(POLL_MS);
}
