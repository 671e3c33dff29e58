import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SegueError } from '../errors.ts';
import {
  addMembers,
  exportMembers,
  listMembers,
  listTransitions,
  MEMBERS_A_CALL_MAX,
  removeMembers,
} from '../segment/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import { noteApiRead, noteExport } from './note-use.ts';
import { cursorSchema, errorSchema, limitSchema, namesSchema, pageOf, replies } from './schemas/common.ts';
import { membersAddedSchema, segmentMemberSchema, segmentTransitionSchema } from './schemas/segments.ts';

const tags = ['segments'];
const byKey = z.object({ key: z.string() });
const NAME_LENGTH_MAX = 320;
/** A full list of long addresses. */
const LIST_BYTES_MAX = 4 * 1024 * 1024;

/** Who is in a segment, and changing that by hand for static ones. */
export async function segmentMemberRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  exportRoute(app, deps);
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/segments/:key/people',
    {
      schema: {
        tags,
        summary: 'The members of a segment, with when they entered',
        params: byKey,
        querystring: z.object({ cursor: cursorSchema, limit: limitSchema(1_000), fields: namesSchema }),
        response: replies(pageOf(segmentMemberSchema)),
      },
    },
    async (request) => {
      const page = await listMembers(contextOf(request, deps), { ...request.params, ...request.query });
      await noteApiRead(request, deps, request.params.key);
      return page;
    },
  );

  typed.get(
    '/segments/:key/transitions',
    {
      schema: {
        tags,
        summary: 'Who entered and left a segment, the newest first',
        params: byKey,
        querystring: z.object({ cursor: cursorSchema, limit: limitSchema(500) }),
        response: replies(pageOf(segmentTransitionSchema)),
      },
    },
    async (request) => {
      const page = await listTransitions(contextOf(request, deps), { ...request.params, ...request.query });
      await noteApiRead(request, deps, request.params.key);
      return page;
    },
  );

  typed.post(
    '/segments/:key/people',
    {
      bodyLimit: LIST_BYTES_MAX,
      schema: {
        tags,
        summary: 'Puts people into a static segment; names that nobody has are listed in the answer',
        params: byKey,
        body: z.strictObject({
          people: z
            .array(z.string().min(1, 'must not be empty').max(NAME_LENGTH_MAX, 'has at most 320 characters'))
            .min(1, 'must name somebody')
            .max(MEMBERS_A_CALL_MAX, 'has at most 10 000 people a call; split the list')
            .describe('User ids, `p_…` ids or e-mail addresses.'),
        }),
        response: replies(membersAddedSchema),
      },
    },
    (request) => addMembers(contextOf(request, deps), { ...request.params, ...request.body }),
  );

  typed.delete(
    '/segments/:key/people/:id',
    {
      schema: {
        tags,
        summary: 'Takes a person out of a static segment',
        params: z.object({ key: z.string(), id: z.string().describe('User id, `p_…` or e-mail address.') }),
        response: { 204: z.undefined(), '4xx': errorSchema },
      },
    },
    async (request, reply) => {
      const { key, id } = request.params;
      const { unknown } = await removeMembers(contextOf(request, deps), { key, people: [id] });
      if (unknown.length > 0) throw new SegueError('person_not_found', { id });
      return reply.code(204).send(undefined);
    },
  );
}

function exportRoute(app: FastifyInstance, deps: HttpDeps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/segments/:key/people.csv',
    {
      schema: {
        tags,
        summary: 'The members of a segment with all their fields, as CSV',
        params: byKey,
        produces: ['text/csv'],
        response: { 200: z.unknown(), '4xx': errorSchema },
      },
    },
    async (request, reply) => {
      const { key } = request.params;
      const csv = await exportMembers(contextOf(request, deps), { key });
      await noteExport(request, deps, key);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${key}.csv"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(csv));
    },
  );
}
