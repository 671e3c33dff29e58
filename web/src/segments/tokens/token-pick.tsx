import { Combobox, useCombobox } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { rankMatches } from '../editing/rank-matches.ts';
import { inMain } from './in-main.ts';
import { TokenButton } from './token-button.tsx';
import { useLazyList } from './use-lazy-list.ts';
import classes from './tokens.module.css';

export interface PickItem {
  readonly value: string;
  readonly label: string;
  /** How often it was seen, or another short word at the right. */
  readonly detail?: string | undefined;
  /** Other words under which it can be found. */
  readonly keywords?: readonly string[] | undefined;
}

interface TokenPickProps {
  readonly label: string;
  readonly value: string;
  /** Shown instead of the value, for things that have a name beside their key. */
  readonly text?: string | undefined;
  readonly placeholder: string;
  /** What can be picked; asked for only when the list is opened. */
  readonly items: () => readonly PickItem[];
  readonly onChange: (value: string) => void;
  /** Whether something that was never observed may be entered. */
  readonly allowNew?: boolean | undefined;
  /** The list is open when the token appears: it appears because something has to be chosen. */
  readonly opensAtOnce?: boolean | undefined;
}

/** More than this are not drawn; typing narrows them down. */
const OPTIONS_SHOWN_MAX = 60;

/** Something of the catalogue (an event, a field, a tag …), picked by typing a part of its name. */
export function TokenPick(props: TokenPickProps) {
  const { isUsed, closedProps } = useLazyList(props.opensAtOnce);
  if (isUsed) return <OpenedPick {...props} />;
  const { label, value, text, placeholder } = props;
  const shown = value === '' ? placeholder : (text ?? value);
  return (
    <TokenButton {...closedProps} label={`${label}: ${shown}`} look="value" isMissing={value === ''}>
      <span className={classes.text}>{shown}</span>
    </TokenButton>
  );
}

/** The word with its list, which is open from the beginning. */
function OpenedPick({ label, value, text, placeholder, items, onChange, allowNew = false }: TokenPickProps) {
  const [search, setSearch] = useState('');
  const { t } = useLingui();
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const listId = useId();
  const open = useEffectEvent(() => combobox.openDropdown());
  useEffect(() => open(), []);
  // After the new list is there: what Enter would take is marked.
  const markFirst = useEffectEvent(() => {
    if (search !== '') combobox.selectFirstOption();
  });
  useEffect(() => markFirst(), [search]);
  const all = items();
  const matches = rankMatches(all, search, (item) => [item.label, item.value, ...(item.keywords ?? [])]);
  const wanted = search.trim();
  const shown = value === '' ? placeholder : (text ?? value);
  const isNew = allowNew && wanted !== '' && !all.some((item) => item.value === wanted);
  return (
    <Combobox
      store={combobox}
      position="bottom-start"
      portalProps={inMain}
      width="max-content"
      onOptionSubmit={(submitted) => {
        combobox.closeDropdown();
        combobox.focusTarget();
        if (submitted !== value) onChange(submitted);
      }}
    >
      <Combobox.Target targetType="button" withExpandedAttribute withKeyboardNavigation={false}>
        <TokenButton
          label={`${label}: ${shown}`}
          look="value"
          isMissing={value === ''}
          listId={combobox.dropdownOpened ? listId : undefined}
          onClick={() => combobox.toggleDropdown()}
        >
          <span className={classes.text}>{shown}</span>
        </TokenButton>
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown}>
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={t`Search`}
          aria-label={label}
        />
        <Combobox.Options id={listId} aria-label={label} mah={300} style={{ overflowY: 'auto' }}>
          {matches.slice(0, OPTIONS_SHOWN_MAX).map((item) => (
            <Combobox.Option key={item.value} value={item.value} active={item.value === value}>
              <span className={classes.option}>
                <span className={classes.optionLabel}>{item.label}</span>
                <span className={classes.optionCount}>{item.detail}</span>
              </span>
            </Combobox.Option>
          ))}
          {isNew && (
            <Combobox.Option value={wanted}>
              <Trans>Use “{wanted}”, which was never seen so far</Trans>
            </Combobox.Option>
          )}
          {matches.length === 0 && !isNew && (
            <Combobox.Empty>
              <Trans>Nothing by that name</Trans>
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
