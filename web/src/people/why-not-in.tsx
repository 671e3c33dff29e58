import { Select } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconQuestionMark } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSegments } from '../api/segments.ts';

/** Asks about any segment why a person is in it or not; the answer opens beside the page. */
export function WhyNotIn({ personId }: { readonly personId: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const { data = [] } = useSegments();
  const segments = data.filter(({ definition }) => definition.of !== 'account');
  if (segments.length === 0) return null;
  const ask = (key: string | null): void => {
    if (key === null) return;
    setSearch('');
    void navigate({ to: '/people/$id', params: { id: personId }, search: { why: key }, resetScroll: false });
  };
  return (
    <Select
      size="xs"
      mt={12}
      aria-label={t`Why is this person in a segment, or not?`}
      placeholder={t`Why (not) in …`}
      leftSection={<IconQuestionMark size={14} aria-hidden />}
      data={segments.map(({ key, name }) => ({ value: key, label: name }))}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // It asks, it keeps nothing: the same segment can be asked about again.
      value={null}
      onChange={ask}
      maxDropdownHeight={260}
      nothingFoundMessage={t`No segment of this name`}
    />
  );
}
