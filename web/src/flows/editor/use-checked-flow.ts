import { useLingui } from '@lingui/react/macro';
import { notifyDone } from '../../ui/notify.tsx';
import { problemWords } from '../flow-words.ts';
import type { FlowDraft } from './flow-draft.ts';
import { findFlowProblems } from './flow-edits.ts';

/**
 * Gives a function that tells whether a draft can be saved. If not, it says what is missing and opens the card that
 * it concerns.
 */
export function useCheckedFlow(onSelect: (id: string) => void): (draft: FlowDraft) => boolean {
  const { t, i18n } = useLingui();
  return ({ name, graph }) => {
    if (name.trim() === '') {
      notifyDone(t`Give the flow a name first.`);
      document.querySelector<HTMLInputElement>('[data-name-field]')?.focus();
      return false;
    }
    const problems = findFlowProblems(graph);
    if (problems.canBeSaved) return true;
    for (const [id, found] of problems.byCard) {
      const blocking = found.find((problem) => problem !== 'no_step' && problem !== 'no_trigger');
      if (blocking === undefined) continue;
      onSelect(id);
      notifyDone(i18n._(problemWords[blocking]));
      break;
    }
    return false;
  };
}
