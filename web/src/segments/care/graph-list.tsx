import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { GraphEdge, GraphNode } from './graph-layout.ts';
import classes from './graph.module.css';

interface GraphListProps {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The same graph in words: of every segment what it uses, and what uses it. For narrow screens and those who prefer it. */
export function GraphList({ nodes, edges }: GraphListProps) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const named = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  return (
    <ul className={classes.list}>
      {nodes
        .filter(({ kind }) => kind === 'segment')
        .map((node) => {
          const uses = named(edges.filter(({ to }) => to === node.id).map(({ from }) => from));
          const users = named(edges.filter(({ from }) => from === node.id).map(({ to }) => to));
          return (
            <li key={node.id} className={classes.item}>
              <NodeName node={node} />
              {uses.length > 0 && (
                <p className={classes.relation}>
                  <Trans>
                    uses <Names nodes={uses} />
                  </Trans>
                </p>
              )}
              {users.length > 0 && (
                <p className={classes.relation}>
                  <Trans>
                    used by <Names nodes={users} />
                  </Trans>
                </p>
              )}
            </li>
          );
        })}
    </ul>
  );
}

function Names({ nodes }: { readonly nodes: readonly GraphNode[] }) {
  return nodes.map((node, index) => (
    <span key={node.id}>
      {index > 0 && ', '}
      <NodeName node={node} />
    </span>
  ));
}

/** The name of a segment or flow, leading to it. */
export function NodeName({ node }: { readonly node: GraphNode }) {
  return node.kind === 'flow' ? (
    <Link to="/flows/$key" params={{ key: node.key }} className={classes.link}>
      {node.name}
    </Link>
  ) : (
    <Link to="/segments/$key" params={{ key: node.key }} className={classes.link}>
      {node.name}
    </Link>
  );
}
