/** Carries a notification to its host, which is fetched with the first one. */
import type { ReactNode } from 'react';
import { useSyncExternalStore } from 'react';

export interface Notice {
  message: ReactNode;
  kind: 'done' | 'error';
  undo?: (() => void) | undefined;
}

let waiting: readonly Notice[] = [];
const listeners = new Set<() => void>();

function setWaiting(next: readonly Notice[]): void {
  waiting = next;
  for (const listener of listeners) listener();
}

/** Hands a notice over. */
export const pushNotice = (notice: Notice): void => setWaiting([...waiting, notice]);

/** Takes all that wait. */
export function takeNotices(): readonly Notice[] {
  const taken = waiting;
  if (taken.length > 0) setWaiting([]);
  return taken;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The notices that nobody has shown yet. */
export const useWaitingNotices = (): readonly Notice[] => useSyncExternalStore(subscribe, () => waiting);
