import type { SegmentDefinition } from '@segue/shared/segment';
import { bindSlots, type SqlFragment, sql } from '../db/sql.ts';
import type { Instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { SegueError } from '../errors.ts';
import { type Catalogue, loadCatalogue } from './catalogue.ts';
import { accountsThatFit, compileAccountIds, compileAccountTotal } from './compile/index.ts';

/** How many accounts fit a definition now, or as of an instant. Nothing is stored of accounts: each is looked at. */
export async function countAccounts(
  context: Context,
  definition: SegmentDefinition,
  options: { readonly at?: Instant | undefined; readonly catalogue?: Catalogue | undefined } = {},
): Promise<number> {
  const names = (options.catalogue ?? (await loadCatalogue(context.pool))).namesOf(context.workspace.id);
  const statement = compileAccountTotal(definition, names, { asOf: options.at !== undefined });
  const [row] = await context.pool.run<{ n: number }>({
    text: statement.text,
    values: bindSlots(statement, { now: options.at ?? context.clock.now() }),
  });
  return row?.n ?? 0;
}

/** Ids of all accounts that fit, in ascending order. */
export async function fittingAccountIds(
  context: Context,
  definition: SegmentDefinition,
  at?: Instant,
): Promise<number[]> {
  const names = (await loadCatalogue(context.pool)).namesOf(context.workspace.id);
  const statement = compileAccountIds(definition, names, { asOf: at !== undefined });
  const [row] = await context.pool.run<{ ids: string }>({
    text: statement.text,
    values: bindSlots(statement, { now: at ?? context.clock.now() }),
  });
  return row?.ids ? row.ids.split(',').map(Number) : [];
}

/**
 * A query of the ids of the accounts that are in a segment, to filter others by. Throws `segment_not_found`, and
 * `segment_subject` for a segment of people.
 */
export async function accountsInSegment(context: Context, key: string): Promise<SqlFragment> {
  const [row] = await context.pool.query<{ definition: SegmentDefinition }>(sql`
    select v.definition from segments s join segment_versions v on v.id = s.live_version_id
    where s.workspace_id = ${context.workspace.id}::int and s.key = ${key}::text`);
  if (!row) throw new SegueError('segment_not_found', { key });
  if (row.definition.of !== 'account') {
    throw new SegueError('segment_subject', { segment: key }, `“${key}” groups people, not companies.`);
  }
  const names = (await loadCatalogue(context.pool)).namesOf(context.workspace.id);
  return accountsThatFit(row.definition, names, { asOf: false, now: sql`${context.clock.now()}::timestamptz` });
}

/** Refuses a segment of accounts where people are asked for. */
export function assertOfPeople(key: string, definition: SegmentDefinition | null): void {
  if (definition?.of !== 'account') return;
  throw new SegueError(
    'segment_subject',
    { segment: key },
    `“${key}” groups companies, not people; GET /api/v1/accounts?segment=${key} lists them.`,
  );
}
