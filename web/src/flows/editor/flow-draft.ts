import type { FlowGraph } from '@segue/shared/flow';
import { emptyFlow } from '@segue/shared/flow';

/** Everything a person can change about a flow. */
export interface FlowDraft {
  readonly name: string;
  readonly graph: FlowGraph;
}

/** Gives what a new flow begins with: its start already chosen, if it was made from a segment. */
export function newFlowDraft(segment: string | undefined): FlowDraft {
  const graph = emptyFlow();
  if (segment === undefined) return { name: '', graph };
  return { name: '', graph: { ...graph, triggers: [{ type: 'segment_entered', segment }] } };
}
