import { Combobox, useCombobox } from '@mantine/core';
import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import type { ValueSource } from '../../api/catalogue.ts';
import { valuesQuery } from '../../api/catalogue.ts';
import { inMain } from './in-main.ts';
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

const noSource: ValueSource = { of: 'person', field: '' };

/** An input as wide as its text, with the values observed so far underneath, most frequent first. */
export function SuggestInput(props: SuggestInputProps) {
  const {
    label,
    text,
    placeholder,
    source,
    onText,
    onPick,
    onBlur,
    onEmptyBackspace,
    isMissing,
    enterPicks = false,
  } = props;
  const { i18n } = useLingui();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data: values = [] } = useQuery({
    ...valuesQuery(source ?? noSource, text.trim()),
    enabled: source !== null && combobox.dropdownOpened,
  });
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
      portalProps={inMain}
      width="max-content"
      onOptionSubmit={(value) => {
        onPick(value);
        combobox.closeDropdown();
      }}
    >
      <Combobox.DropdownTarget>
        <span
          className={classes.field}
          data-text={text === '' ? placeholder : text}
          data-missing={isMissing || undefined}
        >
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              type="text"
              size={1}
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
      <Combobox.Dropdown className={classes.dropdown} hidden={values.length === 0}>
        <Combobox.Options aria-label={label} mah={280} style={{ overflowY: 'auto' }}>
          {values.map(({ value, count }) => (
            <Combobox.Option key={String(value)} value={String(value)}>
              <span className={classes.option}>
                <span className={classes.optionLabel}>{String(value)}</span>
                <span className={classes.optionCount}>{i18n.number(count)}</span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
