import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listOverlapPeople, segmentGraph, segmentOverlap } from '../insight/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import { graphSchema, overlapSchema } from './schemas/care.ts';
import { cursorSchema, limitSchema, namesSchema, pageOf, replies } from './schemas/common.ts';
import { personSummarySchema } from './schemas/people.ts';

const tags = ['segments'];

/** What keeps many segments in order: what they share, what depends on what. */
export async function careRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/segment-overlap',
    {
      schema: {
        tags,
        summary: 'How many people 2 to 8 segments share',
        querystring: z.object({ keys: namesSchema.describe('Keys of segments, separated by commas.') }),
        response: replies(overlapSchema),
      },
    },
    (request) => segmentOverlap(contextOf(request, deps), request.query),
  );

  typed.get(
    '/segment-overlap/people',
    {
      schema: {
        tags,
        summary: 'The people who are in some segments and not in others',
        querystring: z.object({
          in: namesSchema.describe('Keys of the segments they are in, separated by commas.'),
          out: namesSchema.describe('Keys of segments they are not in, separated by commas.'),
          fields: namesSchema,
          cursor: cursorSchema,
          limit: limitSchema(500),
        }),
        response: replies(pageOf(personSummarySchema)),
      },
    },
    (request) => listOverlapPeople(contextOf(request, deps), request.query),
  );

  typed.get(
    '/segment-graph',
    { schema: { tags, summary: 'Which segments and flows use which segments', response: replies(graphSchema) } },
    (request) => segmentGraph(contextOf(request, deps)),
  );
}
