import { Button, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, useParams } from '@tanstack/react-router';
import { IconMail, IconMailQuestion, IconMailSearch } from '@tabler/icons-react';
import type { MessageStatus } from '@segue/shared/api';
import { useCallback, useMemo } from 'react';
import { useMessages } from '../api/messages.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { NARROW_SCREEN } from '../ui/narrow-screen.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { KeptNotice } from './kept-notice.tsx';
import type { MailboxSearch } from './mailbox-search.ts';
import { messageStatuses } from './mailbox-search.ts';
import classes from './mailbox-page.module.css';
import { MessageList } from './message-list.tsx';
import { messageStatusWords } from './message-status.tsx';
import { MessageView } from './message-view.tsx';

const route = getRouteApi('/mailbox');

/** Everything that was sent or kept: a list, and the chosen message beside it; one after the other on narrow screens. */
export function MailboxPage() {
  const { i18n, t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { id } = useParams({ strict: false });
  const narrow = useMediaQuery(NARROW_SCREEN, undefined, { getInitialValueInEffect: false }) ?? false;
  const change = (next: Partial<MailboxSearch>): void =>
    void navigate({ to: '.', search: (old) => withoutEmpty({ ...old, ...next }), replace: true });
  if (narrow && id !== undefined) {
    return (
      <div className={classes.reader}>
        <MessageView id={id} />
      </div>
    );
  }
  return (
    <>
      <PageHeader title={t`Mailbox`}>
        <SearchInput initial={search.q ?? ''} onSearch={(q) => change({ q })} label={t`Search by address or subject`} />
        <Select
          aria-label={t`Status`}
          placeholder={t`Any status`}
          data={messageStatuses.map((value) => ({ value, label: i18n._(messageStatusWords[value].label) }))}
          value={search.status ?? null}
          onChange={(status) => change({ status: (status ?? '') as MessageStatus })}
          clearable
          w={{ base: '100%', sm: 160 }}
        />
      </PageHeader>
      <KeptNotice />
      <Panes search={search} selected={id} narrow={narrow} onClear={() => void navigate({ to: '.', search: {} })} />
    </>
  );
}

interface PanesProps {
  search: MailboxSearch;
  selected: string | undefined;
  narrow: boolean;
  onClear: () => void;
}

function Panes({ search, selected, narrow, onClear }: PanesProps) {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useMessages({
    search: search.q,
    status: search.status,
    flow: search.flow,
  });
  const messages = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  const onNeedMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const onReach = useCallback(
    (id: string) => {
      // On a narrow screen the list alone is shown, and opening would take it away under the reader's fingers.
      if (!narrow) void navigate({ to: '/mailbox/$id', params: { id }, search: (old) => old, replace: true });
    },
    [navigate, narrow],
  );
  if (error && data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={9} rowHeight={74} />;
  if (messages.length === 0) return <NoMessages search={search} onClear={onClear} />;
  return (
    <div className={classes.panes}>
      <div className={classes.list}>
        <MessageList
          messages={messages}
          selected={selected}
          hasMore={hasNextPage}
          onNeedMore={onNeedMore}
          onReach={onReach}
        />
      </div>
      {!narrow && (
        <div className={classes.reader}>
          {selected === undefined ? (
            <EmptyState
              icon={<IconMail />}
              title={t`Choose a message`}
            >{t`The arrow keys move through the list.`}</EmptyState>
          ) : (
            <MessageView id={selected} />
          )}
        </div>
      )}
    </div>
  );
}

function NoMessages({ search, onClear }: { search: MailboxSearch; onClear: () => void }) {
  const { t } = useLingui();
  if ((search.q ?? search.status ?? search.flow) !== undefined) {
    return (
      <EmptyState
        icon={<IconMailSearch />}
        title={t`No message fits`}
        actions={<Button variant="default" onClick={onClear}>{t`Clear the filters`}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={<IconMailQuestion />}
      title={t`Nothing was sent yet`}
      actions={<Button component={Link} to="/flows">{t`Go to the flows`}</Button>}
    >
      {t`Messages appear here when a live flow reaches a step that sends one.`}
    </EmptyState>
  );
}

/** Leaves out what is empty, so that the address stays short. */
const withoutEmpty = (search: Record<string, unknown>): MailboxSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== '' && value !== undefined));
