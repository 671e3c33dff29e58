import type { Page, PersonSummary, SegmentOverlap } from '@segue/shared/api';
import type { Context } from '../context.ts';
import { rawSql, sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import { loadSummaries } from '../person/index.ts';
import { decodeCursor, encodeCursor } from '../workspace/index.ts';
import { type ChosenSegment, loadChosen } from './chosen-segments.ts';

export const OVERLAP_SEGMENTS_MIN = 2;
/** More cannot be compared at a glance; 2^8 combinations are the most the query answers with. */
export const OVERLAP_SEGMENTS_MAX = 8;
const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 500;
const LIST = 'overlap';

/**
 * How many people some segments share, two by two and in every combination, as of now. Throws `invalid_query` unless
 * 2 to 8 different segments are named, and `segment_not_found`.
 */
export async function segmentOverlap(
  context: Context,
  input: { readonly keys: readonly string[] },
): Promise<SegmentOverlap> {
  const keys = [...new Set(input.keys)];
  if (keys.length < OVERLAP_SEGMENTS_MIN || keys.length > OVERLAP_SEGMENTS_MAX) {
    refuse('keys', 'Name 2 to 8 different segments to compare.');
  }
  const chosen = await loadChosen(context, keys);
  const combinations = await countCombinations(context, chosen);
  const sum = (mask: number): number =>
    combinations.reduce((total, one) => ((one.mask & mask) === mask ? total + one.people : total), 0);
  const shared = chosen.map((_, row) => chosen.map((_other, column) => sum((1 << row) | (1 << column))));
  return {
    segments: chosen.map(({ key, name, versionId }, index) => ({
      key,
      name,
      live: versionId !== null,
      people: shared[index]?.[index] ?? 0,
    })),
    shared,
    regions: combinations.map(({ mask, people }) => ({
      in: keys.filter((_, index) => (mask & (1 << index)) !== 0),
      people,
    })),
  };
}

/** One walk over the members: each person becomes a bit for every segment they are in. */
async function countCombinations(
  { pool }: Context,
  chosen: readonly ChosenSegment[],
): Promise<readonly { readonly mask: number; readonly people: number }[]> {
  const live = chosen.flatMap(({ versionId }, index) => (versionId === null ? [] : [{ versionId, bit: 1 << index }]));
  return pool.query<{ mask: number; people: number }>(sql`
    select mask, count(*) as people
    from (
      select bit_or(c.bit) as mask
      from unnest(${live.map((one) => one.versionId)}::int[], ${live.map((one) => one.bit)}::int[]) as c (version_id, bit)
      join segment_states s on s.version_id = c.version_id and s.member
      group by s.person_id) as each
    group by mask order by mask`);
}

export interface OverlapPeopleInput {
  /** Keys of the segments the people are in, one at least. */
  readonly in: readonly string[];
  /** Keys of segments they are not in. */
  readonly out?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly fields?: readonly string[] | undefined;
}

/** The people of one combination, in a stable order. Throws `invalid_query`, `segment_not_found`, `invalid_cursor`. */
export async function listOverlapPeople(context: Context, input: OverlapPeopleInput): Promise<Page<PersonSummary>> {
  const { pool, workspace } = context;
  const limit = Math.min(input.limit ?? LIMIT_DEFAULT, LIMIT_MAX);
  const inside = [...new Set(input.in)];
  const outside = [...new Set(input.out)];
  if (inside.length === 0 || inside.length + outside.length > OVERLAP_SEGMENTS_MAX) {
    refuse('in', 'Name one segment at least that the people are in, and at most 8 in all.');
  }
  const after = decodeCursor(input.cursor, LIST, ['id'])?.[0] ?? 0;
  const [first, ...others] = await loadChosen(context, inside);
  const without = await loadChosen(context, outside);
  const isIn = ({ versionId }: ChosenSegment) => sql`exists (
    select 1 from segment_states o where o.person_id = s.person_id and o.version_id = ${versionId}::int and o.member)`;
  const conditions = [...others.map(isIn), ...without.map((one) => sql`not ${isIn(one)}`)];
  const rows = await pool.query<{ person_id: number }>(sql`
    select s.person_id from segment_states s
    where s.version_id = ${first?.versionId ?? null}::int and s.member and s.person_id > ${after}::bigint
      ${conditions.reduce((all, one) => sql`${all} and ${one}`, rawSql(''))}
    order by s.person_id limit ${limit + 1}::int`);
  const page = rows.slice(0, limit).map((row) => row.person_id);
  return {
    data: await loadSummaries(pool, workspace.id, page, input.fields),
    next_cursor: rows.length > limit ? encodeCursor(LIST, [page.at(-1) ?? 0]) : null,
  };
}

function refuse(path: string, sentence: string): never {
  throw new SegueError('invalid_query', { issues: [{ path, message: sentence }] }, sentence);
}
