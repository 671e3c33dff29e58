import { acceptsZero, type Count, countBounds, type Measure } from '@segue/shared/segment';
import { rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { and, type CompileContext, type Leaf, MICROSECOND, NEVER } from './context.ts';
import { elements } from './paths.ts';
import { scanOf, type Source } from './source.ts';
import type { CompiledWindow } from './window.ts';

/** What is added up of the events of a scan: an aggregate over the alias `e`, and what the scan must be joined with. */
export interface CompiledMeasure {
  readonly join: SqlFragment;
  /** The aggregate over those events that `inside` holds for; null where there is no value. */
  value(inside: SqlFragment): SqlFragment;
}

/** The number of events, or what else a count counts. */
export function compileMeasure(context: CompileContext, measure: Measure | undefined): CompiledMeasure {
  const plain = (value: CompiledMeasure['value']): CompiledMeasure => ({ join: rawSql(''), value });
  switch (measure?.of) {
    case undefined:
      return plain((inside) => sql`count(*) filter (where ${inside})`);
    case 'days': {
      const day = sql`(e.occurred_at at time zone ${context.names.timezone}::text)::date`;
      return plain((inside) => sql`count(distinct ${day}) filter (where ${inside})`);
    }
    case 'emails':
      return plain((inside) => sql`count(distinct e.properties ->> 'email') filter (where ${inside})`);
    default: {
      const { of, property } = measure as Extract<Measure, { property: string }>;
      const join = sql`cross join lateral ${elements({ root: sql`e.properties`, path: property })}`;
      if (of === 'distinct') {
        const isValue = sql`jsonb_typeof(element.x) in ('string', 'number', 'boolean') and trim_text(element.x #>> '{}') <> ''`;
        return {
          join,
          value: (inside) => sql`count(distinct fold(element.x #>> '{}')) filter (where ${inside} and ${isValue})`,
        };
      }
      const aggregate = rawSql({ sum: 'sum', average: 'avg', min: 'min', max: 'max' }[of]);
      return { join, value: (inside) => sql`${aggregate}(json_number(element.x)) filter (where ${inside})` };
    }
  }
}

interface Measured {
  readonly source: Source;
  readonly count: Count | undefined;
  readonly window: CompiledWindow;
  readonly perPerson: boolean;
}

/**
 * The whole range is aggregated: for measures, and for windows into which events still come as time passes. What is
 * measured may change when the oldest event leaves.
 */
export function measuredLeaf(context: CompileContext, { source, count, window, perPerson }: Measured): Leaf {
  const alias = context.alias('c');
  const measure = compileMeasure(context, count?.measure);
  const inside = window.type === 'look_ahead' ? window.inside(rawSql('e.occurred_at')) : rawSql('true');
  const columns = sql`${measure.value(inside)} as n,
    min(e.occurred_at) filter (where ${inside}) as oldest_inside,
    min(e.occurred_at) filter (where not ${inside}) as oldest_outside`;
  const from = sql`from events e ${measure.join} where ${scanOf(context, source, window, perPerson)}`;
  const join = perPerson
    ? sql`left join lateral (select ${columns} ${from}) as ${alias} on true`
    : sql`left join (select e.person_id, ${columns} ${from} group by e.person_id) as ${alias}
        on ${alias}.person_id = p.id`;
  const isTrue = fits(count, sql`${alias}.n`);
  const flipsAt = context.flips ? flipOf(window, sql`${alias}.oldest_inside`, sql`${alias}.oldest_outside`) : null;
  return { joins: [join], isTrue, flipsAt };
}

/** Whether a measured value fits a count; null is the value of nothing. */
export function fits(count: Count | undefined, value: SqlFragment): SqlFragment {
  const { lo, hi, loExclusive, hiExclusive } = countBounds(count);
  const atLeast = rawSql(loExclusive ? '>' : '>=');
  const atMost = rawSql(hiExclusive ? '<' : '<=');
  const within = and([
    ...(Number.isFinite(lo) ? [sql`${value} ${atLeast} (${String(lo)}::text)::numeric`] : []),
    ...(hi === null ? [] : [sql`${value} ${atMost} (${String(hi)}::text)::numeric`]),
  ]);
  return sql`coalesce(${within}, ${rawSql(acceptsZero(count) ? 'true' : 'false')})`;
}

function flipOf(window: CompiledWindow, oldestInside: SqlFragment, oldestOutside: SqlFragment): SqlFragment | null {
  if (window.type === 'look_ahead') return sql`coalesce(${window.flipsAt(oldestInside, oldestOutside)}, ${NEVER})`;
  if (window.resetsAt) return sql`case when ${oldestInside} is not null then ${window.resetsAt} else ${NEVER} end`;
  if (window.span === null) return null;
  return sql`coalesce(${oldestInside} + ${window.span} + ${MICROSECOND}, ${NEVER})`;
}
