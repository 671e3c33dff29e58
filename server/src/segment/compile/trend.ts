import { durationToMicros, type TrendCondition } from '@segue/shared/segment';
import { sql } from '../../db/sql.ts';
import { and, type CompileContext, type Leaf, MICROSECOND, microsInterval, NEVER } from './context.ts';
import { withMovingFilters } from './event.ts';
import { compileMeasure } from './measure.ts';
import { eventsOf, sourceOf } from './source.ts';

/** S19: the last period against the one before it; no event is in both, and with nothing before there is no trend. */
export function compileTrend(context: CompileContext, condition: TrendCondition): Leaf {
  const source = sourceOf(context, condition.measure);
  const of = condition.measure.count?.measure;
  const measure = compileMeasure(context, of);
  const period = microsInterval(durationToMicros(condition.period));
  const begin = sql`${context.now} - ${period}`;
  const last = sql`e.occurred_at >= ${begin}`;
  const before = sql`e.occurred_at < ${begin}`;
  const alias = context.alias('t');
  const scan = and([...context.guards, eventsOf(context, source), sql`e.occurred_at >= ${begin} - ${period}`]);
  const join = sql`left join lateral (
    select ${measure.value(last)} as last, ${measure.value(before)} as before,
           min(e.occurred_at) filter (where ${last}) as oldest_last,
           min(e.occurred_at) filter (where ${before}) as oldest_before
    from events e ${measure.join} where ${scan}) as ${alias} on true`;
  const value = of?.of === 'sum' ? sql`coalesce(${alias}.last, 0)` : sql`${alias}.last`;
  const { operator, percent } = condition.change;
  const hundredth = sql`(${String(percent)}::text)::numeric`;
  const changed =
    operator === 'up_by_at_least'
      ? sql`${value} * 100 >= ${alias}.before * (100 + ${hundredth})`
      : sql`${value} * 100 <= ${alias}.before * (100 - ${hundredth})`;
  const leaf: Leaf = {
    joins: [join],
    isTrue: sql`coalesce(${alias}.before > 0 and ${changed}, false)`,
    flipsAt: context.flips
      ? sql`coalesce(least(${alias}.oldest_last + ${period}, ${alias}.oldest_before + ${period} + ${period}) + ${MICROSECOND}, ${NEVER})`
      : null,
  };
  return withMovingFilters(context, source, leaf);
}
