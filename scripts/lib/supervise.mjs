import { spawn } from 'node:child_process';
import { ROOT, toolEnvironment } from './paths.mjs';

const SAME_SIGNAL_MS = 500;

/**
 * Runs a program in the foreground and becomes it, as far as the outside can tell: signals are passed on, and its exit
 * code becomes ours. In a terminal Ctrl-C reaches the program by itself, and npm repeats signals; each is passed on
 * once. Does not return.
 */
export function becomeProgram(program, args, env = {}) {
  const child = spawn(program, args, { cwd: ROOT, env: toolEnvironment(env), stdio: 'inherit' });
  let lastAtMs = -Infinity;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const isRepeated = performance.now() - lastAtMs < SAME_SIGNAL_MS;
      lastAtMs = performance.now();
      const cameFromTerminal = signal === 'SIGINT' && process.stdin.isTTY === true;
      if (!isRepeated && !cameFromTerminal) child.kill(signal);
    });
  }
  child.once('error', (error) => {
    console.error(error.message);
    process.exit(127);
  });
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    // Ending by the same signal tells the caller the truth; our own handlers would swallow it.
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}
