import type { Page, SegmentMember } from '@segue/shared/api';
import type { SegmentDefinition } from '@segue/shared/segment';
import type { Instant } from '../clock.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import { withSummaries } from '../person/index.ts';
import type { Context } from '../context.ts';
import { assertOfPeople } from './accounts.ts';

const LIMIT_DEFAULT = 100;
const LIMIT_MAX = 1_000;
/** The id of the last person of a page. */
const CURSOR = /^[1-9]\d*$/;

export interface MembersInput {
  readonly key: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly fields?: readonly string[] | undefined;
}

/** The members of a segment with when they entered, in a stable order; throws `segment_not_found`, `invalid_cursor`. */
export async function listMembers(context: Context, input: MembersInput): Promise<Page<SegmentMember>> {
  const { pool, workspace } = context;
  const limit = Math.min(input.limit ?? LIMIT_DEFAULT, LIMIT_MAX);
  const after = input.cursor === undefined ? 0 : CURSOR.test(input.cursor) ? Number(input.cursor) : Number.NaN;
  if (!Number.isSafeInteger(after)) throw new SegueError('invalid_cursor');
  const [segment] = await pool.query<{ live_version_id: number | null; definition: SegmentDefinition | null }>(sql`
    select s.live_version_id, v.definition from segments s left join segment_versions v on v.id = s.live_version_id
    where s.workspace_id = ${workspace.id}::int and s.key = ${input.key}::text`);
  if (!segment) throw new SegueError('segment_not_found', { key: input.key });
  assertOfPeople(input.key, segment.definition);
  const rows = await pool.query<{ person_id: number; since: Instant; flips_at: Instant | null }>(sql`
    select person_id, since, flips_at from segment_states
    where version_id = ${segment.live_version_id}::int and member and person_id > ${after}::bigint
    order by person_id limit ${limit + 1}::int`);
  const page = rows.slice(0, limit);
  const members = await withSummaries(pool, workspace.id, page, input.fields);
  const data = members.map(({ person, since, flips_at }) => ({ ...person, entered_at: since, leaves_at: flips_at }));
  return { data, next_cursor: rows.length > limit ? String(page.at(-1)?.person_id ?? '') : null };
}
