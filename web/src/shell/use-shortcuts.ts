import { useEffect, useEffectEvent } from 'react';
import { isTyping, nextKey, noSequence } from './key-sequence.ts';

/** Calls the action of a shortcut ("?", "g p") when its keys are pressed outside of fields and dialogs. */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  const run = useEffectEvent((shortcut: string) => actions[shortcut]?.());
  const known = useEffectEvent(() => new Set(Object.keys(actions)));
  useEffect(() => {
    let state = noSequence;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"][data-modal-content], [aria-modal="true"]') !== null) return;
      const step = nextKey(state, event.key, event.timeStamp, known());
      state = step.state;
      if (step.hit !== null) {
        event.preventDefault();
        run(step.hit);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
