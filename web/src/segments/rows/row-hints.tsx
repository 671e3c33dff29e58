import { Trans } from '@lingui/react/macro';
import { IconAlertCircle, IconEyeQuestion } from '@tabler/icons-react';
import { useRowFacts } from '../editing/editor-context.ts';
import { unseenNames } from '../editing/unseen-names.ts';
import { useCatalogue } from '../editing/use-catalogue.ts';
import { LintNotes } from './lint-notes.tsx';
import { Suggestion } from './suggestion.tsx';
import { ValueHint } from './value-hint.tsx';
import type { RowCondition } from '../editing/row-condition.ts';
import classes from './rows.module.css';

interface RowHintsProps {
  readonly condition: RowCondition;
  readonly path: string;
  readonly onChange: (condition: RowCondition) => void;
}

/** What is wrong with a row, and names in it that were never seen, with what they may have meant. */
export function RowHints({ condition, path, onChange }: RowHintsProps) {
  const issues = useRowFacts().issues.get(path) ?? [];
  const unseen = unseenNames(condition, useCatalogue());
  return (
    <>
      {issues.map(({ message }) => (
        <p key={message} className={classes.issue} role="alert">
          <IconAlertCircle size={14} aria-hidden />
          {message}
        </p>
      ))}
      {unseen !== null && (
        <p className={classes.hint}>
          <IconEyeQuestion size={14} aria-hidden />
          <span>
            <Trans>“{unseen.name}” was never seen so far.</Trans>{' '}
            {unseen.meant !== null && (
              <Suggestion
                name={unseen.meant}
                onChoose={() => onChange(unseen.replaceBy(unseen.meant ?? unseen.name))}
              />
            )}
          </span>
        </p>
      )}
      <LintNotes path={path} />
      {unseen === null && <ValueHint condition={condition} onChange={onChange} />}
    </>
  );
}
