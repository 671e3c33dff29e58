import type { ComponentProps, ReactNode } from 'react';
import classes from './tokens.module.css';

interface TokenButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** What the word stands for, then the word: "How often: at least". */
  readonly label: string;
  readonly look: 'word' | 'value';
  readonly isMissing?: boolean;
  /** The list, while it is open; Mantine tells it too late for the first opening. */
  readonly listId?: string | undefined;
  readonly children: ReactNode;
}

/** The word itself, as a button that says it has a list. */
export function TokenButton({ label, look, isMissing = false, listId, children, ...rest }: TokenButtonProps) {
  return (
    <button
      type="button"
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      {...rest}
      aria-controls={rest['aria-controls'] ?? listId}
      className={classes.token}
      data-look={look}
      data-missing={isMissing || undefined}
      aria-label={label}
    >
      {children}
    </button>
  );
}
