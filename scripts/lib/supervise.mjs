import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ROOT, toolEnvironment } from './paths.mjs';

const FOLLOW_PARENT = fileURLToPath(new URL('follow-parent.mjs', import.meta.url));
const SAME_SIGNAL_MS = 500;
const PARENT_LOOK_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Starts a program of ours with the pinned tools first in PATH, in a process group of its own: what a terminal sends to
 * the whole group reaches it through us, once. A Node program with `follows` ends itself when we are killed.
 */
export function startProgram(
  program,
  args,
  { env = {}, stdio = ['ignore', 'inherit', 'inherit'], follows = false } = {},
) {
  const options = { cwd: ROOT, env: toolEnvironment(env), detached: true };
  return follows
    ? spawn(program, ['--import', FOLLOW_PARENT, ...args], { ...options, stdio: [...stdio, 'ipc'] })
    : spawn(program, args, { ...options, stdio });
}

/**
 * Calls back with every signal to end, as SIGINT or SIGTERM. A terminal and npm may both send the same one; it counts
 * once, and again after half a second. When npm itself was killed, which tells nobody, that counts as SIGTERM.
 */
export function onEndSignal(callback) {
  let lastAtMs = -Infinity;
  const receive = (signal) => {
    const isRepeated = performance.now() - lastAtMs < SAME_SIGNAL_MS;
    lastAtMs = performance.now();
    if (!isRepeated) callback(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  };
  for (const signal of SIGNALS) process.on(signal, receive);
  if ((process.env.npm_lifecycle_event ?? '') === '') return;
  const npm = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(looking);
    receive('SIGTERM');
  }, PARENT_LOOK_MS);
  looking.unref();
}

/**
 * Runs a program in the foreground and becomes it, as far as the outside can tell: signals are passed on, and its exit
 * code becomes ours. Does not return.
 */
export function becomeProgram(program, args, options = {}) {
  const child = startProgram(program, args, options);
  onEndSignal((signal) => child.kill(signal));
  child.once('error', (error) => {
    console.error(error.message);
    process.exit(127);
  });
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    // Ending by the same signal tells the caller the truth; our own handlers would swallow it.
    for (const name of SIGNALS) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}
