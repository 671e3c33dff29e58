import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DOC_PATH_EXCEPTIONS } from '../exceptions.mjs';
import { applyExceptions } from '../lib/apply-exceptions.mjs';
import { listFiles } from '../lib/sources.mjs';

const LINK = /\]\(([^)\s]+)\)/g;
/** Inline code that is a path from the root of the repository; NNNN stands for the number of a migration. */
const CODE = /`((?:shared|server|web|sdk|docs|scripts|bench|\.ci)\/[\w./-]+)`/g;

/** Checks that the paths which documents link to or mention exist. Gives a line for every one that does not. */
export function checkDocPaths(root, exceptions = DOC_PATH_EXCEPTIONS) {
  const problems = [];
  for (const file of listFiles(root, ['.'], /\.md$/)) {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    let isInFence = false;
    lines.forEach((line, index) => {
      if (line.trimStart().startsWith('```')) isInFence = !isInFence;
      if (isInFence) return;
      for (const what of missingPaths(root, file, line)) {
        problems.push({ file, what, text: `${file}:${index + 1} names ${what}, which does not exist` });
      }
    });
  }
  return applyExceptions(problems, exceptions);
}

function missingPaths(root, file, line) {
  const links = [...line.matchAll(LINK)]
    .map(([, target]) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .filter((target) => !existsSync(join(root, dirname(file), target)));
  const mentions = [...line.matchAll(CODE)]
    .map(([, path]) => path)
    .filter((path) => !path.includes('NNNN'))
    .filter((path) => !existsSync(join(root, path)) && !existsSync(join(root, dirname(file), path)));
  return [...links, ...mentions];
}
