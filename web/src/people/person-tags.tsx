import { Button, Combobox, Pill, useCombobox } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import type { Person } from '@segue/shared/api';
import { useEffect, useState } from 'react';
import { useTags } from '../api/catalogue.ts';
import { useTagPerson } from '../api/people.ts';
import { matchesQuery } from '../shell/matches-query.ts';
import { notifyError, notifyUndo } from '../ui/notify.tsx';
import { personKey } from '../ui/person-key.ts';
import classes from './person-tags.module.css';

const SUGGESTIONS_MAX = 8;

/** The tags of a person: add with suggestions, remove with an undo. */
export function PersonTags({ person }: { person: Person }) {
  const { t } = useLingui();
  const { add, remove } = useTagPerson(personKey(person));
  const removeTag = (tag: string): void => {
    remove.mutate(tag, {
      onError: notifyError,
      onSuccess: () =>
        notifyUndo(<Trans>Removed the tag {tag}</Trans>, () => add.mutate(tag, { onError: notifyError })),
    });
  };
  return (
    <div className={classes.root} role="group" aria-label={t`Tags`}>
      {person.tags.map((tag) => (
        <Pill
          key={tag}
          withRemoveButton
          onRemove={() => removeTag(tag)}
          removeButtonProps={{ 'aria-label': t`Remove the tag ${tag}`, 'aria-hidden': false, tabIndex: 0 }}
        >
          {tag}
        </Pill>
      ))}
      <TagAdder known={person.tags} onAdd={(tag) => add.mutate(tag, { onError: notifyError })} />
    </div>
  );
}

function TagAdder({ known, onAdd }: { known: readonly string[]; onAdd: (tag: string) => void }) {
  const { t } = useLingui();
  const tags = useTags();
  const [text, setText] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setText('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const wanted = text.trim();
  const names = (tags.data ?? []).map(({ name }) => name);
  const suggestions = names
    .filter((name) => !known.includes(name) && matchesQuery(name, text))
    .slice(0, SUGGESTIONS_MAX);
  const isNew = wanted !== '' && !names.includes(wanted) && !known.includes(wanted);
  // The options follow the text, so the first of them is known only once they are drawn.
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (text !== '') selectFirstOption();
  }, [text, selectFirstOption]);
  const submit = (tag: string): void => {
    onAdd(tag);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} width={230} position="bottom-start" onOptionSubmit={submit}>
      <Combobox.Target withAriaAttributes={false}>
        <Button
          variant="subtle"
          color="gray"
          c="dimmed"
          size="compact-xs"
          leftSection={<IconPlus size={13} />}
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          {t`Add a tag`}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={t`Tag`}
          aria-label={t`Tag`}
        />
        <Combobox.Options>
          {isNew && <Combobox.Option value={wanted}>{t`Create “${wanted}”`}</Combobox.Option>}
          {suggestions.map((name) => (
            <Combobox.Option key={name} value={name}>
              {name}
            </Combobox.Option>
          ))}
          {!isNew && suggestions.length === 0 && <Combobox.Empty>{t`Type a name for a new tag`}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
