/*
 * All tests: the checks, then Vitest (unit, web, pg, blackbox, property, process), then the browser. Installs what is missing,
 * a browser included. At the end every failed test is named once more; the last line printed is "N passed, N failed"
 * over everything.
 *   npm test                 everything
 *   npm test -- pg browser   only these parts
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './ensure.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { failedInPlaywright, failedInVitest } from './lib/failed-tests.mjs';
import { ROOT } from './lib/paths.mjs';
import { runProgram } from './lib/run-program.mjs';

const VITEST_PROJECTS = ['unit', 'web', 'pg', 'blackbox', 'property', 'process'];
const PARTS = ['check', ...VITEST_PROJECTS, 'browser'];

const chosen = process.argv.slice(2);
const unknown = chosen.find((part) => !PARTS.includes(part));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}". The parts are: ${PARTS.join(', ')}.`);
  process.exit(2);
}
const isChosen = (part) => chosen.length === 0 || chosen.includes(part);

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
function add({ passed = 0, failed = 0, skipped = 0, failures: names = [] }) {
  failures.push(...names.map((name) => `failed: ${name}`));
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}

/** Runs one part; whatever goes wrong with it counts as a failed test, so that it cannot be overlooked. */
async function runPart(title, work) {
  console.log(`\n── ${title} ──`);
  try {
    add(await work());
  } catch (error) {
    console.error(error.message);
    failures.push(`failed: ${title}: ${error.message}`);
    add({ failed: 1 });
  }
}

async function runVitest(projects) {
  const report = join(ROOT, '.cache/vitest.json');
  rmSync(report, { force: true });
  const { code } = await runProgram(
    'vitest',
    [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { shown: true },
  );
  const result = JSON.parse(readFileSync(report, 'utf8'));
  failures.push(...failedInVitest(result));
  const counts = {
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
  };
  return withCode(counts, code);
}

async function runBrowser() {
  if (!hasBrowserTests()) return {};
  const report = join(ROOT, '.cache/playwright.json');
  rmSync(report, { force: true });
  await ensureBuilt();
  const CHROMIUM_PATH = await ensureBrowser();
  const env = { CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const { code } = await runProgram('playwright', ['test', '--reporter=list,json'], { shown: true, env });
  const result = JSON.parse(readFileSync(report, 'utf8'));
  failures.push(...failedInPlaywright(result));
  const { expected, unexpected, flaky, skipped } = result.stats;
  if (flaky > 0) console.log(`\n${flaky} passed at the second try only`);
  return withCode({ passed: expected + flaky, failed: unexpected, skipped }, code);
}

function hasBrowserTests() {
  return readdirSync(join(ROOT, 'web/e2e')).some((name) => name.endsWith('.spec.ts'));
}

/** A runner may fail without a failed test: a file that cannot be loaded, an error outside of any test. */
function withCode(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

await runPart('install', async () => {
  await ensureInstalled();
  return {};
});
if (totals.failed === 0) {
  if (isChosen('check')) await runPart('check', async () => (await import('./check.mjs')).runChecks());
  const projects = VITEST_PROJECTS.filter(isChosen);
  if (projects.length > 0) await runPart(projects.join(', '), () => runVitest(projects));
  if (isChosen('browser')) await runPart('browser', runBrowser);
}

if (failures.length > 0) console.log(`\n${failures.join('\n')}`);
if (totals.skipped > 0) console.log(`\n${totals.skipped} skipped`);
process.exitCode = totals.failed === 0 ? 0 : 1;
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
