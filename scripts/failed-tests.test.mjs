import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failedInPlaywright, failedInVitest } from './lib/failed-tests.mjs';
import { ROOT } from './lib/paths.mjs';

test('a report of Vitest names failed tests and files that cannot be loaded, in one line each', () => {
  const report = {
    testResults: [
      { name: join(ROOT, 'a.test.ts'), status: 'failed', message: 'SyntaxError: planted', assertionResults: [] },
      {
        name: join(ROOT, 'b.test.ts'),
        status: 'failed',
        assertionResults: [
          {
            status: 'failed',
            fullName: 'a sum is right',
            failureMessages: ['\u001B[31mError: 1 is not 2\u001B[39m\n  at b'],
          },
          { status: 'passed', fullName: 'another', failureMessages: [] },
        ],
      },
    ],
  };
  expect(failedInVitest(report)).toEqual([
    'failed: a.test.ts: SyntaxError: planted',
    'failed: b.test.ts > a sum is right: Error: 1 is not 2',
  ]);
});

test('a report of Playwright names failed tests wherever they are nested, and what failed outside of them', () => {
  const failed = { title: 'opens', ok: false, tests: [{ results: [{ error: { message: 'no heading\nat x' } }] }] };
  const report = {
    suites: [
      {
        title: 'a.spec.ts',
        specs: [],
        suites: [{ title: 'the page', specs: [failed, { title: 'closes', ok: true }] }],
      },
    ],
    errors: [{ message: 'no browser' }],
  };
  expect(failedInPlaywright(report)).toEqual([
    'failed: a.spec.ts > the page > opens: no heading',
    'failed: outside of any test: no browser',
  ]);
});
