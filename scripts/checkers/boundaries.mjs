import { posix } from 'node:path';
import ts from 'typescript';
import { BOUNDARY_EXCEPTIONS } from '../exceptions.mjs';
import { applyExceptions } from '../lib/apply-exceptions.mjs';
import { listFiles, parseFile, placeOf, visitNodes } from '../lib/sources.mjs';

/** Which packages of ours each package may import, and whether it may use Node. */
const PACKAGES = {
  shared: { packages: [], node: false },
  sdk: { packages: [], node: false, libraries: false },
  web: { packages: ['@segue/shared'], node: false },
  server: { packages: ['@segue/shared'], node: true },
};

/** Which domains of the server each domain knows. A folder that is not listed anywhere is a problem, too. */
const DOMAINS = {
  workspace: [],
  field: ['workspace'],
  tag: ['workspace', 'event', 'person'],
  account: ['workspace', 'field', 'event', 'person'],
  event: ['workspace', 'field'],
  person: ['workspace', 'field', 'event'],
  ingest: ['workspace', 'field', 'tag', 'account', 'event', 'person'],
  segment: ['workspace', 'field', 'tag', 'account', 'event', 'person'],
  score: ['workspace', 'event', 'person'],
  message: ['workspace', 'event', 'person'],
  flow: ['workspace', 'event', 'person', 'segment', 'message'],
  source: ['workspace', 'ingest'],
  insight: ['workspace', 'event', 'person', 'segment', 'score', 'flow', 'message'],
};

/** The other folders of the server. The files beside them are the foundation: everybody may import those. */
const ROOMS = {
  http: [...Object.keys(DOMAINS), 'db'],
  worker: [...Object.keys(DOMAINS), 'db'],
  db: [],
  // The simulator is a customer like any other: it speaks to the public API with our own client.
  simulate: [],
};
const FOUNDATION = ['clock.ts', 'config.ts', 'context.ts', 'errors.ts', 'lanes.ts'];
const SIMULATOR_PACKAGES = ['@segue/sdk'];

/** Checks the arrows between packages, rooms and domains (ARCHITECTURE.md). Gives a line for every import against them. */
export function checkBoundaries(root, exceptions = BOUNDARY_EXCEPTIONS) {
  const problems = [];
  for (const path of listFiles(
    root,
    Object.keys(PACKAGES).map((name) => `${name}/src`),
    /\.tsx?$/,
  )) {
    if (/\.(test|test-d)\.tsx?$/.test(path)) continue;
    const tree = parseFile(root, path);
    visitNodes(tree, (node) => {
      const specifier = importedModule(node);
      if (specifier === undefined) return;
      const why = whyForbidden(path, specifier);
      if (why === undefined) return;
      problems.push({
        file: path,
        what: specifier,
        text: `${placeOf(tree, path, node)} imports "${specifier}": ${why}`,
      });
    });
  }
  return applyExceptions(problems, exceptions);
}

function importedModule(node) {
  const isStatic = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
  if (isStatic && node.moduleSpecifier !== undefined) return node.moduleSpecifier.text;
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const [argument] = isDynamic ? node.arguments : [];
  return argument !== undefined && ts.isStringLiteral(argument) ? argument.text : undefined;
}

function whyForbidden(path, specifier) {
  const name = path.split('/')[0];
  if (!specifier.startsWith('.')) return whyForbiddenPackage(name, path, specifier);
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith(`${name}/src/`)) return `a file of ${name}/src imports only what lies there`;
  if (posix.basename(target) === 'index.ts' && path.startsWith(`${posix.dirname(target)}/`)) {
    return 'inside a folder, import the file that defines the thing; index.ts is for those outside';
  }
  return name === 'server' ? whyForbiddenInServer(path, target) : undefined;
}

function whyForbiddenPackage(name, path, specifier) {
  const { packages, node, libraries = true } = PACKAGES[name];
  if (specifier.startsWith('node:')) return node ? undefined : `${name} runs without Node`;
  if (!specifier.startsWith('@segue/')) return libraries ? undefined : `${name} has no dependencies`;
  const isSimulator = path.startsWith('server/src/simulate/');
  const allowed = isSimulator ? [...packages, ...SIMULATOR_PACKAGES] : packages;
  return allowed.some((one) => specifier === one || specifier.startsWith(`${one}/`))
    ? undefined
    : `${name} does not know ${specifier.split('/').slice(0, 2).join('/')}`;
}

function whyForbiddenInServer(path, target) {
  const [from, to] = [path, target].map((one) => one.split('/')[2]);
  if (from === to || from === 'main.ts') return whyNotThroughIndex(from, to, target);
  if (FOUNDATION.includes(to)) return undefined;
  // The context of every verb names the pool; the database knows nobody, so no circle can come of it.
  if (FOUNDATION.includes(from))
    return from === 'context.ts' && to === 'db'
      ? undefined
      : 'what everybody imports, imports nothing of the server itself';
  const allowed = DOMAINS[from] ?? ROOMS[from];
  if (allowed === undefined) return `${from} is not in the table of scripts/checkers/boundaries.mjs`;
  const known = DOMAINS[from] === undefined ? allowed : [...allowed, 'db'];
  if (!known.includes(to)) return `${from} does not know ${to}`;
  if (from === 'http' && target.endsWith('/db/sql.ts')) return 'http contains no SQL';
  return whyNotThroughIndex(from, to, target);
}

function whyNotThroughIndex(from, to, target) {
  if (from === to || DOMAINS[to] === undefined || target === `server/src/${to}/index.ts`) return undefined;
  return `a domain is entered only through its index.ts`;
}
