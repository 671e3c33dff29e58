import { Button, Group, Modal, Text } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Flow } from '@segue/shared/api';
import { useFlowWrites } from '../../api/flows.ts';
import { notifyDone, notifyError } from '../../ui/notify.tsx';

interface PauseFlowProps {
  readonly flow: Flow;
  readonly onClose: () => void;
}

/** Asks before a flow is paused, and says what happens to those who are in it. */
export function PauseFlow({ flow, onClose }: PauseFlowProps) {
  const { t } = useLingui();
  const { update } = useFlowWrites();
  const { running } = flow.counts;
  const pause = () =>
    update.mutate(
      { key: flow.key, status: 'paused' },
      {
        onSuccess: () => {
          onClose();
          notifyDone(<Trans>“{flow.name}” is paused.</Trans>);
        },
        onError: notifyError,
      },
    );
  return (
    <Modal opened onClose={onClose} title={t`Pause “${flow.name}”?`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <Text>
        <Trans>Nobody starts while it is paused.</Trans>{' '}
        {running > 0 && (
          <Plural
            value={running}
            one="# person is on the way and waits where they are until you resume."
            other="# people are on their way and wait where they are until you resume."
          />
        )}
      </Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          <Trans>Keep it running</Trans>
        </Button>
        <Button onClick={pause} loading={update.isPending} data-autofocus>
          <Trans context="button: stop a flow for a while">Pause</Trans>
        </Button>
      </Group>
    </Modal>
  );
}
