import { memo } from 'react';
import { useLingui } from '@lingui/react/macro';
import { describeCondition, parsePath } from '@segue/shared/segment';
import { useEditorActions } from '../editing/editor-context.ts';
import type { RowCondition } from '../editing/row-condition.ts';
import { isBlank } from '../editing/row-edits.ts';
import { localeOf } from '../editing/locale-of.ts';
import { BlankRow } from './blank-row.tsx';
import { RowCount } from './row-count.tsx';
import { FirstFilter, RowFilters } from './row-filters.tsx';
import { RowHints } from './row-hints.tsx';
import { RowMenu } from './row-menu.tsx';
import { RowSentence } from './row-sentence.tsx';
import { useRowKeys } from './use-row-keys.ts';
import classes from './rows.module.css';

interface ConditionRowProps {
  readonly condition: RowCondition;
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
  const keys = useRowKeys(at);
  const blank = isBlank(condition);
  const change = (next: RowCondition) => actions.change(at, next, `row ${path}`);
  return (
    <li className={classes.item}>
      <div
        {...keys}
        role="group"
        tabIndex={blank ? -1 : 0}
        className={classes.row}
        data-row-path={path}
        data-blank={blank || undefined}
        aria-label={blank ? t`New condition` : describeCondition(condition, localeOf(i18n))}
      >
        <span className={classes.connector}>{connector}</span>
        <div className={classes.body}>
          {blank ? (
            <BlankRow onChoose={(chosen) => actions.choose(at, chosen)} onRemove={() => actions.remove(at)} />
          ) : (
            <>
              <div className={classes.line}>
                <RowSentence condition={condition} onChange={change} />
              </div>
              <RowFilters condition={condition} onChange={change} />
              <RowHints condition={condition} path={path} onChange={change} />
            </>
          )}
        </div>
        <RowCount condition={condition} />
        <span className={classes.actions}>
          {!blank && <FirstFilter condition={condition} onChange={change} />}
          <RowMenu condition={condition} path={at} />
        </span>
      </div>
    </li>
  );
});
