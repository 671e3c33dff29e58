import { z } from 'zod';

import { guardInput } from '../segment/issues/guard.ts';
import { IssueList } from '../segment/issues/issue.ts';
import type { Issue } from '../segment/issues/issue.ts';
import { addZodIssues } from '../segment/issues/zod-issues.ts';
import { segmentLimits } from '../segment/limits.ts';
import type { Locale } from '../segment/locale.ts';
import type { FlowGraph, FlowSettings, Step, Trigger } from './graph.ts';
import { flowLimits } from './limits.ts';
import { validateFlow } from './validate.ts';

const id = z.string().regex(/\S/).max(flowLimits.idLengthMax);

export const triggerSchema: z.ZodType<Trigger> = z.strictObject({
  type: z.enum(['segment_entered', 'segment_left']),
  segment: z.string().regex(/\S/).max(segmentLimits.keyLengthMax),
});

export const stepSchema: z.ZodType<Step> = z.discriminatedUnion('type', [
  z.strictObject({
    id,
    type: z.literal('wait'),
    amount: z.number(),
    unit: z.enum(['minute', 'hour', 'day', 'week']),
    next: id.nullable(),
  }),
  z.strictObject({
    id,
    type: z.literal('send_email'),
    name: z.string().regex(/\S/).max(flowLimits.nameLengthMax),
    subject: z.string().regex(/\S/).max(flowLimits.subjectLengthMax),
    body: z.string().regex(/\S/).max(flowLimits.bodyLengthMax),
    next: id.nullable(),
  }),
]);

const settings: z.ZodType<FlowSettings> = z.strictObject({
  reentry: z.enum(['once', 'after_finish']),
  exit_on_leave: z.boolean(),
  late_limit_seconds: z.int(),
});

export const flowGraphSchema: z.ZodType<FlowGraph> = z.strictObject({
  version: z.literal(1, { error: 'unknown_version' }),
  triggers: z.array(triggerSchema).max(flowLimits.triggersMax),
  start: id.nullable(),
  steps: z.array(stepSchema).max(flowLimits.stepsMax),
  settings,
});

export type ParsedFlowGraph =
  | { readonly ok: true; readonly graph: FlowGraph }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Takes anything and gives either a valid graph, exactly as written, or what is wrong with it, each problem with its
 * path and a sentence in the language asked for. A graph without triggers or steps is valid: it is a draft; whether
 * it can go live is the flow's business. Never throws, whatever the input.
 */
export function parseFlowGraph(input: unknown, locale: Locale = 'en'): ParsedFlowGraph {
  const issues = new IssueList(locale, flowLimits.issuesMax);
  if (!guardInput(input, flowLimits, issues)) return { ok: false, issues: issues.issues };
  const shaped = flowGraphSchema.safeParse(input);
  if (!shaped.success) {
    addZodIssues(shaped.error.issues, input, issues);
    return { ok: false, issues: issues.issues };
  }
  validateFlow(shaped.data, issues);
  return issues.issues.length === 0 ? { ok: true, graph: shaped.data } : { ok: false, issues: issues.issues };
}
