/*
 * Runs a command with the pinned Node and the installed tools first in PATH, after installing what is missing:
 *   node scripts/run.mjs vite build web
 */
import { ensureInstalled } from './ensure.mjs';
import { becomeProgram } from './lib/supervise.mjs';

const [program, ...args] = process.argv.slice(2);
if (program === undefined) {
  console.error('Say what to run: node scripts/run.mjs <program> [arguments]');
  process.exit(2);
}
await ensureInstalled();
becomeProgram(program, args);
