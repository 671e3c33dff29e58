import { Kbd } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import classes from './editor.module.css';

/** The keys of the editor, for those who see it on a screen with room for them. */
export function KeyHints() {
  return (
    <span className={classes.keyHints}>
      <span>
        <Kbd size="xs">Enter</Kbd> <Trans>new row</Trans>
      </span>
      <span>
        <Kbd size="xs">Alt ↑↓←→</Kbd> <Trans>move</Trans>
      </span>
      <span>
        <Kbd size="xs">Ctrl C V</Kbd> <Trans>copy, paste</Trans>
      </span>
      <span>
        <Kbd size="xs">Ctrl G</Kbd> <Trans>group</Trans>
      </span>
      <span>
        <Kbd size="xs">⌫</Kbd> <Trans>remove</Trans>
      </span>
    </span>
  );
}
