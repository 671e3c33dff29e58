import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Trans } from '@lingui/react/macro';
import type { ConditionPath, SegmentDefinition } from '@segue/shared/segment';
import {
  duplicateCondition,
  formatPath,
  replaceCondition,
  segmentLimits,
  setMatch,
  ungroup,
} from '@segue/shared/segment';
import { EditorActionsContext, RowFactsContext } from '../editing/editor-context.ts';
import type { EditorActions, RowFacts } from '../editing/editor-context.ts';
import { addRow, groupRow, moveRow, neighbourRow, removeRow } from '../editing/row-edits.ts';
import type { RowEdit } from '../editing/row-edits.ts';
import { CatalogueContext } from '../editing/use-catalogue.ts';
import type { Catalogue } from '../editing/row-choices.ts';
import { GroupRows, MatchPart } from '../rows/group-block.tsx';
import { focusNearest, focusRow } from './focus-row.ts';
import type { FocusPart } from './focus-row.ts';
import classes from './editor.module.css';

interface ConditionEditorProps {
  /** Its root is a group; see `toEditable`. */
  readonly definition: SegmentDefinition;
  readonly onChange: (definition: SegmentDefinition, tag: string | null) => void;
  readonly catalogue: Catalogue;
  readonly facts: RowFacts;
}

interface FocusRequest {
  readonly path: ConditionPath;
  readonly part: FocusPart;
}

/** The definition as rows of words. Controlled: it keeps nothing but where the cursor belongs after the next change. */
export function ConditionEditor({ definition, onChange, catalogue, facts }: ConditionEditorProps) {
  const root = useRef<HTMLDivElement>(null);
  const latest = useRef({ definition, onChange });
  useLayoutEffect(() => {
    latest.current = { definition, onChange };
  });
  const [focusRequest, setFocusRequest] = useState<FocusRequest | null>(null);
  useLayoutEffect(() => {
    if (focusRequest !== null && root.current !== null) focusRow(root.current, focusRequest.path, focusRequest.part);
  }, [focusRequest]);

  // Undo can take the row away that has the cursor; the cursor then stays near, instead of leaving the editor.
  const lastRow = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (lastRow.current === null || root.current === null || document.activeElement !== document.body) return;
    focusNearest(root.current, lastRow.current);
  }, [definition]);

  const actions = useMemo<EditorActions>(() => {
    const apply = (edit: (current: SegmentDefinition) => RowEdit, part: FocusPart, tag: string | null = null) => {
      const current = latest.current.definition;
      const { definition: next, focus } = edit(current);
      latest.current = { ...latest.current, definition: next };
      if (next !== current) latest.current.onChange(next, tag);
      if (focus !== null) setFocusRequest({ path: focus, part });
    };
    const plain = (
      edit: (current: SegmentDefinition) => SegmentDefinition,
      focus: ConditionPath | null,
      tag?: string,
    ) => apply((current) => ({ definition: edit(current), focus }), 'row', tag ?? null);
    return {
      change: (path, condition, tag) => plain((current) => replaceCondition(current, path, condition), null, tag),
      choose: (path, condition) =>
        apply((current) => ({ definition: replaceCondition(current, path, condition), focus: path }), 'missing'),
      add: (path) => apply((current) => addRow(current, path), 'missing'),
      remove: (path) => apply((current) => removeRow(current, path), 'row'),
      move: (path, direction) => apply((current) => moveRow(current, path, direction), 'row'),
      duplicate: (path) =>
        plain((current) => duplicateCondition(current, path), [...path.slice(0, -1), (path.at(-1) ?? 0) + 1]),
      group: (path) => {
        if (path.length < segmentLimits.depthMax) apply((current) => groupRow(current, path, 'any'), 'missing');
      },
      ungroup: (path) => plain((current) => ungroup(current, path), path),
      setMatch: (path, match) => plain((current) => setMatch(current, path, match), null, `match ${formatPath(path)}`),
      focusNeighbour: (path, direction) =>
        apply((current) => ({ definition: current, focus: neighbourRow(current, path, direction) }), 'row'),
    };
  }, []);

  const { condition } = definition;
  if (condition.type !== 'group') return null;
  return (
    <CatalogueContext value={catalogue}>
      <EditorActionsContext value={actions}>
        <RowFactsContext value={facts}>
          <div
            ref={root}
            className={classes.conditions}
            onFocus={(event) => {
              lastRow.current = event.target.closest<HTMLElement>('[data-row-path]')?.dataset.rowPath ?? null;
            }}
          >
            <div className={classes.rootLine}>
              <span>
                {definition.of === 'account' ? <Trans>Companies that fit</Trans> : <Trans>People who fit</Trans>}
              </span>
              <MatchPart path={[]} group={condition} />
            </div>
            <GroupRows group={condition} path="" />
          </div>
        </RowFactsContext>
      </EditorActionsContext>
    </CatalogueContext>
  );
}
