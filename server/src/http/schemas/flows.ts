import type { Flow, FlowRun } from '@segue/shared/api';
import { flowGraphSchema } from '@segue/shared/flow/schema';
import { z } from 'zod';
import { instantSchema } from './common.ts';
import { personSummarySchema } from './people.ts';

z.globalRegistry.add(flowGraphSchema, { id: 'FlowGraph' });

export const flowStatusSchema = z.enum(['draft', 'live', 'paused']);

/** Validated by the verb, with sentences that point at the step. */
export const graphInput = z.unknown().meta({
  description: 'The graph of a flow: triggers, steps, settings.',
  allOf: [{ $ref: '#/components/schemas/FlowGraph' }],
});

export const flowSchema: z.ZodType<Flow> = z
  .strictObject({
    id: z.string(),
    key: z.string(),
    name: z.string(),
    status: flowStatusSchema,
    graph: flowGraphSchema,
    counts: z.strictObject({ running: z.number(), finished: z.number(), exited: z.number(), sent: z.number() }),
    step_counts: z.record(z.string(), z.strictObject({ waiting: z.number(), passed: z.number(), sent: z.number() })),
    created_at: instantSchema,
    updated_at: instantSchema,
  })
  .meta({ id: 'Flow' });

export const flowRunSchema: z.ZodType<FlowRun> = z
  .strictObject({
    id: z.string(),
    person: personSummarySchema,
    status: z.enum(['running', 'finished', 'exited']),
    step: z.string().nullable(),
    wakes_at: instantSchema.nullable(),
    started_at: instantSchema,
    ended_at: instantSchema.nullable(),
  })
  .meta({ id: 'FlowRun' });
