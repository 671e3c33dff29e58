import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { rawSql, sql } from '../db/sql.ts';
import type { Attributed } from './identity.ts';
import type { Json, JsonObject } from '../event/index.ts';
import type { Change } from '../event/index.ts';
import type { Registry } from '../event/index.ts';

/**
 * Applies the traits of new identify calls in their order: a field not mentioned keeps its value, null clears
 * it (S11). Writes only what differs and returns the fields that changed.
 */
export async function applyTraits(
  tx: Database,
  registry: Registry,
  workspaceId: number,
  fresh: readonly Attributed[],
): Promise<Change[]> {
  const identifies = fresh.filter(({ message }) => message.type === 'identify' && hasKeys(message.traits));
  const [first] = identifies;
  if (!first) return [];
  const at = first.message.receivedAt;
  await registry.ensureFields(
    tx,
    workspaceId,
    'person',
    identifies.map(({ message }) => message.traits),
    at,
  );
  const patches = new Map<number, { patch: JsonObject; last: Attributed }>();
  for (const entry of identifies) {
    const patch = registry.coercePatch(workspaceId, 'person', entry.message.traits, at);
    const earlier = patches.get(entry.person.id)?.patch ?? {};
    patches.set(entry.person.id, { patch: { ...earlier, ...patch }, last: entry });
  }
  const ids = [...patches.keys()].sort((a, b) => a - b);
  const current = await tx.queryPrepared<{ id: number; fields: JsonObject }>(
    sql`select id, fields from persons where id = any(${ids}::bigint[])`,
  );
  const updates: { id: number; patch: JsonObject }[] = [];
  const changes: Change[] = [];
  for (const row of current) {
    const entry = patches.get(row.id);
    if (!entry) continue;
    const changed = changedEntries(row.fields, entry.patch);
    if (changed.length === 0) continue;
    updates.push({ id: row.id, patch: Object.fromEntries(changed) });
    const { occurredAt, receivedAt } = entry.last.message;
    for (const keyId of registry.fieldIds(
      workspaceId,
      'person',
      changed.map(([name]) => name),
    )) {
      changes.push({ personId: row.id, change: 'field', keyId, eventId: null, occurredAt, receivedAt });
    }
  }
  await patchFields(tx, 'persons', updates, at);
  return changes;
}

/** The entries of a patch that would change something; null clears what is there. */
export function changedEntries(current: JsonObject, patch: JsonObject): [string, Json][] {
  return Object.entries(patch).filter(([name, value]) => {
    if (value === null) return name in current;
    return JSON.stringify(current[name]) !== JSON.stringify(value);
  });
}

/**
 * Merges patches into the `fields` of people or accounts; null clears. What was there before is kept as history, unless
 * the person or account came into being at this very moment.
 */
export async function patchFields(
  tx: Database,
  table: 'persons' | 'accounts',
  updates: readonly { id: number; patch: JsonObject }[],
  now: Instant,
): Promise<void> {
  if (updates.length === 0) return;
  const ids = updates.map((update) => update.id);
  const patches = updates.map((update) => JSON.stringify(update.patch));
  const of = TABLES[table];
  await tx.queryPrepared(sql`
    with i as materialized (
      select id, patch::jsonb as patch from unnest(${ids}::bigint[], ${patches}::text[]) as u (id, patch)
    ),
    kept as (
      insert into ${of.changes} (${of.id}, changed_at, fields)
      select t.id, ${now}::timestamptz,
             (select jsonb_object_agg(k, coalesce(t.fields -> k, 'null'::jsonb)) from jsonb_object_keys(i.patch) as k)
      from ${of.table} t join i on i.id = t.id
      where ${of.born} < ${now}::timestamptz
    )
    update ${of.table} t
    set fields = (t.fields || i.patch) - array(select key from jsonb_each(i.patch) where value = 'null'::jsonb)
    from i
    where t.id = i.id`);
}

const TABLES = {
  persons: {
    table: rawSql('persons'),
    changes: rawSql('person_changes'),
    id: rawSql('person_id'),
    born: rawSql('t.created_at'),
  },
  accounts: {
    table: rawSql('accounts'),
    changes: rawSql('account_changes'),
    id: rawSql('account_id'),
    born: rawSql('t.first_seen_at'),
  },
} as const;

function hasKeys(object: JsonObject): boolean {
  return Object.keys(object).length > 0;
}
