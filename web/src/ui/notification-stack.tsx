import '@mantine/notifications/styles.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import type { Notice } from './notify-store.ts';
import { takeNotices, useWaitingNotices } from './notify-store.ts';

const UNDO_OFFERED_MS = 8_000;

/** Shows the notices as they come. */
export function NotificationStack() {
  const { t } = useLingui();
  const waiting = useWaitingNotices();
  const closeLabel = t`Close`;
  useEffect(() => {
    if (waiting.length > 0) for (const notice of takeNotices()) show(notice, closeLabel);
  }, [waiting, closeLabel]);
  return <Notifications position="bottom-right" />;
}

function show({ kind, message, undo }: Notice, closeLabel: string): void {
  const closeButtonProps = { 'aria-label': closeLabel };
  if (kind === 'error') {
    notifications.show({ color: 'red', withBorder: true, autoClose: false, message, closeButtonProps });
    return;
  }
  if (undo === undefined) {
    notifications.show({ message, withBorder: true, closeButtonProps });
    return;
  }
  const takeBack = (): void => {
    notifications.hide(id);
    undo();
  };
  const id: string = notifications.show({
    withBorder: true,
    autoClose: UNDO_OFFERED_MS,
    closeButtonProps,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button size="compact-sm" variant="subtle" onClick={takeBack}>
          <Trans>Undo</Trans>
        </Button>
      </Group>
    ),
  });
}
