import type { AccountExplanation, AccountMembership, ExplainedCondition, FieldValue } from '@segue/shared/api';
import { childConditions, type Condition, type SegmentDefinition } from '@segue/shared/segment';
import type { Instant } from '../clock.ts';
import { bindSlots, sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { loadCatalogue } from './catalogue.ts';
import { compileAccountProbe, type Names } from './compile/index.ts';
import { getSegment } from './read.ts';

interface ProbeRow {
  readonly holds: boolean;
  readonly flips_at: Instant | null;
  readonly value: FieldValue | null;
  readonly found: number | null;
}

/**
 * Why an account is in a segment of accounts or not: each condition alone, by the compiler that decides it (X1). Throws
 * `segment_not_found`, `segment_subject`, `account_not_found`.
 */
export async function explainAccount(
  context: Context,
  input: { readonly key: string; readonly accountId: number },
): Promise<AccountExplanation> {
  const { definition } = await getSegment(context, input);
  if (definition.of !== 'account') {
    throw new SegueError('segment_subject', { segment: input.key }, `“${input.key}” groups people, not companies.`);
  }
  const names = (await loadCatalogue(context.pool)).namesOf(context.workspace.id);
  const tree = await explain(context, names, definition.condition, input.accountId);
  return { member: tree.true, next_flip_at: tree.flips_at, tree };
}

async function explain(
  context: Context,
  names: Names,
  condition: Condition,
  accountId: number,
): Promise<ExplainedCondition> {
  const row = await probe(context, names, condition, accountId);
  const children: ExplainedCondition[] = [];
  for (const child of childConditions(condition)) children.push(await explain(context, names, child, accountId));
  return {
    condition,
    true: row.holds,
    flips_at: row.flips_at,
    ...(children.length > 0 ? { children } : {}),
    ...(row.value === null ? {} : { value: row.value }),
    ...(condition.type === 'members' ? { found: row.found } : {}),
  };
}

async function probe(context: Context, names: Names, condition: Condition, accountId: number): Promise<ProbeRow> {
  const statement = compileAccountProbe(condition, names);
  const [row] = await context.pool.run<ProbeRow>({
    text: statement.text,
    values: bindSlots(statement, { now: context.clock.now(), id: accountId }),
  });
  if (!row) throw new SegueError('account_not_found');
  return row;
}

/** Every live segment of accounts, and whether the account is in it; those that it is in first. */
export async function listAccountMemberships(
  context: Context,
  input: { readonly accountId: number },
): Promise<AccountMembership[]> {
  const rows = await context.pool.query<{ key: string; name: string; definition: SegmentDefinition }>(sql`
    select s.key, s.name, v.definition from segments s join segment_versions v on v.id = s.live_version_id
    where s.workspace_id = ${context.workspace.id}::int and v.definition ->> 'of' = 'account'
    order by s.name, s.id`);
  if (rows.length === 0) return [];
  const names = (await loadCatalogue(context.pool)).namesOf(context.workspace.id);
  const memberships: AccountMembership[] = [];
  for (const { key, name, definition } of rows) {
    const { holds, flips_at } = await probe(context, names, definition.condition, input.accountId);
    memberships.push({ segment: { key, name }, member: holds, changes_at: flips_at });
  }
  return memberships.toSorted((a, b) => Number(b.member) - Number(a.member));
}
