/* The checks that need no database and take seconds: format, lint, types, unused code, and the rules of this house. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './ensure.mjs';
import { ROOT } from './lib/paths.mjs';
import { formatDuration, runProgram } from './lib/run-program.mjs';
import { runTasks } from './lib/run-tasks.mjs';

const AT_ONCE = 2;

/** Runs all checks and prints what they find. Gives { passed, failed }; each check counts once. */
export async function runChecks() {
  return runTasks([...toolChecks(), ...houseChecks()], AT_ONCE);
}

function toolChecks() {
  const tool = (name, program, ...args) => ({
    name,
    run: async () => {
      const { code, output } = await runProgram(program, args);
      return { ok: code === 0, output };
    },
  });
  return [
    tool('lint (oxlint)', 'oxlint', '--format=unix'),
    tool('unused code (knip)', 'knip', '--no-progress'),
    tool('format (oxfmt)', 'oxfmt', '--check'),
    ...listTypeProjects().map((project) => tool(`types (tsc -p ${project})`, 'tsc', '-p', project)),
  ];
}

function listTypeProjects() {
  const packages = readdirSync(ROOT).filter((name) => existsSync(join(ROOT, name, 'tsconfig.json')));
  return packages.flatMap((name) =>
    readdirSync(join(ROOT, name))
      .filter((file) => /^tsconfig(\..+)?\.json$/.test(file))
      .map((file) => (file === 'tsconfig.json' ? name : `${name}/${file}`)),
  );
}

/** Our own checkers give a list of problems; they are loaded late because they need an installed package. */
function houseChecks() {
  const checker = (name, file, check) => ({
    name,
    run: async () => {
      const problems = (await import(`./checkers/${file}`))[check](ROOT);
      return { ok: problems.length === 0, output: problems.join('\n') };
    },
  });
  return [
    checker('boundaries between rooms', 'boundaries.mjs', 'checkBoundaries'),
    checker('one word per thing', 'words.mjs', 'checkWords'),
    checker('time and chance are arguments', 'ambient.mjs', 'checkAmbient'),
    checker('paths named in documents', 'doc-paths.mjs', 'checkDocPaths'),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const startedAtMs = performance.now();
  await ensureInstalled();
  const { passed, failed } = await runChecks();
  console.log(`${passed} passed, ${failed} failed in ${formatDuration(performance.now() - startedAtMs)}`);
  process.exitCode = failed === 0 ? 0 : 1;
}
