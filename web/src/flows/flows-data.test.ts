import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlowGraph, StepType } from '@segue/shared/flow';
import { emptyFlow, moveStep, stepsInOrder } from '@segue/shared/flow';
import { parseFlowGraph } from '@segue/shared/flow/schema';
import {
  addStep,
  duplicateStep,
  findFlowProblems,
  moveTarget,
  nextStepId,
  removeTrigger,
  setTrigger,
} from './editor/flow-edits.ts';
import { END_ID, layoutFlow, TRIGGER_ID } from './editor/flow-layout.ts';
import { newFlowDraft } from './editor/flow-draft.ts';
import { parseFlowSearch, parseNewFlowSearch } from './flows-search.ts';
import { limitToSpan, spanToLimit } from './panel/late-limit.ts';
import { insertText, liquidVariable } from './panel/liquid-path.ts';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const emailName = (number: number) => `Email ${number}`;

/** A flow with the given kinds of steps, in this order. */
const flowOf = (...types: StepType[]): FlowGraph =>
  types.reduce(
    (graph, type) => addStep(graph, stepsInOrder(graph).at(-1)?.id ?? null, type, emailName).graph,
    emptyFlow(),
  );

const ids = (graph: FlowGraph) => stepsInOrder(graph).map(({ id }) => id);

describe('the layout', () => {
  test('of an empty flow is its start, its end and one line between them', () => {
    const { nodes, edges } = layoutFlow(emptyFlow());
    expect(nodes.map(({ id }) => id)).toEqual([TRIGGER_ID, END_ID]);
    expect(edges).toHaveLength(1);
    expect(edges[0]).toMatchObject({ source: TRIGGER_ID, target: END_ID, afterId: null });
  });

  test('follows the order of the links, not that of the list', () => {
    const graph = flowOf('send_email', 'wait', 'send_email');
    const shuffled = { ...graph, steps: graph.steps.toReversed() };
    expect(layoutFlow(shuffled).nodes.map(({ id }) => id)).toEqual([TRIGGER_ID, 's1', 's2', 's3', END_ID]);
  });

  test('knows on each line after which step a new one goes', () => {
    const { edges } = layoutFlow(flowOf('send_email', 'wait'));
    expect(edges.map(({ afterId }) => afterId)).toEqual([null, 's1', 's2']);
  });

  test('makes room for every start', () => {
    const two = setTrigger(setTrigger(emptyFlow(), 0, { type: 'segment_entered', segment: 'a' }), 1, {
      type: 'segment_left',
      segment: 'b',
    });
    expect(layoutFlow(two).nodes[0]?.height).toBeGreaterThan(layoutFlow(emptyFlow()).nodes[0]?.height ?? Infinity);
  });

  test('never lets two cards touch, and joins each card to the next exactly', () => {
    process.stdout.write(`seed ${seed}\n`);
    const types = fc.array(fc.constantFrom<StepType>('wait', 'send_email'), { maxLength: 30 });
    fc.assert(
      fc.property(types, (steps) => {
        const { nodes, edges, height } = layoutFlow(flowOf(...steps));
        expect(nodes).toHaveLength(steps.length + 2);
        edges.forEach((edge, index) => {
          const [above, below] = [nodes[index], nodes[index + 1]];
          expect(edge.fromY).toBe((above?.y ?? 0) + (above?.height ?? 0));
          expect(edge.toY).toBe(below?.y);
          expect(edge.toY).toBeGreaterThan(edge.fromY);
        });
        for (const { x, width } of nodes) expect(x + width / 2).toBe(0);
        const last = nodes.at(-1);
        expect(height).toBe((last?.y ?? 0) + (last?.height ?? 0));
      }),
      { seed, numRuns: 50 },
    );
  });
});

describe('editing a flow', () => {
  test('adds steps where they were asked for, under ids of their own', () => {
    const graph = flowOf('send_email', 'send_email');
    const added = addStep(graph, 's1', 'wait', emailName);
    expect(added.id).toBe('s3');
    expect(ids(added.graph)).toEqual(['s1', 's3', 's2']);
    expect(ids(addStep(graph, null, 'wait', emailName).graph)).toEqual(['s3', 's1', 's2']);
  });

  test('gives an id no step has, whatever ids came from elsewhere', () => {
    const graph: FlowGraph = {
      ...flowOf('wait'),
      steps: [{ id: 'welcome', type: 'wait', amount: 1, unit: 'day', next: null }],
    };
    expect(nextStepId(graph)).toBe('s1');
    expect(nextStepId(flowOf('wait', 'wait'))).toBe('s3');
  });

  test('numbers emails', () => {
    const names = flowOf('send_email', 'wait', 'send_email').steps.map((step) =>
      step.type === 'wait' ? '' : step.name,
    );
    expect(names).toEqual(['Email 1', '', 'Email 2']);
  });

  test('copies a step right after itself', () => {
    const { graph, id } = duplicateStep(flowOf('send_email', 'wait'), 's1');
    expect(ids(graph)).toEqual(['s1', id, 's2']);
  });

  test.each([
    ['s1', 'down', ['s2', 's1', 's3']],
    ['s3', 'up', ['s1', 's3', 's2']],
    ['s2', 'up', ['s2', 's1', 's3']],
  ] as const)('moves %s %s', (id, direction, expected) => {
    const graph = flowOf('wait', 'wait', 'wait');
    expect(ids(moveStep(graph, id, moveTarget(graph, id, direction) ?? null))).toEqual(expected);
  });

  test('does not move a step past the ends, nor one that is not there', () => {
    const graph = flowOf('wait', 'wait');
    expect(moveTarget(graph, 's1', 'up')).toBeUndefined();
    expect(moveTarget(graph, 's2', 'down')).toBeUndefined();
    expect(moveTarget(graph, 'nobody', 'up')).toBeUndefined();
  });
});

