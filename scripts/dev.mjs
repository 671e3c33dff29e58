/* Development: the server, restarted when its sources change, beside Vite with hot reload on http://localhost:5173. */
import { createInterface } from 'node:readline';
import { ensureInstalled } from './ensure.mjs';
import { nodeProgram } from './lib/paths.mjs';
import { onEndSignal, startProgram } from './lib/supervise.mjs';

await ensureInstalled();

const parts = [
  { name: 'server', program: nodeProgram(), args: ['--watch', '--watch-preserve-output', 'server/src/main.ts'] },
  { name: 'web', program: 'vite', args: ['web', '--clearScreen', 'false'] },
];

let isStopping = false;
const children = parts.map(({ name, program, args }) => {
  const child = startProgram(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => console.log(`${name.padEnd(6)} │ ${line}`));
  }
  child.once('exit', (code) => {
    if (!isStopping) console.log(`${name.padEnd(6)} │ ended with code ${code}; stopping the other`);
    stop(code ?? 1);
  });
  return child;
});

/** Ends both; the exit code is that of the one that ended first. */
function stop(code, signal = 'SIGTERM') {
  if (isStopping) return;
  isStopping = true;
  process.exitCode = code;
  for (const child of children) child.kill(signal);
}
onEndSignal((signal) => stop(0, signal));
