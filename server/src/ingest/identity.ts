import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import type { Message } from './message.ts';

type IdentifierKind = 'user_id' | 'anonymous_id' | 'email';

/** A person as the batch sees it; `id` 0 until created. */
export interface Identity {
  id: number;
  /** What the database held when the batch began; null for people the batch creates. */
  readonly stored: { readonly identified: boolean; readonly firstSeenAt: Instant; readonly lastSeenAt: Instant } | null;
  userId: string | null;
  email: string | null;
  /** Set when this person turned out to be another one. */
  mergedInto: Identity | null;
}

/** A message together with whose it is. */
export interface Attributed {
  readonly message: Message;
  readonly person: Identity;
}

interface Claim {
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly identity: Identity;
}

/** What resolving a batch decided; the append carries it out. */
export interface Resolution {
  readonly people: readonly Identity[];
  readonly newIdentifiers: readonly Claim[];
  /** Stored people who turned out to be others, in order. */
  readonly merges: readonly { readonly from: Identity; readonly into: Identity }[];
  /**
   * Where the batch must be cut: from this message on a person with traits of this very batch becomes another
   * one, and what those traits mean depends on their order with the merge. Null for nearly every batch.
   */
  readonly cutAt: number | null;
  identityOf(message: Message): Identity;
}

/**
 * Decides whose each message is. A person has one history: what an anonymous visitor or a lead known by e-mail
 * did becomes theirs when a user id is attached (S21). Two people who both have a user id are never merged
 * because of a shared device or address; only `alias`, which says so, does that.
 */
export async function resolveIdentities(
  db: Database,
  workspaceId: number,
  messages: readonly Message[],
): Promise<Resolution> {
  const known = await loadKnown(db, workspaceId, messages);
  const people = new Set<Identity>();
  const merges: { from: Identity; into: Identity }[] = [];
  const claims: Claim[] = [];
  const byMessage = new Map<Message, Identity>();
  const patched = new Set<Identity>();
  let cutAt: number | null = null;

  const find = (kind: IdentifierKind, value: string | null): Identity | null => {
    const found = value === null ? undefined : known.get(`${kind}:${value}`);
    return found ? survivor(found) : null;
  };
  const claim = (kind: IdentifierKind, value: string | null, identity: Identity): void => {
    if (value === null || known.has(`${kind}:${value}`)) return;
    known.set(`${kind}:${value}`, identity);
    claims.push({ kind, value, identity });
    if (kind === 'user_id') identity.userId = value;
    if (kind === 'email') identity.email ??= value;
  };
  const merge = (from: Identity | null, into: Identity, index: number): void => {
    if (from === null || from === into) return;
    if (patched.has(from) || (from.stored && patched.has(into))) cutAt ??= index;
    from.mergedInto = into;
    into.userId ??= from.userId;
    into.email ??= from.email;
    if (from.stored) merges.push({ from, into });
  };
  const create = (): Identity => ({ id: 0, stored: null, userId: null, email: null, mergedInto: null });

  for (const [index, message] of messages.entries()) {
    const byUser = find('user_id', message.userId);
    const byAnonymous = find('anonymous_id', message.anonymousId);
    const byEmail = find('email', message.email);
    const free = (identity: Identity | null): Identity | null => (identity?.userId === null ? identity : null);
    let target: Identity;
    if (message.type === 'alias' && message.previousId !== null) {
      const previous = find('user_id', message.previousId) ?? find('anonymous_id', message.previousId);
      target = byUser ?? previous ?? create();
      if (byUser) merge(previous, byUser, index);
      claim('user_id', message.userId, target);
      claim('anonymous_id', message.previousId, target);
    } else if (message.userId !== null) {
      target = byUser ?? free(byEmail) ?? free(byAnonymous) ?? create();
      merge(free(byEmail), target, index);
      merge(free(byAnonymous), target, index);
    } else if (message.email !== null) {
      // A device that belongs to somebody with a user id speaks for that person.
      target = (byAnonymous?.userId ? byAnonymous : null) ?? byEmail ?? byAnonymous ?? create();
      merge(free(byEmail), target, index);
      merge(free(byAnonymous), target, index);
    } else {
      target = byAnonymous ?? create();
    }
    claim('user_id', message.userId, target);
    claim('anonymous_id', message.anonymousId, target);
    claim('email', message.email, target);
    if (message.type === 'identify') patched.add(target);
    people.add(target);
    byMessage.set(message, target);
  }
  return {
    people: [...people].filter((person) => person.mergedInto === null),
    newIdentifiers: claims.map((entry) => ({ ...entry, identity: survivor(entry.identity) })),
    merges: merges.map(({ from, into }) => ({ from, into: survivor(into) })),
    cutAt,
    identityOf(message) {
      const identity = byMessage.get(message);
      if (!identity) throw new Error('The message was not part of this resolution.');
      return survivor(identity);
    },
  };
}

export function survivor(identity: Identity): Identity {
  let current = identity;
  while (current.mergedInto) current = current.mergedInto;
  return current;
}

async function loadKnown(
  db: Database,
  workspaceId: number,
  messages: readonly Message[],
): Promise<Map<string, Identity>> {
  const wanted = new Set<string>();
  for (const message of messages) {
    if (message.userId !== null) wanted.add(`user_id:${message.userId}`);
    if (message.anonymousId !== null) wanted.add(`anonymous_id:${message.anonymousId}`);
    if (message.email !== null) wanted.add(`email:${message.email}`);
    if (message.previousId !== null) {
      wanted.add(`user_id:${message.previousId}`);
      wanted.add(`anonymous_id:${message.previousId}`);
    }
  }
  const keys = [...wanted];
  const kinds = keys.map((key) => key.slice(0, key.indexOf(':')));
  const values = keys.map((key) => key.slice(key.indexOf(':') + 1));
  const rows = await db.queryPrepared<{
    kind: IdentifierKind;
    value: string;
    id: number;
    user_id: string | null;
    email: string | null;
    identified: boolean;
    first_seen_at: Instant;
    last_seen_at: Instant;
  }>(sql`
    select i.kind, i.value, p.id, p.user_id, p.email, p.identified, p.first_seen_at, p.last_seen_at
    from unnest(${kinds}::text[], ${values}::text[]) as w (kind, value)
    join identifiers i on i.workspace_id = ${workspaceId}::int and i.kind = w.kind and i.value = w.value
    join persons p on p.id = i.person_id`);
  const byId = new Map<number, Identity>();
  const known = new Map<string, Identity>();
  for (const row of rows) {
    const identity = byId.get(row.id) ?? {
      id: row.id,
      stored: { identified: row.identified, firstSeenAt: row.first_seen_at, lastSeenAt: row.last_seen_at },
      userId: row.user_id,
      email: row.email,
      mergedInto: null,
    };
    byId.set(row.id, identity);
    known.set(`${row.kind}:${row.value}`, identity);
  }
  return known;
}
