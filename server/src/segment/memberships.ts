import type { Membership } from '@segue/shared/api';
import type { SegmentDefinition } from '@segue/shared/segment';
import { type Instant, isBefore } from '../clock.ts';
import { bindSlots, sql, type Statement } from '../db/sql.ts';
import type { Context } from '../context.ts';
import { loadCatalogue } from './catalogue.ts';
import { compileProbe } from './compile/index.ts';

/** Flips looked through until one really changes the membership; beyond it the countdown is early, never late. */
const FLIPS_MAX = 12;

interface StateRow {
  key: string;
  name: string;
  definition: SegmentDefinition;
  member: boolean;
  since: Instant;
  flips_at: Instant | null;
}

/**
 * The segments that a person is in, with when time alone will end that, and those that time alone will admit them to
 * (X1). The stored flips may be early; here each is followed until the membership really changes.
 */
export async function listMemberships(ctx: Context, input: { readonly personId: number }): Promise<Membership[]> {
  const { pool, workspace } = ctx;
  const rows = await pool.query<StateRow>(sql`
    select s.key, s.name, v.definition, st.member, st.since, st.flips_at
    from segments s
    join segment_versions v on v.id = s.live_version_id
    join segment_states st on st.version_id = v.id and st.person_id = ${input.personId}::bigint
    where s.workspace_id = ${workspace.id}::int and (st.member or st.flips_at is not null)
    order by st.member desc, s.name, s.id`);
  if (rows.length === 0) return [];
  const names = (await loadCatalogue(pool)).namesOf(workspace.id);
  const memberships: Membership[] = [];
  for (const row of rows) {
    const changesAt =
      row.flips_at === null
        ? null
        : await nextChange(ctx, compileProbe(row.definition, names), input.personId, row.member);
    // Nothing that time alone will do: somebody who is out and stays out.
    if (!row.member && changesAt === null) continue;
    memberships.push({
      segment: { key: row.key, name: row.name },
      member: row.member,
      entered_at: row.member ? row.since : null,
      leaves_at: row.member ? changesAt : null,
      enters_at: row.member ? null : changesAt,
    });
  }
  return memberships;
}

/** When the membership will change if nothing happens; null if it never will. Asks the condition at each of its flips. */
async function nextChange(ctx: Context, probe: Statement, personId: number, member: boolean): Promise<Instant | null> {
  let at = ctx.clock.now();
  for (let flips = 0; flips <= FLIPS_MAX; flips += 1) {
    const [row] = await ctx.pool.run<{ holds: boolean; flips_at: Instant | null }>({
      text: probe.text,
      values: bindSlots(probe, { now: at, ids: [personId] }),
    });
    if (!row) return null;
    if (row.holds !== member) return at;
    if (row.flips_at === null || !isBefore(at, row.flips_at)) return null;
    at = row.flips_at;
  }
  return at;
}
