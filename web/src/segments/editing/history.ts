/**
 * Undo and redo as a list of values. Every editor of this application keeps its whole document in one of these,
 * so that going back is going to an earlier value and nothing has to be reversed.
 */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last change was about; consecutive changes with one tag become one step. */
  readonly tag: string | null;
}

/** How many steps back are kept; a definition is small, so this is a matter of sense and not of memory. */
export const HISTORY_STEPS_MAX = 200;

/** Starts a history at `present`, with nothing to undo. */
export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], tag: null };
}

/**
 * Takes the history and the next value, gives the history with that value as its present. A change that repeats
 * the tag of the one before replaces it: typing a word is one step. An identical value changes nothing.
 */
export function recordChange<T>(history: History<T>, next: T, tag: string | null = null): History<T> {
  if (Object.is(next, history.present)) return history;
  if (tag !== null && tag === history.tag) return { ...history, present: next, future: [] };
  const past = [...history.past, history.present].slice(-HISTORY_STEPS_MAX);
  return { past, present: next, future: [], tag };
}

/** Goes one step back; at the beginning it gives the same history. */
export function undoChange<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    tag: null,
  };
}

/** Goes one step forward again; at the end it gives the same history. */
export function redoChange<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, tag: null };
}

/** Closes the current step, so that the next change with the same tag becomes a step of its own. */
export function sealStep<T>(history: History<T>): History<T> {
  return history.tag === null ? history : { ...history, tag: null };
}
