import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, nodeProgram } from './paths.mjs';
import { runProgram } from './run-program.mjs';
import { showProgress } from './show-progress.mjs';

/** What is built from sources; everything else runs as it stands. */
const TARGETS = [
  {
    name: 'the snippet for websites',
    result: 'sdk/dist/snippet.js',
    sources: ['sdk/src', 'sdk/build.mjs', 'package-lock.json'],
    build: () => runProgram(nodeProgram(), ['sdk/build.mjs']),
  },
  {
    name: 'the web application',
    result: 'web/dist/index.html',
    sources: ['web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'shared/src', 'package-lock.json'],
    build: () => runProgram('vite', ['build', 'web', '--logLevel', 'warn']),
  },
];

/**
 * Builds what is missing or older than its sources; with `always`, everything. Throws with the words of the builder
 * when that fails.
 */
export async function ensureBuilt({ always = false } = {}) {
  for (const { name, result, sources, build } of TARGETS) {
    if (!always && newestMs(result) >= Math.max(...sources.map(newestMs))) continue;
    const { code, output } = await showProgress(`Building ${name}`, build);
    if (code !== 0) throw new Error(`Building ${name} has failed.\n${output}`);
  }
}

/** Gives the time of the last change of a file or of anything in a folder; 0 where there is nothing. */
function newestMs(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return 0;
  const status = statSync(full);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(full).map((name) => newestMs(join(path, name))));
}
