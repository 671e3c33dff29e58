import type { SegmentGraph } from '@segue/shared/api';

export interface GraphNode {
  /** `segment trial` or `flow welcome`. */
  readonly id: string;
  readonly kind: 'segment' | 'flow';
  readonly key: string;
  readonly name: string;
}

export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
}

export interface GraphEdge {
  /** The segment that is read. */
  readonly from: string;
  /** What reads it. */
  readonly to: string;
}

export interface PlacedEdge extends GraphEdge {
  /** The `d` of its path. */
  readonly path: string;
}

export interface GraphLayout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

export const NODE_WIDTH = 236;
export const NODE_HEIGHT = 46;
const COLUMN_GAP = 80;
const ROW_GAP = 14;
/** Each pass pulls nodes towards their neighbours; more passes change nothing any more. */
const PASSES = 8;

export const nodeId = (kind: 'segment' | 'flow', key: string): string => `${kind} ${key}`;

/** The graph as nodes and edges. Uses of something that is gone meanwhile are left out. */
export function toNodes({ segments, flows, uses }: SegmentGraph): {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
} {
  const nodes = [
    ...segments.map(({ key, name }): GraphNode => ({ id: nodeId('segment', key), kind: 'segment', key, name })),
    ...flows.map(({ key, name }): GraphNode => ({ id: nodeId('flow', key), kind: 'flow', key, name })),
  ];
  const known = new Set(nodes.map(({ id }) => id));
  const edges = uses
    .map(({ segment, by }) => ({ from: nodeId('segment', segment), to: nodeId(by.kind, by.key) }))
    .filter(({ from, to }) => known.has(from) && known.has(to));
  return { nodes, edges };
}

/** The ids of everything a node depends on and everything that depends on it, itself included. */
export function relatedTo(id: string, edges: readonly GraphEdge[]): ReadonlySet<string> {
  const [down, up] = [new Set<string>(), new Set<string>()];
  walk(id, (at) => edges.filter(({ from }) => from === at).map(({ to }) => to), down);
  walk(id, (at) => edges.filter(({ to }) => to === at).map(({ from }) => from), up);
  return new Set([id, ...down, ...up]);
}

function walk(id: string, next: (id: string) => readonly string[], seen: Set<string>): void {
  for (const other of next(id)) {
    if (seen.has(other)) continue;
    seen.add(other);
    walk(other, next, seen);
  }
}

/**
 * Places a graph without circles in columns: what reads no other segment stands left, everything else one column to the
 * right of the last it reads. Within a column, nodes stand near what they are joined with.
 */
export function layoutGraph(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphLayout {
  const columns = ordered(toColumns(nodes, edges), edges);
  const tallest = Math.max(0, ...columns.map((column) => column.length));
  const heightOf = (count: number): number => Math.max(0, count * (NODE_HEIGHT + ROW_GAP) - ROW_GAP);
  const height = heightOf(tallest);
  const placed = columns.flatMap((column, index) =>
    column.map((node, row) => ({
      ...node,
      x: index * (NODE_WIDTH + COLUMN_GAP),
      y: (height - heightOf(column.length)) / 2 + row * (NODE_HEIGHT + ROW_GAP),
    })),
  );
  const byId = new Map(placed.map((node) => [node.id, node]));
  return {
    nodes: placed,
    edges: edges.flatMap((edge) => {
      const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
      return from && to ? [{ ...edge, path: curve(from, to) }] : [];
    }),
    width: Math.max(0, columns.length * (NODE_WIDTH + COLUMN_GAP) - COLUMN_GAP),
    height,
  };
}

function toColumns(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphNode[][] {
  const reads = new Map(nodes.map(({ id }) => [id, edges.filter(({ to }) => to === id).map(({ from }) => from)]));
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    // Circles are refused at saving; one that a race left must not hang the page.
    depths.set(id, 0);
    const depth = Math.max(-1, ...(reads.get(id) ?? []).map(depthOf)) + 1;
    depths.set(id, depth);
    return depth;
  };
  const columns: GraphNode[][] = [];
  for (const node of nodes) (columns[depthOf(node.id)] ??= []).push(node);
  return columns;
}

/** Sorts each column by the middle of what its nodes are joined with, to and fro, so that few edges cross. */
function ordered(
  columns: readonly (readonly GraphNode[])[],
  edges: readonly GraphEdge[],
): readonly (readonly GraphNode[])[] {
  const joined = new Map<string, string[]>();
  for (const { from, to } of edges) {
    joined.set(from, [...(joined.get(from) ?? []), to]);
    joined.set(to, [...(joined.get(to) ?? []), from]);
  }
  let current = columns;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const place = new Map(
      current.flatMap((column) => column.map(({ id }, row) => [id, (row + 0.5) / column.length] as const)),
    );
    const middle = (id: string): number => {
      const others = joined.get(id) ?? [];
      if (others.length === 0) return place.get(id) ?? 0;
      return others.reduce((sum, other) => sum + (place.get(other) ?? 0), 0) / others.length;
    };
    const moving = pass % 2;
    current = current.map((column, index) =>
      index % 2 === moving ? column.toSorted((a, b) => middle(a.id) - middle(b.id)) : column,
    );
  }
  return current;
}

function curve(from: PlacedNode, to: PlacedNode): string {
  const [x1, y1] = [from.x + NODE_WIDTH, from.y + NODE_HEIGHT / 2];
  const [x2, y2] = [to.x, to.y + NODE_HEIGHT / 2];
  const bend = Math.min(COLUMN_GAP, (x2 - x1) / 2);
  return `M ${x1} ${y1} C ${x1 + bend} ${y1}, ${x2 - bend} ${y2}, ${x2} ${y2}`;
}
