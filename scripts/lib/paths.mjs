import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The Node that package.json pins. The sources run under it, whatever Node started this script. */
export const PINNED_NODE = join(ROOT, 'node_modules/node/bin/node');

/**
 * Arguments of Node that start the server. Nearly all it allocates lives for one batch of events: a bigger nursery
 * (32 MB instead of 16, of which it keeps up to three) spends a third less time on collecting it.
 */
export const SERVER_ARGUMENTS = ['--max-semi-space-size=32', 'server/src/main.ts'];

/** Gives the pinned Node, or this one where it is new enough to run the TypeScript sources itself. */
export function nodeProgram() {
  return existsSync(PINNED_NODE) ? PINNED_NODE : process.execPath;
}

/** Gives an environment in which `node` and the installed tools are the pinned ones, also for what they start. */
export function toolEnvironment(extra = {}) {
  const path = [join(ROOT, 'node_modules/node/bin'), join(ROOT, 'node_modules/.bin'), process.env.PATH];
  return { ...process.env, ...homelessDefaults(), PATH: path.join(delimiter), ...extra };
}

/** Some accounts have no home they may write to; what npm and the browser keep there then stays in the repository. */
export function homelessDefaults() {
  try {
    accessSync(homedir(), constants.W_OK);
    return {};
  } catch {
    const cache = join(ROOT, '.cache');
    return { HOME: join(cache, 'home'), npm_config_cache: join(cache, 'npm') };
  }
}
