import { Trans } from '@lingui/react/macro';
import { IconAlertTriangle, IconBulb } from '@tabler/icons-react';
import { useRowFacts } from '../editing/editor-context.ts';
import classes from './rows.module.css';

/** What the author may want to look at in the row with that path, said quietly: nothing here keeps from saving. */
export function LintNotes({ path }: { readonly path: string }) {
  const notes = useRowFacts().notes.get(path) ?? [];
  return notes.map(({ severity, message, repair }) => (
    <p key={message} className={classes.hint} data-testid="lint">
      {severity === 'warning' ? <IconAlertTriangle size={14} aria-hidden /> : <IconBulb size={14} aria-hidden />}
      <span>
        {message}{' '}
        {repair !== null && (
          <button type="button" className={classes.suggestion} onClick={repair}>
            <Trans>Repair it</Trans>
          </button>
        )}
      </span>
    </p>
  ));
}
