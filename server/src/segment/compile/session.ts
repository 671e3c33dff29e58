import type { EventKind } from '../../event/index.ts';
import { rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import type { CompileContext } from './context.ts';

/** What people do themselves; what Segue records belongs to no session. */
export const SESSION_KINDS: readonly EventKind[] = ['track', 'page', 'screen'];

/** A longer pause than this between two events ends a session. */
const GAP = rawSql(`interval '30 minutes'`);

/** The first and the last event of a person's first or last session: instants, null where there is none. */
export function sessionBounds(
  context: CompileContext,
  which: 'first' | 'last',
): { readonly begin: SqlFragment; readonly end: SqlFragment } {
  const events = sql`events v where v.person_id = p.id and v.occurred_at <= ${context.now}
    and v.event_type_id = any(array(
      select t.id from event_types t
      where t.workspace_id = ${context.names.workspaceId}::int and t.kind = any(${[...SESSION_KINDS]}::text[])))`;
  const outermost = rawSql(which === 'first' ? 'min' : 'max');
  const outer = sql`(select ${outermost}(v.occurred_at) from ${events})`;
  // The first session ends with the first event that none follows in time, the last one begins with the last that follows none.
  const [neighbour, edge] = which === 'first' ? ['lead', 'min'] : ['lag', 'max'];
  const distance = rawSql(which === 'first' ? 'n.neighbour - n.at' : 'n.at - n.neighbour');
  const inner = sql`(
    select ${rawSql(edge ?? '')}(n.at) from (
      select v.occurred_at as at, ${rawSql(neighbour ?? '')}(v.occurred_at) over (order by v.occurred_at) as neighbour
      from ${events}) as n
    where n.neighbour is null or ${distance} > ${GAP})`;
  return which === 'first' ? { begin: outer, end: inner } : { begin: inner, end: outer };
}
