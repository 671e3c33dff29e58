import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { getPersonId } from '../person/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';

/** A viewer that reads so slowly that this much waits for it is let go; browsers come back by themselves. */
const UNREAD_BYTES_MAX = 1_000_000;
const RETRY_MS = 2_000;

/** `GET /live`: what happens, as server-sent events. */
export async function liveRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  app.addHook('preClose', async () => deps.live.close());
  app.withTypeProvider<ZodTypeProvider>().get(
    '/live',
    {
      schema: {
        tags: ['workspace'],
        summary: 'Events, transitions and messages as they happen (server-sent events)',
        querystring: z.object({ person: z.string().optional().describe('Only what concerns this person.') }),
      },
    },
    async (request, reply) => {
      const ctx = contextOf(request, deps);
      const { person } = request.query;
      const personId = person === undefined ? null : await getPersonId(ctx, { id: person });
      const stream = reply.raw;
      const stopWatching = deps.live.watch({
        workspaceId: ctx.workspace.id,
        personId,
        send(item) {
          if (stream.writableLength > UNREAD_BYTES_MAX) stream.destroy();
          else stream.write(`data: ${JSON.stringify(item)}\n\n`);
        },
        end: () => void stream.end(),
      });
      stream.once('close', stopWatching);
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) stream.setHeader(name, value);
      stream.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        // Proxies would hold back what is meant to arrive at once.
        'x-accel-buffering': 'no',
      });
      stream.write(`retry: ${RETRY_MS}\n\n`);
    },
  );
}
