import classes from './tokens.module.css';

interface TokenDateProps {
  readonly label: string;
  /** ISO 8601; the day is shown and edited. */
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A day of the sentence; the browser's own date field is the best one on a phone and works by keyboard. */
export function TokenDate({ label, value, onChange }: TokenDateProps) {
  const day = value?.slice(0, 10) ?? '';
  return (
    <span className={classes.field} data-kind="date" data-missing={day === '' || undefined}>
      <input
        type="date"
        aria-label={label}
        value={day}
        onChange={(event) => {
          if (event.currentTarget.value !== '') onChange(event.currentTarget.value);
        }}
      />
    </span>
  );
}
