import { Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useFields, useTags } from '../api/catalogue.ts';
import type { PeopleFilter } from '../api/people.ts';
import { usePeople } from '../api/people.ts';
import { useSegments } from '../api/segments.ts';
import { offeredSegments } from '../segments/offered-segments.ts';
import { useTotalPeople } from '../segments/use-total-people.ts';
import { NumberText } from '../ui/number-text.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { NARROW_SCREEN } from '../ui/narrow-screen.ts';
import { ColumnPicker } from './column-picker.tsx';
import { defaultFields } from './default-fields.ts';
import { PeopleList } from './people-list.tsx';
import type { PeopleSearch } from './people-search.ts';

const route = getRouteApi('/people');

/** Everybody Segue knows: searched, filtered by segment, with the columns of one's choice, all kept in the address. */
export function PeoplePage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = useMediaQuery(NARROW_SCREEN, undefined, { getInitialValueInEffect: false });
  const catalogue = useFields('person');
  const segments = useSegments();
  const tags = useTags();
  const total = useTotalPeople();
  const fields = useMemo(() => search.fields ?? defaultFields(catalogue.data ?? []), [search.fields, catalogue.data]);
  const sort = search.sort ?? 'last_seen';
  const filter: PeopleFilter = {
    search: search.q,
    segment: search.segment,
    fields,
    sort,
    anonymous: search.anonymous,
  };
  const people = usePeople(filter, catalogue.isFetched);
  const change = useCallback(
    (next: Partial<PeopleSearch>) => {
      void navigate({ search: (old) => withoutEmpty({ ...old, ...next }), replace: true });
    },
    [navigate],
  );
  const segment = segments.data?.find(({ key }) => key === search.segment);
  // How many a search finds is not counted; everybody, and the members of a segment, are.
  const isCounted = search.q === undefined && search.anonymous === undefined;
  const count = isCounted ? (search.segment === undefined ? total : segment?.count) : null;
  return (
    <>
      <PageHeader
        title={t`People`}
        count={count == null ? undefined : <NumberText value={count} />}
        actions={
          <ColumnPicker
            fields={catalogue.data ?? []}
            chosen={fields}
            onChange={(names) => change({ fields: names })}
            anonymous={search.anonymous ?? false}
            onAnonymousChange={(anonymous) => change({ anonymous })}
          />
        }
      >
        <SearchInput initial={search.q ?? ''} onSearch={(q) => change({ q })} label={t`Search by name, email or id`} />
        <Select
          aria-label={t`Segment`}
          placeholder={t`Any segment`}
          data={offeredSegments(segments.data ?? [], search.segment).map(({ key, name }) => ({
            value: key,
            label: name,
          }))}
          value={search.segment ?? null}
          onChange={(key) => change({ segment: key ?? '' })}
          searchable
          clearable
          nothingFoundMessage={t`No such segment`}
          w={{ base: '100%', sm: 220 }}
        />
      </PageHeader>
      <PeopleList
        query={people}
        isFiltered={(search.q ?? search.segment) !== undefined}
        onClearFilters={() => void navigate({ search: {} })}
        table={{
          fields,
          withTags: (tags.data ?? []).length > 0,
          sort,
          onSort: (next) => change({ sort: next }),
          narrow: narrow ?? false,
          listKey: JSON.stringify([search.q, search.segment, sort, search.anonymous]),
        }}
      />
    </>
  );
}

/** Leaves out what is empty, so that the address stays short. */
const withoutEmpty = (search: Partial<PeopleSearch>): PeopleSearch =>
  Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== '' && value !== false && value !== undefined),
  );
