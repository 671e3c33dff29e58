import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ConditionPath, SegmentDefinition } from '@segue/shared/segment';
import {
  conditionAt,
  duplicateCondition,
  formatPath,
  replaceCondition,
  segmentLimits,
  setMatch,
  ungroup,
} from '@segue/shared/segment';
import type { EditorActions } from '../editing/editor-context.ts';
import {
  addRow,
  chooseRow,
  groupRow,
  moveRow,
  moveTo,
  neighbourRow,
  pasteRow,
  removeRow,
  shiftRow,
  toggleLasting,
} from '../editing/row-edits.ts';
import type { RowEdit } from '../editing/row-edits.ts';
import type { FocusPart } from './focus-row.ts';
import { copyCondition, usePaste } from './use-paste.ts';

export interface FocusRequest {
  readonly path: ConditionPath;
  readonly part: FocusPart;
}

interface Wanted {
  readonly actions: EditorActions;
  readonly moveTo: (from: ConditionPath, to: ConditionPath) => void;
  /** Where the cursor belongs after the last action. */
  readonly focus: FocusRequest | null;
  /** Where a row has gone, for people who hear the page; null after anything else. */
  readonly movedTo: ConditionPath | null;
}

/** Gives what rows can ask for, as an object that never changes, and what comes of it besides the next definition. */
export function useEditorActions(
  definition: SegmentDefinition,
  onChange: (definition: SegmentDefinition, tag: string | null) => void,
): Wanted {
  const readPasted = usePaste();
  const latest = useRef({ definition, onChange, readPasted });
  useLayoutEffect(() => {
    latest.current = { definition, onChange, readPasted };
  });
  const [focus, setFocus] = useState<FocusRequest | null>(null);
  const [movedTo, setMovedTo] = useState<ConditionPath | null>(null);

  const made = useMemo(() => {
    const apply = (edit: (current: SegmentDefinition) => RowEdit, part: FocusPart, tag: string | null = null) => {
      const current = latest.current.definition;
      const { definition: next, focus: path } = edit(current);
      latest.current = { ...latest.current, definition: next };
      if (next !== current) latest.current.onChange(next, tag);
      if (path !== null) setFocus({ path, part });
      setMovedTo(null);
    };
    const move = (edit: (current: SegmentDefinition) => RowEdit) => {
      apply((current) => {
        const edited = edit(current);
        // Said even where nothing moved: the row is then at the edge.
        queueMicrotask(() => setMovedTo(edited.focus));
        return edited;
      }, 'row');
    };
    const plain = (edit: (known: SegmentDefinition) => SegmentDefinition, focus: ConditionPath | null, tag?: string) =>
      apply((known) => ({ definition: edit(known), focus }), 'row', tag ?? null);
    const actions: EditorActions = {
      change: (path, condition, tag) => plain((known) => replaceCondition(known, path, condition), null, tag),
      choose: (path, condition) => apply((known) => chooseRow(known, path, condition), 'missing'),
      add: (path) => apply((known) => addRow(known, path), 'missing'),
      remove: (path) => apply((known) => removeRow(known, path), 'row'),
      move: (path, direction) => move((known) => moveRow(known, path, direction)),
      shift: (path, direction) => move((known) => shiftRow(known, path, direction)),
      duplicate: (path) =>
        plain((known) => duplicateCondition(known, path), [...path.slice(0, -1), (path.at(-1) ?? 0) + 1]),
      group: (path) => {
        if (path.length < segmentLimits.depthMax) apply((known) => groupRow(known, path, 'any'), 'missing');
      },
      ungroup: (path) => plain((known) => ungroup(known, path), path),
      toggleLasting: (path) => apply((known) => toggleLasting(known, path), 'row'),
      copy: (path) => {
        const condition = conditionAt(latest.current.definition, path);
        return condition === undefined ? null : copyCondition(condition);
      },
      paste: (path, text) =>
        void latest.current.readPasted(text).then((condition) => {
          if (condition !== null) apply((known) => pasteRow(known, path, condition), 'row');
        }),
      setMatch: (path, match) => plain((known) => setMatch(known, path, match), null, `match ${formatPath(path)}`),
      focusNeighbour: (path, direction) =>
        apply((known) => ({ definition: known, focus: neighbourRow(known, path, direction) }), 'row'),
    };
    return { actions, moveRowTo: move };
  }, []);

  return {
    actions: made.actions,
    moveTo: (from, to) => made.moveRowTo((current) => moveTo(current, from, to)),
    focus,
    movedTo,
  };
}
