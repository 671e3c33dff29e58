import { memo } from 'react';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconAlertCircle, IconPlus } from '@tabler/icons-react';
import type { ConditionPath, GroupCondition, GroupMatch, LastingCondition } from '@segue/shared/segment';
import { describeCondition, formatPath, parsePath, segmentLimits } from '@segue/shared/segment';
import { useEditorActions, useRowFacts } from '../editing/editor-context.ts';
import { TokenNumber } from '../tokens/token-number.tsx';
import { TokenSelect } from '../tokens/token-select.tsx';
import { localeOf } from '../editing/locale-of.ts';
import { lastingPieces } from '../sentence/row-sentence.ts';
import { ConditionRow } from './condition-row.tsx';
import { DragHandle } from './drag-handle.tsx';
import { Pieces } from './line-views.tsx';
import { LintNotes } from './lint-notes.tsx';
import { RowCount } from './row-count.tsx';
import { RowMenu } from './row-menu.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { useSentenceContext } from './use-sentence-context.ts';
import classes from './rows.module.css';

interface GroupBlockProps {
  readonly group: GroupCondition | LastingCondition;
  readonly path: string;
  readonly connector: string;
}

/**
 * A group inside a group: a heading that says how many must fit, and its rows behind a rail. What has to last is such a
 * group, with the time before it.
 */
export const GroupBlock = memo(function GroupBlock({ group, path, connector }: GroupBlockProps) {
  const { t, i18n } = useLingui();
  const at = parsePath(path) ?? [];
  const handlers = useRowKeys(at);
  const inner = group.type === 'group' ? group : group.condition;
  const innerPath = group.type === 'group' ? at : [...at, 0];
  return (
    <li className={classes.item}>
      <div
        {...handlers}
        role="group"
        tabIndex={0}
        className={classes.row}
        data-row-path={path}
        data-heading
        aria-label={group.type === 'group' ? t`Group of conditions` : describeCondition(group, localeOf(i18n))}
      >
        <DragHandle path={path} connector={connector} />
        <div className={classes.body}>
          <div className={classes.line}>
            {group.type === 'lasting' && <LastingPart condition={group} path={path} />}
            {inner.type === 'group' && <MatchPart path={innerPath} group={inner} />}
          </div>
          <GroupIssues path={path} />
          <LintNotes path={path} />
        </div>
        <RowCount condition={group} />
        <span className={classes.actions}>
          <RowMenu condition={group} path={at} />
        </span>
      </div>
      <div className={classes.nested}>
        {inner.type === 'group' && <GroupRows group={inner} path={formatPath(innerPath)} />}
      </div>
    </li>
  );
});

function LastingPart({ condition, path }: { readonly condition: LastingCondition; readonly path: string }) {
  const actions = useEditorActions();
  const context = useSentenceContext(condition);
  const issues = useRowFacts().issues.get(path) ?? [];
  return (
    <Pieces
      pieces={lastingPieces(context, condition)}
      issues={issues}
      onChange={(next) => actions.change(parsePath(path) ?? [], next, `row ${path}`)}
    />
  );
}

interface GroupRowsProps {
  readonly group: GroupCondition;
  readonly path: string;
}

/** The rows of a group, and the way to add one. */
export function GroupRows({ group, path }: GroupRowsProps) {
  const { t } = useLingui();
  const actions = useEditorActions();
  const isFull = useRowFacts().rows >= segmentLimits.conditionsMax;
  const at = parsePath(path) ?? [];
  const word = group.match === 'all' ? t`and` : t`or`;
  return (
    <>
      <ul className={classes.list}>
        {group.conditions.map((condition, index) => {
          const childPath = formatPath([...at, index]);
          const connector = index === 0 ? '' : word;
          return condition.type === 'group' || condition.type === 'lasting' ? (
            <GroupBlock key={index} group={condition} path={childPath} connector={connector} />
          ) : (
            <ConditionRow key={index} condition={condition} path={childPath} connector={connector} />
          );
        })}
      </ul>
      {isFull ? (
        <p className={classes.full}>
          <Trans>A segment has at most {segmentLimits.conditionsMax} conditions.</Trans>
        </p>
      ) : (
        <button type="button" className={classes.add} data-add-path={path} onClick={() => actions.add(at)}>
          <IconPlus size={14} aria-hidden />
          <Trans>Add condition</Trans>
        </button>
      )}
    </>
  );
}

function GroupIssues({ path }: { readonly path: string }) {
  const issues = useRowFacts().issues.get(path) ?? [];
  return issues.map(({ message }) => (
    <p key={message} className={classes.issue} role="alert">
      <IconAlertCircle size={14} aria-hidden />
      {message}
    </p>
  ));
}

type MatchWord = 'all' | 'any' | 'none' | 'atLeast';

const matchFromWord = (word: MatchWord, members: number): GroupMatch =>
  word === 'atLeast' ? { atLeast: Math.max(1, Math.min(2, members)) } : word;

interface MatchPartProps {
  readonly group: GroupCondition;
  readonly path: ConditionPath;
}

/** "all of these", "at least 2 of these": how many of the rows must fit. */
export function MatchPart({ group, path }: MatchPartProps) {
  const { t } = useLingui();
  const actions = useEditorActions();
  const { match, conditions } = group;
  return (
    <>
      <TokenSelect<MatchWord>
        label={t`How many must fit`}
        look="value"
        value={typeof match === 'string' ? match : 'atLeast'}
        options={[
          { value: 'all', label: t`all of these` },
          { value: 'any', label: t`any of these` },
          { value: 'none', label: t`none of these` },
          { value: 'atLeast', label: t`at least` },
        ]}
        onChange={(word) => actions.setMatch(path, matchFromWord(word, conditions.length))}
      />
      {typeof match === 'object' && (
        <>
          <TokenNumber
            label={t`How many of them`}
            value={match.atLeast}
            min={1}
            onChange={(atLeast) =>
              Number.isInteger(atLeast) && atLeast <= conditions.length && actions.setMatch(path, { atLeast })
            }
          />
          <span>
            <Trans>of these {conditions.length}</Trans>
          </span>
        </>
      )}
    </>
  );
}
