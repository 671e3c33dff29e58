import type { SegmentDefinition } from '@segue/shared/segment';
import type { Clock } from '../clock.ts';
import type { Pool } from '../db/pool.ts';
import { bindSlots, sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
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
 * Gives the trends of new segments a past: their size at the end of each of the last 30 days, by the same compiler
 * with an earlier clock. Fields are taken as they are now: those of imported people have no past, and their import would
 * show as a jump. It is done when nothing waits for it, one count at a time; `goesOn` is asked before each.
 */
export async function rememberPasts(pool: Pool, clock: Clock, goesOn: () => boolean): Promise<void> {
  const waiting = await pool.query<NewSegment>(sql`
    select s.id as segment_id, s.workspace_id, v.definition
    from segments s join segment_versions v on v.id = s.live_version_id and v.status = 'live'
    where v.definition ->> 'kind' = 'dynamic' and coalesce(v.definition ->> 'of', 'person') = 'person'
      and not exists (select 1 from segment_past_sizes past where past.segment_id = s.id)
      and (select count(*) from (
        select 1 from persons p where p.workspace_id = s.workspace_id limit ${PEOPLE_MAX + 1}::int) as people) <= ${PEOPLE_MAX}::int
    order by s.id`);
  for (const segment of waiting) {
    if (!goesOn()) return;
    try {
      await rememberPast(pool, clock, segment, goesOn);
    } catch (error) {
      // A segment that it reads has just been deleted or is not made yet: its turn comes again.
      if (!(error instanceof SegueError && error.code === 'unknown_segment')) throw error;
    }
  }
}

async function rememberPast(pool: Pool, clock: Clock, segment: NewSegment, goesOn: () => boolean): Promise<void> {
  const { namesOf } = await loadCatalogue(pool);
  const statement = compileTotal(segment.definition, namesOf(segment.workspace_id), {
    asOf: true,
    fieldsOfToday: true,
  });
  const midnight = Date.parse(`${clock.now().slice(0, 10)}T00:00:00.000Z`);
  const days = Array.from({ length: PAST_DAYS }, (_, back) => new Date(midnight - back * MS_PER_DAY));
  const sizes: number[] = [];
  for (const dayEnd of days) {
    if (!goesOn()) return;
    const values = bindSlots(statement, { now: dayEnd.toISOString() });
    const [row] = await pool.run<{ n: number }>({ text: statement.text, values });
    sizes.push(row?.n ?? 0);
  }
  // Locked, because the segment may be deleted at this very moment.
  await pool.query(sql`
    with s as (select id from segments where id = ${segment.segment_id}::int for key share)
    insert into segment_past_sizes (segment_id, day, size)
    select s.id, i.day, i.size
    from unnest(${days.map((dayEnd) => new Date(dayEnd.getTime() - 1).toISOString().slice(0, 10))}::date[],
                ${sizes}::bigint[]) as i (day, size)
    cross join s
    on conflict do nothing`);
}
