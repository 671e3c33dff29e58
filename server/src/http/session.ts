import type { Session } from '@segue/shared/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { realClock } from '../clock.ts';
import { SegueError } from '../errors.ts';
import { getSettings, getSetup, type WorkspaceEntry } from '../workspace/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import { replies } from './schemas/common.ts';
import { sessionSchema } from './schemas/workspace.ts';
import { createSessionToken, SESSION_COOKIE, SESSION_DAYS } from './session-token.ts';

/** Signing a browser in and out. The secret key is given once; from then on a cookie stands for it. */
export async function sessionRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['workspace'];

  typed.get(
    '/session',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'Who is signed in, to which workspace, by which clock',
        response: replies(sessionSchema),
      },
    },
    (request, reply) => {
      // It holds keys.
      void reply.header('cache-control', 'no-store');
      return request.caller === null ? { authenticated: false } : describeSession(request, deps, request.caller);
    },
  );

  typed.post(
    '/session',
    {
      config: { open: true },
      schema: {
        tags,
        summary: 'Signs a browser in',
        body: z.strictObject({ secret_key: z.string() }),
        response: replies(sessionSchema),
      },
    },
    async (request, reply) => {
      const holder = deps.workspaces.findByKey(request.body.secret_key.trim());
      if (holder?.kind !== 'secret') throw new SegueError('unauthorized', undefined, 'This is not the secret key.');
      const token = createSessionToken(holder.workspace, Date.parse(realClock.now()));
      setSessionCookie(reply, token, deps);
      request.caller = holder.workspace;
      return describeSession(request, deps, holder.workspace);
    },
  );

  typed.delete(
    '/session',
    { config: { open: true }, schema: { tags, summary: 'Signs a browser out', response: replies(sessionSchema) } },
    async (_request, reply) => {
      void reply.clearCookie(SESSION_COOKIE, { path: '/' });
      return { authenticated: false };
    },
  );
}

function setSessionCookie(reply: FastifyReply, token: string, deps: HttpDeps): void {
  void reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: deps.publicUrl?.startsWith('https:') ?? false,
    maxAge: SESSION_DAYS * 86_400,
  });
}

async function describeSession(request: FastifyRequest, deps: HttpDeps, workspace: WorkspaceEntry): Promise<Session> {
  const context = contextOf(request, deps);
  const settings = await getSettings(context);
  return {
    authenticated: true,
    workspace: {
      name: workspace.name,
      timezone: workspace.timezone,
      week_start: workspace.weekStart,
      language: settings.language,
      owner_email: settings.ownerEmail,
      naming: settings.naming,
      write_key: workspace.writeKey,
      secret_key: workspace.secretKey,
    },
    setup: await getSetup(context),
    clock: { mode: deps.clock.mode, now: deps.clock.now() },
    mail: deps.mail,
  };
}
