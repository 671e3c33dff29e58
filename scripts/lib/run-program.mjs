import { spawn } from 'node:child_process';
import { ROOT, toolEnvironment } from './paths.mjs';

/**
 * Runs a program to its end with the pinned tools first in PATH, in the repository unless told otherwise. Gives its exit code and what it printed; with
 * `shown`, it prints straight to the terminal instead. Units: milliseconds; after `timeoutMs` the program is ended.
 */
export function runProgram(program, args, { shown = false, env = {}, cwd = ROOT, timeoutMs } = {}) {
  return new Promise((done) => {
    const startedAtMs = performance.now();
    const child = spawn(program, args, {
      cwd,
      env: toolEnvironment(env),
      stdio: shown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const finish = (code) => done({ code, output, tookMs: performance.now() - startedAtMs });
    child.once('error', (error) => {
      output += `${error.message}\n`;
      finish(127);
    });
    child.once('close', (code, signal) => finish(code ?? (signal === null ? 1 : 143)));
  });
}

/** Prints a duration for people: "0.4 s", "12 s", "3 min 20 s". */
export function formatDuration(ms) {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
