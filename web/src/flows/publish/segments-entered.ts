import type { Segment } from '@segue/shared/api';
import type { FlowGraph } from '@segue/shared/flow';

/** Gives the segments whose entering starts a flow, each once. Those who only leave cannot be "already inside". */
export function segmentsEntered(graph: FlowGraph, segments: readonly Segment[]): readonly Segment[] {
  const keys = new Set(graph.triggers.filter(({ type }) => type === 'segment_entered').map(({ segment }) => segment));
  return segments.filter(({ key }) => keys.has(key));
}
