import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getMessage, listMessages, previewEmail, resendMessage } from '../message/index.ts';
import { getPersonId } from '../person/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import { cursorSchema, limitSchema, pageOf, replies } from './schemas/common.ts';
import {
  emailPreviewInput,
  emailPreviewSchema,
  messageSchema,
  messageStatusSchema,
  messageSummarySchema,
} from './schemas/messages.ts';

const tags = ['messages'];
const byId = z.object({ id: z.string() });

/** What was sent or kept, and how an email will look. */
export async function messageRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/messages',
    {
      schema: {
        tags,
        summary: 'Messages, newest first',
        querystring: z.object({
          search: z.string().optional().describe('Any part of the address or the subject.'),
          status: messageStatusSchema.optional(),
          flow: z.string().optional().describe('Key of a flow.'),
          person: z.string().optional().describe('User id, or `p_…`.'),
          cursor: cursorSchema,
          limit: limitSchema(200),
        }),
        response: replies(pageOf(messageSummarySchema)),
      },
    },
    async (request) => {
      const ctx = contextOf(request, deps);
      const { person, ...query } = request.query;
      if (person === undefined) return listMessages(ctx, query);
      return listMessages(ctx, { ...query, person: `p_${await getPersonId(ctx, { id: person })}` });
    },
  );

  typed.get(
    '/messages/:id',
    { schema: { tags, summary: 'One message with its content', params: byId, response: replies(messageSchema) } },
    (request) => getMessage(contextOf(request, deps), request.params),
  );

  typed.post(
    '/messages/:id/resend',
    {
      schema: {
        tags,
        summary: 'Sends a message that was skipped, failed or is uncertain once more',
        params: byId,
        response: replies(messageSchema),
      },
    },
    (request) => resendMessage(contextOf(request, deps), request.params),
  );

  typed.post(
    '/emails/preview',
    {
      schema: {
        tags,
        summary: 'An email as one person would get it',
        body: emailPreviewInput,
        response: replies(emailPreviewSchema),
      },
    },
    (request) => previewEmail(contextOf(request, deps), request.body),
  );
}
