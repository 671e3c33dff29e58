import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listEventTypes, listProperties, listPropertyValues } from '../event/index.ts';
import { listFields, listFieldValues } from '../field/index.ts';
import { listTags } from '../tag/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import {
  eventInfoSchema,
  fieldInfoSchema,
  propertyInfoSchema,
  tagInfoSchema,
  valueSuggestionSchema,
} from './schemas/catalogue.ts';
import { pageOf, replies } from './schemas/common.ts';

const tags = ['catalogue'];
const of = z.enum(['person', 'account'], { error: 'must be person or account' }).default('person');
const search = z.string().max(200).optional().describe('Only values that contain this.');

/** What was observed, for suggestions. All lists fit on one page. */
export async function catalogueRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/fields',
    {
      schema: {
        tags,
        summary: 'Fields of people or accounts',
        querystring: z.object({ of }),
        response: replies(pageOf(fieldInfoSchema)),
      },
    },
    async (request) => onePage(await listFields(contextOf(request, deps), request.query)),
  );

  typed.get(
    '/fields/:field/values',
    {
      schema: {
        tags,
        summary: 'Values of a field, most frequent first',
        params: z.object({ field: z.string() }),
        querystring: z.object({ of, search }),
        response: replies(pageOf(valueSuggestionSchema)),
      },
    },
    async (request) =>
      onePage(await listFieldValues(contextOf(request, deps), { ...request.params, ...request.query })),
  );

  typed.get(
    '/events',
    { schema: { tags, summary: 'Event names, most frequent first', response: replies(pageOf(eventInfoSchema)) } },
    async (request) => onePage(await listEventTypes(contextOf(request, deps))),
  );

  typed.get(
    '/events/:event/properties',
    {
      schema: {
        tags,
        summary: 'Properties of events of a name',
        params: z.object({ event: z.string() }),
        response: replies(pageOf(propertyInfoSchema)),
      },
    },
    async (request) => onePage(await listProperties(contextOf(request, deps), request.params)),
  );

  typed.get(
    '/events/:event/properties/:property/values',
    {
      schema: {
        tags,
        summary: 'Values of a property, most frequent first',
        params: z.object({ event: z.string(), property: z.string() }),
        querystring: z.object({ search }),
        response: replies(pageOf(valueSuggestionSchema)),
      },
    },
    async (request) =>
      onePage(await listPropertyValues(contextOf(request, deps), { ...request.params, ...request.query })),
  );

  typed.get(
    '/tags',
    { schema: { tags, summary: 'Tags, most people first', response: replies(pageOf(tagInfoSchema)) } },
    async (request) => onePage(await listTags(contextOf(request, deps))),
  );
}

function onePage<Item>(data: Item[]): { data: Item[]; next_cursor: null } {
  return { data, next_cursor: null };
}
