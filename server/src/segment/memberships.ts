import type { Membership } from '@segue/shared/api';
import type { SegmentDefinition } from '@segue/shared/segment';
import type { Instant } from '../clock.ts';
import { sql } from '../db/sql.ts';
import type { Context } from '../context.ts';
import { loadCatalogue } from './catalogue.ts';
import { compileProbe } from './compile/index.ts';
import { findNextChange } from './next-change.ts';

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
    const { personId } = input;
    const next =
      row.flips_at === null
        ? null
        : await findNextChange(ctx, compileProbe(row.definition, names), { personId, holds: row.member });
    const changesAt = next?.at ?? null;
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
