import type { ValueType } from '@segue/shared/segment';
import { sql } from '../db/sql.ts';
import type { Context } from '../context.ts';
import { valuesAt } from './count-values.ts';
import { sampleOwners } from './sample-owners.ts';

export interface ObservedField {
  readonly name: string;
  readonly type: ValueType;
  /** People (or accounts) that have a value. */
  readonly owners: number;
  readonly values: readonly (string | number | boolean)[];
}

/**
 * The types of some fields, how many have them and every value there is. Null for `total` and no owners or values where
 * there are too many people to have looked at them all: then nothing is said rather than guessed.
 */
export async function observeFields(
  ctx: Context,
  input: { readonly of: 'person' | 'account'; readonly names: readonly string[] },
): Promise<{ total: number | null; fields: readonly ObservedField[] }> {
  if (input.names.length === 0) return { total: null, fields: [] };
  const rows = await ctx.pool.query<{ name: string; type: ValueType }>(sql`
    select name, type from fields
    where workspace_id = ${ctx.workspace.id}::int and of = ${input.of}::text and name = any(${[...input.names]}::text[])`);
  const { total, sample } = await sampleOwners(ctx, input.of);
  const isWhole = sample.length === total;
  const fields = rows.map(({ name, type }) => {
    const values = isWhole ? sample.map((owner) => valuesAt(owner, name).filter(isScalar)) : [];
    return { name, type, owners: values.filter((own) => own.length > 0).length, values: [...new Set(values.flat())] };
  });
  return { total: isWhole ? total : null, fields };
}

function isScalar(value: unknown): value is string | number | boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean';
}
