import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { IconQuestionMark } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listPeople } from '../../api/people.ts';
import { personKey } from '../../ui/person-key.ts';
import { personLabel } from './person-label.ts';

const SEARCH_AFTER_MS = 200;
const FOUND_MAX = 20;

/** Asks about any person whether they are in the segment, and why or why not; the answer opens beside the page. */
export function AskAboutPerson({ segmentKey }: { readonly segmentKey: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [settled] = useDebouncedValue(search.trim(), SEARCH_AFTER_MS);
  const found = useQuery({
    queryKey: ['people', 'picker', settled, 'with visitors'],
    // Visitors are asked about, too; they are looked for by the one who knows their id.
    queryFn: ({ signal }) =>
      listPeople({ search: settled, sort: 'last_seen', anonymous: true }, null, signal, FOUND_MAX),
    placeholderData: keepPreviousData,
    enabled: isOpen,
  });
  const people = found.data?.data ?? [];
  const ask = (id: string | null): void => {
    const person = people.find((one) => one.id === id);
    if (person === undefined) return;
    setSearch('');
    const why = personKey(person);
    void navigate({ to: '/segments/$key', params: { key: segmentKey }, search: { why }, resetScroll: false });
  };
  return (
    <Select
      size="sm"
      w={{ base: '100%', sm: 280 }}
      aria-label={t`Ask about a person: in it or not, and why?`}
      placeholder={t`Is somebody in it? Why not?`}
      leftSection={<IconQuestionMark size={15} aria-hidden />}
      data={people.map((person) => ({ value: person.id, label: personLabel(person) }))}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      onDropdownOpen={() => setIsOpen(true)}
      // The server has searched; what it found need not look like what was typed.
      filter={({ options }) => options}
      value={null}
      onChange={ask}
      maxDropdownHeight={260}
      nothingFoundMessage={found.isFetching ? t`Searching …` : t`Nobody found`}
    />
  );
}