describe('what is still missing', () => {
  const trigger = { type: 'segment_entered', segment: 'active-trials' } as const;

  test('a draft may lack its start and its steps, but cannot go live', () => {
    const problems = findFlowProblems(emptyFlow());
    expect(problems.canBeSaved).toBe(true);
    expect(problems.canGoLive).toBe(false);
    expect(problems.byCard.get(TRIGGER_ID)).toEqual(['no_trigger', 'no_step']);
  });

  test('an email needs its words before it can be saved', () => {
    const problems = findFlowProblems(setTrigger(flowOf('send_email'), 0, trigger));
    expect(problems.canBeSaved).toBe(false);
    expect(problems.byCard.get('s1')).toEqual(['email_without_subject', 'email_without_body']);
  });

  test('a start needs its segment, and may not be there twice', () => {
    const open = setTrigger(flowOf('wait'), 0, { ...trigger, segment: '' });
    expect(findFlowProblems(open).byCard.get(TRIGGER_ID)).toEqual(['trigger_without_segment']);
    const twice = setTrigger(setTrigger(flowOf('wait'), 0, trigger), 1, trigger);
    expect(findFlowProblems(twice).byCard.get(TRIGGER_ID)).toEqual(['same_trigger_twice']);
    expect(findFlowProblems(removeTrigger(twice, 1)).canGoLive).toBe(true);
  });

  test('nothing, once the server would take it', () => {
    const graph = setTrigger(flowOf('wait', 'send_email'), 0, trigger);
    const whole = {
      ...graph,
      steps: graph.steps.map((step) => (step.type === 'wait' ? step : { ...step, subject: 'Hello', body: 'Hi' })),
    };
    expect(findFlowProblems(whole).canGoLive).toBe(true);
    expect(parseFlowGraph(whole)).toMatchObject({ ok: true });
    expect(parseFlowGraph(graph)).toMatchObject({ ok: false });
  });
});

describe('variables', () => {
  test.each([
    ['person', 'first_name', '{{ person.first_name }}'],
    ['event', 'project.name', '{{ event.project.name }}'],
    ['person', 'job title', '{{ person["job title"] }}'],
    ['event', 'items.2nd choice', '{{ event.items["2nd choice"] }}'],
    ['account', 'say "hi"', '{{ account["say hi"] }}'],
  ] as const)('%s %s prints as %s', (root, path, liquid) => {
    expect(liquidVariable(root, path)).toBe(liquid);
  });

  test('go where the cursor was, or take the place of what was selected', () => {
    expect(insertText('Hello !', 'X', { start: 6, end: 6 })).toEqual({ text: 'Hello X!', cursor: 7 });
    expect(insertText('Hello you', 'X', { start: 6, end: 9 })).toEqual({ text: 'Hello X', cursor: 7 });
    expect(insertText('Hi', 'X', { start: 40, end: 50 })).toEqual({ text: 'HiX', cursor: 3 });
  });
});

describe('S4 the age limit of events', () => {
  test.each([
    [3600, { amount: 1, unit: 'hour' }],
    [5400, { amount: 90, unit: 'minute' }],
    [86_400, { amount: 1, unit: 'day' }],
    [45, { amount: 45, unit: 'second' }],
  ] as const)('%i seconds read as %j and back', (seconds, span) => {
    expect(limitToSpan(seconds)).toEqual(span);
    expect(spanToLimit(span)).toBe(seconds);
  });

  test('stays within what a flow allows', () => {
    expect(spanToLimit({ amount: 5, unit: 'year' })).toBe(30 * 86_400);
  });
});

test('a flow made from a segment already has its start', () => {
  expect(newFlowDraft('active-trials').graph.triggers).toEqual([{ type: 'segment_entered', segment: 'active-trials' }]);
  expect(newFlowDraft(undefined).graph).toEqual(emptyFlow());
});

test('addresses leave out what they do not understand', () => {
  expect(parseFlowSearch({ step: 's1', x: 1 })).toEqual({ step: 's1' });
  expect(parseFlowSearch({ step: 4 })).toEqual({});
  expect(parseNewFlowSearch({ segment: 'a' })).toEqual({ segment: 'a' });
  expect(parseNewFlowSearch({ segment: '' })).toEqual({});
});
