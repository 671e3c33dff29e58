import type { KeyboardEvent } from 'react';
import { useCallback, useRef } from 'react';
import { nextIndex } from './next-index.ts';

export interface ListKeys {
  /** For the element around the rows. */
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** Puts the focus on a row, after bringing it into view. */
  focusRow: (index: number) => void;
}

/**
 * Arrow keys, Home and End for a list whose rows hold one focusable element each, marked `data-row-index`. In a virtual
 * list the row may not be there yet: `reveal` scrolls to it, and the focus follows on the next frames.
 */
export function useListKeys(count: number, reveal: (index: number) => void): ListKeys {
  const container = useRef<HTMLElement | null>(null);
  const focusRow = useCallback(
    (index: number): void => {
      reveal(index);
      const tryFocus = (framesLeft: number): void => {
        const row = (container.current ?? document).querySelector<HTMLElement>(`[data-row-index="${index}"]`);
        if (row) row.focus({ preventScroll: true });
        else if (framesLeft > 0) requestAnimationFrame(() => tryFocus(framesLeft - 1));
      };
      tryFocus(REVEAL_FRAMES_MAX);
    },
    [reveal],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    container.current = event.currentTarget;
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row-index]') : null;
    const current = row?.dataset.rowIndex === undefined ? -1 : Number(row.dataset.rowIndex);
    const index = nextIndex(event.key, current, count);
    if (index === null) return;
    event.preventDefault();
    focusRow(index);
  };
  return { onKeyDown, focusRow };
}

/** A virtual row appears one or two frames after the scroll; beyond this it is not coming. */
const REVEAL_FRAMES_MAX = 10;
