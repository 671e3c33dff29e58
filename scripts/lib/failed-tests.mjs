import { relative } from 'node:path';
import { ROOT } from './paths.mjs';

/** Every failed test of a report of Vitest as a line "file > name: first line of why"; files that cannot be loaded as well. */
export function failedInVitest(report) {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(ROOT, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [line(file, message)];
    return failed.map((test) => line(`${file} > ${test.fullName}`, test.failureMessages[0]));
  });
}

/** Every failed test of a report of Playwright, in the same form; what went wrong outside of any test as well. */
export function failedInPlaywright(report) {
  const walk = (suite, path) => [
    ...(suite.specs ?? [])
      .filter((spec) => !spec.ok)
      .map((spec) => {
        const results = spec.tests.flatMap((test) => test.results);
        const why = results.findLast((result) => result.error)?.error.message;
        return line([...path, spec.title].join(' > '), why);
      }),
    ...(suite.suites ?? []).flatMap((inner) => walk(inner, [...path, inner.title])),
  ];
  return [...walk(report, []), ...(report.errors ?? []).map((error) => line('outside of any test', error.message))];
}

// eslint-disable-next-line no-control-regex -- colours of the terminal begin with ESC
const COLOURS = /\u001b\[[0-9;]*m/g;

function line(where, why = '') {
  const [first = ''] = why.replace(COLOURS, '').trim().split('\n');
  return `failed: ${where}${first === '' ? '' : `: ${first.slice(0, 300)}`}`;
}
