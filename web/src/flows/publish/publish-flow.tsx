import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Flow } from '@segue/shared/api';
import { useFlowWrites } from '../../api/flows.ts';
import { useSegments } from '../../api/segments.ts';
import { useSession } from '../../api/session.ts';
import { notifyDone, notifyError } from '../../ui/notify.tsx';
import { segmentsEntered } from './segments-entered.ts';

interface PublishFlowProps {
  readonly flow: Flow;
  readonly onClose: () => void;
}

/** Asks before a flow goes live, above all whether those who are already in its segment should start, too (S26). */
export function PublishFlow({ flow, onClose }: PublishFlowProps) {
  const { t } = useLingui();
  const { update } = useFlowWrites();
  const { mail } = useSession().data ?? {};
  const entered = segmentsEntered(flow.graph, useSegments().data ?? []);
  const inside = entered.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const [who, setWho] = useState<'new' | 'all'>('new');
  const publish = () =>
    update.mutate(
      { key: flow.key, status: 'live', people_already_inside: who === 'all' },
      {
        onSuccess: () => {
          onClose();
          notifyDone(<Trans>“{flow.name}” is live.</Trans>);
        },
        onError: notifyError,
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={flow.status === 'paused' ? t`Resume “${flow.name}”?` : t`Publish “${flow.name}”?`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {entered.map(({ key, name, count }) => (
        <Text key={key} mb={4}>
          {count === null ? (
            <Trans>
              <b>{name}</b> is being filled at the moment.
            </Trans>
          ) : (
            <Trans>
              <Plural value={count} one="# person is" other="# people are" /> in <b>{name}</b> now.
            </Trans>
          )}
        </Text>
      ))}
      {inside > 0 && (
        <Radio.Group
          mt="md"
          label={t`Who starts?`}
          value={who}
          onChange={(next) => setWho(next === 'all' ? 'all' : 'new')}
        >
          <Stack gap="xs" mt="xs">
            <Radio
              value="new"
              label={t`Only those who enter from now on`}
              description={t`Nobody gets a message because of this click.`}
            />
            <Radio
              value="all"
              label={
                <Plural value={inside} one="Also the # person already in it" other="Also the # people already in it" />
              }
              description={t`They begin at the first step right away.`}
            />
          </Stack>
        </Radio.Group>
      )}
      {mail?.transport === 'mailbox' && (
        <Text mt="md" size="sm" c="dimmed">
          <Trans>No mail server is set up: messages stay in the built-in mailbox.</Trans>
        </Text>
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          <Trans>Not yet</Trans>
        </Button>
        <Button onClick={publish} loading={update.isPending} data-autofocus>
          {flow.status === 'paused' ? <Trans>Resume</Trans> : <Trans>Publish</Trans>}
        </Button>
      </Group>
    </Modal>
  );
}
