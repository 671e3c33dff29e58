import type { FieldValue } from '@segue/shared/api';
import { sql } from '../db/sql.ts';
import type { Context } from '../context.ts';

type Fields = Readonly<Record<string, FieldValue>>;

/** Enough for shares within ±2 %, few enough to be read at once at any size. */
const SAMPLE_MAX = 3_000;

/** Fields of some people (or accounts) spread over all of them, and how many there are in all. */
export async function sampleOwners(
  ctx: Context,
  of: 'person' | 'account',
): Promise<{ total: number; sample: readonly Fields[] }> {
  return of === 'person' ? samplePeople(ctx) : sampleAccounts(ctx);
}

async function samplePeople({ pool, workspace }: Context): Promise<{ total: number; sample: readonly Fields[] }> {
  const [range] = await pool.query<{ total: number; lo: number | null; hi: number | null }>(sql`
    select count(*) as total, min(id) as lo, max(id) as hi from persons
    where workspace_id = ${workspace.id}::int and identified and merged_into is null`);
  const { total = 0, lo = 0, hi = 0 } = range ?? {};
  const rows = await pool.query<{ fields: Fields }>(sql`
    select fields from persons
    where workspace_id = ${workspace.id}::int and identified and merged_into is null
      and (${total <= SAMPLE_MAX}::boolean or id = any(${drawIds(lo ?? 0, hi ?? 0)}::bigint[]))
    limit ${SAMPLE_MAX}::int`);
  return { total, sample: rows.map((row) => row.fields) };
}

/** Ids are nearly dense, so that evenly spaced ones mostly belong to somebody. */
function drawIds(lo: number, hi: number): number[] {
  const step = Math.max(1, (hi - lo + 1) / SAMPLE_MAX);
  const draws = Math.min(SAMPLE_MAX, hi - lo + 1);
  return Array.from({ length: draws }, (_, index) => lo + Math.floor((index + 0.5) * step));
}

async function sampleAccounts({ pool, workspace }: Context): Promise<{ total: number; sample: readonly Fields[] }> {
  const [count] = await pool.query<{ total: number }>(
    sql`select count(*) as total from accounts where workspace_id = ${workspace.id}::int`,
  );
  const rows = await pool.query<{ fields: Fields }>(sql`
    select fields from accounts where workspace_id = ${workspace.id}::int order by id desc limit ${SAMPLE_MAX}::int`);
  return { total: count?.total ?? 0, sample: rows.map((row) => row.fields) };
}
