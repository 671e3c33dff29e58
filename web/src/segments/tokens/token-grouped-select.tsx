import { Combobox, useCombobox } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useEffect, useEffectEvent, useId, useRef } from 'react';
import type { TokenOption } from './token-select.tsx';
import { foldText } from '../editing/rank-matches.ts';
import { inMain } from './in-main.ts';
import { TokenButton } from './token-button.tsx';
import { useLazyList } from './use-lazy-list.ts';
import classes from './tokens.module.css';

interface TokenGroupedSelectProps {
  readonly label: string;
  readonly value: string;
  /** What stands in the sentence, which may be shorter than the words of the menu. */
  readonly text: string;
  readonly groups: readonly { readonly label: string; readonly options: readonly TokenOption<string>[] }[];
  readonly onChange: (value: string) => void;
  /** Words read as text, values stand on a tint. */
  readonly look?: 'word' | 'value' | undefined;
}

/** Like `TokenSelect`, for longer lists in named groups; a group with an empty label is drawn without one. */
export function TokenGroupedSelect(props: TokenGroupedSelectProps) {
  const { isUsed, closedProps } = useLazyList();
  if (isUsed) return <OpenedSelect {...props} />;
  const { label, text, look = 'word' } = props;
  return (
    <TokenButton {...closedProps} label={`${label}: ${text}`} look={look}>
      <span className={classes.text}>{text}</span>
    </TokenButton>
  );
}

/** The word with its list, which is open from the beginning. */
function OpenedSelect({ label, value, text, groups, onChange, look = 'word' }: TokenGroupedSelectProps) {
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
    onDropdownOpen: () => combobox.updateSelectedOptionIndex('active'),
  });
  const listId = useId();
  const open = useEffectEvent(() => {
    combobox.focusTarget();
    combobox.openDropdown();
  });
  useEffect(() => open(), []);
  const labels = groups.flatMap((group) => group.options.map((option) => option.label));
  const find = useTypedAhead(labels);
  return (
    <Combobox
      store={combobox}
      position="bottom-start"
      portalProps={inMain}
      width="max-content"
      onOptionSubmit={(submitted) => {
        combobox.closeDropdown();
        if (submitted !== value) onChange(submitted);
      }}
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        <TokenButton
          label={`${label}: ${text}`}
          look={look}
          listId={combobox.dropdownOpened ? listId : undefined}
          onClick={() => combobox.toggleDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            const found = combobox.dropdownOpened ? find(event) : null;
            if (found !== null) combobox.selectOption(found);
          }}
        >
          <span className={classes.text}>{text}</span>
        </TokenButton>
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown}>
        <Combobox.Options id={listId} aria-label={label} mah={340} style={{ overflowY: 'auto' }}>
          {groups.map((group) => {
            const options = group.options.map((option) => (
              <Combobox.Option key={option.value} value={option.value} active={option.value === value}>
                {option.label}
              </Combobox.Option>
            ));
            if (group.label === '') return options;
            return (
              <Combobox.Group key={group.label} label={group.label}>
                {options}
              </Combobox.Group>
            );
          })}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Letters typed within this time belong to one word. */
const ONE_WORD_MS = 800;

/** As in the browser's own lists: the first letters of an option lead to it. Gives its index for a key, or null. */
function useTypedAhead(labels: readonly string[]): (event: KeyboardEvent) => number | null {
  const typed = useRef({ text: '', at: 0 });
  return ({ key, timeStamp, altKey, ctrlKey, metaKey }) => {
    // Space chooses.
    if (key.length !== 1 || key === ' ' || altKey || ctrlKey || metaKey) return null;
    const isLater = timeStamp - typed.current.at > ONE_WORD_MS;
    const text = (isLater ? '' : typed.current.text) + key;
    typed.current = { text, at: timeStamp };
    const wanted = foldText(text);
    const start = labels.findIndex((label) => foldText(label).startsWith(wanted));
    const found = start === -1 ? labels.findIndex((label) => foldText(label).includes(wanted)) : start;
    return found === -1 ? null : found;
  };
}
