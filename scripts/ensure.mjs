/*
 * Makes sure that node_modules holds what package-lock.json asks for, so that every command works on a fresh clone.
 * `node scripts/ensure.mjs` does only that; the other scripts call it first. Needs any Node ≥ 20, and npm.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { PINNED_NODE, ROOT } from './lib/paths.mjs';
import { runProgram } from './lib/run-program.mjs';
import { showProgress } from './lib/show-progress.mjs';

const LOCK = join(ROOT, '.cache/install.lock');
const MINIMUM_NODE = [22, 18];
const WAIT_MS = 300;

/** Installs what is missing. Throws with the words of npm when that fails. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock(async () => {
    // Another process may have installed everything while this one waited for the lock.
    if (isInstalled()) return;
    await showProgress('Installing what is missing', installPackages);
  });
}

/** Compares what npm has installed, which it lists in node_modules, with what the lock file asks for. */
export function isInstalled() {
  const installed = readPackages(join(ROOT, 'node_modules/.package-lock.json'));
  if (installed === undefined || !canRunSources()) return false;
  const wanted = readPackages(join(ROOT, 'package-lock.json')) ?? {};
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.link === true) return true;
    const found = installed[path];
    // Optional packages are those for other machines.
    return found === undefined
      ? entry.optional === true || entry.devOptional === true
      : found.version === entry.version;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function installPackages() {
  // Unlike `npm ci`, this keeps what is already right, and accepts that a registry lacks the optional packages of other
  // machines; the versions come from the lock file all the same, and `--no-save` leaves it as it is.
  const options = ['--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await runProgram('npm', ['install', ...options]);
  if (code !== 0) throw new Error(`npm install failed (code ${code}).\n${output}`);
  // Some settings of npm forbid install scripts; this one fetches the pinned Node.
  if (!existsSync(PINNED_NODE)) await runProgram('npm', ['rebuild', 'node', '--ignore-scripts=false'], {});
  if (!canRunSources()) {
    throw new Error(
      `npm has not installed the pinned Node (${PINNED_NODE}), and Node ${process.versions.node} cannot run the ` +
        `sources. Allow the install script of the package "node", or use Node ${MINIMUM_NODE.join('.')} or newer.`,
    );
  }
}

function canRunSources() {
  if (existsSync(PINNED_NODE)) return spawnSync(PINNED_NODE, ['--version']).status === 0;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1]);
}

/** Runs the work while holding a lock file, so that two commands started at once do not install over each other. */
async function withLock(work) {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const own = `${LOCK}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    let isWaiting = false;
    while (!tryLink(own)) {
      if (!isWaiting) console.error('Another command is installing; waiting for it …');
      isWaiting = true;
      if (!isRunning(readHolder())) rmSync(LOCK, { force: true });
      await sleep(WAIT_MS);
    }
    try {
      await work();
    } finally {
      rmSync(LOCK, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function tryLink(own) {
  try {
    linkSync(own, LOCK);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Gives the process that holds the lock; none any more when the lock has just been given up. */
function readHolder() {
  try {
    return Number(readFileSync(LOCK, 'utf8'));
  } catch {
    return undefined;
  }
}

function isRunning(pid) {
  if (pid === undefined) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
