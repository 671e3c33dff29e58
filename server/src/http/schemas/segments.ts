import type {
  ExplainedCondition,
  Explanation,
  Lint,
  MembersAdded,
  Preview,
  Segment,
  SegmentMember,
  SegmentTransition,
  SegmentUse,
  SegmentVersion,
} from '@segue/shared/api';
import { conditionSchema, propertyFilterSchema, segmentDefinitionSchema } from '@segue/shared/segment/schema';
import { lintCodes } from '@segue/shared/segment/lint';
import { z } from 'zod';
import { accountSchema } from './accounts.ts';
import { fieldValueSchema, instantSchema } from './common.ts';
import { personSummarySchema, summaryShape } from './people.ts';

export const keySchema = z.string().min(1).max(64);
export const nameSchema = z.string().trim().min(1, 'must not be empty').max(200, 'has at most 200 characters');

// Schemas that contain themselves need a name to be published.
z.globalRegistry.add(propertyFilterSchema, { id: 'PropertyFilter' });
z.globalRegistry.add(conditionSchema, { id: 'Condition' });
z.globalRegistry.add(segmentDefinitionSchema, { id: 'SegmentDefinition' });

/**
 * Described as a definition, but not validated here: the verb does it, with sentences that point at the condition.
 */
export const definitionInput = z.unknown().meta({
  description: 'A segment definition: docs/reference/segment-language.md.',
  allOf: [{ $ref: '#/components/schemas/SegmentDefinition' }],
});

const detail = (lengthMax: number, means: string) =>
  z.string().trim().max(lengthMax, `has at most ${lengthMax} characters`).describe(means);
const detailsShape = {
  objective: detail(1_000, 'What the segment is for.'),
  owner: detail(200, 'Who looks after it.'),
  notes: detail(10_000, 'Whatever else is worth knowing.'),
  review_on: z.iso
    .date({ error: 'must be a day, for example 2026-03-01' })
    .nullable()
    .describe('The day on which somebody should look at it again.'),
  folder: detail(100, 'Groups the list; empty: none.'),
  is_technical: z.boolean().describe('It only serves other segments and is hidden where one is chosen.'),
};
/** The details of a segment as they may be given, all optional. */
export const detailsInput = z.strictObject(detailsShape).partial().shape;

export const segmentUseSchema: z.ZodType<SegmentUse> = z.strictObject({
  kind: z.enum(['segment', 'flow']),
  key: z.string(),
  name: z.string(),
});

export const segmentSchema: z.ZodType<Segment> = z
  .strictObject({
    id: z.string(),
    key: z.string(),
    name: z.string(),
    description: z.string(),
    ...detailsShape,
    kind: z.enum(['dynamic', 'static']),
    status: z.enum(['building', 'live', 'failed']),
    definition: segmentDefinitionSchema,
    count: z.number().nullable().describe('Members now, exact; null while it is first built.'),
    progress: z.number().nullable(),
    error: z.string().nullable(),
    freshness: z.strictObject({
      evaluated_at: instantSchema.nullable(),
      p50_ms: z.number().nullable(),
      max_ms: z.number().nullable(),
    }),
    trend: z.array(z.strictObject({ day: z.string(), size: z.number(), entered: z.number(), left: z.number() })),
    uses: z.array(segmentUseSchema),
    created_at: instantSchema,
    updated_at: instantSchema,
  })
  .meta({ id: 'Segment' });

export const segmentVersionSchema: z.ZodType<SegmentVersion> = z
  .strictObject({
    number: z.number(),
    definition: segmentDefinitionSchema,
    status: z.enum(['building', 'live', 'retired', 'cancelled', 'failed']),
    triggers_flows: z.boolean(),
    error: z.string().nullable(),
    created_at: instantSchema,
  })
  .meta({ id: 'SegmentVersion' });

export const segmentTransitionSchema: z.ZodType<SegmentTransition> = z
  .strictObject({
    id: z.string(),
    person: personSummarySchema,
    change: z.enum(['entered', 'left']),
    at: instantSchema,
    because: z.string().nullable().describe('Name of the event that made the difference, if one did.'),
  })
  .meta({ id: 'SegmentTransition' });

export const triggerFlowsSchema = z
  .boolean()
  .optional()
  .describe('Whether flows are triggered for people who enter or leave by this edit; false if not given.');

export const segmentMemberSchema: z.ZodType<SegmentMember> = z
  .strictObject({ ...summaryShape, entered_at: instantSchema, leaves_at: instantSchema.nullable() })
  .meta({ id: 'SegmentMember' });

export const membersAddedSchema: z.ZodType<MembersAdded> = z
  .strictObject({
    added: z.number(),
    already: z.number().describe('Those who were inside, or stand in the list more than once.'),
    unknown: z.array(z.strictObject({ index: z.number(), id: z.string() })).describe('Names that nobody has.'),
  })
  .meta({ id: 'MembersAdded' });

export const previewSchema: z.ZodType<Preview> = z
  .strictObject({
    count: z.number(),
    exact: z.boolean(),
    sample: z.array(personSummarySchema),
    people: z.array(personSummarySchema).exactOptional(),
    accounts: z.array(accountSchema).exactOptional().describe('For a segment of companies, instead of people.'),
    per_condition: z.record(z.string(), z.number()).exactOptional(),
    total: z.number().describe('Identified people in all.'),
  })
  .meta({ id: 'Preview' });

export const lintSchema: z.ZodType<Lint> = z
  .strictObject({
    lint: z.array(
      z.strictObject({
        code: z.enum(lintCodes),
        severity: z.enum(['warning', 'advice']),
        path: z.string().describe('Of the condition: `condition.conditions[1]`.'),
        message: z.string(),
        fix: segmentDefinitionSchema.exactOptional().describe('The whole definition with this repaired.'),
        fix_name: z.string().exactOptional().describe('For `path` `name`: a name that keeps the convention.'),
      }),
    ),
  })
  .meta({ id: 'Lint' });

export const segmentDiffSchema = z
  .strictObject({
    entering: z.number(),
    leaving: z.number(),
    sample_entering: z.array(personSummarySchema),
    sample_leaving: z.array(personSummarySchema),
  })
  .meta({ id: 'SegmentDiff' });

export const explainedConditionSchema: z.ZodType<ExplainedCondition> = z
  .strictObject({
    condition: conditionSchema,
    true: z.boolean(),
    flips_at: instantSchema.nullable(),
    changes_at: instantSchema.nullable().exactOptional(),
    children: z.array(z.lazy(() => explainedConditionSchema)).exactOptional(),
    parts: z.array(z.lazy(() => explainedConditionSchema)).exactOptional(),
    value: fieldValueSchema.exactOptional(),
    found: z.number().nullable().exactOptional(),
    events: z.array(z.strictObject({ id: z.string(), name: z.string(), occurred_at: instantSchema })).exactOptional(),
  })
  .meta({ id: 'ExplainedCondition' });

export const explanationSchema: z.ZodType<Explanation> = z
  .strictObject({
    member: z.boolean(),
    entered_at: instantSchema.nullable(),
    next_flip_at: instantSchema.nullable(),
    changes_at: instantSchema.nullable().exactOptional(),
    tree: explainedConditionSchema,
  })
  .meta({ id: 'Explanation' });
