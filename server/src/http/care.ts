import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  listOverlapPeople,
  listRecipientPeople,
  segmentAudit,
  segmentGraph,
  segmentOverlap,
  segmentRecipients,
} from '../insight/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import { auditSchema, graphSchema, overlapSchema, recipientsSchema, recipientStepSchema } from './schemas/care.ts';
import { cursorSchema, limitSchema, namesSchema, pageOf, replies } from './schemas/common.ts';
import { personSummarySchema } from './schemas/people.ts';

const tags = ['segments'];

/** What keeps many segments in order: what they share, what depends on what, what is worth a look, whom mail reaches. */
export async function careRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  overlapRoutes(app, deps);
  recipientRoutes(app, deps);
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/segment-graph',
    { schema: { tags, summary: 'Which segments and flows use which segments', response: replies(graphSchema) } },
    (request) => segmentGraph(contextOf(request, deps)),
  );

  typed.get(
    '/segment-audit',
    {
      schema: {
        tags,
        summary: 'What to look at once a month: the liveliest, the unused, the obsolete, the nearly equal segments',
        response: replies(auditSchema),
      },
    },
    (request) => segmentAudit(contextOf(request, deps)),
  );
}

function overlapRoutes(app: FastifyInstance, deps: HttpDeps): void {
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
}

function recipientRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const topic = z
    .string()
    .max(200)
    .optional()
    .describe('Only who is subscribed to it by email; without one: who has not unsubscribed.');

  typed.get(
    '/segments/:key/recipients',
    {
      schema: {
        tags,
        summary: 'How many people of a segment an email reaches, and where the others stay behind',
        params: z.object({ key: z.string() }),
        querystring: z.object({ topic }),
        response: replies(recipientsSchema),
      },
    },
    (request) => segmentRecipients(contextOf(request, deps), { ...request.params, ...request.query }),
  );

  typed.get(
    '/segments/:key/recipients/:step/people',
    {
      schema: {
        tags,
        summary: 'The people that one of these steps keeps, or takes away',
        params: z.object({ key: z.string(), step: recipientStepSchema }),
        querystring: z.object({
          topic,
          which: z.enum(['kept', 'dropped'], { error: 'must be kept or dropped' }).optional(),
          cursor: cursorSchema,
          limit: limitSchema(500),
        }),
        response: replies(pageOf(personSummarySchema)),
      },
    },
    (request) => listRecipientPeople(contextOf(request, deps), { ...request.params, ...request.query }),
  );
}
