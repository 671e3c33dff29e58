/* Starts Segue from a clone: installs and builds what is missing, then runs the server. */
import { ensureInstalled } from './ensure.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { nodeProgram, SERVER_ARGUMENTS } from './lib/paths.mjs';
import { becomeProgram } from './lib/supervise.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
becomeProgram(nodeProgram(), [...SERVER_ARGUMENTS, ...process.argv.slice(2)], { follows: true });
