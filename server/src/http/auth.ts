import type { FastifyInstance, FastifyRequest } from 'fastify';
import { realClock } from '../clock.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import type { KeyHolder, WorkspaceEntry } from '../workspace/index.ts';
import type { HttpDeps } from './deps.ts';
import { isCrossSite, localityOf } from './local-owner.ts';
import { readSessionToken, SESSION_COOKIE } from './session-token.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null only on routes that are open to everybody. */
    caller: WorkspaceEntry | null;
  }
  interface FastifyContextConfig {
    /** Answers everybody; programs of this machine that show no key are taken for its owner. */
    open?: true | undefined;
  }
}

/** Finds out who asks, on every route of the management API, before its body is read. */
export function authenticateManagement(app: FastifyInstance, deps: HttpDeps): void {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    const isOpen = request.routeOptions.config.open === true;
    request.caller = identify(request, deps, isOpen);
    if (request.caller === null && !isOpen && !request.is404) throw new SegueError('unauthorized');
  });
}

/** What the verbs of the caller's workspace work with. */
export function contextOf(request: FastifyRequest, deps: HttpDeps): Context {
  if (request.caller === null) throw new SegueError('unauthorized');
  const { pool, clock } = deps;
  return { workspace: request.caller, pool, clock };
}

function identify(request: FastifyRequest, deps: HttpDeps, isOpen: boolean): WorkspaceEntry | null {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    // Whoever presents a key is judged by that key alone. The write key is public: it never reads.
    const holder = deps.workspaces.findByKey(bearerOf(authorization) ?? '');
    if (holder?.kind !== 'secret') throw new SegueError('unauthorized');
    return holder.workspace;
  }
  const token = request.cookies[SESSION_COOKIE];
  // Sessions end by the real clock, whatever a simulated one says.
  const signedIn = token === undefined ? null : readSessionToken(token, deps.workspaces, Date.parse(realClock.now()));
  if (signedIn !== null) {
    if (isCrossSite(request, deps.publicUrl)) throw new SegueError('forbidden_origin');
    return signedIn;
  }
  if (deps.publicUrl !== null) return null;
  switch (localityOf(request, { needsBrowser: !isOpen })) {
    case 'owner':
      return deps.workspaces.first();
    case 'foreign':
      throw new SegueError('forbidden_origin');
    case 'elsewhere':
      return null;
  }
}

/**
 * Whose key a collecting call carries: as the user name of basic auth, as Segment's libraries send it, as a bearer
 * token, or as `writeKey` in the body, as browsers send it. Throws `unauthorized`.
 */
export function authenticateCollecting(request: FastifyRequest, bodyKey: unknown, deps: HttpDeps): KeyHolder {
  const { authorization } = request.headers;
  const key = authorization === undefined ? bodyKey : (basicUserOf(authorization) ?? bearerOf(authorization));
  const holder = typeof key === 'string' && key !== '' ? deps.workspaces.findByKey(key) : null;
  if (holder === null) throw new SegueError('unauthorized', undefined, 'The write key is missing or wrong.');
  return holder;
}

function bearerOf(authorization: string): string | null {
  return /^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? null;
}

function basicUserOf(authorization: string): string | null {
  const encoded = /^basic +(\S+) *$/i.exec(authorization)?.[1];
  if (encoded === undefined) return null;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon === -1 ? decoded : decoded.slice(0, colon);
}
