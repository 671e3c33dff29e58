import { describe, expect, test } from 'vitest';
import type { SegmentGraph } from '@segue/shared/api';
import { layoutGraph, NODE_HEIGHT, nodeId, relatedTo, toNodes } from './graph-layout.ts';

const segment = (key: string): SegmentGraph['segments'][number] => ({
  key,
  name: key,
  kind: 'dynamic',
  is_technical: false,
  people: 1,
});
const graph: SegmentGraph = {
  segments: ['trial', 'engaged', 'target', 'best', 'alone'].map(segment),
  flows: [{ key: 'convert', name: 'Convert', status: 'live' }],
  uses: [
    { segment: 'trial', by: { kind: 'segment', key: 'target' } },
    { segment: 'engaged', by: { kind: 'segment', key: 'target' } },
    { segment: 'target', by: { kind: 'segment', key: 'best' } },
    { segment: 'target', by: { kind: 'flow', key: 'convert' } },
    { segment: 'gone', by: { kind: 'flow', key: 'convert' } },
  ],
};

describe('A33 the drawn graph of segments', () => {
  const { nodes, edges } = toNodes(graph);
  const layout = layoutGraph(nodes, edges);
  const xOf = (id: string): number => layout.nodes.find((node) => node.id === id)?.x ?? Number.NaN;

  test('goes from left to right: what is read stands left of what reads it', () => {
    for (const { from, to } of edges) expect(xOf(from)).toBeLessThan(xOf(to));
    expect(xOf('segment trial')).toBe(xOf('segment engaged'));
    expect(xOf('flow convert')).toBe(xOf('segment best'));
  });

  test('leaves out what is gone, and lets no two nodes overlap', () => {
    expect(edges).toHaveLength(4);
    expect(layout.edges.every(({ path }) => !path.includes('NaN'))).toBe(true);
    const neighbours = layout.nodes.flatMap((a) =>
      layout.nodes.filter((b) => a.id !== b.id && a.x === b.x).map((b) => Math.abs(a.y - b.y)),
    );
    expect(neighbours.length).toBeGreaterThan(0);
    expect(Math.min(...neighbours)).toBeGreaterThanOrEqual(NODE_HEIGHT);
  });

  test('knows what a segment depends on, and what depends on it', () => {
    expect(relatedTo(nodeId('segment', 'trial'), edges)).toEqual(
      new Set(['segment trial', 'segment target', 'segment best', 'flow convert']),
    );
    expect(relatedTo(nodeId('flow', 'convert'), edges)).toEqual(
      new Set(['flow convert', 'segment target', 'segment trial', 'segment engaged']),
    );
    expect(relatedTo(nodeId('segment', 'alone'), edges)).toEqual(new Set(['segment alone']));
  });

  test('crosses no edges where none need to cross', () => {
    const pairs = ['a', 'b', 'c', 'd'];
    const crossed = toNodes({
      segments: [...pairs, ...pairs.toReversed().map((key) => `${key}2`)].map(segment),
      flows: [],
      uses: pairs.map((key) => ({ segment: key, by: { kind: 'segment', key: `${key}2` } })),
    });
    const placed = layoutGraph(crossed.nodes, crossed.edges).nodes;
    const y = (key: string): number => placed.find((node) => node.key === key)?.y ?? Number.NaN;
    for (const key of pairs) expect(y(key)).toBe(y(`${key}2`));
  });

  test('a circle that should not be does not hang it', () => {
    const circle = toNodes({
      segments: ['a', 'b'].map(segment),
      flows: [],
      uses: [
        { segment: 'a', by: { kind: 'segment', key: 'b' } },
        { segment: 'b', by: { kind: 'segment', key: 'a' } },
      ],
    });
    expect(layoutGraph(circle.nodes, circle.edges).nodes).toHaveLength(2);
  });
});
