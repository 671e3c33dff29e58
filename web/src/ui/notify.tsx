import type { ReactNode } from 'react';
import { ErrorSentence } from './error-sentence.tsx';
import { pushNotice } from './notify-store.ts';

/** Says that something was done. */
export const notifyDone = (message: ReactNode): void => pushNotice({ kind: 'done', message });

/** Says that something was done and offers to take it back. */
export const notifyUndo = (message: ReactNode, undo: () => void): void => pushNotice({ kind: 'done', message, undo });

/** Says what went wrong and what to do; stays until it is closed. */
export const notifyError = (error: unknown): void =>
  pushNotice({ kind: 'error', message: <ErrorSentence error={error} /> });

/** Says why something was not done; stays until it is closed. */
export const notifyRefused = (message: ReactNode): void => pushNotice({ kind: 'error', message });
