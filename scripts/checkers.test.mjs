/* Proves that every checker can fail: each gets a small tree that is in order, and the same tree with a violation. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkAmbient } from './checkers/ambient.mjs';
import { checkBoundaries } from './checkers/boundaries.mjs';
import { checkDocPaths } from './checkers/doc-paths.mjs';
import { checkWords } from './checkers/words.mjs';
import { ROOT } from './lib/paths.mjs';
import { runProgram } from './lib/run-program.mjs';
import { runTasks } from './lib/run-tasks.mjs';

const TOOL_TIMEOUT_MS = 60_000;
let tree;

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'segue-planted-'));
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

function plant(files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
}

/** Makes the tree a project like ours: the same configuration files, the same installed tools. */
function plantProject(files) {
  for (const name of ['.oxlintrc.json', '.oxfmtrc.json', 'tsconfig.base.json', 'shared/tsconfig.json']) {
    cpSync(join(ROOT, name), join(tree, name));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  const manifest = JSON.stringify({ name: 'planted', type: 'module', workspaces: ['shared'] });
  plant({ 'package.json': `${manifest}\n`, 'shared/src/fine.ts': "export const fine = 'yes';\n", ...files });
}

/** Runs a tool in the tree, as check.mjs runs it in the repository. */
function run(program, ...args) {
  return runProgram(program, args, { cwd: tree });
}

const lines = (count, text) => Array.from({ length: count }, () => text).join('\n');

describe('lint', () => {
  const violations = {
    'typescript(no-explicit-any)': 'export const value: any = 1;\n',
    'typescript(no-non-null-assertion)': 'export const first = (list: string[]): string => list[0]!;\n',
    'typescript(no-floating-promises)': 'export function go(work: () => Promise<void>): void {\n  work();\n}\n',
    'typescript(switch-exhaustiveness-check)':
      "export function f(kind: 'a' | 'b'): number {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n",
    'import(no-default-export)': 'export default 1;\n',
    'eslint(max-lines)': `${lines(501, '// a line')}\nexport const long = 1;\n`,
    'eslint(max-lines-per-function)': `export function long(): void {\n${lines(101, "  console.log('x');")}\n}\n`,
  };

  test('a tree in order passes', { timeout: TOOL_TIMEOUT_MS }, async () => {
    plantProject({});
    expect(await run('oxlint', '--format=unix', 'shared')).toMatchObject({ code: 0 });
  });

  test('each violation is found under its name', { timeout: TOOL_TIMEOUT_MS }, async () => {
    const files = Object.entries(violations).map(([, text], index) => [`shared/src/planted-${index}.ts`, text]);
    plantProject({
      ...Object.fromEntries(files),
      'shared/src/hen.ts': "import { egg } from './egg.ts';\nexport const hen = (): unknown => egg;\n",
      'shared/src/egg.ts': "import { hen } from './hen.ts';\nexport const egg = (): unknown => hen;\n",
      'shared/src/vite.config.ts': 'export default 1;\n',
    });
    const { code, output } = await run('oxlint', '--format=unix', 'shared');
    expect(code).not.toBe(0);
    Object.keys(violations).forEach((rule, index) => {
      const line = output.split('\n').find((one) => one.includes(`planted-${index}.ts`) && one.includes(rule));
      expect(line, rule).toBeDefined();
    });
    expect(output).toMatch(/hen\.ts.*import\(no-cycle\)/);
    expect(output).not.toContain('vite.config.ts');
  });
});

describe('types', () => {
  test('a type error and an unused variable are found', { timeout: TOOL_TIMEOUT_MS }, async () => {
    plantProject({});
    expect(await run('tsc', '-p', 'shared')).toMatchObject({ code: 0 });
    plant({ 'shared/src/planted.ts': "const unused = 1;\nexport const wrong: number = 'text';\n" });
    const { code, output } = await run('tsc', '-p', 'shared');
    expect(code).not.toBe(0);
    expect(output).toContain('TS2322');
    expect(output).toContain('TS6133');
  });
});

describe('format', () => {
  test('a file in another style is found', { timeout: TOOL_TIMEOUT_MS }, async () => {
    plantProject({});
    expect(await run('oxfmt', '--check', 'shared')).toMatchObject({ code: 0 });
    plant({ 'shared/src/planted.ts': 'export const   text = "double"\n' });
    const { code, output } = await run('oxfmt', '--check', 'shared');
    expect(code).not.toBe(0);
    expect(output).toContain('planted.ts');
  });
});

describe('unused code', () => {
  test('an unused file, export and dependency are found', { timeout: TOOL_TIMEOUT_MS }, async () => {
    plantProject({});
    const project = {
      'shared/package.json': JSON.stringify({
        name: '@planted/shared',
        type: 'module',
        exports: './src/main.ts',
        dependencies: { zod: '*' },
      }),
      'knip.json': JSON.stringify({ workspaces: { shared: { project: ['src/**/*.ts'] } } }),
      'shared/src/main.ts':
        "import { z } from 'zod';\nimport { fine } from './fine.ts';\nexport const main = z.literal(fine);\n",
    };
    plant(project);
    expect(await run('knip', '--no-progress')).toMatchObject({ code: 0, output: '' });
    plant({
      'shared/src/main.ts': "import { fine } from './fine.ts';\nexport const main = fine;\n",
      'shared/src/fine.ts': "export const fine = 'yes';\nexport const unusedExport = 1;\n",
      'shared/src/unused-file.ts': 'export const nobody = 1;\n',
    });
    const { code, output } = await run('knip', '--no-progress');
    expect(code).not.toBe(0);
    for (const finding of ['unused-file.ts', 'unusedExport', 'zod']) expect(output).toContain(finding);
  });
});

describe('boundaries', () => {
  const allowed = [
    ['server/src/main.ts', './http/app.ts'],
    ['server/src/main.ts', './flow/index.ts'],
    ['server/src/http/people.ts', '../person/index.ts'],
    ['server/src/worker/lanes.ts', '../segment/index.ts'],
    ['server/src/flow/advance.ts', '../segment/index.ts'],
    ['server/src/message/send.ts', '../person/index.ts'],
    ['server/src/segment/preview.ts', '../event/index.ts'],
    ['server/src/segment/preview.ts', './compile/condition.ts'],
    ['server/src/source/stripe/receive.ts', '../../ingest/index.ts'],
    ['server/src/person/get-person.ts', '../db/sql.ts'],
    ['server/src/person/get-person.ts', '../errors.ts'],
    ['server/src/person/get-person.ts', '@segue/shared/api'],
    ['server/src/simulate/send.ts', '@segue/sdk'],
    ['web/src/app.tsx', '@segue/shared/segment'],
  ];
  const forbidden = [
    ['server/src/person/get-person.ts', '../http/app.ts', 'person does not know http'],
    ['server/src/person/get-person.ts', '../worker/lanes.ts', 'person does not know worker'],
    ['server/src/person/get-person.ts', '../segment/index.ts', 'person does not know segment'],
    ['server/src/segment/preview.ts', '../flow/index.ts', 'segment does not know flow'],
    ['server/src/message/send.ts', '../flow/index.ts', 'message does not know flow'],
    ['server/src/source/csv/read.ts', '../../person/index.ts', 'source does not know person'],
    ['server/src/http/people.ts', '../person/get-person.ts', 'only through its index.ts'],
    ['server/src/main.ts', './person/get-person.ts', 'only through its index.ts'],
    ['server/src/flow/advance.ts', '../segment/compile/index.ts', 'only through its index.ts'],
    ['server/src/http/people.ts', '../db/sql.ts', 'http contains no SQL'],
    ['server/src/http/people.ts', '../worker/lanes.ts', 'http does not know worker'],
    ['server/src/db/pool.ts', '../person/index.ts', 'db does not know person'],
    ['server/src/errors.ts', './db/pool.ts', 'imports nothing of the server'],
    ['server/src/person/get-person.ts', './index.ts', 'index.ts is for those outside'],
    ['server/src/person/get-person.ts', '@segue/sdk', 'server does not know @segue/sdk'],
    ['server/src/simulate/send.ts', '../person/index.ts', 'simulate does not know person'],
    ['server/src/novelty/thing.ts', '../db/pool.ts', 'not in the table'],
    ['shared/src/segment/ast.ts', 'node:fs', 'runs without Node'],
    ['shared/src/segment/ast.ts', '@segue/server', 'shared does not know'],
    ['shared/src/segment/ast.ts', '../../../server/src/errors.ts', 'imports only what lies there'],
    ['web/src/app.tsx', 'node:path', 'runs without Node'],
    ['web/src/app.tsx', '@segue/server', 'web does not know'],
    ['sdk/src/browser.ts', 'zod', 'has no dependencies'],
    ['sdk/src/browser.ts', '@segue/shared', 'sdk does not know'],
  ];

  test.each(allowed)('%s may import %s', (path, specifier) => {
    plant({ [path]: `import { thing } from '${specifier}';\n` });
    expect(checkBoundaries(tree, [])).toEqual([]);
  });

  test.each(forbidden)('%s may not import %s', (path, specifier, why) => {
    plant({ [path]: `\nexport { thing } from '${specifier}';\n` });
    expect(checkBoundaries(tree, [])).toEqual([expect.stringContaining(why)]);
    expect(checkBoundaries(tree, [])[0]).toContain(`${path}:2`);
  });

  test('an import at run time and an import of types count as well', () => {
    plant({
      'server/src/person/late.ts': "export const late = () => import('../http/app.ts');\n",
      'server/src/person/types.ts': "import type { App } from '../http/app.ts';\nexport type A = App;\n",
    });
    expect(checkBoundaries(tree, [])).toHaveLength(2);
  });
});

describe('one word per thing', () => {
  test('second words are found in identifiers, file names and SQL, and nowhere else', () => {
    plant({
      'server/src/a.ts': 'export const customerIds = 1;\nexport const text = "our customers"; // a customer\n',
      'server/src/b.ts': 'export interface B {\n  readonly last_campaign: string;\n}\n',
      'web/src/journey-list.tsx': 'export const list = <p>customer</p>;\n',
      'server/migrations/0001_a.sql': "create table cohorts (id int); -- a cohort\ncomment on table x is 'cohort';\n",
    });
    expect(checkWords(tree, [])).toEqual([
      expect.stringContaining('server/src/a.ts:1 "customerIds": say person'),
      expect.stringContaining('server/src/b.ts:2 "last_campaign": say flow'),
      expect.stringContaining(
        'web/src/journey-list.tsx: say flow'.replace(': say', ' "web/src/journey-list.tsx": say'),
      ),
      expect.stringContaining('server/migrations/0001_a.sql:1 "cohorts": say segment'),
    ]);
  });
});

describe('time and chance are arguments', () => {
  test('each way to take them is found, except where they come in', () => {
    const text = [
      'export const a = Date.now();',
      'export const b = new Date();',
      'export const c = Math.random();',
      "export const d = process.env['HOME'];",
      'export const fine = new Date(0);\n',
    ].join('\n');
    plant({ 'server/src/person/a.ts': text, 'server/src/config.ts': text, 'server/src/clock.ts': text });
    const found = checkAmbient(tree, []);
    expect(found.map((line) => line.split(':')[1]?.split(' ')[0])).toEqual(['1', '2', '3', '4']);
    expect(found.every((line) => line.startsWith('server/src/person/a.ts'))).toBe(true);
  });
});

describe('paths named in documents', () => {
  test('a missing link and a missing path in code are found', () => {
    plant({
      'README.md': [
        '[there](docs/there.md) [web](https://example.org/x) [part](#part) `server/src/<any>.ts` `docs/there.md`',
        '[gone](docs/gone.md)',
        'See `server/src/gone.ts`.',
        '```',
        '[not a link](in/a/block.md)',
        '```\n',
      ].join('\n'),
      'docs/there.md': '[back](../README.md)\n',
    });
    expect(checkDocPaths(tree, [])).toEqual([
      'README.md:2 names docs/gone.md, which does not exist',
      'README.md:3 names server/src/gone.ts, which does not exist',
    ]);
  });
});

describe('exceptions', () => {
  test('let a problem pass, and are a problem once nothing needs them', () => {
    plant({ 'server/src/a.ts': 'export const audience = 1;\n' });
    const exception = { file: 'server/src/a.ts', what: 'audience', reason: 'planted' };
    expect(checkWords(tree, [exception])).toEqual([]);
    expect(checkWords(tree, [{ ...exception, file: 'server/src/' }])).toEqual([]);
    expect(checkWords(tree, [exception, { ...exception, what: 'cohort' }])).toEqual([
      expect.stringContaining('no longer needed'),
    ]);
  });
});

describe('the runner of the checks', () => {
  test('counts a failure, a crash and a success', async () => {
    const tasks = [
      { name: 'a success', run: async () => ({ ok: true, output: '' }) },
      { name: 'a failure', run: async () => ({ ok: false, output: 'why' }) },
      {
        name: 'a crash',
        run: async () => {
          throw new Error('planted');
        },
      },
    ];
    expect(await runTasks(tasks, 2)).toEqual({ passed: 1, failed: 2, failures: ['a failure', 'a crash'] });
  });
});
