import { Button, Select } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconPlus, IconSearchOff, IconTemplate } from '@tabler/icons-react';
import { useSegments } from '../api/segments.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { NumberText } from '../ui/number-text.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { useListKeys } from '../ui/use-list-keys.ts';
import { CountAdvice } from './care/count-advice.tsx';
import { CareMenu } from './care/care-menu.tsx';
import { SegmentRow } from './list/segment-row.tsx';
import { SegmentsEmpty } from './list/segments-empty.tsx';
import { foldersOf, listedSegments } from './list/sort-segments.ts';
import type { SegmentsSearch, SegmentsSort } from './segments-search.ts';
import { useLiveSegments } from './use-live-segments.ts';
import { useTotalPeople } from './use-total-people.ts';
import classes from './list/segment-list.module.css';
import scroll from './list/scroll.module.css';

const route = getRouteApi('/segments');
const nothingToReveal = () => undefined;

/** Every segment with its size, where it is going, how fresh it is and what uses it. */
export function SegmentsPage() {
  const { t } = useLingui();
  const { q = '', sort = 'updated', folder } = route.useSearch();
  const navigate = route.useNavigate();
  const segments = useSegments();
  useLiveSegments();
  useShortcuts({ c: () => void navigate({ to: '/segments/new' }) });
  const folders = foldersOf(segments.data ?? []);
  const listed = listedSegments(segments.data ?? [], q, sort, folder);
  const keys = useListKeys(listed.length, nothingToReveal);
  const change = (next: SegmentsSearch) =>
    void navigate({ search: (old) => withoutDefaults({ ...old, ...next }), replace: true });
  return (
    <>
      <PageHeader
        title={t`Segments`}
        count={segments.data && segments.data.length > 0 ? <NumberText value={segments.data.length} /> : undefined}
        actions={
          <>
            <CareMenu />
            <Button
              component={Link}
              to="/segments/templates"
              variant="default"
              leftSection={<IconTemplate size={16} />}
            >
              <Trans>Templates</Trans>
            </Button>
            <Button component={Link} to="/segments/new" leftSection={<IconPlus size={16} />} aria-keyshortcuts="c">
              <Trans>New segment</Trans>
            </Button>
          </>
        }
      >
        {segments.data !== undefined && segments.data.length > 0 && (
          <>
            <SearchInput
              initial={q}
              onSearch={(text) => change({ q: text })}
              label={t`Search segments`}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown') return;
                event.preventDefault();
                keys.focusRow(0);
              }}
            />
            <Select
              aria-label={t`Order`}
              w={190}
              allowDeselect={false}
              value={sort}
              data={[
                { value: 'updated', label: t`Last changed first` },
                { value: 'name', label: t`By name` },
                { value: 'size', label: t`Biggest first` },
                { value: 'change', label: t`Most movement first` },
                { value: 'folder', label: t`By folder` },
              ]}
              onChange={(next) => change({ sort: next as SegmentsSort })}
            />
            {(folders.length > 0 || folder !== undefined) && (
              <Select
                aria-label={t`Folder`}
                placeholder={t`Every folder`}
                w={190}
                clearable
                clearButtonProps={{ 'aria-label': t`Every folder` }}
                value={folder ?? null}
                data={[...folders]}
                onChange={(next) => change({ folder: next ?? '' })}
              />
            )}
          </>
        )}
      </PageHeader>
      {segments.data !== undefined && <CountAdvice segments={segments.data} />}
      <div className={scroll.root} onKeyDown={keys.onKeyDown}>
        <Listed segments={segments} listed={listed} onClear={() => void navigate({ search: {} })} />
      </div>
    </>
  );
}

const withoutDefaults = ({ q, sort, folder }: SegmentsSearch): SegmentsSearch => ({
  ...(q === undefined || q === '' ? {} : { q }),
  ...(sort === undefined || sort === 'updated' ? {} : { sort }),
  ...(folder === undefined || folder === '' ? {} : { folder }),
});

interface ListedProps {
  readonly segments: ReturnType<typeof useSegments>;
  readonly listed: ReturnType<typeof listedSegments>;
  readonly onClear: () => void;
}

function Listed({ segments, listed, onClear }: ListedProps) {
  const { t } = useLingui();
  const total = useTotalPeople();
  if (segments.data === undefined) {
    return segments.error ? (
      <ErrorNotice error={segments.error} onRetry={() => void segments.refetch()} />
    ) : (
      <SkeletonRows rows={10} rowHeight={58} />
    );
  }
  if (segments.data.length === 0) return <SegmentsEmpty />;
  if (listed.length === 0) {
    return (
      <EmptyState
        icon={<IconSearchOff />}
        title={t`No segment by that name`}
        actions={<Button variant="default" onClick={onClear}>{t`Clear the search`}</Button>}
      />
    );
  }
  return (
    <>
      <div className={classes.head} aria-hidden>
        <span>{t`Name`}</span>
        <span className={classes.sizeHead}>{t`People`}</span>
        <span>{t`30 days`}</span>
        <span>{t`Today`}</span>
        <span>{t`Freshness`}</span>
        <span className={classes.usesHead}>{t`Used by`}</span>
      </div>
      <ul className={classes.list}>
        {listed.map((segment, index) => (
          <SegmentRow key={segment.key} segment={segment} index={index} total={total} />
        ))}
      </ul>
    </>
  );
}
