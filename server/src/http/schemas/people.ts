import type { Membership, Person, PersonSummary, TimelineEvent } from '@segue/shared/api';
import { z } from 'zod';
import { fieldValueSchema, instantSchema } from './common.ts';

export const eventKindSchema = z.enum(['track', 'page', 'screen', 'email', 'segment', 'form', 'system']);
const fields = z.record(z.string(), fieldValueSchema);

export const summaryShape = {
  id: z.string().describe('`p_` and a number; every path takes it as well as the user id.'),
  user_id: z.string().nullable(),
  email: z.string().nullable(),
  display_name: z.string(),
  anonymous: z.boolean(),
  first_seen_at: instantSchema,
  last_seen_at: instantSchema,
  tags: z.array(z.string()),
  fields: fields.describe('Those asked for with `fields`.'),
};

export const personSummarySchema: z.ZodType<PersonSummary> = z.strictObject(summaryShape).meta({ id: 'PersonSummary' });

export const personSchema: z.ZodType<Person> = z
  .strictObject({
    ...summaryShape,
    fields,
    anonymous_ids: z.array(z.string()),
    accounts: z.array(z.strictObject({ account_id: z.string(), name: z.string().nullable(), fields })),
  })
  .meta({ id: 'Person' });

export const timelineEventSchema: z.ZodType<TimelineEvent> = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    kind: eventKindSchema,
    occurred_at: instantSchema,
    received_at: instantSchema,
    properties: fields,
  })
  .meta({ id: 'TimelineEvent' });

export const membershipSchema: z.ZodType<Membership> = z
  .strictObject({
    segment: z.strictObject({ key: z.string(), name: z.string() }),
    member: z.boolean(),
    entered_at: instantSchema.nullable(),
    leaves_at: instantSchema.nullable().describe('When time alone ends the membership.'),
    enters_at: instantSchema.nullable().describe('When time alone admits the person.'),
  })
  .meta({ id: 'Membership' });
