import { Combobox, useCombobox } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { useLingui } from '@lingui/react';
import type { KeyboardEvent } from 'react';
import type { ValueSource } from '../../api/catalogue.ts';
import { useValues } from '../../api/catalogue.ts';
import classes from './tokens.module.css';

interface SuggestInputProps {
  readonly label: string;
  readonly text: string;
  readonly placeholder: string;
  /** Whose observed values are suggested; null suggests nothing. */
  readonly source: ValueSource | null;
  readonly onText: (text: string) => void;
  /** A suggestion was chosen, or Enter confirmed what was typed. */
  readonly onPick: (text: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly onEmptyBackspace?: (() => void) | undefined;
  readonly isMissing?: boolean | undefined;
  /** Enter takes what was typed, instead of leaving it to the row. */
  readonly enterPicks?: boolean | undefined;
}

/** An input as wide as its text, with the values observed so far underneath, most frequent first. */
export function SuggestInput(props: SuggestInputProps) {
  const { label, text, placeholder, source, onText, onPick, onBlur, onEmptyBackspace, isMissing, enterPicks = false } = props;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && text === '' && onEmptyBackspace !== undefined) {
      event.preventDefault();
      onEmptyBackspace();
    }
    if (event.key === 'Enter' && enterPicks && text.trim() !== '' && combobox.getSelectedOptionIndex() === -1) {
      event.preventDefault();
      onPick(text);
    }
  };
  return (
    <Combobox
      store={combobox}
      position="bottom-start"
      width="max-content"
      onOptionSubmit={(value) => {
        onPick(value);
        combobox.closeDropdown();
      }}
    >
      <Combobox.DropdownTarget>
        <span className={classes.field} data-text={text === '' ? placeholder : text} data-missing={isMissing || undefined}>
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              type="text"
              autoComplete="off"
              spellCheck={false}
              aria-label={label}
              placeholder={placeholder}
              value={text}
              onFocus={() => source !== null && combobox.openDropdown()}
              onClick={() => source !== null && combobox.openDropdown()}
              onBlur={() => {
                combobox.closeDropdown();
                onBlur?.();
              }}
              onChange={(event) => {
                onText(event.currentTarget.value);
                if (source !== null) combobox.openDropdown();
                combobox.resetSelectedOption();
              }}
              onKeyDown={handleKeyDown}
            />
          </Combobox.EventsTarget>
        </span>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown className={classes.dropdown} hidden={source === null}>
        {combobox.dropdownOpened && source !== null && <ValueOptions source={source} search={text} label={label} />}
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface ValueOptionsProps {
  readonly source: ValueSource;
  readonly search: string;
  readonly label: string;
}

function ValueOptions({ source, search, label }: ValueOptionsProps) {
  const { i18n } = useLingui();
  const { data: values = [], isLoading } = useValues(source, search.trim());
  return (
    <Combobox.Options aria-label={label} mah={280} style={{ overflowY: 'auto' }}>
      {values.map(({ value, count }) => (
        <Combobox.Option key={String(value)} value={String(value)}>
          <span className={classes.option}>
            <span className={classes.optionLabel}>{String(value)}</span>
            <span className={classes.optionCount}>{i18n.number(count)}</span>
          </span>
        </Combobox.Option>
      ))}
      {values.length === 0 && (
        <Combobox.Empty>{isLoading ? '…' : <Trans>No such value was seen so far</Trans>}</Combobox.Empty>
      )}
    </Combobox.Options>
  );
}
