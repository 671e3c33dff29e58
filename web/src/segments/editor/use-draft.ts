import { useCallback, useMemo, useState } from 'react';
import { recordChange, redoChange, sealStep, startHistory, undoChange } from '../editing/history.ts';
import type { History } from '../editing/history.ts';

/** A document while it is edited. */
export interface DraftState<T> {
  readonly draft: T;
  readonly isDirty: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Changes with one tag in a row are one step of undo. */
  readonly change: (part: Partial<T>, tag: string | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Ends the current step, for instance when a field is left. */
  readonly seal: () => void;
  /** Takes what is there now for saved: there is nothing to lose until the next change. */
  readonly markSaved: () => void;
  /** Takes over what was stored by other means than this draft; can itself be undone. */
  readonly takeOver: (part: Partial<T>) => void;
  /** Goes back to what was saved last; can itself be undone. */
  readonly discard: () => void;
}

/** Tells whether two drafts would be stored as the same thing; keys left undefined are no difference. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Keeps a draft with undo and redo. `initial` is read once. */
export function useDraft<T extends object>(initial: T): DraftState<T> {
  const [history, setHistory] = useState<History<T>>(() => startHistory(initial));
  const [saved, setSaved] = useState(initial);
  const { present: draft } = history;

  const change = useCallback((part: Partial<T>, tag: string | null) => {
    setHistory((known) => recordChange(known, { ...known.present, ...part }, tag));
  }, []);
  const undo = useCallback(() => setHistory(undoChange), []);
  const redo = useCallback(() => setHistory(redoChange), []);
  const seal = useCallback(() => setHistory(sealStep), []);
  const isDirty = useMemo(() => !isSame(draft, saved), [draft, saved]);

  return {
    draft,
    isDirty,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change,
    undo,
    redo,
    seal,
    markSaved: () => setSaved(draft),
    takeOver: (part) => {
      setHistory((known) => recordChange(known, { ...known.present, ...part }));
      setSaved((known) => ({ ...known, ...part }));
    },
    discard: () => setHistory((known) => recordChange(known, saved)),
  };
}
