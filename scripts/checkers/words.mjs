import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { WORD_EXCEPTIONS } from '../exceptions.mjs';
import { applyExceptions } from '../lib/apply-exceptions.mjs';
import { listFiles, parseFile, placeOf, visitNodes } from '../lib/sources.mjs';

/** One word per thing: the second words that other products use, and ours. */
const SECOND_WORDS = new Map([
  ['audience', 'segment'],
  ['cohort', 'segment'],
  ['campaign', 'flow'],
  ['journey', 'flow'],
  ['automation', 'flow'],
  ['contact', 'person'],
  ['customer', 'person'],
  ['subscriber', 'person'],
  ['tenant', 'workspace'],
  ['organisation', 'workspace or account'],
  ['organization', 'workspace or account'],
]);

const SOURCES = ['shared', 'server', 'web', 'sdk', 'bench', 'scripts'];

/** Checks the identifiers of our sources, SQL included. Gives a line for every one that uses a second word. */
export function checkWords(root, exceptions = WORD_EXCEPTIONS) {
  const problems = [];
  const judge = (file, place, name) => {
    const wrong = name
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .map((word) => word.replace(/ies$/, 'y').replace(/s$/, ''))
      .find((word) => SECOND_WORDS.has(word));
    if (wrong === undefined) return;
    problems.push({ file, what: name, text: `${place} "${name}": say ${SECOND_WORDS.get(wrong)}, not ${wrong}` });
  };

  for (const path of listFiles(root, SOURCES, /\.(tsx?|mjs)$/)) {
    judge(path, path, path);
    const tree = parseFile(root, path);
    visitNodes(tree, (node) => {
      if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) judge(path, placeOf(tree, path, node), node.text);
    });
  }
  for (const path of listFiles(root, SOURCES, /\.sql$/)) {
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    lines.forEach((line, index) => {
      const code = line.replace(/--.*$/, '').replaceAll(/'[^']*'/g, '');
      for (const [name] of code.matchAll(/\w+/g)) judge(path, `${path}:${index + 1}`, name);
    });
  }
  return applyExceptions(problems, exceptions);
}
