import { durationToMicros, type SequenceCondition } from '@segue/shared/segment';
import { joinSql, rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { and, type CompileContext, type Leaf, MICROSECOND, microsInterval, NEVER } from './context.ts';
import { withMovingFilters } from './event.ts';
import { eventsOf, scanOf, sourceOf } from './source.ts';
import { type CompiledWindow, compileWindow } from './window.ts';

/**
 * S18: from some first event, each step strictly after the one before and the last within the time of the first. Taking
 * the earliest event that fits each step finds an order wherever there is one. With `thenNot`, the last step must be
 * missing, and the time over.
 */
export function compileSequence(context: CompileContext, condition: SequenceCondition): Leaf {
  const [first, ...following] = condition.steps.map((step) => sourceOf(context, step));
  const firstStep = condition.steps[0];
  if (!first || !firstStep) return { joins: [], isTrue: rawSql('false'), flipsAt: null };
  const window = compileWindow(context, firstStep.window);
  const within = microsInterval(durationToMicros(condition.within));
  const alias = context.alias('q');
  const deadline = sql`a.at + ${within}`;
  const times = [rawSql('a.at'), ...following.map((_, index) => rawSql(`s${index + 1}.at`))];
  const steps = following.map((source, index) => {
    const after = times[index] ?? rawSql('a.at');
    const between = sql`e.occurred_at > ${after} and e.occurred_at <= ${deadline}`;
    return sql`left join lateral (
      select min(e.occurred_at) as at from events e where ${eventsOf(context, source)} and ${between}
    ) as ${rawSql(`s${index + 1}`)} on true`;
  });
  const inside = window.type === 'look_ahead' ? window.inside(rawSql('e.occurred_at')) : rawSql('true');
  const scan = scanOf(context, first, window, true);
  const { holds, matures } = outcome(context, condition.thenNot === true, times, deadline);
  const join = sql`left join lateral (
    select coalesce(bool_or(a.inside and ${holds}), false) as holds,
           max(a.at) filter (where a.inside and ${holds}) as newest,
           min(${deadline} + ${MICROSECOND}) filter (where ${matures}) as matures,
           min(a.at) filter (where a.inside) as oldest_inside, min(a.at) filter (where not a.inside) as oldest_outside
    from (select e.occurred_at as at, ${inside} as inside from events e where ${scan}) as a
    ${joinSql(steps, '\n    ')}
  ) as ${alias} on true`;
  const flips = [sql`${alias}.matures`, ...windowFlips(window, alias)];
  const leaf: Leaf = {
    joins: [join],
    isTrue: sql`${alias}.holds`,
    flipsAt: context.flips ? sql`coalesce(least(${joinSql(flips, ', ')}), ${NEVER})` : null,
  };
  return [first, ...following].reduce((whole, source) => withMovingFilters(context, source, whole), leaf);
}

/** Whether one first event makes it true, and whether it may do so when its time is over. */
function outcome(
  context: CompileContext,
  thenNot: boolean,
  times: readonly SqlFragment[],
  deadline: SqlFragment,
): { holds: SqlFragment; matures: SqlFragment } {
  const happened = (at: SqlFragment | undefined): SqlFragment => sql`${at ?? rawSql('null')} is not null`;
  if (!thenNot) return { holds: happened(times.at(-1)), matures: rawSql('false') };
  const missed = and([happened(times.at(-2)), sql`not ${happened(times.at(-1))}`]);
  return {
    holds: and([missed, sql`${context.now} > ${deadline}`]),
    matures: and([missed, sql`${context.now} <= ${deadline}`]),
  };
}

function windowFlips(window: CompiledWindow, alias: SqlFragment): SqlFragment[] {
  if (window.type === 'look_ahead') return [window.flipsAt(sql`${alias}.oldest_inside`, sql`${alias}.oldest_outside`)];
  if (window.resetsAt) return [sql`case when ${alias}.oldest_inside is not null then ${window.resetsAt} end`];
  return window.span === null ? [] : [sql`${alias}.newest + ${window.span} + ${MICROSECOND}`];
}
