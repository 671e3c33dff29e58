import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { createFlow, deleteFlow, getFlow, listFlows, listRuns, updateFlow } from '../flow/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import { cursorSchema, errorSchema, limitSchema, pageOf, replies } from './schemas/common.ts';
import { flowRunSchema, flowSchema, flowStatusSchema, graphInput } from './schemas/flows.ts';
import { keySchema, nameSchema } from './schemas/segments.ts';

const tags = ['flows'];
const byKey = z.object({ key: z.string() });

/** Flows and the people going through them. */
export async function flowRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/flows',
    { schema: { tags, summary: 'All flows', response: replies(pageOf(flowSchema)) } },
    async (request) => ({ data: await listFlows(contextOf(request, deps)), next_cursor: null }),
  );

  typed.post(
    '/flows',
    {
      schema: {
        tags,
        summary: 'Creates a flow as a draft',
        body: z.strictObject({ key: keySchema.optional(), name: nameSchema, graph: graphInput }),
        response: { 201: flowSchema, '4xx': errorSchema },
      },
    },
    async (request, reply) => reply.code(201).send(await createFlow(contextOf(request, deps), request.body)),
  );

  typed.get(
    '/flows/:key',
    { schema: { tags, summary: 'One flow', params: byKey, response: replies(flowSchema) } },
    (request) => getFlow(contextOf(request, deps), request.params),
  );

  typed.patch(
    '/flows/:key',
    {
      schema: {
        tags,
        summary: 'Changes a flow, sets it live or pauses it',
        params: byKey,
        body: z.strictObject({
          name: nameSchema.optional(),
          graph: graphInput.optional(),
          status: flowStatusSchema.optional(),
          people_already_inside: z.boolean().optional().describe('Going live, also start those now in the segment.'),
        }),
        response: replies(flowSchema),
      },
    },
    (request) => updateFlow(contextOf(request, deps), { ...request.params, ...request.body }),
  );

  typed.delete(
    '/flows/:key',
    {
      schema: {
        tags,
        summary: 'Deletes a flow that nobody is in',
        params: byKey,
        response: { 204: z.undefined(), '4xx': errorSchema },
      },
    },
    async (request, reply) => {
      await deleteFlow(contextOf(request, deps), request.params);
      return reply.code(204).send(undefined);
    },
  );

  typed.get(
    '/flows/:key/runs',
    {
      schema: {
        tags,
        summary: 'People going through a flow, newest first',
        params: byKey,
        querystring: z.object({ cursor: cursorSchema, limit: limitSchema(500) }),
        response: replies(pageOf(flowRunSchema)),
      },
    },
    (request) => listRuns(contextOf(request, deps), { ...request.params, ...request.query }),
  );
}
