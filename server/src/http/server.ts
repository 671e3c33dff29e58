import cookie from '@fastify/cookie';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { SegueError } from '../errors.ts';
import { accountRoutes } from './accounts.ts';
import { authenticateManagement } from './auth.ts';
import { backtestRoutes } from './backtest.ts';
import { careRoutes } from './care.ts';
import { catalogueRoutes } from './catalogue.ts';
import { closePromptly } from './closing.ts';
import { collectRoutes } from './collect.ts';
import type { HttpDeps } from './deps.ts';
import { flowRoutes } from './flows.ts';
import { acceptJson, BODY_BYTES_MAX } from './json-body.ts';
import { liveRoutes } from './live.ts';
import { messageRoutes } from './messages.ts';
import { collectSchemas, publishOpenApi } from './openapi.ts';
import { peopleRoutes } from './people.ts';
import { refuseBrokenTexts } from './refuse-broken-texts.ts';
import { replyErrors, sendRefusal } from './reply-errors.ts';
import { HIDDEN } from './schemas/common.ts';
import { segmentMemberRoutes } from './segment-members.ts';
import { segmentVersionRoutes } from './segment-versions.ts';
import { segmentRoutes } from './segments.ts';
import { sessionRoutes } from './session.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { serveStaticFiles } from './static-files.ts';
import { workspaceRoutes } from './workspace.ts';

/** A user id of 255 characters, each of them percent-encoded. */
const PATH_PARAMETER_LENGTH_MAX = 255 * 12;
const ROUTES = [
  sessionRoutes,
  workspaceRoutes,
  peopleRoutes,
  accountRoutes,
  catalogueRoutes,
  segmentMemberRoutes,
  segmentVersionRoutes,
  segmentRoutes,
  backtestRoutes,
  careRoutes,
  flowRoutes,
  messageRoutes,
  liveRoutes,
];
/** A client that is slower than this to send its request is not waited for. */
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * Assembles the HTTP server: collecting under /v1, management under /api/v1, the web application elsewhere. Opens no
 * port: call `listen()`, or `inject()` in tests. `close()` ends streams and waits for requests under way.
 */
export async function createHttpServer(deps: HttpDeps): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    // Thousands of lines a second would say nothing; failures are logged where they are answered.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // An address that is broken as such, before any route is looked for.
    frameworkErrors: (_error, _request, reply) => void sendRefusal(reply, new SegueError('not_found')),
    routerOptions: { maxParamLength: PATH_PARAMETER_LENGTH_MAX },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(deps.checkReplies === true ? serializerCompiler : () => (data) => JSON.stringify(data));
  app.removeAllContentTypeParsers();
  acceptJson(app, 'application/json');
  replyErrors(app);
  addSecurityHeaders(app);
  closePromptly(app);
  await app.register(cookie);
  await collectSchemas(app);

  app.get('/healthz', { schema: HIDDEN }, async () => ({ status: 'ok' }));
  await app.register(collectRoutes, { prefix: '/v1', deps });
  await app.register(
    async (api) => {
      authenticateManagement(api, deps);
      refuseBrokenTexts(api);
      for (const routes of ROUTES) {
        await api.register(routes, { deps });
      }
    },
    { prefix: '/api/v1' },
  );
  publishOpenApi(app);
  await serveStaticFiles(app, deps);
  return app;
}
