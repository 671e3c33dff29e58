import type { GroupMatch } from '@segue/shared/segment';
import { joinSql, rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { and, type CompileContext, type Leaf, NEVER, or } from './context.ts';

const ALREADY = rawSql(`'-infinity'::timestamptz`);

/**
 * Combines conditions. The flip of a group is the earliest instant at which it *can* change: a conjunction
 * that is false because of two conditions waits for the later of them, so no timer is set for people whom
 * another condition keeps out anyway.
 */
export function compileGroup(context: CompileContext, match: GroupMatch, children: readonly Leaf[]): Leaf {
  const isTrue = combine(match, children);
  if (!context.flips || children.every((child) => child.flipsAt === null)) {
    return { joins: children.flatMap((child) => child.joins), isTrue, flipsAt: null };
  }
  // Computed once a row: without `offset 0` the planner would copy each expression into every use of it.
  const parts = context.alias('g');
  const columns = children.flatMap((child, index) => [
    sql`${child.isTrue} as ${rawSql(`t${index}`)}`,
    sql`${child.flipsAt ?? NEVER} as ${rawSql(`f${index}`)}`,
  ]);
  const join = sql`cross join lateral (select ${joinSql(columns, ', ')} offset 0) as ${parts}`;
  const held = children.map((_, index): Leaf => ({
    joins: [],
    isTrue: sql`${parts}.${rawSql(`t${index}`)}`,
    flipsAt: sql`${parts}.${rawSql(`f${index}`)}`,
  }));
  return {
    joins: [...children.flatMap((child) => child.joins), join],
    isTrue: combine(match, held),
    flipsAt: flipOf(match, held),
  };
}

function combine(match: GroupMatch, children: readonly Leaf[]): SqlFragment {
  const truths = children.map((child) => child.isTrue);
  switch (match) {
    case 'all':
      return and(truths);
    case 'any':
      return or(truths);
    case 'none':
      return sql`not ${or(truths)}`;
    default:
      return sql`(${howMany(truths)} >= ${match.atLeast}::int)`;
  }
}

function howMany(truths: readonly SqlFragment[]): SqlFragment {
  return sql`(${joinSql(
    truths.map((truth) => sql`(${truth})::int`),
    ' + ',
  )})`;
}

function flipOf(match: GroupMatch, children: readonly Leaf[]): SqlFragment {
  const flips = children.map((child) => child.flipsAt ?? NEVER);
  const earliest = sql`least(${joinSql(flips, ', ')})`;
  /** The latest flip among those children that stand in the way; the others are no obstacle. */
  const latest = (obstacle: (child: Leaf) => SqlFragment): SqlFragment =>
    sql`greatest(${joinSql(
      children.map((child) => sql`case when ${obstacle(child)} then ${child.flipsAt ?? NEVER} else ${ALREADY} end`),
      ', ',
    )})`;
  switch (match) {
    case 'all':
      return sql`case when ${combine('all', children)} then ${earliest} else ${latest((child) => sql`not ${child.isTrue}`)} end`;
    case 'any':
    case 'none':
      return sql`case when ${combine('any', children)} then ${latest((child) => child.isTrue)} else ${earliest} end`;
    default: {
      const truths = children.map((child) => child.isTrue);
      const n = howMany(truths);
      const k = sql`${match.atLeast}::int`;
      return sql`(
        select u.f from unnest(array[${joinSql(flips, ', ')}], array[${joinSql(truths, ', ')}]) as u (f, t)
        where u.t = (${n} >= ${k}) order by u.f
        limit 1 offset case when ${n} >= ${k} then ${n} - ${k} else ${k} - ${n} - 1 end)`;
    }
  }
}
