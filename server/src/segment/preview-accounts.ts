import type { Preview } from '@segue/shared/api';
import { formatPath, type SegmentDefinition, walkConditions } from '@segue/shared/segment';
import { loadAccounts } from '../account/index.ts';
import type { Instant } from '../clock.ts';
import { sql } from '../db/sql.ts';
import type { Context } from '../context.ts';
import { countAccounts, fittingAccountIds } from './accounts.ts';

const SHOWN_ACCOUNTS = 10;
const ACCOUNTS_MAX = 1_000;

/** The preview of a segment of accounts: always exact, as accounts are few. `people` asks for all that fit. */
export async function previewAccounts(
  context: Context,
  definition: SegmentDefinition,
  options: {
    readonly at?: Instant | undefined;
    readonly people?: boolean | undefined;
    readonly per_condition?: boolean | undefined;
  },
): Promise<Preview> {
  const ids = await fittingAccountIds(context, definition, options.at);
  const [all] = await context.pool.query<{ n: number }>(
    sql`select count(*) as n from accounts where workspace_id = ${context.workspace.id}::int`,
  );
  const counts: Record<string, number> = {};
  if (options.per_condition) {
    const parts: [string, SegmentDefinition][] = [];
    walkConditions(definition, (condition, path) => {
      if (path.length > 0) parts.push([formatPath(path), { ...definition, condition }]);
    });
    for (const [path, alone] of parts) counts[path] = await countAccounts(context, alone, { at: options.at });
  }
  return {
    count: ids.length,
    exact: true,
    total: all?.n ?? 0,
    sample: [],
    accounts: await loadAccounts(context, ids.slice(0, options.people ? ACCOUNTS_MAX : SHOWN_ACCOUNTS)),
    ...(options.per_condition ? { per_condition: counts } : {}),
  };
}
