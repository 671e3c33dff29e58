import { useLingui } from '@lingui/react/macro';
import type { KeyboardEvent } from 'react';
import type { Flow } from '@segue/shared/api';
import type { FlowGraph, StepType } from '@segue/shared/flow';
import { AddStep } from './add-step.tsx';
import type { FlowProblems } from './flow-edits.ts';
import { END_ID, layoutFlow } from './flow-layout.ts';
import type { LaidOutEdge, LaidOutNode } from './flow-layout.ts';
import { EndCard, StepCard, TriggerCard } from './flow-cards.tsx';
import classes from './flow-canvas.module.css';

interface FlowCanvasProps {
  readonly graph: FlowGraph;
  /** Where people are now; null for a flow that was never saved. */
  readonly flow: Flow | null;
  readonly problems: FlowProblems;
  readonly segmentNames: Readonly<Record<string, string>>;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onAdd: (afterId: string | null, type: StepType) => void;
  readonly onMove: (id: string, direction: 'up' | 'down') => void;
  readonly onRemove: (id: string) => void;
}

/**
 * The flow as a line of cards. A straight line needs no panning and zooming: ordinary elements, placed by
 * `layoutFlow`, scroll as the page does, read in order and take the keyboard's focus without any help.
 */
export function FlowCanvas(props: FlowCanvasProps) {
  const { t } = useLingui();
  const { graph, selectedId, onSelect, onMove, onRemove } = props;
  const layout = layoutFlow(graph);
  const edgesBySource = new Map(layout.edges.map((edge) => [edge.source, edge]));
  const focusable = layout.nodes.filter(({ id }) => id !== END_ID);
  const handleKeys = (event: KeyboardEvent<HTMLElement>) => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card-id]') : null;
    const id = card?.dataset.cardId;
    if (id === undefined || event.ctrlKey || event.metaKey) return;
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    const direction = event.key === 'ArrowUp' ? 'up' : 'down';
    if (isArrow) {
      event.preventDefault();
      if (event.altKey) return onMove(id, direction);
      const at = focusable.findIndex((node) => node.id === id);
      const next = focusable[direction === 'up' ? at - 1 : at + 1];
      const root = event.currentTarget;
      if (next !== undefined) root.querySelector<HTMLElement>(`[data-card-id="${next.id}"]`)?.focus();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onRemove(id);
    }
  };
  return (
    <div className={classes.scroll}>
      <ol
        className={classes.canvas}
        style={{ width: layout.width, height: layout.height }}
        aria-label={t`Steps of the flow`}
        onKeyDown={handleKeys}
      >
        {layout.nodes.map((node) => (
          <li key={node.id}>
            <div className={classes.node} style={placeOf(node, layout.width)}>
              <Card {...props} node={node} isSelected={node.id === selectedId} onSelect={() => onSelect(node.id)} />
            </div>
            <EdgeBelow edge={edgesBySource.get(node.id)} onAdd={props.onAdd} />
          </li>
        ))}
      </ol>
    </div>
  );
}

const placeOf = ({ x, y, width, height }: LaidOutNode, canvasWidth: number) => ({
  left: canvasWidth / 2 + x,
  top: y,
  width,
  height,
});

interface EdgeBelowProps {
  readonly edge: LaidOutEdge | undefined;
  readonly onAdd: FlowCanvasProps['onAdd'];
}

/** The line to the next card, with the button that puts a step there. It stands after its card for the keyboard, too. */
function EdgeBelow({ edge, onAdd }: EdgeBelowProps) {
  if (edge === undefined) return null;
  return (
    <div className={classes.edge} style={{ top: edge.fromY, height: edge.toY - edge.fromY }}>
      <AddStep onAdd={(type) => onAdd(edge.afterId, type)} />
    </div>
  );
}

interface CardProps extends FlowCanvasProps {
  readonly node: LaidOutNode;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

function Card({ node, graph, flow, problems, segmentNames, isSelected, onSelect }: CardProps) {
  const shared = { isSelected, onSelect, problems: problems.byCard.get(node.id) ?? [] };
  if (node.kind === 'trigger') return <TriggerCard {...shared} triggers={graph.triggers} names={segmentNames} />;
  if (node.step === null) return <EndCard flow={flow} />;
  return <StepCard {...shared} step={node.step} counts={countsOf(flow, node.id)} />;
}

const noCounts: Flow['step_counts'][string] = { waiting: 0, passed: 0, sent: 0 };

/** A flow that never ran has no counts to show; one that runs shows noughts, too. */
function countsOf(flow: Flow | null, stepId: string): Flow['step_counts'][string] | undefined {
  if (flow === null) return undefined;
  return flow.step_counts[stepId] ?? (flow.status === 'draft' ? undefined : noCounts);
}
