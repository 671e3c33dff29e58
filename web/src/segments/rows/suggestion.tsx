import { Trans } from '@lingui/react/macro';
import classes from './rows.module.css';

/** "Did you mean …?", which puts the right name in when it is pressed. */
export function Suggestion({ name, onChoose }: { readonly name: string; readonly onChoose: () => void }) {
  return (
    <Trans>
      Did you mean{' '}
      <button type="button" className={classes.suggestion} onClick={onChoose}>
        {name}
      </button>
      ?
    </Trans>
  );
}
