import { Kbd } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import type { NameAdvice } from './use-name-advice.ts';
import classes from './name-hint.module.css';

interface NameHintProps {
  readonly name: string;
  readonly advice: NameAdvice;
  readonly onTake: (name: string) => void;
}

/** Under the name: one made from the conditions while there is none, or what the convention has against it. */
export function NameHint({ name, advice, onTake }: NameHintProps) {
  const { t } = useLingui();
  const { suggestion, issue } = advice;
  const isNamed = name.trim() !== '';
  // A name that breaks the convention may be mended, or give way to one made from the conditions.
  const offered = [...new Set(isNamed ? [issue?.fix, issue && suggestion] : [suggestion])].filter((one) => one != null);
  if (offered.length === 0 && issue === null) return null;
  return (
    <span className={classes.root} data-testid="name-hint">
      {issue !== null && <span>{issue.message}</span>}
      {offered.map((one) => (
        <button
          key={one}
          type="button"
          className={classes.offer}
          onClick={() => onTake(one)}
          aria-label={t`Name it ${one}`}
        >
          {one}
        </button>
      ))}
      {offered.length > 0 && !isNamed && (
        <span className={classes.key}>
          <Kbd size="xs">Tab</Kbd> <Trans>in the name takes it</Trans>
        </span>
      )}
    </span>
  );
}
