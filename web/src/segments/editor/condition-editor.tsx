import { VisuallyHidden } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useLayoutEffect, useRef } from 'react';
import type { ConditionPath, SegmentDefinition } from '@segue/shared/segment';
import { conditionAt } from '@segue/shared/segment';
import { EditorActionsContext, RowFactsContext } from '../editing/editor-context.ts';
import type { RowFacts } from '../editing/editor-context.ts';
import type { Catalogue } from '../editing/row-choices.ts';
import { CatalogueContext } from '../editing/use-catalogue.ts';
import { GroupRows, MatchPart } from '../rows/group-block.tsx';
import { TokenSelect } from '../tokens/token-select.tsx';
import { focusNearest, focusRow } from './focus-row.ts';
import { useDrag } from './use-drag.ts';
import { useEditorActions } from './use-editor-actions.ts';
import classes from './editor.module.css';

interface ConditionEditorProps {
  /** Its root is a group; see `toEditable`. */
  readonly definition: SegmentDefinition;
  readonly onChange: (definition: SegmentDefinition, tag: string | null) => void;
  readonly catalogue: Catalogue;
  readonly facts: RowFacts;
}

/** The definition as rows of words. Controlled: it keeps nothing but where the cursor belongs after the next change. */
export function ConditionEditor({ definition, onChange, catalogue, facts }: ConditionEditorProps) {
  const root = useRef<HTMLDivElement>(null);
  const { actions, moveTo, focus, movedTo } = useEditorActions(definition, onChange);
  useLayoutEffect(() => {
    if (focus !== null && root.current !== null) focusRow(root.current, focus.path, focus.part);
  }, [focus]);

  // Undo can take the row away that has the cursor; the cursor then stays near, instead of leaving the editor.
  const lastRow = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (lastRow.current === null || root.current === null || document.activeElement !== document.body) return;
    focusNearest(root.current, lastRow.current);
  }, [definition]);
  const { onPointerDown, mark } = useDrag(root, definition, moveTo);

  const { condition } = definition;
  if (condition.type !== 'group') return null;
  return (
    <CatalogueContext value={catalogue}>
      <EditorActionsContext value={actions}>
        <RowFactsContext value={facts}>
          <div
            ref={root}
            className={classes.conditions}
            data-dragging={mark === null ? undefined : true}
            onPointerDown={onPointerDown}
            onFocus={(event) => {
              lastRow.current = event.target.closest<HTMLElement>('[data-row-path]')?.dataset.rowPath ?? null;
            }}
          >
            <div className={classes.rootLine}>
              {definition.of === 'account' ? (
                <span>
                  <Trans>Companies that fit</Trans>
                </span>
              ) : (
                <WhoPart definition={definition} onChange={onChange} />
              )}
              <MatchPart path={[]} group={condition} />
            </div>
            <GroupRows group={condition} path="" />
            {mark !== null && <div className={classes.dropMark} style={{ ...mark }} data-testid="drop-mark" />}
          </div>
          <VisuallyHidden role="status" aria-live="polite">
            {movedTo !== null && <MoveWords definition={definition} path={movedTo} />}
          </VisuallyHidden>
        </RowFactsContext>
      </EditorActionsContext>
    </CatalogueContext>
  );
}

/** "People who fit", or "People and visitors who fit" where the anonymous are counted, too (S20). */
function WhoPart({ definition, onChange }: Pick<ConditionEditorProps, 'definition' | 'onChange'>) {
  const { t } = useLingui();
  const { include_anonymous: isIncluded, ...rest } = definition;
  return (
    <TokenSelect
      label={t`Who can be in it`}
      value={isIncluded === true ? 'all' : 'people'}
      options={[
        { value: 'people', label: t`People who fit` },
        { value: 'all', label: t`People and anonymous visitors who fit` },
      ]}
      onChange={(next) => onChange(next === 'all' ? { ...rest, include_anonymous: true } : rest, null)}
    />
  );
}

/** Where a row is now, for those who do not see it move. */
function MoveWords({ definition, path }: { readonly definition: SegmentDefinition; readonly path: ConditionPath }) {
  const parent = conditionAt(definition, path.slice(0, -1));
  const place = (path.at(-1) ?? 0) + 1;
  const members = parent?.type === 'group' ? parent.conditions.length : 1;
  const level = path.length;
  return (
    <Trans>
      Moved to place {place} of {members}, level {level}.
    </Trans>
  );
}
