import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AuditedSegment, Segment, SegmentInput } from '@segue/shared/api';
import { get, patch, pathPart, post, remove } from '../../api/client.ts';
import { nowMs } from '../../time/clock.ts';
import { notifyDone, notifyError, notifyUndo } from '../../ui/notify.tsx';

/** What it takes to make a segment once more. Its key, name and conditions come back; its history does not. */
function inputOf(segment: Segment): SegmentInput {
  const { key, name, description, definition, objective, owner, notes, review_on, folder, is_technical } = segment;
  return { key, name, description, definition, objective, owner, notes, review_on, folder, is_technical };
}

/** What the audit offers for a segment: to look at it again some months later, or to delete it, which can be undone. */
export function useAuditActions({ key, name }: AuditedSegment) {
  const { t } = useLingui();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['segments'] });
  const path = `/segments/${pathPart(key)}`;
  const review = useMutation({
    mutationFn: (day: string | null) => patch<Segment>(path, { review_on: day }),
    onSuccess: refresh,
    onError: notifyError,
  });
  const restore = (segment: Segment): void => {
    post('/segments', inputOf(segment)).then(() => {
      void refresh();
      notifyDone(t`“${name}” is back. Its people are being counted in anew.`);
    }, notifyError);
  };
  const deletion = useMutation({
    mutationFn: async () => {
      const segment = await get<Segment>(path);
      await remove(path);
      return segment;
    },
    onSuccess: async (segment) => {
      await refresh();
      notifyUndo(t`“${name}” is deleted.`, () => restore(segment));
    },
    onError: notifyError,
  });
  return {
    isBusy: review.isPending || deletion.isPending,
    destroy: () => deletion.mutate(),
    lookAgainIn(months: number) {
      const day = new Date(nowMs());
      day.setUTCMonth(day.getUTCMonth() + months);
      review.mutate(day.toISOString().slice(0, 10), {
        onSuccess: () => notifyUndo(t`“${name}” stays off this list until then.`, () => review.mutate(null)),
      });
    },
  };
}
