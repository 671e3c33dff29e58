import type { RegularCondition } from '@segue/shared/segment';
import { joinSql, rawSql, sql } from '../../db/sql.ts';
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
  const periods = Array.from({ length: of }, (_, index) => ({
    name: rawSql(`n${index}`),
    inside: sql`e.occurred_at >= ${periodStart(context, period, -index)} and e.occurred_at < ${periodStart(context, period, 1 - index)}`,
  }));
  const columns = periods.map(({ name, inside }) => sql`${measure.value(inside)} as ${name}`);
  const begin = periodStart(context, period, 1 - of);
  const scan = and([...context.guards, eventsOf(context, source), sql`e.occurred_at >= ${begin}`]);
  const join = sql`left join lateral (
    select ${joinSql(columns, ', ')}, count(*) as total
    from events e ${measure.join} where ${scan}) as ${alias} on true`;
  const hits = joinSql(
    periods.map(({ name }) => sql`(${fits(event.count, sql`${alias}.${name}`)})::int`),
    ' + ',
  );
  const leaf: Leaf = {
    joins: [join],
    isTrue: sql`(${hits} >= ${condition.atLeast}::int)`,
    flipsAt: context.flips
      ? sql`case when ${alias}.total > 0 then ${periodStart(context, period, 1)} else ${NEVER} end`
      : null,
  };
  return withMovingFilters(context, source, leaf);
}
