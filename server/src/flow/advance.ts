import type { FlowGraph, SendEmailStep, Step } from '@segue/shared/flow';
import { fromMicros, type Instant, toMicros } from '../clock.ts';

/** Where one person is in one flow. */
export interface RunState {
  readonly status: 'running' | 'finished' | 'exited';
  readonly stepId: string | null;
  /** How many steps were entered so far; part of a message's idempotency key. */
  readonly visit: number;
  readonly wakesAt: Instant | null;
}

export type Inbox = { readonly type: 'started' } | { readonly type: 'woke' } | { readonly type: 'exit' };

export interface SendEmailEffect {
  readonly type: 'send_email';
  readonly step: SendEmailStep;
  readonly visit: number;
}

export interface Advance {
  readonly state: RunState;
  readonly effects: readonly SendEmailEffect[];
}

const MICROS: Readonly<Record<'minute' | 'hour' | 'day' | 'week', number>> = {
  minute: 60e6,
  hour: 3_600e6,
  day: 86_400e6,
  week: 604_800e6,
};

/** What a run has before its first step. */
export const NOT_STARTED: RunState = { status: 'running', stepId: null, visit: 0, wakesAt: null };

/**
 * Moves a run as far as it can go now. Pure: the same graph, state, inbox and instant always give the same
 * state and effects, so the history of a run replays. A step that vanished from the graph ends the run.
 */
export function advance(graph: FlowGraph, state: RunState, inbox: Inbox, now: Instant): Advance {
  if (state.status !== 'running') return { state, effects: [] };
  if (inbox.type === 'exit') return { state: { ...state, status: 'exited', wakesAt: null }, effects: [] };
  const stepsById = new Map(graph.steps.map((step) => [step.id, step]));
  const effects: SendEmailEffect[] = [];
  let visit = state.visit;
  let nextId = inbox.type === 'started' ? graph.start : (stepsById.get(state.stepId ?? '')?.next ?? null);
  while (nextId !== null) {
    const step: Step | undefined = stepsById.get(nextId);
    if (!step) break;
    visit += 1;
    switch (step.type) {
      case 'wait': {
        const wakesAt = fromMicros(toMicros(now) + step.amount * MICROS[step.unit]);
        return { state: { status: 'running', stepId: step.id, visit, wakesAt }, effects };
      }
      case 'send_email':
        effects.push({ type: 'send_email', step, visit });
        nextId = step.next;
        break;
    }
  }
  return { state: { status: 'finished', stepId: null, visit, wakesAt: null }, effects };
}
