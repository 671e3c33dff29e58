import { Button, Group, Modal, Text } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Flow } from '@segue/shared/api';
import { pathPart, remove } from '../../api/client.ts';
import { flowQuery, flowsQuery } from '../../api/flows.ts';
import { segmentsQuery } from '../../api/segments.ts';
import { notifyDone, notifyError } from '../../ui/notify.tsx';

interface DeleteFlowProps {
  readonly flow: Flow;
  readonly onClose: () => void;
}

/** Asks before a flow is deleted; one with people on their way has to be paused first. */
export function DeleteFlow({ flow, onClose }: DeleteFlowProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const client = useQueryClient();
  const destroy = useMutation({ mutationFn: () => remove(`/flows/${pathPart(flow.key)}`) });
  const { running } = flow.counts;
  const mustPause = flow.status === 'live' && running > 0;
  const leave = async () => {
    onClose();
    // The page is left first: what it shows must not be asked for again, it is gone.
    await navigate({ to: '/flows', ignoreBlocker: true });
    client.removeQueries({ queryKey: flowQuery(flow.key).queryKey });
    await client.invalidateQueries({ queryKey: flowsQuery().queryKey });
    await client.invalidateQueries({ queryKey: segmentsQuery().queryKey });
    notifyDone(<Trans>“{flow.name}” is deleted.</Trans>);
  };
  const confirm = () =>
    destroy.mutate(undefined, {
      onSuccess: () => void leave(),
      onError: notifyError,
    });
  return (
    <Modal
      opened
      onClose={onClose}
      title={mustPause ? t`People are in this flow` : t`Delete this flow?`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Text>
        {mustPause ? (
          <Trans>
            <Plural value={running} one="# person is" other="# people are" /> on the way. Pause “{flow.name}” before you
            delete it.
          </Trans>
        ) : (
          <Trans>“{flow.name}” will be gone. The messages it sent stay in the mailbox.</Trans>
        )}
      </Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {mustPause ? t`Close` : t`Keep it`}
        </Button>
        {!mustPause && (
          <Button color="red" onClick={confirm} loading={destroy.isPending}>
            <Trans>Delete</Trans>
          </Button>
        )}
      </Group>
    </Modal>
  );
}
