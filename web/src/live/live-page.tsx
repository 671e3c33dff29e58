import { Button, SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconActivity, IconFilterOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMemo } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { filterFeed } from './feed.ts';
import type { FeedItem } from './feed.ts';
import classes from './live-page.module.css';
import { LiveRate } from './live-rate.tsx';
import { LiveRow } from './live-row.tsx';
import type { LiveKind, LiveSearch } from './live-search.ts';
import { useFeed } from './use-feed.ts';

const route = getRouteApi('/live');

/** Events, entries, exits and messages, as they happen. Space holds the stream still. */
export function LivePage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { feed, dispatch, status } = useFeed();
  const shown = useMemo(() => filterFeed(feed.items, search.kind, search.q ?? ''), [feed.items, search.kind, search.q]);
  const toggle = (): void => dispatch({ type: 'paused', isPaused: !feed.isPaused });
  const change = (next: LiveSearch): void => void navigate({ search: next, replace: true });
  useHotkeys([['space', toggle]], ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A']);

  return (
    <>
      <PageHeader
        title={t`Live`}
        actions={
          <>
            <LiveRate feed={feed} status={status} />
            <Button
              variant={feed.isPaused ? 'filled' : 'default'}
              leftSection={feed.isPaused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
              onClick={toggle}
              aria-keyshortcuts="Space"
              miw={112}
            >
              {feed.isPaused ? t`Resume` : t`Pause`}
            </Button>
          </>
        }
      >
        <SegmentedControl
          aria-label={t`What to show`}
          value={search.kind ?? 'all'}
          onChange={(kind) => change({ ...withQuery(search.q), ...(kind === 'all' ? {} : { kind: kind as LiveKind }) })}
          data={[
            { value: 'all', label: t`All` },
            { value: 'events', label: t`Events` },
            { value: 'segments', label: t`Segments` },
            { value: 'messages', label: t`Messages` },
          ]}
        />
        <SearchInput
          initial={search.q ?? ''}
          onSearch={(q) => change({ ...withQuery(q), ...(search.kind === undefined ? {} : { kind: search.kind }) })}
          label={t`Filter by person, event or segment`}
        />
      </PageHeader>
      {feed.isPaused && (
        <button type="button" className={classes.held} onClick={toggle}>
          <Plural
            value={feed.held.length}
            one="Paused. # new item is waiting."
            other="Paused. # new items are waiting."
          />
        </button>
      )}
      <Stream items={shown} isFiltered={feed.items.length > 0} />
    </>
  );
}

const withQuery = (q: string | undefined): LiveSearch => (q === undefined || q === '' ? {} : { q });

function Stream({ items, isFiltered }: { items: readonly FeedItem[]; isFiltered: boolean }) {
  const { t } = useLingui();
  if (items.length > 0) {
    return (
      <ol className={classes.stream} aria-label={t`Live stream`} tabIndex={0}>
        {items.map((item) => (
          <LiveRow key={item.id} item={item} />
        ))}
      </ol>
    );
  }
  if (isFiltered) {
    return (
      <EmptyState
        icon={<IconFilterOff />}
        title={t`Nothing that fits has come by yet`}
      >{t`It will show up here.`}</EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconActivity />}
      title={t`Waiting for something to happen`}
      actions={
        <Button variant="default" component={Link} to="/settings">
          {t`Show me how to send events`}
        </Button>
      }
    >
      <Trans>Every event, every entry and exit, and every message shows up here the moment it happens.</Trans>
    </EmptyState>
  );
}
