import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getPersonId } from '../person/index.ts';
import {
  createSegment,
  deleteSegment,
  diffSegment,
  duplicateSegment,
  explainMembership,
  getSegment,
  lintSegment,
  listSegments,
  previewSegment,
  updateSegment,
} from '../segment/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import { errorSchema, pageOf, replies } from './schemas/common.ts';
import {
  definitionInput,
  detailsInput,
  explanationSchema,
  keySchema,
  lintSchema,
  nameSchema,
  previewSchema,
  segmentDiffSchema,
  segmentSchema,
  triggerFlowsSchema,
} from './schemas/segments.ts';

const tags = ['segments'];
const byKey = z.object({ key: z.string() });
const description = z.string().max(2_000, 'has at most 2 000 characters').optional();

/** Segments: definitions, previews, explanations. */
export async function segmentRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  definitionRoutes(app, deps);
  questionRoutes(app, deps);
}

function definitionRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/segments',
    { schema: { tags, summary: 'All segments', response: replies(pageOf(segmentSchema)) } },
    async (request) => ({ data: await listSegments(contextOf(request, deps)), next_cursor: null }),
  );

  typed.post(
    '/segments',
    {
      schema: {
        tags,
        summary: 'Creates a segment and begins to build it',
        body: z.strictObject({
          key: keySchema.optional(),
          name: nameSchema,
          description,
          definition: definitionInput,
          ...detailsInput,
        }),
        response: { 201: segmentSchema, '4xx': errorSchema },
      },
    },
    async (request, reply) => reply.code(201).send(await createSegment(contextOf(request, deps), request.body)),
  );

  typed.post(
    '/segments/:key/duplicate',
    {
      schema: {
        tags,
        summary: 'Makes a copy of a segment; of a static one with its people',
        params: byKey,
        body: z.strictObject({ name: nameSchema.optional(), new_key: keySchema.optional() }).nullish(),
        response: { 201: segmentSchema, '4xx': errorSchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await duplicateSegment(contextOf(request, deps), { ...request.params, ...request.body })),
  );

  typed.get(
    '/segments/:key',
    { schema: { tags, summary: 'One segment', params: byKey, response: replies(segmentSchema) } },
    (request) => getSegment(contextOf(request, deps), request.params),
  );

  typed.patch(
    '/segments/:key',
    {
      schema: {
        tags,
        summary: 'Renames a segment, or gives it a new definition',
        params: byKey,
        body: z.strictObject({
          name: nameSchema.optional(),
          description,
          definition: definitionInput.optional(),
          trigger_flows: triggerFlowsSchema,
          ...detailsInput,
        }),
        response: replies(segmentSchema),
      },
    },
    (request) => updateSegment(contextOf(request, deps), { ...request.params, ...request.body }),
  );

  typed.delete(
    '/segments/:key',
    {
      schema: {
        tags,
        summary: 'Deletes a segment that nothing uses',
        params: byKey,
        response: { 204: z.undefined(), '4xx': errorSchema },
      },
    },
    async (request, reply) => {
      await deleteSegment(contextOf(request, deps), request.params);
      return reply.code(204).send(undefined);
    },
  );
}

function questionRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/segments/preview',
    {
      schema: {
        tags,
        summary: 'How many people fit a definition, and some of them, without saving it',
        body: z.strictObject({
          definition: definitionInput,
          at: z.iso
            .datetime({ offset: true, error: 'must be ISO 8601 with a time zone, for example 2026-03-01T00:00:00Z' })
            .optional(),
          people: z.boolean().optional(),
          estimate: z.boolean().optional(),
          per_condition: z.boolean().optional(),
        }),
        response: replies(previewSchema),
      },
    },
    (request) => previewSegment(contextOf(request, deps), request.body),
  );

  typed.post(
    '/segments/lint',
    {
      schema: {
        tags,
        summary: 'What the author of a definition should look at, with repairs where they are safe',
        body: z.strictObject({
          definition: definitionInput,
          key: z.string().optional().describe('The segment it is for, which is not compared with itself.'),
          locale: z.enum(['en', 'fr'], { error: 'must be en or fr' }).optional(),
          name: z.string().max(200).optional().describe('The name, to hold it to the convention of the workspace.'),
        }),
        response: replies(lintSchema),
      },
    },
    (request) => lintSegment(contextOf(request, deps), request.body),
  );

  typed.post(
    '/segments/:key/diff',
    {
      schema: {
        tags,
        summary: 'What saving a definition would change: who would enter and leave',
        params: byKey,
        body: z.strictObject({ definition: definitionInput }),
        response: replies(segmentDiffSchema),
      },
    },
    (request) => diffSegment(contextOf(request, deps), { ...request.params, ...request.body }),
  );

  typed.get(
    '/segments/:key/explain/:id',
    {
      schema: {
        tags,
        summary: 'Why a person is in a segment, or is not',
        params: z.object({ key: z.string(), id: z.string().describe('User id, or `p_…`.') }),
        response: replies(explanationSchema),
      },
    },
    async (request) => {
      const ctx = contextOf(request, deps);
      const personId = await getPersonId(ctx, { id: request.params.id });
      return explainMembership(ctx, { key: request.params.key, personId });
    },
  );
}
