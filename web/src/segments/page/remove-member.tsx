import { ActionIcon } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconX } from '@tabler/icons-react';
import type { SegmentMember } from '@segue/shared/api';
import { useMembersByHand } from '../../api/segments.ts';
import { notifyError, notifyUndo } from '../../ui/notify.tsx';

interface RemoveMemberProps {
  readonly segmentKey: string;
  readonly member: SegmentMember;
}

/** Takes one person out of a static segment; it can be taken back. */
export function RemoveMember({ segmentKey, member }: RemoveMemberProps) {
  const { t } = useLingui();
  const { add, removeOne } = useMembersByHand(segmentKey);
  const name = member.display_name;
  const undo = () => void add.mutateAsync([member.id]).catch(notifyError);
  // The row goes with the mutation, so what follows must not depend on it still being there.
  const takeOut = () =>
    void removeOne
      .mutateAsync(member.id)
      .then(() => notifyUndo(<Trans>{name} is no longer in the segment.</Trans>, undo))
      .catch(notifyError);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t`Remove ${name} from the segment`}
      loading={removeOne.isPending}
      onClick={takeOut}
    >
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
}
