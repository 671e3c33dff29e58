import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  describeFlow,
  emptyFlow,
  insertStep,
  moveStep,
  removeStep,
  replaceStep,
  stepsInOrder,
} from '../src/flow/index.ts';
import type { FlowGraph, Step } from '../src/flow/index.ts';
import { parseFlowGraph } from '../src/flow/schema.ts';
import { checkLaw } from './helpers/check-law.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    id,
    type: fc.constant('wait' as const),
    amount: fc.integer({ min: 1, max: 30 }),
    unit: fc.constantFrom('minute', 'hour', 'day', 'week'),
    next: fc.constantFrom(null, 'a', 'nowhere'),
  }),
  fc.record({
    id,
    type: fc.constant('send_email' as const),
    name: fc.constantFrom('Welcome', 'Tips'),
    subject: fc.constant('Hello'),
    body: fc.constant('Hello'),
    next: fc.constantFrom(null, 'b'),
  }),
);
const place = fc.option(id, { nil: null });

type Edit = (graph: FlowGraph) => FlowGraph;
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(place, step).map(
      ([after, added]): Edit =>
        (graph) =>
          insertStep(graph, after, added),
    ),
  },
  id.map(
    (removed): Edit =>
      (graph) =>
        removeStep(graph, removed),
  ),
  fc.tuple(id, step).map(
    ([replaced, other]): Edit =>
      (graph) =>
        replaceStep(graph, replaced, other),
  ),
  fc.tuple(id, place).map(
    ([moved, after]): Edit =>
      (graph) =>
        moveStep(graph, moved, after),
  ),
);
const graphs = fc
  .array(edit, { maxLength: 30 })
  .map((edits) => edits.reduce<FlowGraph>((graph, change) => change(graph), emptyFlow()));

const ids = (graph: FlowGraph): string[] => stepsInOrder(graph).map((visited) => visited.id);

test('any edits in a row leave a graph that can be saved, with every step on its line', () => {
  checkLaw(graphs, (graph) => {
    expect(parseFlowGraph(graph)).toEqual({ ok: true, graph });
    expect(ids(graph).toSorted()).toEqual(graph.steps.map((visited) => visited.id).toSorted());
  });
});

test('removing what was inserted gives the steps of before', () => {
  checkLaw(fc.tuple(graphs, place, step), ([graph, after, added]) => {
    const inserted = insertStep(graph, after, added);
    const back = inserted === graph ? graph : removeStep(inserted, added.id);
    expect(stepsInOrder(back)).toEqual(stepsInOrder(graph));
  });
});

test('moving keeps every step and the order of the others', () => {
  checkLaw(fc.tuple(graphs, id, place), ([graph, moved, after]) => {
    const others = (of: FlowGraph): string[] => ids(of).filter((visited) => visited !== moved);
    const result = moveStep(graph, moved, after);
    expect(others(result)).toEqual(others(graph));
    expect(ids(result).toSorted()).toEqual(ids(graph).toSorted());
  });
});

test('whatever comes in, the parser answers and never throws', () => {
  checkLaw(fc.oneof(fc.anything(), fc.jsonValue()), (input) => {
    expect(parseFlowGraph(input).ok).toBe(false);
  });
});

test('every flow is said in both languages', () => {
  checkLaw(graphs, (graph) => {
    expect(describeFlow(graph, 'en')).toMatch(/^(When|Nothing).*\.$/);
    expect(describeFlow(graph, 'fr')).toMatch(/^(Quand|Rien).*\.$/);
    expect(describeFlow(graph, 'fr')).not.toMatch(/undefined|« | :/);
  });
});
