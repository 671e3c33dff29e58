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
  const offered = name.trim() === '' ? suggestion : (issue?.fix ?? null);
  if (offered === null && issue === null) return null;
  return (
    <span className={classes.root} data-testid="name-hint">
      {issue !== null && <span>{issue.message}</span>}
      {offered !== null && (
        <button
          type="button"
          className={classes.offer}
          onClick={() => onTake(offered)}
          aria-label={t`Name it ${offered}`}
        >
          {offered}
        </button>
      )}
      {offered !== null && issue === null && (
        <span className={classes.key}>
          <Kbd size="xs">Tab</Kbd> <Trans>in the name takes it</Trans>
        </span>
      )}
    </span>
  );
}
