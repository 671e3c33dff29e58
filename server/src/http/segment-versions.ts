import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listVersions, restoreVersion } from '../segment/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import { pageOf, replies } from './schemas/common.ts';
import { segmentSchema, segmentVersionSchema, triggerFlowsSchema } from './schemas/segments.ts';

const tags = ['segments'];
const VERSION_MAX = 2_147_483_647;

/** What a segment meant earlier, and going back to it. */
export async function segmentVersionRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/segments/:key/versions',
    {
      schema: {
        tags,
        summary: 'The versions of a segment, the newest first',
        params: z.object({ key: z.string() }),
        response: replies(pageOf(segmentVersionSchema)),
      },
    },
    async (request) => ({ data: await listVersions(contextOf(request, deps), request.params), next_cursor: null }),
  );

  typed.post(
    '/segments/:key/versions/:number/restore',
    {
      schema: {
        tags,
        summary: 'Makes the definition of an earlier version the newest one',
        params: z.object({
          key: z.string(),
          number: z.coerce.number({ error: 'must be a number' }).int().min(1).max(VERSION_MAX),
        }),
        body: z.strictObject({ trigger_flows: triggerFlowsSchema }).nullish(),
        response: replies(segmentSchema),
      },
    },
    (request) => restoreVersion(contextOf(request, deps), { ...request.params, ...request.body }),
  );
}
