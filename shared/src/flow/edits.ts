import type { FlowGraph, Step } from './graph.ts';

/** Gives a flow without triggers and steps, with the careful choices: nobody twice, out when they leave. */
export function emptyFlow(): FlowGraph {
  return {
    version: 1,
    triggers: [],
    start: null,
    steps: [],
    settings: { reentry: 'once', exit_on_leave: true, late_limit_seconds: 3600 },
  };
}

/**
 * Gives the steps in the order people go through them. Steps that no way leads to are left out, and a circle is
 * followed once.
 */
export function stepsInOrder(graph: FlowGraph): readonly Step[] {
  const stepsById = new Map(graph.steps.map((step) => [step.id, step]));
  const ordered: Step[] = [];
  for (let id = graph.start; id !== null;) {
    const step = stepsById.get(id);
    if (step === undefined) break;
    stepsById.delete(id);
    ordered.push(step);
    id = step.next;
  }
  return ordered;
}

/**
 * Puts a step after the one with the id `afterId`, or first with null. Its `next` is set by this function. Gives
 * the graph back unchanged if there is no such step, or if the id is taken.
 */
export function insertStep(graph: FlowGraph, afterId: string | null, step: Step): FlowGraph {
  const steps = stepsInOrder(graph);
  const index = afterId === null ? 0 : steps.findIndex(({ id }) => id === afterId) + 1;
  const taken = graph.steps.some(({ id }) => id === step.id);
  if (taken || (afterId !== null && index === 0)) return graph;
  return inLine(graph, steps.toSpliced(index, 0, step));
}

/** Takes a step out of the line. */
export function removeStep(graph: FlowGraph, id: string): FlowGraph {
  const steps = stepsInOrder(graph);
  if (!steps.some((step) => step.id === id)) return graph;
  return inLine(
    graph,
    steps.filter((step) => step.id !== id),
  );
}

/** Puts other content in the place of a step; its id and what follows stay, so that running people are not lost. */
export function replaceStep(graph: FlowGraph, id: string, step: Step): FlowGraph {
  if (!graph.steps.some((other) => other.id === id)) return graph;
  return {
    ...graph,
    steps: graph.steps.map((other) => (other.id === id ? { ...step, id, next: other.next } : other)),
  };
}

/** Moves a step right after the one with the id `afterId`, or to the front with null. */
export function moveStep(graph: FlowGraph, id: string, afterId: string | null): FlowGraph {
  const steps = stepsInOrder(graph);
  const moved = steps.find((step) => step.id === id);
  if (moved === undefined || afterId === id) return graph;
  const others = steps.filter((step) => step.id !== id);
  const index = afterId === null ? 0 : others.findIndex((step) => step.id === afterId) + 1;
  if (afterId !== null && index === 0) return graph;
  return inLine(graph, others.toSpliced(index, 0, moved));
}

/** Links the steps one after the other; a step whose link does not change stays the same object. */
function inLine(graph: FlowGraph, steps: readonly Step[]): FlowGraph {
  return {
    ...graph,
    start: steps[0]?.id ?? null,
    steps: steps.map((step, index) => {
      const next = steps[index + 1]?.id ?? null;
      return step.next === next ? step : { ...step, next };
    }),
  };
}
