import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconUserPlus, IconUserQuestion } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import type { usePeople } from '../api/people.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import type { PeopleTableProps } from './people-table.tsx';
import { PeopleTable } from './people-table.tsx';

export interface PeopleListProps {
  query: ReturnType<typeof usePeople>;
  isFiltered: boolean;
  onClearFilters: () => void;
  table: Pick<PeopleTableProps, 'fields' | 'withTags' | 'sort' | 'onSort' | 'narrow' | 'listKey'>;
}

/** The table, or what stands in its place: loading, nobody yet, nobody that fits, an error. */
export function PeopleList({ query, isFiltered, onClearFilters, table }: PeopleListProps) {
  const { t } = useLingui();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const people = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  const onNeedMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  if (error && data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={14} rowHeight={52} />;
  if (people.length > 0)
    return <PeopleTable {...table} people={people} hasMore={hasNextPage} onNeedMore={onNeedMore} />;
  if (isFiltered) {
    return (
      <EmptyState
        icon={<IconUserQuestion />}
        title={t`Nobody fits`}
        actions={<Button variant="default" onClick={onClearFilters}>{t`Clear the filters`}</Button>}
      >
        {t`No person matches this search and segment.`}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconUserPlus />}
      title={t`Nobody here yet`}
      actions={
        <Button component={Link} to="/settings">
          {t`Show me how to send events`}
        </Button>
      }
    >
      {t`People appear by themselves with their first event. Put the snippet into your site, or point a Segment library here.`}
    </EmptyState>
  );
}
