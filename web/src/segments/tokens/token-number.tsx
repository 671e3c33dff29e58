import { useState } from 'react';
import classes from './tokens.module.css';

interface TokenNumberProps {
  readonly label: string;
  /** Undefined while nothing has been typed yet. */
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly isWhole?: boolean | undefined;
  readonly placeholder?: string | undefined;
}

/** A number of the sentence. What is typed becomes the value as soon as it is a number that fits. */
export function TokenNumber({
  label,
  value,
  onChange,
  min,
  max,
  isWhole = false,
  placeholder = '0',
}: TokenNumberProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === undefined ? '' : String(value));
  const accept = (number: number) => {
    if (!Number.isFinite(number) || (isWhole && !Number.isInteger(number)) || number === value) return;
    if (number >= (min ?? number) && number <= (max ?? number)) onChange(number);
  };
  return (
    <span
      className={classes.field}
      data-kind="number"
      data-text={text === '' ? placeholder : text}
      data-missing={text === '' || undefined}
    >
      <input
        type="text"
        size={1}
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          const next = event.currentTarget.value.replace(',', '.');
          setTyped(next);
          if (next.trim() !== '') accept(Number(next));
        }}
        onKeyDown={(event) => {
          if (event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          setTyped(null);
          accept((value ?? 0) + (event.key === 'ArrowUp' ? 1 : -1));
        }}
      />
    </span>
  );
}
