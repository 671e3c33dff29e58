import { Combobox, useCombobox } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { rankMatches } from '../editing/rank-matches.ts';
import { inMain } from './in-main.ts';
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
  readonly items: readonly PickItem[];
  readonly onChange: (value: string) => void;
  /** Whether something that was never observed may be entered. */
  readonly allowNew?: boolean | undefined;
  readonly icon?: ReactNode;
  /** The list is open when the token appears: it appears because something has to be chosen. */
  readonly opensAtOnce?: boolean | undefined;
}

/** More than this are not drawn; typing narrows them down. */
const OPTIONS_SHOWN_MAX = 60;

/** Something of the catalogue (an event, a field, a tag …), picked by typing a part of its name. */
export function TokenPick(props: TokenPickProps) {
  const { label, value, text, placeholder, items, onChange, allowNew = false, icon, opensAtOnce = false } = props;
  const [search, setSearch] = useState('');
  const { t } = useLingui();
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const open = useEffectEvent(() => opensAtOnce && combobox.openDropdown());
  useEffect(() => void open(), []);
  const matches = rankMatches(items, search, (item) => [item.label, item.value, ...(item.keywords ?? [])]);
  const wanted = search.trim();
  const isNew = allowNew && wanted !== '' && !items.some((item) => item.value === wanted);
  const shown = text ?? value;
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
        <button
          type="button"
          className={classes.token}
          data-look="value"
          data-missing={value === '' || undefined}
          aria-label={`${label}: ${value === '' ? placeholder : shown}`}
          onClick={() => combobox.toggleDropdown()}
        >
          {icon}
          <span className={classes.text}>{value === '' ? placeholder : shown}</span>
        </button>
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown}>
        <Combobox.Search
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.updateSelectedOptionIndex(0);
          }}
          placeholder={t`Search`}
          aria-label={label}
        />
        <Combobox.Options aria-label={label} mah={300} style={{ overflowY: 'auto' }}>
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
