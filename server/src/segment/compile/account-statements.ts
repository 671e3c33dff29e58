import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import { joinSql, rawSql, type SqlFragment, type Statement, sql, toStatement } from '../../db/sql.ts';
import { accountFieldJson, accountsOf, compileAccountCondition, fittingAccounts, membersInside } from './account.ts';
import { compileCondition } from './condition.ts';
import { type CompileContext, createAliases, type Leaf, NEVER, type Names, NOW } from './context.ts';

/** Statements of segments of accounts have one shape: every account is looked at once. Throws like those of people. */
function compileAccountDefinition(
  condition: Condition,
  names: Names,
  options: { readonly asOf: boolean; readonly now?: SqlFragment },
): { leaf: Leaf; context: CompileContext } {
  const context: CompileContext = {
    names,
    shape: 'people',
    now: options.now ?? NOW,
    looksBack: options.asOf,
    flips: true,
    inlining: [],
    guards: [],
    alias: createAliases(),
  };
  return { leaf: compileAccountCondition(context, condition, compileCondition), context };
}

/** `select a.id …`: the accounts that fit, in no order. Without `now` the clock is the slot `now`. */
export function accountsThatFit(
  definition: SegmentDefinition,
  names: Names,
  options: { readonly asOf: boolean; readonly now?: SqlFragment },
): SqlFragment {
  const { leaf, context } = compileAccountDefinition(definition.condition, names, options);
  return sql`select a.id from ${accountsOf(context)}
    ${joinSql(leaf.joins, '\n    ')}
    where ${fittingAccounts(context, leaf)}`;
}

/** Counts the accounts that fit. Slot: `now`. Returns `{ n }`. */
export function compileAccountTotal(
  definition: SegmentDefinition,
  names: Names,
  options: { readonly asOf: boolean },
): Statement {
  return toStatement(sql`select count(*) as n from (${accountsThatFit(definition, names, options)}) as fitting`);
}

/** The accounts that fit, as one text of ids in order, separated by commas: `{ ids }`. Slot: `now`. */
export function compileAccountIds(
  definition: SegmentDefinition,
  names: Names,
  options: { readonly asOf: boolean },
): Statement {
  return toStatement(sql`
    select coalesce(string_agg(f.id::text, ',' order by f.id), '') as ids
    from (${accountsThatFit(definition, names, options)}) as f`);
}

/**
 * One account and one condition. Slots: `now`, `id`. Returns `{ holds, flips_at }`, the `value` of the field looked at, and
 * how many people were `found` where they are counted.
 */
export function compileAccountProbe(condition: Condition, names: Names): Statement {
  const { leaf, context } = compileAccountDefinition(condition, names, { asOf: false });
  const value = condition.type === 'field' ? accountFieldJson(condition.field) : rawSql('null::jsonb');
  const found =
    condition.type === 'members'
      ? sql`(select count(*) ${membersInside(context, condition.segment, compileCondition)})::float8`
      : rawSql('null::float8');
  return toStatement(sql`
    select ${leaf.isTrue} as holds, nullif(${leaf.flipsAt ?? NEVER}, ${NEVER}) as flips_at, ${value} as value, ${found} as found
    from accounts a
    ${joinSql(leaf.joins, '\n    ')}
    where a.id = ${{ slot: 'id' }}::bigint and a.workspace_id = ${names.workspaceId}::int`);
}

/** `select id, t, f`: of every account whether it fits, and when time alone may change that (`infinity`: never). */
export function accountStates(definition: SegmentDefinition, names: Names, now: SqlFragment): SqlFragment {
  const { leaf } = compileAccountDefinition(definition.condition, names, { asOf: false, now });
  return sql`select a.id, ${leaf.isTrue} as t, ${leaf.flipsAt ?? NEVER} as f from accounts a
    ${joinSql(leaf.joins, '\n    ')}
    where a.workspace_id = ${names.workspaceId}::int`;
}
