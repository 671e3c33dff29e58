import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SegueError } from '../errors.ts';
import type { HttpDeps } from './deps.ts';
import { sendRefusal } from './reply-errors.ts';
import { HIDDEN } from './schemas/common.ts';

/** Names of assets carry a hash of their content, so what a name stands for never changes. */
const FOREVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';
/** Other sites load the snippet; an hour bounds how long they keep an old one. */
const SNIPPET_CACHE = 'public, max-age=3600';

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>Segue</title>
<p>Segue runs, but its web application is not built yet. Run <code>npm run build</code>, then load this page again.</p>
<p>Segue fonctionne, mais son application web n’est pas encore construite. Lancez <code>npm run build</code>, puis
rechargez cette page.</p>`;

/** Serves the web application, whose addresses all lead to its one page, and the browser snippet. */
export async function serveStaticFiles(app: FastifyInstance, deps: HttpDeps): Promise<void> {
  await app.register(fastifyStatic, {
    root: deps.webDir,
    // A folder that is built later is found then.
    wildcard: true,
    index: false,
    cacheControl: false,
    // The build writes .br and .gz beside every file.
    preCompressed: true,
    schemaHide: true,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.includes(`${join('dist', 'assets')}`) ? FOREVER : ASK_EACH_TIME);
    },
  });
  app.addHook('onRequest', async (request) => {
    // No file and nobody has a NUL character in the name; the file system would call it our mistake.
    if (pathOf(request).includes('%00')) throw new SegueError('not_found');
  });
  app.get('/', { schema: HIDDEN }, (_request, reply) => sendPage(reply, deps));
  app.get('/sdk/snippet.js', { schema: HIDDEN }, async (_request, reply) => {
    const text = await readFile(deps.snippetFile, 'utf8').catch(() => null);
    if (text === null)
      throw new SegueError('not_found', undefined, 'The snippet is not built; run node sdk/build.mjs.');
    return reply
      .headers({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': SNIPPET_CACHE,
        'cross-origin-resource-policy': 'cross-origin',
        'access-control-allow-origin': '*',
      })
      .send(text);
  });
  app.setNotFoundHandler((request, reply) =>
    isPage(request) ? sendPage(reply, deps) : sendRefusal(reply, new SegueError('not_found')),
  );
}

/** Addresses of the application: read by a browser, not of the API, not a file that is missing. */
function isPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (/^\/(api|v1|sdk|assets)(\/|$)/.test(pathOf(request))) return false;
  return request.headers.accept?.includes('text/html') ?? false;
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}

async function sendPage(reply: FastifyReply, deps: HttpDeps): Promise<FastifyReply> {
  if (existsSync(join(deps.webDir, 'index.html'))) return reply.code(200).sendFile('index.html');
  return reply.code(503).header('content-type', 'text/html; charset=utf-8').send(NOT_BUILT);
}
