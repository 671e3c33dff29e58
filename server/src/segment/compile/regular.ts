import type { RegularCondition } from '@segue/shared/segment';
import { rawSql, sql } from '../../db/sql.ts';
import { and, type CompileContext, type Leaf, NEVER } from './context.ts';
import { withMovingFilters } from './event.ts';
import { compileMeasure, fits } from './measure.ts';
import { eventsOf, sourceOf } from './source.ts';
import { periodStart } from './window.ts';

/** In at least k of the last n periods of the calendar, the current one included; also those in which nothing happened. */
export function compileRegular(context: CompileContext, condition: RegularCondition): Leaf {
  const { event, period, of } = condition;
  const source = sourceOf(context, event);
  const measure = compileMeasure(context, event.count?.measure);
  const alias = context.alias('r');
  // The beginnings of all periods and of the next one; the list does not depend on the person, so it is made once.
  const starts = sql`(
      select array_agg(${periodStart(context, period, sql`k`)} order by k) from generate_series(${1 - of}::int, 1) as k)`;
  const scan = and([
    ...context.guards,
    eventsOf(context, source),
    sql`e.occurred_at >= (${starts})[w.k] and e.occurred_at < (${starts})[w.k + 1]`,
  ]);
  const join = sql`left join lateral (
    select count(*) filter (where ${fits(event.count, sql`one.n`)}) as hits, sum(one.total) as total
    from generate_series(1, ${of}::int) as w (k)
    cross join lateral (
      select ${measure.value(rawSql('true'))} as n, count(*) as total
      from events e ${measure.join} where ${scan}) as one) as ${alias} on true`;
  const leaf: Leaf = {
    joins: [join],
    isTrue: sql`(${alias}.hits >= ${condition.atLeast}::int)`,
    flipsAt: context.flips
      ? sql`case when ${alias}.total > 0 then ${periodStart(context, period, 1)} else ${NEVER} end`
      : null,
  };
  return withMovingFilters(context, source, leaf);
}
