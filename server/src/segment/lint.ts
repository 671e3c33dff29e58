import type { Lint } from '@segue/shared/api';
import { type Locale, references, type SegmentDefinition } from '@segue/shared/segment';
import { lintDefinition, lintName, type LintField, type LintWorkspace } from '@segue/shared/segment/lint';
import { sql } from '../db/sql.ts';
import { listEventTypes } from '../event/index.ts';
import { observeFields } from '../field/index.ts';
import { getSettings } from '../workspace/index.ts';
import type { Context } from '../context.ts';
import { parseDefinition } from './input.ts';
import { loadNewestDefinitions } from './newest-definitions.ts';

export interface LintOptions {
  readonly definition: unknown;
  /** The segment the definition is for, which is not compared with itself. */
  readonly key?: string | undefined;
  readonly locale?: Locale | undefined;
  /** The name of the segment, to hold it to the convention of the workspace. */
  readonly name?: string | undefined;
}

/** What the author of a definition should look at. Throws `invalid_definition` for one that could not be saved. */
export async function lintSegment(context: Context, options: LintOptions): Promise<Lint> {
  const definition = parseDefinition(options.definition);
  const workspace = await loadWorkspace(context, definition, options.key);
  const locale = options.locale ?? 'en';
  const found = lintDefinition(definition, workspace, locale);
  if (options.name === undefined) return { lint: found };
  const { naming } = await getSettings(context);
  const aboutName = lintName(options.name.trim(), definition, naming, locale);
  return { lint: aboutName === null ? found : [...found, aboutName] };
}

async function loadWorkspace(
  context: Context,
  definition: SegmentDefinition,
  key: string | undefined,
): Promise<LintWorkspace> {
  const { personFields, accountFields } = references(definition);
  const events = await listEventTypes(context);
  const people = await observeFields(context, { of: 'person', names: personFields });
  const accounts = await observeFields(context, { of: 'account', names: accountFields });
  return {
    nowMs: Date.parse(context.clock.now()),
    historySinceMs: await historySince(context),
    people: people.total,
    events: events.map(({ name, last_seen_at }) => ({ name, lastSeenMs: Date.parse(last_seen_at) })),
    fields: [...knownFields('person', people), ...knownFields('account', accounts)],
    segments: (await loadNewestDefinitions(context.pool, context.workspace.id)).filter((other) => other.key !== key),
  };
}

function knownFields(
  of: 'person' | 'account',
  { total, fields }: Awaited<ReturnType<typeof observeFields>>,
): readonly LintField[] {
  return fields.map(({ name, type, owners, values }) => ({
    of,
    name,
    type,
    people: owners,
    values: total === null ? null : values,
  }));
}

/** When the first person was seen: events of people are not older than they are. Null while there is nobody. */
async function historySince({ pool, workspace }: Context): Promise<number | null> {
  const [row] = await pool.query<{ since: string | null }>(
    sql`select min(first_seen_at) as since from persons where workspace_id = ${workspace.id}::int and merged_into is null`,
  );
  return row?.since == null ? null : Date.parse(row.since);
}
