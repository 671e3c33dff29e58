import { createContext, useContext } from 'react';
import type { Condition, ConditionPath, GroupMatch } from '@segue/shared/segment';
import type { RowIssue } from './issue-rows.ts';

/** What the rows can ask of the editor around them. The object never changes, so rows stay still while others change. */
export interface EditorActions {
  /** Puts another condition in the place of the row. Changes with one tag in a row are one step of undo. */
  readonly change: (path: ConditionPath, condition: Condition, tag?: string) => void;
  /** Chooses what a blank row becomes, and goes to what is still missing in it. */
  readonly choose: (path: ConditionPath, condition: Condition) => void;
  readonly add: (path: ConditionPath) => void;
  readonly remove: (path: ConditionPath) => void;
  readonly move: (path: ConditionPath, direction: 'up' | 'down') => void;
  /** Moves a row out of its group, or into the one beside it. */
  readonly shift: (path: ConditionPath, direction: 'in' | 'out') => void;
  readonly duplicate: (path: ConditionPath) => void;
  readonly group: (path: ConditionPath) => void;
  readonly ungroup: (path: ConditionPath) => void;
  /** Asks of a row that it holds for some time, or no longer asks it. */
  readonly toggleLasting: (path: ConditionPath) => void;
  /** The row as text for the clipboard; null if there is none at the path. */
  readonly copy: (path: ConditionPath) => string | null;
  /** Puts what was copied after the row, in place of a blank one, or into the group. Refuses aloud what is no condition. */
  readonly paste: (path: ConditionPath, text: string) => void;
  readonly setMatch: (path: ConditionPath, match: GroupMatch) => void;
  readonly focusNeighbour: (path: ConditionPath, direction: 'up' | 'down') => void;
}

export const EditorActionsContext = createContext<EditorActions | null>(null);

/** Gives the actions of the editor around this component. Throws outside of one. */
export function useEditorActions(): EditorActions {
  const actions = useContext(EditorActionsContext);
  if (actions === null) throw new Error('Rows of conditions can only be shown inside a segment editor.');
  return actions;
}

/** Something to look at in a row, and how to repair it, where that is safe. */
export interface RowNote {
  readonly severity: 'warning' | 'advice';
  readonly message: string;
  readonly repair: (() => void) | null;
}

/** What the server says about single rows. */
export interface RowFacts {
  /** People who fit a condition alone; by the condition itself, which stays the same object while nobody edits it. */
  readonly counts: ReadonlyMap<Condition, number>;
  /** What is wrong with a row, by path in the draft (`1.0`). */
  readonly issues: ReadonlyMap<string, readonly RowIssue[]>;
  /** What to look at, by path in the draft; the root is the empty text. */
  readonly notes: ReadonlyMap<string, readonly RowNote[]>;
  /** How many rows there are in all, groups not counted. */
  readonly rows: number;
}

const noFacts: RowFacts = { counts: new Map(), issues: new Map(), notes: new Map(), rows: 0 };

export const RowFactsContext = createContext<RowFacts>(noFacts);

/** Gives what is known about the rows; changes often, so only small components should read it. */
export function useRowFacts(): RowFacts {
  return useContext(RowFactsContext);
}
