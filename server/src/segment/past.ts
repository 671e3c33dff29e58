import type { SegmentDefinition } from '@segue/shared/segment';
import type { Clock } from '../clock.ts';
import type { Pool } from '../db/pool.ts';
import { bindSlots, sql } from '../db/sql.ts';
import { loadCatalogue } from './catalogue.ts';
import { compileTotal } from './compile/index.ts';

const PAST_DAYS = 30;
const MS_PER_DAY = 86_400_000;
/** Above this many people thirty counts are no longer free: the trend then begins on the day the segment is made. */
const PEOPLE_MAX = 50_000;

interface NewSegment {
  readonly segment_id: number;
  readonly workspace_id: number;
  readonly definition: SegmentDefinition;
}

/**
 * Gives a new segment's trend a past: its size at the end of each of the last 30 days, by the same compiler with
 * an earlier clock. Fields are read as they are now; their history is not kept yet.
 */
export async function rememberPast(pool: Pool, clock: Clock, segment: NewSegment): Promise<void> {
  if (segment.definition.kind === 'static') return;
  const [total] = await pool.query<{ n: number }>(
    sql`select count(*) as n from persons where workspace_id = ${segment.workspace_id}::int`,
  );
  if ((total?.n ?? 0) > PEOPLE_MAX) return;
  const { namesOf } = await loadCatalogue(pool);
  const statement = compileTotal(segment.definition, namesOf(segment.workspace_id), { asOf: true });
  const midnight = Date.parse(`${clock.now().slice(0, 10)}T00:00:00.000Z`);
  const days = Array.from({ length: PAST_DAYS }, (_, back) => new Date(midnight - back * MS_PER_DAY));
  const sizes: number[] = [];
  for (const dayEnd of days) {
    const values = bindSlots(statement, { now: dayEnd.toISOString() });
    const [row] = await pool.run<{ n: number }>({ text: statement.text, values });
    sizes.push(row?.n ?? 0);
  }
  await pool.query(sql`
    insert into segment_past_sizes (segment_id, day, size)
    select ${segment.segment_id}::int, i.day, i.size
    from unnest(${days.map((dayEnd) => new Date(dayEnd.getTime() - 1).toISOString().slice(0, 10))}::date[],
                ${sizes}::bigint[]) as i (day, size)
    on conflict do nothing`);
}
