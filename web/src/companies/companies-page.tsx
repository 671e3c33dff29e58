import { Button, MultiSelect, Popover, Select } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { IconBuilding, IconColumns3 } from '@tabler/icons-react';
import type { FieldInfo } from '@segue/shared/api';
import { useMemo } from 'react';
import type { AccountsFilter } from '../api/accounts.ts';
import { useAccounts } from '../api/accounts.ts';
import { useFields } from '../api/catalogue.ts';
import { useSegments } from '../api/segments.ts';
import { defaultFields } from '../people/default-fields.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { NumberText } from '../ui/number-text.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { COLUMNS_MAX, type CompaniesSearch, nextOrder } from './companies-search.ts';
import { CompaniesTable } from './companies-table.tsx';

const route = getRouteApi('/companies');

/** Every company: searched, filtered by segment, sorted by any of its fields, all kept in the address. */
export function CompaniesPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const catalogue = useFields('account');
  const segments = useSegments();
  const fields = useMemo(() => search.fields ?? defaultFields(catalogue.data ?? []), [search.fields, catalogue.data]);
  const sort = search.sort ?? 'members';
  const order = search.order ?? (sort === 'name' ? 'asc' : 'desc');
  const filter: AccountsFilter = { search: search.q, segment: search.segment, fields, sort, order };
  const companies = useAccounts(filter, catalogue.isFetched);
  const change = (next: Partial<CompaniesSearch>): void => {
    void navigate({ search: (old) => withoutEmpty({ ...old, ...next }), replace: true });
  };
  const ofCompanies = (segments.data ?? []).filter(({ definition }) => definition.of === 'account');
  const segment = ofCompanies.find(({ key }) => key === search.segment);
  const rows = companies.data?.pages.flatMap((page) => page.data);
  return (
    <>
      <PageHeader
        title={t`Companies`}
        count={segment?.count == null || search.q !== undefined ? undefined : <NumberText value={segment.count} />}
        actions={
          <Columns fields={catalogue.data ?? []} chosen={fields} onChange={(names) => change({ fields: names })} />
        }
      >
        <SearchInput initial={search.q ?? ''} onSearch={(q) => change({ q })} label={t`Search by name or id`} />
        <Select
          aria-label={t`Segment of companies`}
          placeholder={t`Any segment of companies`}
          data={ofCompanies.map(({ key, name }) => ({ value: key, label: name }))}
          value={search.segment ?? null}
          onChange={(key) => change({ segment: key ?? '' })}
          searchable
          clearable
          nothingFoundMessage={t`No such segment`}
          w={{ base: '100%', sm: 240 }}
        />
      </PageHeader>
      {companies.error && rows === undefined && (
        <ErrorNotice error={companies.error} onRetry={() => void companies.refetch()} />
      )}
      {!companies.error && rows === undefined && <SkeletonRows rows={14} rowHeight={44} />}
      {rows !== undefined && rows.length > 0 && (
        <CompaniesTable
          companies={rows}
          fields={fields}
          sort={sort}
          order={order}
          onSort={(next) => change(nextOrder(next, { sort, order }))}
          hasMore={companies.hasNextPage}
          isLoadingMore={companies.isFetchingNextPage}
          onMore={() => void companies.fetchNextPage()}
        />
      )}
      {rows?.length === 0 && (search.q ?? search.segment) !== undefined && (
        <EmptyState
          icon={<IconBuilding />}
          title={t`No company fits`}
          actions={
            <Button variant="default" onClick={() => void navigate({ search: {} })}>{t`Clear the filters`}</Button>
          }
        >
          {t`No company matches this search and segment.`}
        </EmptyState>
      )}
      {rows?.length === 0 && (search.q ?? search.segment) === undefined && (
        <EmptyState icon={<IconBuilding />} title={t`No companies yet`}>
          {t`Companies appear with the first group call, which says to which company a person belongs.`}
        </EmptyState>
      )}
    </>
  );
}

interface ColumnsProps {
  readonly fields: readonly FieldInfo[];
  readonly chosen: readonly string[];
  readonly onChange: (names: string[]) => void;
}

/** Chooses the fields that are shown as columns. */
function Columns({ fields, chosen, onChange }: ColumnsProps) {
  const { t } = useLingui();
  return (
    <Popover width={300} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} stroke={1.7} />}>
          {t`Columns`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <MultiSelect
          label={t`Fields shown as columns`}
          data={fields.map(({ name }) => name)}
          value={[...chosen]}
          onChange={onChange}
          maxValues={COLUMNS_MAX}
          searchable
          comboboxProps={{ withinPortal: false }}
          data-autofocus
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Leaves out what is empty, so that the address stays short. */
const withoutEmpty = (search: Partial<CompaniesSearch>): CompaniesSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== '' && value !== undefined));
