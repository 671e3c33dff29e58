import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  type AccountSort,
  findAccountId,
  getAccount,
  listAccountPeople,
  listAccounts,
  listAccountTimeline,
} from '../account/index.ts';
import { accountsInSegment, explainAccount, listAccountMemberships } from '../segment/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import {
  accountExplanationSchema,
  accountMemberSchema,
  accountMembershipSchema,
  accountSchema,
  accountTimelineItemSchema,
} from './schemas/accounts.ts';
import { cursorSchema, limitSchema, namesSchema, pageOf, replies } from './schemas/common.ts';
import { explainedConditionSchema } from './schemas/segments.ts';

const LIMIT_MAX = 500;
const TIMELINE_LIMIT_MAX = 200;
const tags = ['companies'];
const byId = z.object({ id: z.string().describe('The id that `group` calls give the company.') });
const SORT = /^(members|name|first_seen|last_seen|field\..{1,200})$/s;
const sort = z
  .custom<AccountSort>((value) => typeof value === 'string' && SORT.test(value), {
    error: 'must be members, name, first_seen, last_seen, or field. with the name of a field',
  })
  .meta({ type: 'string', description: '`members` (default), `name`, `first_seen`, `last_seen`, or `field.plan`.' })
  .optional();

/** Companies: the list, one of them, its people, its segments, what happened there. */
export async function accountRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/accounts',
    {
      schema: {
        tags,
        summary: 'Companies, searched, filtered and sorted',
        querystring: z.object({
          search: z.string().optional().describe('Any part of the name or id.'),
          segment: z.string().optional().describe('Only those in this segment of companies.'),
          fields: namesSchema.describe('Fields to include, separated by commas.'),
          sort,
          order: z.enum(['asc', 'desc'], { error: 'must be asc or desc' }).optional(),
          cursor: cursorSchema,
          limit: limitSchema(LIMIT_MAX),
        }),
        response: replies(pageOf(accountSchema)),
      },
    },
    async (request) => {
      const ctx = contextOf(request, deps);
      const { segment, ...query } = request.query;
      const inside = segment === undefined ? undefined : await accountsInSegment(ctx, segment);
      return listAccounts(ctx, { ...query, inside });
    },
  );

  typed.get(
    '/accounts/:id',
    { schema: { tags, summary: 'Everything known of a company', params: byId, response: replies(accountSchema) } },
    (request) => getAccount(contextOf(request, deps), request.params),
  );

  typed.get(
    '/accounts/:id/people',
    {
      schema: {
        tags,
        summary: 'Who belongs to a company, whoever was seen last first',
        params: byId,
        querystring: z.object({ fields: namesSchema, cursor: cursorSchema, limit: limitSchema(LIMIT_MAX) }),
        response: replies(pageOf(accountMemberSchema)),
      },
    },
    (request) => listAccountPeople(contextOf(request, deps), { ...request.params, ...request.query }),
  );

  typed.get(
    '/accounts/:id/timeline',
    {
      schema: {
        tags,
        summary: 'What the people of a company did, and how its fields changed, newest first',
        params: byId,
        querystring: z.object({ cursor: cursorSchema, limit: limitSchema(TIMELINE_LIMIT_MAX) }),
        response: replies(pageOf(accountTimelineItemSchema)),
      },
    },
    (request) => listAccountTimeline(contextOf(request, deps), { ...request.params, ...request.query }),
  );

  typed.get(
    '/accounts/:id/segments',
    {
      schema: {
        tags,
        summary: 'The segments of companies, and whether this one is in them',
        params: byId,
        response: replies(pageOf(accountMembershipSchema)),
      },
    },
    async (request) => {
      const ctx = contextOf(request, deps);
      const accountId = await findAccountId(ctx, request.params);
      return { data: await listAccountMemberships(ctx, { accountId }), next_cursor: null };
    },
  );

  typed.get(
    '/segments/:key/explain-account/:id',
    {
      schema: {
        tags,
        summary: 'Why a company is in a segment of companies, or is not',
        params: byId.extend({ key: z.string() }),
        response: replies(accountExplanationSchema(explainedConditionSchema)),
      },
    },
    async (request) => {
      const ctx = contextOf(request, deps);
      const accountId = await findAccountId(ctx, request.params);
      return explainAccount(ctx, { key: request.params.key, accountId });
    },
  );
}
