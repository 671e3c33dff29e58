import type { FlowGraph, Step, StepType, Trigger } from '@segue/shared/flow';
import { insertStep, stepsInOrder } from '@segue/shared/flow';
import { TRIGGER_ID } from './flow-layout.ts';

/** Gives an id no step of the flow has. Ids are never used again within a flow's line, so numbers simply go up. */
export function nextStepId(graph: FlowGraph): string {
  const numbers = graph.steps.map(({ id }) => Number(/^s(\d+)$/u.exec(id)?.[1] ?? 0));
  return `s${Math.max(0, ...numbers) + 1}`;
}

/** Gives a new step of a kind. `emailName` names the email until its author does. */
export function newStep(type: StepType, id: string, emailName: string): Step {
  return type === 'wait'
    ? { id, type, amount: 1, unit: 'day', next: null }
    : { id, type, name: emailName, subject: '', body: '', next: null };
}

/** Adds a new step after another (first with null); gives the flow and the id of the step. */
export function addStep(
  graph: FlowGraph,
  afterId: string | null,
  type: StepType,
  emailName: (number: number) => string,
): { readonly graph: FlowGraph; readonly id: string } {
  const id = nextStepId(graph);
  const emails = graph.steps.filter((step) => step.type === 'send_email').length;
  return { graph: insertStep(graph, afterId, newStep(type, id, emailName(emails + 1))), id };
}

/** Adds a copy of a step right after it. */
export function duplicateStep(graph: FlowGraph, id: string): { readonly graph: FlowGraph; readonly id: string } {
  const step = graph.steps.find((candidate) => candidate.id === id);
  if (step === undefined) return { graph, id };
  const copyId = nextStepId(graph);
  return { graph: insertStep(graph, id, { ...step, id: copyId }), id: copyId };
}

/** Gives the id after which a step stands once it is moved one place; undefined where it cannot move. */
export function moveTarget(graph: FlowGraph, id: string, direction: 'up' | 'down'): string | null | undefined {
  const ids = stepsInOrder(graph).map((step) => step.id);
  const at = ids.indexOf(id);
  if (at === -1) return undefined;
  if (direction === 'down') return ids[at + 1];
  return at === 0 ? undefined : (ids[at - 2] ?? null);
}

/** Puts another trigger in the place of the one at `index`, or at the end. */
export function setTrigger(graph: FlowGraph, index: number, trigger: Trigger): FlowGraph {
  const triggers = index < graph.triggers.length ? graph.triggers.with(index, trigger) : [...graph.triggers, trigger];
  return { ...graph, triggers };
}

/** Takes a trigger out. */
export function removeTrigger(graph: FlowGraph, index: number): FlowGraph {
  return { ...graph, triggers: graph.triggers.toSpliced(index, 1) };
}

export type FlowProblem =
  | 'no_trigger'
  | 'trigger_without_segment'
  | 'same_trigger_twice'
  | 'no_step'
  | 'email_without_name'
  | 'email_without_subject'
  | 'email_without_body'
  | 'wait_too_short';

/** What is missing before a flow can be saved, or before it can go live, by the card it concerns. */
export interface FlowProblems {
  readonly byCard: ReadonlyMap<string, readonly FlowProblem[]>;
  readonly canBeSaved: boolean;
  readonly canGoLive: boolean;
}

/** A draft may still lack its triggers and steps, but what is there must be whole. */
const onlyForLive: readonly FlowProblem[] = ['no_trigger', 'no_step'];

function problemsOfStep(step: Step): readonly FlowProblem[] {
  if (step.type === 'wait') return step.amount > 0 ? [] : ['wait_too_short'];
  const missing: FlowProblem[] = [];
  if (step.name.trim() === '') missing.push('email_without_name');
  if (step.subject.trim() === '') missing.push('email_without_subject');
  if (step.body.trim() === '') missing.push('email_without_body');
  return missing;
}

function problemsOfTriggers({ triggers, steps }: FlowGraph): readonly FlowProblem[] {
  const problems: FlowProblem[] = [];
  if (triggers.length === 0) problems.push('no_trigger');
  if (triggers.some(({ segment }) => segment === '')) problems.push('trigger_without_segment');
  if (new Set(triggers.map(({ type, segment }) => `${type} ${segment}`)).size < triggers.length) {
    problems.push('same_trigger_twice');
  }
  if (steps.length === 0) problems.push('no_step');
  return problems;
}

/** Looks for what is still missing in a flow. */
export function findFlowProblems(graph: FlowGraph): FlowProblems {
  const byCard = new Map<string, readonly FlowProblem[]>();
  const ofTriggers = problemsOfTriggers(graph);
  if (ofTriggers.length > 0) byCard.set(TRIGGER_ID, ofTriggers);
  for (const step of graph.steps) {
    const problems = problemsOfStep(step);
    if (problems.length > 0) byCard.set(step.id, problems);
  }
  const all = [...byCard.values()].flat();
  return { byCard, canBeSaved: all.every((problem) => onlyForLive.includes(problem)), canGoLive: all.length === 0 };
}
