import type { EventInfo, PropertyInfo } from '@segue/shared/api';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';

/** Every event name ever received, most frequent first. */
export async function listEventTypes(ctx: Context): Promise<EventInfo[]> {
  return ctx.pool.query<EventInfo>(sql`
    select name, kind, events as count, first_seen_at, last_seen_at from event_types
    where workspace_id = ${ctx.workspace.id}::int
    order by events desc, name`);
}

/** The properties seen on events of a name. Throws `event_type_not_found`. */
export async function listProperties(ctx: Context, input: { readonly event: string }): Promise<PropertyInfo[]> {
  const id = await getEventTypeId(ctx, input.event);
  return ctx.pool.query<PropertyInfo>(sql`
    select name, type, last_seen_at from event_properties where event_type_id = ${id}::int order by name`);
}

export async function getEventTypeId(ctx: Context, name: string): Promise<number> {
  const [row] = await ctx.pool.query<{ id: number }>(
    sql`select id from event_types where workspace_id = ${ctx.workspace.id}::int and name = ${name}::text`,
  );
  if (!row) throw new SegueError('event_type_not_found', { event: name });
  return row.id;
}
