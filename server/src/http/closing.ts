import type { FastifyInstance } from 'fastify';

/** A request that is still not there by then is not waited for. */
const GRACE_MS = 10_000;

/**
 * Lets the server close as soon as the requests under way are answered: their connections, which browsers and SDKs would
 * keep for their next request, end with the answer.
 */
export function closePromptly(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
    setTimeout(() => app.server.closeAllConnections(), GRACE_MS).unref();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) void reply.header('connection', 'close');
  });
}
