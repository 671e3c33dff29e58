import type { Session, SetupState } from '@segue/shared/api';
import { type NamingConvention, hyphenate, namingLimits } from '@segue/shared/segment';
import { z } from 'zod';
import { instantSchema } from './common.ts';

const weekStartSchema = z.enum(['monday', 'sunday']);

export const setupSchema: z.ZodType<SetupState> = z
  .strictObject({
    status: z.enum(['choose', 'loading', 'ready', 'failed']),
    mode: z.enum(['demo', 'empty']).nullable(),
    progress: z.number(),
    reached: z.string().nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'SetupState' });

export const clockSchema = z.strictObject({ mode: z.enum(['real', 'simulated']), now: instantSchema });

const languageSchema = z
  .enum(['en', 'fr'], { error: 'must be en or fr' })
  .describe('Of what the workspace writes by itself, like the monthly audit.');
const { firstWordsMax, firstWordLengthMax } = namingLimits;
const namingSchema: z.ZodType<NamingConvention> = z
  .strictObject({
    style: z.enum(['any', 'hyphens']).describe('`hyphens`: lower-case words joined by hyphens.'),
    first_words: z
      .array(
        z
          .string()
          .trim()
          .max(firstWordLengthMax, `has at most ${firstWordLengthMax} characters`)
          .refine((word) => hyphenate(word) !== '', 'must hold a letter or digit'),
      )
      .max(firstWordsMax, `are at most ${firstWordsMax}`)
      .describe('With hyphens: the words a name may begin with; empty: any.'),
  })
  .meta({ id: 'NamingConvention' });

export const workspaceSchema = z.strictObject({
  name: z.string(),
  timezone: z.string(),
  week_start: weekStartSchema,
  language: languageSchema,
  owner_email: z.string().describe('Where the monthly audit of segments without an owner goes; empty: nowhere.'),
  naming: namingSchema,
});

export const workspacePatch = z.strictObject({
  name: z.string().trim().min(1, 'must not be empty').max(200, 'has at most 200 characters').optional(),
  timezone: z.string().max(100).optional().describe('IANA name, for example Europe/Paris.'),
  week_start: weekStartSchema.optional(),
  language: languageSchema.optional(),
  owner_email: z
    .union([z.literal(''), z.email({ error: 'must be an e-mail address, or empty' }).max(254)])
    .optional()
    .describe('Where the monthly audit of segments without an owner goes; empty: nowhere.'),
  naming: namingSchema.optional(),
});

export const sessionSchema: z.ZodType<Session> = z
  .strictObject({
    authenticated: z.boolean(),
    workspace: z
      .strictObject({ ...workspaceSchema.shape, write_key: z.string(), secret_key: z.string() })
      .exactOptional(),
    setup: setupSchema.exactOptional(),
    clock: clockSchema.exactOptional(),
    mail: z.strictObject({ transport: z.enum(['smtp', 'mailbox']), from: z.string() }).exactOptional(),
  })
  .meta({ id: 'Session' });
