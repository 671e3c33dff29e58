import { Combobox, useCombobox } from '@mantine/core';
import type { TokenOption } from './token-select.tsx';
import { inMain } from './in-main.ts';
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
  const { label, value, text, groups, onChange, look = 'word' } = props;
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
    onDropdownOpen: () => combobox.updateSelectedOptionIndex('active'),
  });
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
        <button
          type="button"
          className={classes.token}
          data-look={look}
          aria-label={`${label}: ${text}`}
          onClick={() => combobox.toggleDropdown()}
          onBlur={() => combobox.closeDropdown()}
        >
          <span className={classes.text}>{text}</span>
        </button>
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown}>
        <Combobox.Options aria-label={label} mah={340} style={{ overflowY: 'auto' }}>
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
