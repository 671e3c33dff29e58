import ts from 'typescript';
import { AMBIENT_EXCEPTIONS } from '../exceptions.mjs';
import { applyExceptions } from '../lib/apply-exceptions.mjs';
import { listFiles, parseFile, placeOf, visitNodes } from '../lib/sources.mjs';

/** Where the outside world comes in: here it is turned into arguments for everybody else. */
const DOORS = /^server\/src\/(main\.ts|config\.ts|clock\.ts|simulate\/main\.ts|db\/embedded)/;

const FORBIDDEN = {
  'process.env': 'config.ts alone reads the environment',
  'Date.now()': 'time is an argument: take a clock',
  'new Date()': 'time is an argument: take a clock',
  'Math.random()': 'chance is an argument: take a source of random numbers',
};

/** Checks that time, chance and the environment are arguments. Gives a line for every place that takes them itself. */
export function checkAmbient(root, exceptions = AMBIENT_EXCEPTIONS) {
  const problems = [];
  for (const path of listFiles(root, ['shared/src', 'server/src'], /\.ts$/)) {
    if (DOORS.test(path) || path.endsWith('.test.ts')) continue;
    const tree = parseFile(root, path);
    visitNodes(tree, (node) => {
      const what = ambientExpression(node);
      if (what === undefined) return;
      problems.push({ file: path, what, text: `${placeOf(tree, path, node)} ${what}: ${FORBIDDEN[what]}` });
    });
  }
  return applyExceptions(problems, exceptions);
}

function ambientExpression(node) {
  if (isMember(node, 'process', 'env')) return 'process.env';
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date')) {
    return (node.arguments?.length ?? 0) === 0 ? 'new Date()' : undefined;
  }
  if (!ts.isCallExpression(node)) return undefined;
  if (isMember(node.expression, 'Date', 'now')) return 'Date.now()';
  return isMember(node.expression, 'Math', 'random') ? 'Math.random()' : undefined;
}

function isMember(node, object, member) {
  return ts.isPropertyAccessExpression(node) && isNamed(node.expression, object) && node.name.text === member;
}

function isNamed(node, name) {
  return ts.isIdentifier(node) && node.text === name;
}
