import { useLingui } from '@lingui/react/macro';
import type { SegmentDefinition } from '@segue/shared/segment';
import { formatPath } from '@segue/shared/segment';
import { notifyDone } from '../../ui/notify.tsx';
import { prepareForSave } from '../editing/prepare-for-save.ts';

/**
 * Gives a function that turns a draft into what can be saved. Where something is missing it says so, puts the
 * cursor there and gives null.
 */
export function useReadyDefinition(): (draft: SegmentDefinition) => SegmentDefinition | null {
  const { t } = useLingui();
  return (draft) => {
    const prepared = prepareForSave(draft);
    if (prepared.ok) return prepared.definition;
    const { unfinished } = prepared;
    if (unfinished === null) {
      notifyDone(t`Add a condition first: a segment needs at least one.`);
      return null;
    }
    notifyDone(t`One line is not finished yet. Complete it or remove it.`);
    const row = document.querySelector<HTMLElement>(`[data-row-path="${formatPath(unfinished)}"]`);
    (row?.querySelector<HTMLElement>('[data-missing] input, button[data-missing]') ?? row)?.focus();
    return null;
  };
}
