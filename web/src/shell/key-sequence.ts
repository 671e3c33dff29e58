/** Shortcuts of one key ("?") or of two in a row ("g p"), as a small state machine. */

/** Two keys belong together when they follow each other this fast. */
export const SEQUENCE_WITHIN_MS = 1_200;

export interface SequenceState {
  prefix: string | null;
  atMs: number;
}

export const noSequence: SequenceState = { prefix: null, atMs: 0 };

export interface SequenceStep {
  state: SequenceState;
  /** The shortcut that is now complete, for instance "g p". */
  hit: string | null;
}

/** Takes the next key. `known` holds every shortcut: "?", "g p". */
export function nextKey(state: SequenceState, key: string, atMs: number, known: ReadonlySet<string>): SequenceStep {
  const isInTime = state.prefix !== null && atMs - state.atMs <= SEQUENCE_WITHIN_MS;
  const pair = `${state.prefix} ${key}`;
  if (isInTime && known.has(pair)) return { state: noSequence, hit: pair };
  if (known.has(key)) return { state: noSequence, hit: key };
  const isPrefix = [...known].some((shortcut) => shortcut.startsWith(`${key} `));
  return { state: isPrefix ? { prefix: key, atMs } : noSequence, hit: null };
}

/** Whether a key press is text going into a field and so no shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
