import type { AuditedSegment, Recipients, SegmentAudit, SegmentGraph, SegmentOverlap } from '@segue/shared/api';
import { z } from 'zod';
import { instantSchema } from './common.ts';
import { segmentUseSchema } from './segments.ts';

export const overlapSchema: z.ZodType<SegmentOverlap> = z
  .strictObject({
    segments: z.array(
      z.strictObject({
        key: z.string(),
        name: z.string(),
        live: z.boolean().describe('False while it is first built: it counts as empty then.'),
        people: z.number(),
      }),
    ),
    shared: z
      .array(z.array(z.number()))
      .describe('`shared[row][column]`: people in both; on the diagonal all people of the segment.'),
    regions: z
      .array(z.strictObject({ in: z.array(z.string()), people: z.number() }))
      .describe('Everybody, by exactly which of these segments they are in.'),
  })
  .meta({ id: 'SegmentOverlap' });

export const graphSchema: z.ZodType<SegmentGraph> = z
  .strictObject({
    segments: z.array(
      z.strictObject({
        key: z.string(),
        name: z.string(),
        kind: z.enum(['dynamic', 'static']),
        is_technical: z.boolean(),
        people: z.number().nullable().describe('Members now; null while it is first built.'),
      }),
    ),
    flows: z.array(z.strictObject({ key: z.string(), name: z.string(), status: z.enum(['draft', 'live', 'paused']) })),
    uses: z.array(
      z.strictObject({
        segment: z.string().describe('Key of the segment that is read.'),
        by: z.strictObject({ kind: z.enum(['segment', 'flow']), key: z.string() }),
      }),
    ),
  })
  .meta({ id: 'SegmentGraph' });

const auditedShape = {
  key: z.string(),
  name: z.string(),
  kind: z.enum(['dynamic', 'static']),
  owner: z.string(),
  people: z.number().nullable(),
  transitions: z.number().describe('People who entered or left in 30 days.'),
  uses: z.array(segmentUseSchema),
  last_used_at: instantSchema.nullable().describe('Now, while a live flow or another segment reads it; null: never.'),
  last_use: z.enum(['flow', 'segment', 'api', 'export']).nullable(),
  review_on: z.string().nullable(),
  created_at: instantSchema,
};
const auditedSchema: z.ZodType<AuditedSegment> = z.strictObject(auditedShape).meta({ id: 'AuditedSegment' });
const overlappedSchema = z.strictObject({ key: z.string(), name: z.string(), people: z.number() });

export const auditSchema: z.ZodType<SegmentAudit> = z
  .strictObject({
    at: instantSchema,
    live_segments: z.number().describe('Dynamic segments that are live.'),
    advice: z.enum(['few', 'many']).nullable().describe('15 to 30 are well kept; null: near enough.'),
    most_active: z.array(auditedSchema),
    unused: z.array(auditedSchema).describe('Of no use to anything for 30 days.'),
    obsolete: z.array(
      z.strictObject({
        ...auditedShape,
        reasons: z.array(
          z.discriminatedUnion('reason', [
            z.strictObject({ reason: z.literal('never_had_members') }),
            z.strictObject({ reason: z.literal('build_failed'), error: z.string().nullable() }),
            z.strictObject({ reason: z.literal('event_never_seen'), event: z.string() }),
            z.strictObject({ reason: z.literal('event_silent'), event: z.string(), last_seen_at: instantSchema }),
            z.strictObject({ reason: z.literal('review_due'), on: z.string() }),
          ]),
        ),
      }),
    ),
    overlapping: z.array(
      z.strictObject({
        segments: z.tuple([overlappedSchema, overlappedSchema]),
        shared: z.number(),
        share: z.number().describe('Of the people in either, the part in both: 0 to 1.'),
      }),
    ),
    mail: z.strictObject({
      next_at: instantSchema.nullable(),
      recipients: z.array(z.strictObject({ address: z.string(), segments: z.number() })),
      without_recipient: z.number().describe('Segments nobody is written to about.'),
    }),
  })
  .meta({ id: 'SegmentAudit' });

export const recipientStepSchema = z.enum(['matched', 'identified', 'has_address', 'subscribed', 'not_suppressed'], {
  error: 'must be matched, identified, has_address, subscribed or not_suppressed',
});

export const recipientsSchema: z.ZodType<Recipients> = z
  .strictObject({
    steps: z
      .array(
        z.strictObject({
          step: recipientStepSchema,
          people: z.number().describe('Left after this step.'),
          dropped: z.number().describe('Taken away by it.'),
          enforced: z.boolean().describe('Whether sending itself holds messages back for this reason.'),
        }),
      )
      .describe('In order; a step that nothing is known about is left out.'),
    will_receive: z.number().describe('Left after every step.'),
  })
  .meta({ id: 'Recipients' });
