import { conditionReferences, durationToMicros, type LastingCondition } from '@segue/shared/segment';
import { joinSql, rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { type CompileContext, type Leaf, microsInterval, NEVER, personAsOf } from './context.ts';
import { SESSION_KINDS } from './session.ts';
import { eventNamesIn } from './source.ts';

/**
 * True at every instant of `[now − d, now]`. One person's time is walked from the beginning of that span: from one
 * instant at which the condition may change to the next, as its own flip and what happened to the person tell. The walk
 * ends at the first instant at which it is false: until the next change has lasted long enough, nothing can be true.
 */
export function compileLasting(
  context: CompileContext,
  condition: LastingCondition,
  compileInner: (inner: CompileContext) => Leaf,
): Leaf {
  const span = microsInterval(durationToMicros(condition.for));
  const alias = context.alias('l');
  const walk = rawSql(`w${alias.strings[0]?.slice(1) ?? ''}`);
  const step = rawSql('k.next_at');
  const begin = sql`(${context.now} - ${span})`;
  const instant = (at: SqlFragment): SqlFragment => compileInstant(context, condition, compileInner, at);
  const join = sql`left join lateral (
    with recursive ${walk} (at, holds, next_at) as (
      select h.at, h.holds, h.next_at from ${instant(begin)} as h
      union all
      select h.at, h.holds, h.next_at
      from ${walk} k cross join lateral ${instant(step)} as h
      where k.holds and k.next_at > k.at and k.next_at <= ${context.now}
    )
    select bool_and(k.holds) as holds,
           max(case when k.holds then k.next_at else k.next_at + ${span} end)
             filter (where not k.holds or k.next_at > ${context.now}) as flips_at
    from ${walk} k
  ) as ${alias} on true`;
  const flipsAt = context.flips ? sql`coalesce(${alias}.flips_at, ${NEVER})` : null;
  return { joins: [join], isTrue: sql`${alias}.holds`, flipsAt };
}

/** One row: whether the condition holds at an instant, and the next one at which that may change. */
function compileInstant(
  context: CompileContext,
  condition: LastingCondition,
  compileInner: (inner: CompileContext) => Leaf,
  at: SqlFragment,
): SqlFragment {
  const then = rawSql('i.at');
  const leaf = compileInner({
    ...context,
    shape: 'people',
    now: then,
    flips: true,
    guards: [],
    looksBack: true,
    walks: true,
    ids: undefined,
  });
  const changes = [...(leaf.flipsAt ? [leaf.flipsAt] : []), ...nextChanges(context, condition, then)];
  return sql`(
    select i.at, p.first_seen_at <= i.at and ${leaf.isTrue} as holds, least(${joinSql(changes, ', ')}) as next_at
    from (select ${at} as at) as i
    cross join (
      select p.id, p.workspace_id, p.identified, p.merged_into, p.first_seen_at, p.fields, p.tags
    ) as o
    cross join lateral (select ${personAsOf(then)} offset 0) as p
    ${joinSql(leaf.joins, '\n    ')}
    offset 0)`;
}

/** The next instant at which something happened to the person that the condition may read. */
function nextChanges(context: CompileContext, { condition }: LastingCondition, at: SqlFragment): SqlFragment[] {
  const reads = conditionReferences(condition);
  const names = [...eventNamesIn(condition, context.names)];
  const typeIds = names.flatMap((name) => context.names.eventTypeId(name) ?? []);
  const types = reads.sessions
    ? sql`any(array(select t.id from event_types t where t.workspace_id = ${context.names.workspaceId}::int
        and (t.id = any(${typeIds}::int[]) or t.kind = any(${[...SESSION_KINDS]}::text[]))))`
    : sql`any(${typeIds}::int[])`;
  const after = (instant: SqlFragment): SqlFragment => sql`case when ${instant} > ${at} then ${instant} end`;
  return [
    after(rawSql('p.first_seen_at')),
    sql`(select min(e.occurred_at) from events e
      where e.person_id = p.id and e.event_type_id = ${types} and e.occurred_at > ${at})`,
    sql`(select min(c.changed_at) from person_changes c where c.person_id = p.id and c.changed_at > ${at})`,
    sql`(select min(m.since) from account_members m where m.person_id = p.id and m.since > ${at})`,
    sql`(select min(c.changed_at) from account_members m join account_changes c on c.account_id = m.account_id
      where m.person_id = p.id and c.changed_at > ${at})`,
  ];
}
