import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import type { Attributed } from './identity.ts';
import type { JsonObject } from '../event/index.ts';
import { addPending, type Change } from '../event/index.ts';
import type { Registry } from '../event/index.ts';
import { changedEntries, patchFields } from './traits.ts';

/** Carries out new `group` calls: the account with its fields, and who belongs to it (S22). */
export async function applyAccounts(
  tx: Database,
  registry: Registry,
  workspaceId: number,
  fresh: readonly Attributed[],
): Promise<Change[]> {
  const groups = fresh.filter(({ message }) => message.type === 'group');
  const [first] = groups;
  if (!first) return [];
  const at = first.message.receivedAt;
  const keys = [...new Set(groups.map(({ message }) => message.groupId ?? ''))].sort();
  await tx.queryPrepared(sql`
    insert into accounts (workspace_id, key, first_seen_at, last_seen_at)
    select ${workspaceId}::int, key, ${at}::timestamptz, ${at}::timestamptz from unnest(${keys}::text[]) as key
    on conflict (workspace_id, key) do update set last_seen_at = greatest(accounts.last_seen_at, excluded.last_seen_at)`);
  const accounts = await tx.queryPrepared<{ id: number; key: string; fields: JsonObject }>(sql`
    select id, key, fields from accounts where workspace_id = ${workspaceId}::int and key = any(${keys}::text[])`);
  const idByKey = new Map(accounts.map((account) => [account.key, account.id]));
  const joined = await tx.queryPrepared<{ person_id: number }>(sql`
    insert into account_members (person_id, account_id, since)
    select i.person_id, i.account_id, i.since
    from unnest(${groups.map((g) => g.person.id)}::bigint[],
                ${groups.map((g) => idByKey.get(g.message.groupId ?? '') ?? 0)}::bigint[],
                ${groups.map((g) => g.message.occurredAt)}::timestamptz[]) as i (person_id, account_id, since)
    on conflict do nothing
    returning person_id`);
  await patchAccounts(tx, registry, workspaceId, groups, accounts);
  const times = { occurredAt: first.message.occurredAt, receivedAt: at };
  // News for whoever joined, and for those who were there before.
  return [...new Set(joined.map((row) => row.person_id))].flatMap((personId) =>
    (['account', 'members'] as const).map((change) => ({ personId, change, keyId: null, eventId: null, ...times })),
  );
}

async function patchAccounts(
  tx: Database,
  registry: Registry,
  workspaceId: number,
  groups: readonly Attributed[],
  accounts: readonly { id: number; key: string; fields: JsonObject }[],
): Promise<void> {
  const at = groups[0]?.message.receivedAt ?? '';
  await registry.ensureFields(
    tx,
    workspaceId,
    'account',
    groups.map(({ message }) => message.traits),
    at,
  );
  const patches = new Map<string, JsonObject>();
  for (const { message } of groups) {
    const patch = registry.coercePatch(workspaceId, 'account', message.traits, at);
    const key = message.groupId ?? '';
    patches.set(key, { ...patches.get(key), ...patch });
  }
  const updates = accounts.flatMap((account) => {
    const changed = changedEntries(account.fields, patches.get(account.key) ?? {});
    return changed.length === 0 ? [] : [{ id: account.id, patch: Object.fromEntries(changed) }];
  });
  if (updates.length === 0) return;
  await patchFields(tx, 'accounts', updates, at);
  // A changed account concerns everybody in it.
  const members = await tx.queryPrepared<{ person_id: number }>(sql`
    select distinct person_id from account_members where account_id = any(${updates.map((u) => u.id)}::bigint[])`);
  const change = { change: 'account' as const, keyId: null, eventId: null, occurredAt: at, receivedAt: at };
  await addPending(
    tx,
    workspaceId,
    members.map((row) => ({ personId: row.person_id, ...change })),
  );
}
