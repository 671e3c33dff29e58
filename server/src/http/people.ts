import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getPerson, getPersonId, listPeople, listPersonEvents } from '../person/index.ts';
import { listMemberships } from '../segment/index.ts';
import { addTags, removeTag } from '../tag/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import { cursorSchema, flagSchema, limitSchema, namesSchema, pageOf, replies } from './schemas/common.ts';
import { membershipSchema, personSchema, personSummarySchema, timelineEventSchema } from './schemas/people.ts';

const TAGS_PER_CALL_MAX = 50;
const LIMIT_MAX = 500;
const tags = ['people'];
const byId = z.object({ id: z.string().describe('User id, or `p_…`.') });

/** People: the list, one person, what they did, where they are, their tags. */
export async function peopleRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/people',
    {
      schema: {
        tags,
        summary: 'People, searched, filtered and sorted',
        querystring: z.object({
          search: z.string().optional().describe('Any part of a name, e-mail address or user id.'),
          segment: z.string().optional().describe('Only members of this segment.'),
          anonymous: flagSchema.describe('Anonymous visitors, too.'),
          fields: namesSchema.describe('Fields to include, separated by commas.'),
          sort: z
            .enum(['last_seen', 'first_seen', 'name'], { error: 'must be last_seen, first_seen or name' })
            .optional(),
          cursor: cursorSchema,
          limit: limitSchema(LIMIT_MAX),
        }),
        response: replies(pageOf(personSummarySchema)),
      },
    },
    (request) => listPeople(contextOf(request, deps), request.query),
  );

  typed.get(
    '/people/:id',
    { schema: { tags, summary: 'Everything known of a person', params: byId, response: replies(personSchema) } },
    (request) => getPerson(contextOf(request, deps), request.params),
  );

  typed.get(
    '/people/:id/events',
    {
      schema: {
        tags,
        summary: 'What a person did, newest first',
        params: byId,
        querystring: z.object({
          from: z.string().optional().describe('Id of an event of the person: begin with it instead of the newest.'),
          cursor: cursorSchema,
          limit: limitSchema(LIMIT_MAX),
        }),
        response: replies(pageOf(timelineEventSchema)),
      },
    },
    (request) => listPersonEvents(contextOf(request, deps), { ...request.params, ...request.query }),
  );

  typed.get(
    '/people/:id/segments',
    {
      schema: {
        tags,
        summary: 'The segments a person is in, and those that time alone will admit them to',
        params: byId,
        response: replies(pageOf(membershipSchema)),
      },
    },
    async (request) => {
      const ctx = contextOf(request, deps);
      const personId = await getPersonId(ctx, request.params);
      return { data: await listMemberships(ctx, { personId }), next_cursor: null };
    },
  );

  typed.post(
    '/people/:id/tags',
    {
      schema: {
        tags,
        summary: 'Gives a person tags',
        params: byId,
        body: z.strictObject({
          tags: z
            .array(z.string(), 'must be a list of texts')
            .min(1, 'must name at least one tag')
            .max(TAGS_PER_CALL_MAX, `takes at most ${TAGS_PER_CALL_MAX} tags at once`),
        }),
        response: replies(personSchema),
      },
    },
    (request) => addTags(contextOf(request, deps), { ...request.params, ...request.body }),
  );

  typed.delete(
    '/people/:id/tags/:tag',
    {
      schema: {
        tags,
        summary: 'Takes a tag from a person',
        params: byId.extend({ tag: z.string() }),
        response: replies(personSchema),
      },
    },
    (request) => removeTag(contextOf(request, deps), request.params),
  );
}
