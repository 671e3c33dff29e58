import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, homelessDefaults, toolEnvironment } from './paths.mjs';
import { runProgram } from './run-program.mjs';
import { showProgress } from './show-progress.mjs';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const DOWNLOAD_MAX_MS = 240_000;
const APT_MAX_MS = 600_000;

/**
 * Gives the path of a Chromium that starts: the one of CHROMIUM_PATH, the system's, or Playwright's; where there is
 * none, it is fetched by Playwright, or else, on Debian as root, by apt-get. Throws with what to do when all fail.
 */
export async function ensureBrowser() {
  const found = [process.env.CHROMIUM_PATH, ...SYSTEM_BROWSERS, await playwrightBrowser()].find(canStart);
  if (found !== undefined) return found;

  const ownCache = 'HOME' in homelessDefaults() ? { PLAYWRIGHT_BROWSERS_PATH: join(ROOT, '.cache/browsers') } : {};
  const download = await showProgress('Fetching a Chromium for the browser tests (Playwright)', () =>
    runProgram('playwright', ['install', 'chromium', '--no-shell'], { env: ownCache, timeoutMs: DOWNLOAD_MAX_MS }),
  );
  const downloaded = await playwrightBrowser(ownCache);
  if (canStart(downloaded)) return downloaded;

  const mayUseApt = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const apt = mayUseApt ? await installByApt() : undefined;
  const installed = SYSTEM_BROWSERS.find(canStart);
  if (installed !== undefined) return installed;
  throw new Error(
    [
      'There is no Chromium for the browser tests. Install one (on Debian: apt-get install chromium), or set',
      'CHROMIUM_PATH to yours. What was tried:',
      ...[download, apt].map((attempt) => attempt?.output.trim().split('\n').slice(-5).join('\n')),
    ].join('\n'),
  );
}

/** A browser that is there but misses a library of the system does not count. */
function canStart(program) {
  return program !== undefined && existsSync(program) && spawnSync(program, ['--version']).status === 0;
}

/** Asks Playwright in a process of its own, as it looks at its environment only once. */
async function playwrightBrowser(env = {}) {
  const question = "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))";
  const { status, stdout } = spawnSync('node', ['-e', question], {
    cwd: ROOT,
    env: toolEnvironment(env),
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : undefined;
}

async function installByApt() {
  return showProgress('Installing Chromium (apt-get)', async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await runProgram('apt-get', ['update', '-q'], { env, timeoutMs: APT_MAX_MS });
    const args = ['install', '-y', '-q', '--no-install-recommends', 'chromium'];
    return runProgram('apt-get', args, { env, timeoutMs: APT_MAX_MS });
  });
}
