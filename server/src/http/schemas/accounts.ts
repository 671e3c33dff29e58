import type {
  Account,
  AccountExplanation,
  AccountMember,
  AccountMembership,
  AccountTimelineItem,
} from '@segue/shared/api';
import { z } from 'zod';
import { fieldValueSchema, instantSchema } from './common.ts';
import { personSummarySchema, summaryShape, timelineEventSchema } from './people.ts';

export const accountSchema: z.ZodType<Account> = z
  .strictObject({
    account_id: z.string().describe('The id that `group` calls give it.'),
    name: z.string().nullable(),
    fields: z.record(z.string(), fieldValueSchema),
    first_seen_at: instantSchema,
    last_seen_at: instantSchema.describe('When any of its people was last seen.'),
    members: z.number().describe('How many people belong to it now.'),
  })
  .meta({ id: 'Account' });

export const accountMemberSchema: z.ZodType<AccountMember> = z
  .strictObject({ ...summaryShape, since: instantSchema })
  .meta({ id: 'AccountMember' });

export const accountMembershipSchema: z.ZodType<AccountMembership> = z
  .strictObject({
    segment: z.strictObject({ key: z.string(), name: z.string() }),
    member: z.boolean(),
    changes_at: instantSchema.nullable().describe('When time alone may change that.'),
  })
  .meta({ id: 'AccountMembership' });

export const accountTimelineItemSchema: z.ZodType<AccountTimelineItem> = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('event'),
      id: z.string(),
      at: instantSchema,
      person: personSummarySchema,
      event: timelineEventSchema,
    }),
    z.strictObject({
      type: z.literal('fields'),
      id: z.string(),
      at: instantSchema,
      changes: z.array(z.strictObject({ field: z.string(), before: fieldValueSchema, after: fieldValueSchema })),
    }),
  ])
  .meta({ id: 'AccountTimelineItem' });

/** Made from what describes a condition explained, which lives with the segments. */
export function accountExplanationSchema(
  explained: z.ZodType<AccountExplanation['tree']>,
): z.ZodType<AccountExplanation> {
  return z
    .strictObject({ member: z.boolean(), next_flip_at: instantSchema.nullable(), tree: explained })
    .meta({ id: 'AccountExplanation' });
}
