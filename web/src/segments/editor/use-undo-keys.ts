import { useHotkeys } from '@mantine/hooks';

interface Undoable {
  readonly undo: () => void;
  readonly redo: () => void;
}

/**
 * Ctrl-Z and Ctrl-Shift-Z for the whole page. Also while somebody types: a field would undo its own typing, which is
 * only a part of what happened.
 */
export function useUndoKeys({ undo, redo }: Undoable): void {
  useHotkeys(
    [
      ['mod+Z', undo],
      ['mod+shift+Z', redo],
    ],
    [],
  );
}
