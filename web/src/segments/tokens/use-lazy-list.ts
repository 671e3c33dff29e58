import type { KeyboardEvent } from 'react';
import { useState } from 'react';

/** Keys that open a list from its closed button. */
const opening: readonly string[] = ['Enter', ' ', 'ArrowDown', 'ArrowUp'];

/**
 * A definition can have a thousand words with lists behind them, of which people open a handful. So a word is a plain
 * button until it is used for the first time. Gives whether that has happened, and the handlers of the plain button.
 */
export function useLazyList(startsOpen = false) {
  const [isUsed, setUsed] = useState(startsOpen);
  const use = () => setUsed(true);
  return {
    isUsed,
    closedProps: {
      onClick: use,
      onKeyDown: (event: KeyboardEvent) => {
        if (!opening.includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        use();
      },
    },
  };
}
