import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { runProgram } from './run-program.mjs';
import { showProgress } from './show-progress.mjs';

const RESULT = join(ROOT, 'web/dist/index.html');
const SOURCES = ['web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'shared/src', 'package-lock.json'];

/** Builds the browser's part when it is missing or older than its sources. Throws with the words of the builder. */
export async function ensureWebBuilt() {
  if (existsSync(RESULT) && statSync(RESULT).mtimeMs >= Math.max(...SOURCES.map(newestMs))) return;
  const { code, output } = await showProgress('Building the web application', () =>
    runProgram('vite', ['build', 'web', '--logLevel', 'warn']),
  );
  if (code !== 0) throw new Error(`The web application could not be built.\n${output}`);
}

/** Gives the time of the last change of a file or of anything in a folder; 0 where there is nothing. */
function newestMs(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return 0;
  const status = statSync(full);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(full).map((name) => newestMs(join(path, name))));
}
