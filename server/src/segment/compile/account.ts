import {
  type Condition,
  countBounds,
  type FieldCondition,
  type MembersCondition,
  type SegmentCondition,
  type SegmentDefinition,
} from '@segue/shared/segment';
import { joinSql, rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { SegueError } from '../../errors.ts';
import { and, type CompileContext, type Leaf, NEVER, personAsOf } from './context.ts';
import { compileGroup } from './group.ts';
import { compileFilter } from './paths.ts';

/** Compiles a condition on the person `p`; handed in, because conditions on people and on accounts name each other. */
export type CompilePerson = (context: CompileContext, condition: Condition) => Leaf;

/** A condition of a segment of accounts, over the alias `a` of `accounts`. */
export function compileAccountCondition(
  context: CompileContext,
  condition: Condition,
  compilePerson: CompilePerson,
): Leaf {
  switch (condition.type) {
    case 'group': {
      const children = condition.conditions.map((child) => compileAccountCondition(context, child, compilePerson));
      return compileGroup(context, condition.match, children);
    }
    case 'field':
      return compileAccountField(context, condition);
    case 'members':
      return compileMembersCount(context, condition, compilePerson);
    case 'segment': {
      const { definition, inner } = openSegment(context, condition.segment);
      if (definition.of !== 'account') throw new SegueError('segment_subject', { segment: condition.segment });
      const leaf = compileAccountCondition(inner, definition.condition, compilePerson);
      return condition.operator === 'in' ? leaf : { ...leaf, isTrue: sql`not ${leaf.isTrue}` };
    }
    default:
      throw new SegueError('invalid_definition', { type: condition.type });
  }
}

function compileAccountField(context: CompileContext, condition: FieldCondition): Leaf {
  const filter = compileFilter(
    {
      root: sql`a.fields`,
      path: condition.field,
      declared: context.names.fieldType('account', condition.field),
      timezone: context.names.timezone,
      now: context.now,
      fieldJson: accountFieldJson,
    },
    condition,
  );
  return { joins: [], isTrue: filter.isTrue, flipsAt: context.flips ? filter.flipsAt : null };
}

/** JSON of a field of the account being looked at; dots reach into objects. */
export function accountFieldJson(name: string): SqlFragment {
  if (!name.includes('.')) return sql`(a.fields -> ${name}::text)`;
  return sql`coalesce(a.fields #> ${name.split('.')}::text[], a.fields -> ${name}::text)`;
}

/**
 * How many of the account's people are in a segment of people. What is stored of memberships is exact, timers included, so
 * time alone flips nothing here: who enters or leaves the segment is news for everybody of the account.
 */
function compileMembersCount(context: CompileContext, condition: MembersCondition, compilePerson: CompilePerson): Leaf {
  const { lo, hi } = countBounds(condition.count);
  // As many as decide are enough.
  const enough = hi === null ? Math.max(1, lo) : hi + 1;
  const people = membersInside(context, condition.segment, compilePerson);
  const found = sql`(select count(*) from (select 1 ${people} limit ${enough}::int) as counted)`;
  const isTrue =
    hi === null ? sql`(${found} >= ${lo}::int)` : sql`(${found} between ${Math.max(0, lo)}::int and ${hi}::int)`;
  return { joins: [], isTrue, flipsAt: null };
}

/** `from … where …`: one row for each person of the account `a` who is in the segment. */
export function membersInside(context: CompileContext, key: string, compilePerson: CompilePerson): SqlFragment {
  if (context.walks) throw new SegueError('rollup_in_lasting', { segment: key });
  const { definition, versionId, inner } = openSegment(context, key);
  if (definition.of === 'account') throw new SegueError('segment_subject', { segment: key });
  const then = context.looksBack ? sql`and r.since <= ${context.now}` : rawSql('');
  if (context.looksBack && definition.kind === 'dynamic') {
    const leaf = compilePerson({ ...inner, shape: 'people' }, definition.condition);
    const identified = definition.include_anonymous === true ? rawSql('true') : rawSql('p.identified');
    return sql`from account_members r
      cross join lateral (select ${personAsOf(context.now)} from persons o where o.id = r.person_id offset 0) as p
      ${joinSql(leaf.joins, '\n      ')}
      where r.account_id = a.id ${then} and p.merged_into is null and p.first_seen_at <= ${context.now}
        and ${identified} and ${leaf.isTrue}`;
  }
  const since = context.looksBack ? sql`and s.since <= ${context.now}` : rawSql('');
  return sql`from account_members r
    join segment_states s on s.person_id = r.person_id and s.version_id = ${versionId}::int and s.member ${since}
    where r.account_id = a.id ${then}`;
}

/**
 * S22: whether any current account of the person `p` is in a segment of accounts; `not_in` is the opposite (S6). Where many
 * people are looked at together, each of their accounts is looked at once.
 */
export function compileInAccounts(
  context: CompileContext,
  condition: SegmentCondition,
  compilePerson: CompilePerson,
): Leaf {
  const { definition, inner } = openSegment(context, condition.segment);
  const account = compileAccountCondition(inner, definition.condition, compilePerson);
  const alias = context.alias('c');
  const flips = account.flipsAt ?? NEVER;
  const summary = sql`bool_or(x.t) as holds,
      case when bool_or(x.t) then max(x.f) filter (where x.t) else min(x.f) end as flips_at`;
  const since = context.looksBack ? sql`m.since <= ${context.now}` : rawSql('true');
  const held = (where: SqlFragment): SqlFragment => sql`(
      select a.id, ${account.isTrue} as t, ${flips} as f from ${accountsOf(context)}
      ${joinSql(account.joins, '\n      ')}
      where ${where} offset 0) as x`;
  const own = sql`a.workspace_id = ${context.names.workspaceId}::int`;
  const { ids } = context;
  let join: SqlFragment;
  if (context.shape === 'people' && !ids) {
    const hers = sql`a.id in (select m.account_id from account_members m where m.person_id = p.id and ${since})`;
    join = sql`left join lateral (select ${summary} from ${held(hers)}) as ${alias} on true`;
  } else {
    const some = ids
      ? sql`${own} and a.id in (select n.account_id from account_members n where n.person_id = any(${ids}))`
      : own;
    const theirs = ids ? sql`m.person_id = any(${ids})` : rawSql('true');
    join = sql`left join (
      select m.person_id, ${summary} from ${held(some)}
      join account_members m on m.account_id = x.id and ${since} and ${theirs}
      group by m.person_id) as ${alias} on ${alias}.person_id = p.id`;
  }
  const isIn = sql`coalesce(${alias}.holds, false)`;
  return {
    joins: [join],
    isTrue: condition.operator === 'in' ? isIn : sql`not ${isIn}`,
    flipsAt: context.flips && account.flipsAt ? sql`coalesce(${alias}.flips_at, ${NEVER})` : null,
  };
}

/**
 * The accounts, under the alias `a`; as of an earlier instant with the fields of then. Whoever is imported is first seen today, but
 * its people may have joined it long ago.
 */
export function accountsOf(context: Pick<CompileContext, 'looksBack' | 'now'>): SqlFragment {
  if (!context.looksBack) return rawSql('accounts a');
  return sql`(
    select o.id, o.workspace_id, o.key, o.first_seen_at, account_fields_at(o.id, o.fields, ${context.now}) as fields
    from accounts o
    where o.first_seen_at <= ${context.now}
       or exists (select 1 from account_members b where b.account_id = o.id and b.since <= ${context.now})) as a`;
}

/** A segment that is named, and the context in which its own condition is compiled in place. */
function openSegment(
  context: CompileContext,
  key: string,
): { definition: SegmentDefinition; versionId: number | null; inner: CompileContext } {
  const found = context.names.segmentVersion(key);
  if (!found) throw new SegueError('unknown_segment', { segment: key });
  if (context.inlining.includes(key)) throw new SegueError('segment_cycle', { segments: context.inlining });
  return { ...found, inner: { ...context, inlining: [...context.inlining, key], guards: [], ids: undefined } };
}

/** What must hold of accounts that a statement looks at: those of the workspace for which the condition is true. */
export function fittingAccounts(context: CompileContext, leaf: Leaf): SqlFragment {
  return and([sql`a.workspace_id = ${context.names.workspaceId}::int`, leaf.isTrue]);
}

/** The names of the accounts of the person `p` that are in a segment of accounts, as a JSON list; null for none. */
export function namesOfFitting(context: CompileContext, key: string, compilePerson: CompilePerson): SqlFragment {
  const { definition, inner } = openSegment(context, key);
  const leaf = compileAccountCondition(inner, definition.condition, compilePerson);
  return sql`(select jsonb_agg(coalesce(a.fields ->> 'name', a.key) order by a.key)
    from account_members m join accounts a on a.id = m.account_id
    ${joinSql(leaf.joins, '\n    ')}
    where m.person_id = p.id and ${leaf.isTrue})`;
}
