import type { Page, SegmentTransition } from '@segue/shared/api';
import type { Instant } from '../clock.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import { withSummaries } from '../person/index.ts';
import type { Context } from '../context.ts';
import { decodeCursor, encodeCursor } from '../workspace/index.ts';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 500;
const LIST = 'transitions';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export interface TransitionLogInput {
  readonly key: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/**
 * Who entered and left a segment, the newest first, from the events of it (S25). People who came or went by an edit that
 * triggered nothing have no such event. Throws `segment_not_found`, `invalid_cursor`.
 */
export async function listTransitions(context: Context, input: TransitionLogInput): Promise<Page<SegmentTransition>> {
  const { pool, workspace } = context;
  const limit = Math.min(input.limit ?? LIMIT_DEFAULT, LIMIT_MAX);
  const before = decodeCursor(input.cursor, LIST, ['instant', 'uuid']) ?? ['infinity', LAST_ID];
  const [segment] = await pool.query<{ created_at: Instant }>(
    sql`select created_at from segments where workspace_id = ${workspace.id}::int and key = ${input.key}::text`,
  );
  if (!segment) throw new SegueError('segment_not_found', { key: input.key });
  // An earlier segment may have had the same key: what happened before this one was made is not its own.
  const rows = await pool.query<{
    id: string;
    person_id: number;
    entered: boolean;
    at: Instant;
    because: string | null;
  }>(
    sql`
      select found.id, found.person_id, found.entered, found.at,
             (select ct.name from events c join event_types ct on ct.id = c.event_type_id
              where c.person_id = found.person_id and c.id = found.because) as because
      from event_types t
      cross join lateral (
        select e.id, e.person_id, t.name = 'Segment Entered' as entered, e.occurred_at as at,
               (e.properties ->> 'because')::uuid as because
        from events e
        where e.event_type_id = t.id and e.properties ->> 'segment' = ${input.key}::text
          and e.occurred_at >= ${segment.created_at}::timestamptz and e.occurred_at <= ${before[0]}::timestamptz
          and (e.occurred_at, e.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)
        order by e.occurred_at desc, e.id desc limit ${limit + 1}::int) as found
      where t.workspace_id = ${workspace.id}::int and t.kind = 'segment' and t.name in ('Segment Entered', 'Segment Left')
      order by found.at desc, found.id desc limit ${limit + 1}::int`,
  );
  const page = rows.slice(0, limit);
  const transitions = await withSummaries(pool, workspace.id, page);
  const last = page.at(-1);
  return {
    data: transitions.map(({ id, person, entered, at, because }) => ({
      id,
      person,
      change: entered ? 'entered' : 'left',
      at,
      because,
    })),
    next_cursor: rows.length > limit && last ? encodeCursor(LIST, [last.at, last.id]) : null,
  };
}
