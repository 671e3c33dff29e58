import type { EmailPreview, EmailPreviewInput, Message, MessageSummary } from '@segue/shared/api';
import { z } from 'zod';
import { fieldValueSchema, instantSchema } from './common.ts';

export const messageStatusSchema = z.enum(['queued', 'sending', 'sent', 'skipped', 'failed', 'uncertain']);
const named = z.strictObject({ key: z.string(), name: z.string() });

const summaryShape = {
  id: z.string(),
  channel: z.literal('email'),
  to: z.string(),
  person: z
    .strictObject({ id: z.string(), user_id: z.string().nullable(), display_name: z.string() })
    .nullable()
    .describe('Null for mail to those who work with Segue, like the monthly audit.'),
  subject: z.string(),
  status: messageStatusSchema,
  reason: z.string().nullable().describe('Why it was skipped, or the words of the mail server when it failed.'),
  reason_code: z
    .enum([
      'no_email',
      'invalid_email',
      'person_deleted',
      'run_gone',
      'step_gone',
      'template_error',
      'no_answer',
      'interrupted',
    ])
    .nullable(),
  flow: named.nullable(),
  step: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  created_at: instantSchema,
  sent_at: instantSchema.nullable(),
};

export const messageSummarySchema: z.ZodType<MessageSummary> = z
  .strictObject(summaryShape)
  .meta({ id: 'MessageSummary' });

export const messageSchema: z.ZodType<Message> = z
  .strictObject({ ...summaryShape, from: z.string(), html: z.string(), text: z.string() })
  .meta({ id: 'Message' });

const TEMPLATE_LENGTH_MAX = 200_000;

export const emailPreviewInput: z.ZodType<EmailPreviewInput> = z.strictObject({
  subject: z.string().max(TEMPLATE_LENGTH_MAX),
  body: z.string().max(TEMPLATE_LENGTH_MAX),
  person: z.string().optional().describe('User id or `p_…`; default: the newest person with an address.'),
  event: z
    .strictObject({ name: z.string(), properties: z.record(z.string(), fieldValueSchema).optional() })
    .optional()
    .describe('The event that the email speaks of; its newest occurrence gives the values.'),
  locale: z.enum(['en', 'fr']).optional(),
});

export const emailPreviewSchema: z.ZodType<EmailPreview> = z
  .strictObject({
    subject: z.string(),
    html: z.string(),
    text: z.string(),
    issues: z.array(z.strictObject({ code: z.string(), message: z.string(), line: z.number().optional() })),
  })
  .meta({ id: 'EmailPreview' });
