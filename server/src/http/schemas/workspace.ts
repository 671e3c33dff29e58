import type { Session, SetupState } from '@segue/shared/api';
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

export const workspaceSchema = z.strictObject({ name: z.string(), timezone: z.string(), week_start: weekStartSchema });

export const workspacePatch = z.strictObject({
  name: z.string().trim().min(1, 'must not be empty').max(200, 'has at most 200 characters').optional(),
  timezone: z.string().max(100).optional().describe('IANA name, for example Europe/Paris.'),
  week_start: weekStartSchema.optional(),
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
