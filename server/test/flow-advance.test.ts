import type { FlowGraph } from '@segue/shared/flow';
import { describe, expect, it } from 'vitest';
import { advance, NOT_STARTED } from '../src/flow/advance.ts';

const NOW = '2026-03-01T00:00:00.000Z';
const settings = { reentry: 'once', exit_on_leave: false, late_limit_seconds: 3600 } as const;
const email = (id: string, next: string | null) =>
  ({ id, type: 'send_email', name: id, subject: 'Hi', body: 'Hello', next }) as const;
const wait = (id: string, next: string | null) => ({ id, type: 'wait', amount: 2, unit: 'day', next }) as const;
const graph: FlowGraph = {
  version: 1,
  triggers: [],
  start: 'a',
  steps: [email('a', 'w'), wait('w', 'b'), email('b', 'c'), email('c', null)],
  settings,
};

describe('advance', () => {
  it('sends until it has to wait, and says when to wake', () => {
    const { state, effects } = advance(graph, NOT_STARTED, { type: 'started' }, NOW);
    expect(effects.map((effect) => [effect.step.id, effect.visit])).toEqual([['a', 1]]);
    expect(state).toEqual({ status: 'running', stepId: 'w', visit: 2, wakesAt: '2026-03-03T00:00:00.000Z' });
  });

  it('goes on after the wait and finishes', () => {
    const { state } = advance(graph, NOT_STARTED, { type: 'started' }, NOW);
    const woken = advance(graph, state, { type: 'woke' }, '2026-03-03T00:00:00.000Z');
    expect(woken.effects.map((effect) => [effect.step.id, effect.visit])).toEqual([
      ['b', 3],
      ['c', 4],
    ]);
    expect(woken.state.status).toBe('finished');
  });

  it('is pure: the same history gives the same state', () => {
    const replay = () => {
      const first = advance(graph, NOT_STARTED, { type: 'started' }, NOW);
      return advance(graph, first.state, { type: 'woke' }, '2026-03-03T00:00:00.000Z');
    };
    expect(replay()).toEqual(replay());
  });

  it('exits without effects, and an ended run does not move', () => {
    const { state } = advance(graph, NOT_STARTED, { type: 'started' }, NOW);
    const exited = advance(graph, state, { type: 'exit' }, NOW);
    expect(exited).toEqual({ state: { ...state, status: 'exited', wakesAt: null }, effects: [] });
    expect(advance(graph, exited.state, { type: 'woke' }, NOW).effects).toEqual([]);
  });

  it('ends when its step is no longer in the graph', () => {
    const state = { status: 'running', stepId: 'gone', visit: 3, wakesAt: NOW } as const;
    expect(advance(graph, state, { type: 'woke' }, NOW).state.status).toBe('finished');
  });
});
