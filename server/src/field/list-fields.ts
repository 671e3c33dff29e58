import type { FieldInfo, FieldValue } from '@segue/shared/api';
import { sql } from '../db/sql.ts';
import type { Context } from '../context.ts';
import { valuesAt } from './count-values.ts';
import { sampleOwners } from './sample-owners.ts';

/**
 * Every field ever seen, with how many people (or accounts) have it: exact for small workspaces, else an estimate from
 * a sample, which is the same at any size of the workspace.
 */
export async function listFields(ctx: Context, input: { readonly of: 'person' | 'account' }): Promise<FieldInfo[]> {
  const rows = await ctx.pool.query<Omit<FieldInfo, 'people'>>(sql`
    select name, of, type, first_seen_at, last_seen_at, misfits from fields
    where workspace_id = ${ctx.workspace.id}::int and of = ${input.of}::text
    order by name`);
  if (rows.length === 0) return [];
  const { total, sample } = await sampleOwners(ctx, input.of);
  const share = sample.length === 0 ? 0 : total / sample.length;
  return rows.map((row) => ({
    ...row,
    people: Math.round(sample.filter((fields) => hasValue(fields, row.name)).length * share),
  }));
}

function hasValue(fields: Readonly<Record<string, FieldValue>>, name: string): boolean {
  return valuesAt(fields, name).some(
    (value) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
}
