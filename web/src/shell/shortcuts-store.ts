import { useSyncExternalStore } from 'react';

/** Whether the sheet of keyboard shortcuts is open. Outside React, because menus and keys open it alike. */
let isOpen = false;
const listeners = new Set<() => void>();

export function setShortcutsOpen(open: boolean): void {
  isOpen = open;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useShortcutsOpen = (): boolean => useSyncExternalStore(subscribe, () => isOpen);
