import { Button, SegmentedControl, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconSitemap } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SegmentGraph } from '@segue/shared/api';
import { useSegmentGraph } from '../../api/care.ts';
import { NARROW_SCREEN } from '../../ui/narrow-screen.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { BackLink } from '../back-link.tsx';
import type { GraphSearch } from './care-search.ts';
import { GraphDrawing } from './graph-drawing.tsx';
import { nodeId, relatedTo, toNodes } from './graph-layout.ts';
import { GraphList, NodeName } from './graph-list.tsx';
import classes from './graph.module.css';

const route = getRouteApi('/segments/graph');

/** Which segments are made of which, and which flows they start. */
export function GraphPage() {
  const { t } = useLingui();
  const { segment, view } = route.useSearch();
  const navigate = route.useNavigate();
  const graph = useSegmentGraph();
  const isNarrow = useMediaQuery(NARROW_SCREEN, false, { getInitialValueInEffect: false });
  const shown = view ?? (isNarrow ? 'list' : 'drawing');
  const change = (next: GraphSearch) => void navigate({ search: next, replace: true });
  const named = segment === undefined ? {} : { segment };
  return (
    <>
      <PageHeader
        above={<BackLink to="/segments" label={t`Segments`} />}
        title={t`Graph`}
        description={t`Which segments are made of which, and which flows they start.`}
      >
        {graph.data !== undefined && graph.data.uses.length > 0 && (
          <>
            <Select
              aria-label={t`Only around one segment`}
              placeholder={t`Every segment`}
              data={graph.data.segments.map(({ key, name }) => ({ value: key, label: name }))}
              value={segment ?? null}
              onChange={(key) => change({ ...(key === null ? {} : { segment: key }), ...(view ? { view } : {}) })}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t`Every segment` }}
              nothingFoundMessage={t`No segment by that name`}
              w={260}
              maw="100%"
            />
            <SegmentedControl
              aria-label={t`View`}
              value={shown}
              onChange={(next) => change({ ...named, view: next === 'list' ? 'list' : 'drawing' })}
              data={[
                { value: 'drawing', label: t`Drawing` },
                { value: 'list', label: t`List` },
              ]}
            />
          </>
        )}
      </PageHeader>
      <PageBody>
        {graph.data === undefined ? (
          graph.error ? (
            <ErrorNotice error={graph.error} onRetry={() => void graph.refetch()} />
          ) : (
            <SkeletonRows rows={6} />
          )
        ) : (
          <Graph graph={graph.data} around={segment} view={shown} />
        )}
      </PageBody>
    </>
  );
}

interface GraphProps {
  readonly graph: SegmentGraph;
  readonly around: string | undefined;
  readonly view: 'drawing' | 'list';
}

function Graph({ graph, around, view }: GraphProps) {
  const { nodes, edges } = useMemo(() => toNodes(graph), [graph]);
  const segments = useMemo(() => new Map(graph.segments.map((segment) => [segment.key, segment])), [graph]);
  const focus = around === undefined ? undefined : nodeId('segment', around);
  const { joined, inView } = useMemo(() => {
    const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
    const related = focus === undefined ? null : relatedTo(focus, edges);
    const kept = nodes.filter(({ id }) => (related === null ? ends.has(id) : related.has(id)));
    const keptIds = new Set(kept.map(({ id }) => id));
    return { joined: kept, inView: edges.filter(({ from, to }) => keptIds.has(from) && keptIds.has(to)) };
  }, [nodes, edges, focus]);
  if (edges.length === 0) return <NothingJoined />;
  const ids = new Set(joined.map(({ id }) => id));
  const alone = focus === undefined ? nodes.filter(({ id, kind }) => kind === 'segment' && !ids.has(id)) : [];
  return (
    <>
      {view === 'list' ? (
        <GraphList nodes={joined} edges={inView} />
      ) : (
        <GraphDrawing nodes={joined} edges={inView} segments={segments} focus={focus} />
      )}
      {alone.length > 0 && (
        <section className={classes.alone} aria-labelledby="alone-title">
          <h2 id="alone-title" className={classes.aloneTitle}>
            <Plural value={alone.length} one="# segment stands alone" other="# segments stand alone" />
          </h2>
          <ul className={classes.aloneList}>
            {alone.map((node) => (
              <li key={node.id}>
                <NodeName node={node} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function NothingJoined() {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<IconSitemap />}
      title={t`No segment is used by another or by a flow yet`}
      actions={
        <>
          <Button component={Link} to="/segments/new" variant="default">
            <Trans>New segment</Trans>
          </Button>
          <Button component={Link} to="/flows/new" variant="default">
            <Trans>New flow</Trans>
          </Button>
        </>
      }
    >
      <Trans>
        A segment may be built on others: “in trial-running and in engaged-email” makes a target. Flows start when
        people enter a segment. Both are drawn here.
      </Trans>
    </EmptyState>
  );
}
