import type { BacktestDay } from '@segue/shared/api';
import { bindSlots, sql } from '../db/sql.ts';
import type { Context } from '../context.ts';
import { loadCatalogue } from './catalogue.ts';
import { compileAccountIds, compileIdsAsOf } from './compile/index.ts';
import { assertUsable, parseDefinition } from './input.ts';

export const BACKTEST_DAYS_MAX = 365;

/**
 * What a definition would have done had it existed: for the end of each of the last days of the workspace (the last one is
 * now), how many fit, and who came and went since the end of the day before. Somebody who came and went within one day
 * shows in neither. Days come one by one, oldest first, so that whoever reads may show progress, or stop. Throws like a
 * preview before the first day.
 */
export async function backtestSegment(
  context: Context,
  input: { readonly definition: unknown; readonly days: number },
): Promise<AsyncGenerator<BacktestDay>> {
  const { pool, workspace, clock } = context;
  const definition = parseDefinition(input.definition);
  await assertUsable(pool, workspace.id, null, definition);
  const names = (await loadCatalogue(pool)).namesOf(workspace.id);
  const statement =
    definition.of === 'account'
      ? compileAccountIds(definition, names, { asOf: true })
      : compileIdsAsOf(definition, names);
  const ends = await pool.query<{ day: string; at: string }>(sql`
    with today as (select date_trunc('day', ${clock.now()}::timestamptz at time zone ${workspace.timezone}::text) as day)
    select (today.day - make_interval(days => back))::date as day,
           least((today.day - make_interval(days => back - 1)) at time zone ${workspace.timezone}::text
                 - interval '1 microsecond', ${clock.now()}::timestamptz) as at
    from today, generate_series(${input.days}::int, 0, -1) as back
    order by back desc`);

  async function* days(): AsyncGenerator<BacktestDay> {
    let before: readonly number[] | null = null;
    for (const { day, at } of ends) {
      const [row] = await pool.run<{ ids: string }>({
        text: statement.text,
        values: bindSlots(statement, { now: at }),
      });
      const ids = row?.ids ? row.ids.split(',').map(Number) : [];
      // The first one only tells who was there already.
      if (before !== null) yield { day, size: ids.length, ...changesBetween(before, ids) };
      before = ids;
    }
  }
  return days();
}

/** Both in ascending order, so one pass tells. */
function changesBetween(before: readonly number[], after: readonly number[]): { entered: number; left: number } {
  let shared = 0;
  let index = 0;
  for (const id of after) {
    while ((before[index] ?? Number.POSITIVE_INFINITY) < id) index += 1;
    if (before[index] === id) shared += 1;
  }
  return { entered: after.length - shared, left: before.length - shared };
}
