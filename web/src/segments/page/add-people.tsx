import { Alert, Button, Group, Modal, MultiSelect, Tabs, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MembersAdded, PersonSummary, Segment } from '@segue/shared/api';
import { listPeople } from '../../api/people.ts';
import { useMembersByHand } from '../../api/segments.ts';
import { notifyDone, notifyError } from '../../ui/notify.tsx';
import { pastedPeople } from './pasted-people.ts';
import { personLabel } from './person-label.ts';

const SEARCH_AFTER_MS = 200;
const FOUND_MAX = 20;
/** Names listed when nobody has them; more are counted. */
const UNKNOWN_SHOWN_MAX = 12;

interface AddPeopleProps {
  readonly segment: Segment;
  readonly onClose: () => void;
}

/** Puts people into a static segment: searched for one by one, or as a pasted list. */
export function AddPeople({ segment, onClose }: AddPeopleProps) {
  const { t } = useLingui();
  const { add } = useMembersByHand(segment.key);
  const [way, setWay] = useState<'search' | 'list'>('search');
  const [picked, setPicked] = useState<readonly PersonSummary[]>([]);
  const [text, setText] = useState('');
  const [unknown, setUnknown] = useState<MembersAdded['unknown']>([]);
  const people = way === 'search' ? picked.map(({ id }) => id) : pastedPeople(text);
  const submit = () =>
    add.mutate(people, {
      onSuccess: (done) => {
        const { added, already } = done;
        notifyDone(<Added added={added} already={already} />);
        if (done.unknown.length === 0) return onClose();
        // What was not found stays in the box, so that it can be corrected.
        setUnknown(done.unknown);
        setText(done.unknown.map(({ id }) => id).join('\n'));
      },
      onError: notifyError,
    });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t`Add people to “${segment.name}”`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Tabs value={way} onChange={(next) => setWay(next === 'list' ? 'list' : 'search')}>
        <Tabs.List mb="md">
          <Tabs.Tab value="search">{t`Search`}</Tabs.Tab>
          <Tabs.Tab value="list">{t`Paste a list`}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="search">
          <PeoplePicker picked={picked} onPick={setPicked} />
        </Tabs.Panel>
        <Tabs.Panel value="list">
          <Textarea
            label={t`E-mail addresses or ids`}
            description={t`One a line, or separated by commas. Whoever is inside already stays as they are.`}
            autosize
            minRows={6}
            maxRows={14}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {unknown.length > 0 && <Unknown unknown={unknown} />}
        </Tabs.Panel>
      </Tabs>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button onClick={submit} loading={add.isPending} disabled={people.length === 0}>
          {people.length === 0 ? (
            <Trans>Add</Trans>
          ) : (
            <Plural value={people.length} one="Add # person" other="Add # people" />
          )}
        </Button>
      </Group>
    </Modal>
  );
}

function Added({ added, already }: { readonly added: number; readonly already: number }) {
  return (
    <>
      <Plural value={added} one="# person was added." other="# people were added." />{' '}
      {already > 0 && <Plural value={already} one="# was in it already." other="# were in it already." />}
    </>
  );
}

function Unknown({ unknown }: { readonly unknown: MembersAdded['unknown'] }) {
  const shown = unknown.slice(0, UNKNOWN_SHOWN_MAX).map(({ id }) => id);
  const more = unknown.length - shown.length;
  return (
    <Alert mt="md" color="yellow" role="status">
      <Text size="sm">
        <Plural
          value={unknown.length}
          one="# of them is nobody Segue knows, and is left in the box:"
          other="# of them are nobody Segue knows, and are left in the box:"
        />{' '}
        {shown.join(', ')}
        {more > 0 && (
          <>
            {' '}
            <Plural value={more} one="and # more" other="and # more" />
          </>
        )}
      </Text>
    </Alert>
  );
}

interface PeoplePickerProps {
  readonly picked: readonly PersonSummary[];
  readonly onPick: (people: readonly PersonSummary[]) => void;
}

function PeoplePicker({ picked, onPick }: PeoplePickerProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), SEARCH_AFTER_MS);
  const found = useQuery({
    queryKey: ['people', 'picker', settled],
    queryFn: ({ signal }) => listPeople({ search: settled, sort: 'last_seen' }, null, signal, FOUND_MAX),
    placeholderData: keepPreviousData,
  });
  const known = new Map([...(found.data?.data ?? []), ...picked].map((person) => [person.id, person]));
  return (
    <MultiSelect
      label={t`People`}
      placeholder={t`Name, e-mail address or user id`}
      data-autofocus
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      value={picked.map(({ id }) => id)}
      onChange={(ids) => onPick(ids.flatMap((id) => known.get(id) ?? []))}
      data={[...known.values()].map((person) => ({ value: person.id, label: personLabel(person) }))}
      // The server has searched; what it found need not look like what was typed.
      filter={({ options }) => options}
      hidePickedOptions
      maxDropdownHeight={260}
      nothingFoundMessage={found.isFetching ? t`Searching …` : t`Nobody found`}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
