import { durationMs } from '../segment/duration.ts';
import type { IssueList } from '../segment/issues/issue.ts';
import type { FlowGraph, Step } from './graph.ts';
import { flowLimits } from './limits.ts';

/** Reports what a well-shaped graph may not say: the steps of this version form one line from the start. */
export function validateFlow(graph: FlowGraph, issues: IssueList): void {
  validateTriggers(graph, issues);
  const stepsById = new Map(graph.steps.map((step) => [step.id, step]));
  validateLinks(graph, stepsById, issues);
  if (issues.issues.length === 0) validateLine(graph, stepsById, issues);
  graph.steps.forEach((step, index) => {
    if (step.type === 'wait') validateWait(step, `steps[${index}].amount`, issues);
  });
  const { late_limit_seconds: lateLimitSeconds } = graph.settings;
  if (lateLimitSeconds < 0)
    issues.add('settings.late_limit_seconds', 'number_range', 0, flowLimits.lateLimitMaxSeconds);
  if (lateLimitSeconds > flowLimits.lateLimitMaxSeconds) {
    issues.add('settings.late_limit_seconds', 'number_range', 0, flowLimits.lateLimitMaxSeconds);
  }
}

function validateTriggers(graph: FlowGraph, issues: IssueList): void {
  const seen = new Set<string>();
  graph.triggers.forEach(({ type, segment }, index) => {
    const key = `${type} ${segment}`;
    if (seen.has(key)) issues.add(`triggers[${index}]`, 'duplicate_trigger');
    seen.add(key);
  });
}

/** Every id is used once, and every link leads to a step. */
function validateLinks(graph: FlowGraph, stepsById: ReadonlyMap<string, Step>, issues: IssueList): void {
  const seen = new Set<string>();
  graph.steps.forEach(({ id, next }, index) => {
    if (seen.has(id)) issues.add(`steps[${index}].id`, 'duplicate_step', id);
    seen.add(id);
    if (next !== null && !stepsById.has(next)) issues.add(`steps[${index}].next`, 'unknown_step', next);
  });
  if (graph.start === null) {
    if (graph.steps.length > 0) issues.add('start', 'start_missing');
  } else if (graph.steps.length === 0) issues.add('start', 'start_unneeded');
  else if (!stepsById.has(graph.start)) issues.add('start', 'unknown_step', graph.start);
}

/** Follows the line from the start: it meets every step exactly once. */
function validateLine(graph: FlowGraph, stepsById: ReadonlyMap<string, Step>, issues: IssueList): void {
  const met = new Set<string>();
  for (let id = graph.start; id !== null; id = stepsById.get(id)?.next ?? null) {
    if (met.has(id)) {
      issues.add(`steps[${graph.steps.findIndex((step) => step.id === id)}]`, 'step_cycle', id);
      return;
    }
    met.add(id);
  }
  graph.steps.forEach(({ id }, index) => {
    if (!met.has(id)) issues.add(`steps[${index}]`, 'step_unreachable', id);
  });
}

function validateWait(step: Extract<Step, { type: 'wait' }>, path: string, issues: IssueList): void {
  if (step.amount <= 0) issues.add(path, 'amount_not_positive');
  else if (!Number.isInteger(step.amount)) issues.add(path, 'not_whole');
  else if (durationMs(step) > flowLimits.waitMaxDays * durationMs({ amount: 1, unit: 'day' })) {
    issues.add(path, 'span_too_long', flowLimits.waitMaxDays);
  }
}
