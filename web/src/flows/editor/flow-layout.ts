import type { FlowGraph, Step } from '@segue/shared/flow';
import { stepsInOrder } from '@segue/shared/flow';

/** Everything is measured in pixels; x counts from the middle of the line, to the right. */
export interface LaidOutNode {
  readonly id: string;
  readonly kind: 'trigger' | 'step' | 'end';
  /** The step itself; null for the trigger and the end. */
  readonly step: Step | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LaidOutEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** Where a step added on this edge goes: after this step, or first with null. */
  readonly afterId: string | null;
  readonly fromY: number;
  readonly toY: number;
}

export interface FlowLayout {
  readonly nodes: readonly LaidOutNode[];
  readonly edges: readonly LaidOutEdge[];
  readonly width: number;
  readonly height: number;
}

export const TRIGGER_ID = 'trigger';
export const END_ID = 'end';

/** Sizes of the cards; the style sheet keeps to them, because nothing is measured in the browser. */
export const layoutSizes = {
  cardWidth: 320,
  emailHeight: 84,
  waitHeight: 66,
  triggerHeight: 70,
  triggerLineHeight: 44,
  endWidth: 120,
  endHeight: 34,
  /** Between two cards, with room for the button that adds a step. */
  gap: 56,
} as const;

function heightOfTrigger(graph: FlowGraph): number {
  const lines = Math.max(1, graph.triggers.length);
  return layoutSizes.triggerHeight + (lines - 1) * layoutSizes.triggerLineHeight;
}

/**
 * Takes a flow and gives where its cards and the lines between them stand: the triggers, the steps in the order
 * people go through them, the end. The same flow always looks the same; no position is ever stored.
 */
export function layoutFlow(graph: FlowGraph): FlowLayout {
  const { cardWidth, emailHeight, waitHeight, endWidth, endHeight, gap } = layoutSizes;
  const parts = [
    { id: TRIGGER_ID, kind: 'trigger', step: null, width: cardWidth, height: heightOfTrigger(graph) },
    ...stepsInOrder(graph).map((step) => ({
      id: step.id,
      kind: 'step' as const,
      step,
      width: cardWidth,
      height: step.type === 'wait' ? waitHeight : emailHeight,
    })),
    { id: END_ID, kind: 'end', step: null, width: endWidth, height: endHeight },
  ] as const;

  const nodes: LaidOutNode[] = [];
  const edges: LaidOutEdge[] = [];
  let y = 0;
  for (const part of parts) {
    const previous = nodes.at(-1);
    nodes.push({ ...part, x: -part.width / 2, y });
    if (previous !== undefined) {
      edges.push({
        id: `${previous.id} → ${part.id}`,
        source: previous.id,
        target: part.id,
        afterId: previous.kind === 'trigger' ? null : previous.id,
        fromY: previous.y + previous.height,
        toY: y,
      });
    }
    y += part.height + gap;
  }
  return { nodes, edges, width: cardWidth, height: y - gap };
}
