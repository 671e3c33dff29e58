import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.cache', 'coverage', 'test-results']);
const parsed = new Map();

/** Lists the files under some folders of a tree whose names match, as paths with slashes relative to the tree. */
export function listFiles(root, folders, pattern) {
  const found = [];
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (SKIPPED.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (pattern.test(entry.name)) found.push(relative(root, path).split(sep).join('/'));
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) visit(join(root, folder));
  return found.sort((a, b) => (a < b ? -1 : 1));
}

/** Gives the syntax tree of a file; the checkers share it. */
export function parseFile(root, path) {
  const full = join(root, path);
  const known = parsed.get(full);
  if (known !== undefined) return known;
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : undefined;
  const tree = ts.createSourceFile(full, readFileSync(full, 'utf8'), ts.ScriptTarget.Latest, false, kind);
  parsed.set(full, tree);
  return tree;
}

/** Calls back with every node of a tree. */
export function visitNodes(tree, callback) {
  const visit = (node) => {
    callback(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
}

/** Gives "path:line" of a node. */
export function placeOf(tree, path, node) {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}
