import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Badge } from '@mantine/core';
import type { MessageStatus } from '@segue/shared/api';

/** How each status is named and coloured, and what it means. */
export const messageStatusWords: Record<
  MessageStatus,
  { label: MessageDescriptor; meaning: MessageDescriptor; color: string }
> = {
  sent: { label: msg`Sent`, meaning: msg`Handed over to the mail server.`, color: 'green' },
  queued: { label: msg`Queued`, meaning: msg`Waits for its turn.`, color: 'gray' },
  sending: { label: msg`Sending`, meaning: msg`Being handed over right now.`, color: 'petrol' },
  skipped: { label: msg`Skipped`, meaning: msg`Deliberately not sent.`, color: 'amber' },
  failed: { label: msg`Failed`, meaning: msg`The mail server refused it.`, color: 'red' },
  uncertain: {
    label: msg`Uncertain`,
    meaning: msg`The connection broke while it was handed over. It is not sent again, because nobody should get it twice.`,
    color: 'amber',
  },
};

export function MessageStatusBadge({ status }: { status: MessageStatus }) {
  const { i18n } = useLingui();
  const { label, meaning, color } = messageStatusWords[status];
  return (
    <Badge color={color} title={i18n._(meaning)} style={{ flex: 'none' }}>
      {i18n._(label)}
    </Badge>
  );
}
