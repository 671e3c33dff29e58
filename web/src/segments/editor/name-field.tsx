import { useLingui } from '@lingui/react/macro';
import classes from './name-field.module.css';

interface NameFieldProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly onLeave: () => void;
  readonly autoFocus?: boolean;
  readonly label?: string;
  readonly placeholder?: string;
  /** Tab in the empty field takes this name. */
  readonly suggestion?: string | null;
}

/** The name as the title of the page, edited in place. */
export function NameField({
  value,
  onChange,
  onLeave,
  autoFocus = false,
  label,
  placeholder,
  suggestion = null,
}: NameFieldProps) {
  const { t } = useLingui();
  const hint = placeholder ?? t`Name this segment`;
  return (
    <span className={classes.root} data-text={value === '' ? hint : value}>
      <input
        className={classes.input}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          // The focus moves on as ever: whoever only passes through finds a name where there was none, and may undo it.
          if (event.key === 'Tab' && !event.shiftKey && value === '' && suggestion !== null) onChange(suggestion);
          // The title is the first line of the page: Enter goes on to what follows, as in a text editor.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const row = document.querySelector<HTMLElement>('[data-row-path]');
          (row?.querySelector('input') ?? row)?.focus();
        }}
        placeholder={hint}
        aria-label={label ?? t`Name of the segment`}
        maxLength={200}
        autoComplete="off"
        autoFocus={autoFocus}
        data-name-field
      />
    </span>
  );
}
