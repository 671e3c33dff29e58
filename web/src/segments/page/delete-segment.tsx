import { Button, Group, Modal, Text } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Segment, SegmentUse } from '@segue/shared/api';
import { ApiError, pathPart, remove } from '../../api/client.ts';
import { segmentQuery, segmentsQuery } from '../../api/segments.ts';
import { notifyDone, notifyError } from '../../ui/notify.tsx';
import { UsesList } from '../list/uses-text.tsx';

interface DeleteSegmentProps {
  readonly segment: Segment;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The uses the server lists when it refuses (S28); they may be newer than what the page shows. */
function usesFromDetails(details: unknown): readonly SegmentUse[] {
  if (typeof details !== 'object' || details === null || !('uses' in details)) return [];
  return Array.isArray(details.uses) ? (details.uses as readonly SegmentUse[]) : [];
}

/** Asks before a segment is deleted; one that is in use is not, and its uses are listed. */
export function DeleteSegment({ segment, isOpen, onClose }: DeleteSegmentProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const client = useQueryClient();
  const destroy = useMutation({ mutationFn: () => remove(`/segments/${pathPart(segment.key)}`) });
  const refused = destroy.error instanceof ApiError && destroy.error.code === 'segment_in_use' ? destroy.error : null;
  const listed = refused === null ? [] : usesFromDetails(refused.details);
  const uses = listed.length > 0 ? listed : segment.uses;
  const isInUse = uses.length > 0;
  const leave = async () => {
    onClose();
    // The page is left first: what it shows must not be asked for again, it is gone.
    await navigate({ to: '/segments', ignoreBlocker: true });
    client.removeQueries({ queryKey: segmentQuery(segment.key).queryKey });
    await client.invalidateQueries({ queryKey: segmentsQuery().queryKey });
    notifyDone(<Trans>“{segment.name}” is deleted.</Trans>);
  };
  const confirm = () =>
    destroy.mutate(undefined, {
      onSuccess: () => void leave(),
      onError: (error) => {
        if (!(error instanceof ApiError && error.code === 'segment_in_use')) notifyError(error);
      },
    });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={isInUse ? t`This segment is in use` : t`Delete this segment?`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {isInUse ? (
        <>
          <Text mb="xs">
            <Trans>“{segment.name}” cannot be deleted while something depends on it. Change these first:</Trans>
          </Text>
          <UsesList uses={uses} />
        </>
      ) : (
        <Text>
          <Trans>
            “{segment.name}” and its memberships will be gone. The people and what they did stay.{' '}
            <Plural value={segment.count ?? 0} one="# person is in it now." other="# people are in it now." />
          </Trans>
        </Text>
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {isInUse ? t`Close` : t`Keep it`}
        </Button>
        {!isInUse && (
          <Button color="red" loading={destroy.isPending} onClick={confirm}>
            <Trans>Delete</Trans>
          </Button>
        )}
      </Group>
    </Modal>
  );
}
