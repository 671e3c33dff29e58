import type { SegmentGraph, SegmentOverlap } from '@segue/shared/api';
import { z } from 'zod';

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
