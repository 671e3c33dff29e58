import type { FieldValue, ValueSuggestion } from '@segue/shared/api';
import { sql } from '../db/sql.ts';
import { countValues, valuesAt } from '../field/index.ts';
import type { Context } from '../context.ts';
import { getEventTypeId } from './list-event-types.ts';

/** The newest events that are looked at: the values of today, at the same cost for any history. */
const RECENT_EVENTS_MAX = 5_000;

/** Values of a property that fit what was typed, most frequent first among recent events. Throws `event_type_not_found`. */
export async function listPropertyValues(
  ctx: Context,
  input: { readonly event: string; readonly property: string; readonly search?: string | undefined },
): Promise<ValueSuggestion[]> {
  const typeId = await getEventTypeId(ctx, input.event);
  const [top = ''] = input.property.split('.', 1);
  // Only the members that the path begins with, not whole events.
  const rows = await ctx.pool.query<{ top: FieldValue | null; whole: FieldValue | null }>(sql`
    select properties -> ${top}::text as top, properties -> ${input.property}::text as whole
    from events where event_type_id = ${typeId}::int
    order by occurred_at desc limit ${RECENT_EVENTS_MAX}::int`);
  const found = rows.flatMap((row) =>
    valuesAt(
      {
        ...(row.top === null ? {} : { [top]: row.top }),
        ...(row.whole === null ? {} : { [input.property]: row.whole }),
      },
      input.property,
    ),
  );
  return countValues(found, input.search ?? '');
}
