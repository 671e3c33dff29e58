import { memo } from 'react';
import { useLingui } from '@lingui/react/macro';
import { describeCondition, parsePath } from '@segue/shared/segment';
import { useEditorActions, useRowFacts } from '../editing/editor-context.ts';
import type { LeafCondition, RowCondition } from '../editing/row-condition.ts';
import { isBlank } from '../editing/row-edits.ts';
import { localeOf } from '../editing/locale-of.ts';
import { rowSentence } from '../sentence/row-sentence.ts';
import { BlankRow } from './blank-row.tsx';
import { DragHandle } from './drag-handle.tsx';
import { LineActions, LineViews } from './line-views.tsx';
import { RowCount } from './row-count.tsx';
import { RowHints } from './row-hints.tsx';
import { RowMenu } from './row-menu.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { useSentenceContext } from './use-sentence-context.ts';
import classes from './rows.module.css';

interface ConditionRowProps {
  readonly condition: LeafCondition;
  /** Where the row stands, written `1.0`; text, so that rows which stay in place need not be drawn again. */
  readonly path: string;
  /** "and" or "or", which joins the row to the one before; empty for the first. */
  readonly connector: string;
}

/** One condition as a line of words and small controls, with its number of people at the right. */
export const ConditionRow = memo(function ConditionRow({ condition, path, connector }: ConditionRowProps) {
  const { t, i18n } = useLingui();
  const actions = useEditorActions();
  const at = parsePath(path) ?? [];
  const handlers = useRowKeys(at);
  const blank = isBlank(condition);
  const change = (next: RowCondition) => actions.change(at, next, `row ${path}`);
  return (
    <li className={classes.item}>
      <div
        {...handlers}
        role="group"
        tabIndex={blank ? -1 : 0}
        className={classes.row}
        data-row-path={path}
        data-blank={blank || undefined}
        aria-label={blank ? t`New condition` : describeCondition(condition, localeOf(i18n))}
      >
        <DragHandle path={path} connector={connector} />
        {blank ? (
          <div className={classes.body}>
            <BlankRow
              onChoose={(chosen) => actions.choose(at, chosen)}
              onRemove={() => actions.remove(at)}
              onPaste={(text) => actions.paste(at, text)}
            />
          </div>
        ) : (
          <WrittenRow condition={condition} path={path} onChange={change} />
        )}
        {blank && <BlankEnd condition={condition} path={path} />}
      </div>
    </li>
  );
});

interface WrittenRowProps {
  readonly condition: LeafCondition;
  readonly path: string;
  readonly onChange: (condition: RowCondition) => void;
}

function WrittenRow({ condition, path, onChange }: WrittenRowProps) {
  const context = useSentenceContext(condition);
  const issues = useRowFacts().issues.get(path) ?? [];
  const { lines, options } = rowSentence(context, condition);
  const main = lines[0];
  return (
    <>
      <div className={classes.body}>
        <LineViews lines={lines} issues={issues} onChange={onChange} />
        <RowHints condition={condition} path={path} onChange={onChange} />
      </div>
      <RowCount condition={condition} />
      <span className={classes.actions}>
        {main?.role === 'line' && <LineActions actions={main.actions} onChange={onChange} />}
        <RowMenu condition={condition} path={parsePath(path) ?? []} options={options} />
      </span>
    </>
  );
}

/** A blank row has no number yet, but can be moved and removed. */
function BlankEnd({ condition, path }: Pick<WrittenRowProps, 'condition' | 'path'>) {
  return (
    <>
      <RowCount condition={condition} />
      <span className={classes.actions}>
        <RowMenu condition={condition} path={parsePath(path) ?? []} options={[]} />
      </span>
    </>
  );
}
