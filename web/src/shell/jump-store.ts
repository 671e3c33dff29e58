/** Opens the jump box (⌘K). Kept apart from the box itself, so that it is fetched only when it is first needed. */
import { useSyncExternalStore } from 'react';

let requested = false;
const listeners = new Set<() => void>();
let openNow: (() => void) | null = null;

/** Asks for the box; the first time this also fetches its code. */
export function openJump(): void {
  requested = true;
  openNow?.();
  for (const listener of listeners) listener();
}

/** The box tells how to open it, once it is there. */
export function registerJump(open: () => void): void {
  openNow = open;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether anybody has asked for the box since the page was loaded. */
export const useJumpRequested = (): boolean => useSyncExternalStore(subscribe, () => requested);
