import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ErrorSentence } from './error-sentence.tsx';

const UNDO_OFFERED_MS = 8_000;

/** Says that something was done. */
export function notifyDone(message: ReactNode): void {
  notifications.show({ message, withBorder: true });
}

/** Says that something was done and offers to take it back. */
export function notifyUndo(message: ReactNode, undo: () => void): void {
  const id = notifications.show({
    withBorder: true,
    autoClose: UNDO_OFFERED_MS,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          <Trans>Undo</Trans>
        </Button>
      </Group>
    ),
  });
}

/** Says what went wrong and what to do; stays until it is closed. */
export function notifyError(error: unknown): void {
  notifications.show({ color: 'red', withBorder: true, autoClose: false, message: <ErrorSentence error={error} /> });
}
