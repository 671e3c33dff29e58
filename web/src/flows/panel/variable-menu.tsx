import { Button, Combobox, useCombobox } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueries } from '@tanstack/react-query';
import { IconBraces } from '@tabler/icons-react';
import { useState } from 'react';
import { propertiesQuery, useFields } from '../../api/catalogue.ts';
import { rankMatches } from '../../segments/editing/rank-matches.ts';
import { liquidVariable } from './liquid-path.ts';
import classes from './variable-menu.module.css';

interface VariableMenuProps {
  /** The events that can start the flow. */
  readonly events: readonly string[];
  /** Called with the Liquid to insert. */
  readonly onInsert: (variable: string) => void;
}

interface Variable {
  readonly path: string;
  readonly liquid: string;
}

/** The fields of the person, the properties of the event that started the flow, the fields of the account. */
function useVariableGroups(events: readonly string[]) {
  const { t } = useLingui();
  const person = useFields('person').data ?? [];
  const account = useFields('account').data ?? [];
  const properties = useQueries({ queries: events.map((event) => propertiesQuery(event)) });
  const named = (root: 'person' | 'event' | 'account', names: readonly string[]): readonly Variable[] =>
    names.map((path) => ({ path, liquid: liquidVariable(root, path) }));
  return [
    {
      label: t`Person`,
      variables: named(
        'person',
        person.map(({ name }) => name),
      ),
    },
    ...events.map((event, index) => ({
      label: t`Event: ${event}`,
      variables: named(
        'event',
        (properties[index]?.data ?? []).map(({ name }) => name),
      ),
    })),
    { label: t`Account`, variables: named('account', [...new Set(['name', ...account.map(({ name }) => name)])]) },
  ];
}

/** "Insert": everything about a person that an email can mention, found by typing. */
export function VariableMenu({ events, onInsert }: VariableMenuProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const groups = useVariableGroups(events);
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
  });
  const shown = groups
    .map(({ label, variables }) => ({ label, variables: rankMatches(variables, search, ({ path }) => [path, label]) }))
    .filter(({ variables }) => variables.length > 0);
  return (
    <Combobox
      store={combobox}
      position="bottom-end"
      width={300}
      onOptionSubmit={(value) => {
        combobox.closeDropdown();
        onInsert(value.slice(value.indexOf('{{')));
      }}
    >
      <Combobox.Target targetType="button" withExpandedAttribute withKeyboardNavigation={false}>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconBraces size={14} />}
          aria-label={t`Insert a variable`}
          onClick={() => combobox.toggleDropdown()}
        >
          <Trans>Insert</Trans>
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown}>
        <Combobox.Search
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.updateSelectedOptionIndex(0);
          }}
          placeholder={t`Search`}
          aria-label={t`What to insert`}
        />
        <Combobox.Options aria-label={t`What to insert`} mah={320} style={{ overflowY: 'auto' }}>
          {shown.map(({ label, variables }) => (
            <Combobox.Group key={label} label={label}>
              {variables.map(({ path, liquid }) => (
                <Combobox.Option key={path} value={`${label} ${liquid}`}>
                  {path}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {shown.length === 0 && (
            <Combobox.Empty>
              <Trans>Nothing by that name</Trans>
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
