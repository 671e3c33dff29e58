import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowFork, IconChartCircles, IconTool } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { GraphSegment } from '@segue/shared/api';
import type { GraphEdge, GraphNode, PlacedNode } from './graph-layout.ts';
import { layoutGraph, NODE_HEIGHT, NODE_WIDTH, relatedTo } from './graph-layout.ts';
import classes from './graph.module.css';

interface GraphDrawingProps {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly segments: ReadonlyMap<string, GraphSegment>;
  /** Where the keyboard or the address points. */
  readonly focus: string | undefined;
}

/**
 * The graph as cards joined by lines, from what is read to what reads it. The cards are ordinary links in reading
 * order; what one of them depends on and what depends on it stays bright while it is pointed at.
 */
export function GraphDrawing({ nodes, edges, segments, focus }: GraphDrawingProps) {
  const { t } = useLingui();
  const layout = useMemo(() => layoutGraph(nodes, edges), [nodes, edges]);
  const [pointed, setPointed] = useState<string | null>(null);
  const at = pointed ?? focus ?? null;
  const related = useMemo(() => (at === null ? null : relatedTo(at, edges)), [at, edges]);
  const isDim = (id: string): boolean => related !== null && !related.has(id);
  return (
    <div className={classes.scroll} role="region" aria-label={t`What uses what`} tabIndex={0}>
      <div className={classes.canvas} style={{ width: layout.width, height: layout.height }}>
        <svg className={classes.lines} width={layout.width} height={layout.height} aria-hidden>
          {layout.edges.map(({ from, to, path }) => (
            <path
              key={`${from} ${to}`}
              d={path}
              className={classes.line}
              data-related={(related?.has(from) && related.has(to)) || undefined}
              data-dim={isDim(from) || isDim(to) || undefined}
            />
          ))}
        </svg>
        <ul className={classes.nodes}>
          {layout.nodes.map((node) => (
            <li
              key={node.id}
              className={classes.node}
              style={{ left: node.x, top: node.y, width: NODE_WIDTH, height: NODE_HEIGHT }}
              data-dim={isDim(node.id) || undefined}
              onPointerEnter={() => setPointed(node.id)}
              onPointerLeave={() => setPointed(null)}
              onFocus={() => setPointed(node.id)}
              onBlur={() => setPointed(null)}
            >
              <NodeLink node={node} segment={segments.get(node.key)} isFocus={node.id === focus} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface NodeLinkProps {
  readonly node: PlacedNode;
  readonly segment: GraphSegment | undefined;
  readonly isFocus: boolean;
}

function NodeLink({ node, segment, isFocus }: NodeLinkProps) {
  const { i18n } = useLingui();
  if (node.kind === 'flow') {
    return (
      <Link to="/flows/$key" params={{ key: node.key }} className={classes.card} data-kind="flow" title={node.name}>
        <IconArrowFork size={16} aria-hidden />
        <span className={classes.name}>{node.name}</span>
        <span className={classes.small}>
          <Trans>flow</Trans>
        </span>
      </Link>
    );
  }
  return (
    <Link
      to="/segments/$key"
      params={{ key: node.key }}
      className={classes.card}
      data-kind="segment"
      data-technical={segment?.is_technical || undefined}
      aria-current={isFocus || undefined}
      title={node.name}
    >
      {segment?.is_technical === true ? <IconTool size={16} aria-hidden /> : <IconChartCircles size={16} aria-hidden />}
      <span className={classes.name}>{node.name}</span>
      {segment?.people != null && <span className={classes.small}>{i18n.number(segment.people)}</span>}
    </Link>
  );
}
