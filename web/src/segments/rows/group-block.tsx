import { memo } from 'react';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import type { ConditionPath, GroupCondition, GroupMatch } from '@segue/shared/segment';
import { formatPath, parsePath, segmentLimits } from '@segue/shared/segment';
import { useEditorActions, useRowFacts } from '../editing/editor-context.ts';
import { TokenNumber } from '../tokens/token-number.tsx';
import { TokenSelect } from '../tokens/token-select.tsx';
import { ConditionRow } from './condition-row.tsx';
import { LintNotes } from './lint-notes.tsx';
import { RowCount } from './row-count.tsx';
import { RowMenu } from './row-menu.tsx';
import { useRowKeys } from './use-row-keys.ts';
import classes from './rows.module.css';

interface GroupBlockProps {
  readonly group: GroupCondition;
  readonly path: string;
  readonly connector: string;
}

/** A group inside a group: a heading that says how many must fit, and its rows behind a rail. */
export const GroupBlock = memo(function GroupBlock({ group, path, connector }: GroupBlockProps) {
  const { t } = useLingui();
  const at = parsePath(path) ?? [];
  const keys = useRowKeys(at);
  return (
    <li className={classes.item}>
      <div
        {...keys}
        role="group"
        tabIndex={0}
        className={classes.row}
        data-row-path={path}
        data-heading
        aria-label={t`Group of conditions`}
      >
        <span className={classes.connector}>{connector}</span>
        <div className={classes.body}>
          <div className={classes.line}>
            <MatchPart path={at} group={group} />
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
        <GroupRows group={group} path={path} />
      </div>
    </li>
  );
});

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
          return condition.type === 'group' ? (
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
        <button type="button" className={classes.add} onClick={() => actions.add(at)}>
          <IconPlus size={14} aria-hidden />
          <Trans>Add condition</Trans>
        </button>
      )}
    </>
  );
}

function GroupIssues({ path }: { readonly path: string }) {
  const issues = useRowFacts().issues.get(path) ?? [];
  return issues.map((issue) => (
    <p key={issue} className={classes.issue} role="alert">
      {issue}
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
