import { type Instant, isBefore } from '../clock.ts';
import type { Database, Pool } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { laneOf } from '../lanes.ts';
import { mergePersons } from '../person/index.ts';
import { applyAccounts } from './accounts.ts';
import { type Attributed, type Identity, type Resolution, resolveIdentities } from './identity.ts';
import type { Message } from './message.ts';
import { addPending, type Change } from '../event/index.ts';
import type { Registry } from '../event/index.ts';
import { applyTraits } from './traits.ts';

/** `last_seen_at` is only moved when it would move by more than this: a busy person is not rewritten each second. */
export const LAST_SEEN_STEP_MS = 60_000;

/** Another process created the same identifier meanwhile; the whole append is tried again. */
class IdentifierRace extends Error {}

const RACE_RETRIES_MAX = 5;

/**
 * Stores one batch of one workspace in one transaction: identities, events, traits, accounts, and what is to be
 * evaluated. When it returns, everything is durable; when it throws, nothing was stored. Messages already
 * stored (same message id) change nothing.
 */
export async function appendMessages(
  pool: Pool,
  registry: Registry,
  workspaceId: number,
  messages: readonly Message[],
  lastSeenStepMs = LAST_SEEN_STEP_MS,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await pool.transaction((tx) => appendInTransaction(tx, registry, workspaceId, messages, lastSeenStepMs));
      return;
    } catch (error) {
      registry.forget();
      if (!(error instanceof IdentifierRace) || attempt >= RACE_RETRIES_MAX) throw error;
    }
  }
}

async function appendInTransaction(
  tx: Database,
  registry: Registry,
  workspaceId: number,
  messages: readonly Message[],
  lastSeenStepMs: number,
): Promise<void> {
  const resolution = await resolveIdentities(tx, workspaceId, messages);
  if (resolution.cutAt !== null) {
    await appendInTransaction(tx, registry, workspaceId, messages.slice(0, resolution.cutAt), lastSeenStepMs);
    await appendInTransaction(tx, registry, workspaceId, messages.slice(resolution.cutAt), lastSeenStepMs);
    return;
  }
  const receivedAt = messages[0]?.receivedAt ?? '';
  const attributed = messages.map((message) => ({ message, person: resolution.identityOf(message) }));
  await createPeople(tx, workspaceId, resolution, attributed, receivedAt);
  await claimIdentifiers(tx, workspaceId, resolution);
  for (const { from, into } of resolution.merges) await mergePersons(tx, from.id, into.id, receivedAt);

  // After the merges: their lanes come before the definition clock, which new names move.
  const eventTypes = new Map(messages.map((m) => [m.event.name, { kind: m.event.kind, at: m.occurredAt }]));
  await registry.ensureEventTypes(tx, workspaceId, eventTypes);
  const fresh = await insertEvents(tx, registry, workspaceId, attributed);
  await registry.observeEvents(
    tx,
    workspaceId,
    fresh.map(({ message }) => ({ ...message.event, properties: message.properties, occurredAt: message.occurredAt })),
  );
  const further = await Promise.all([
    touchPeople(tx, resolution, fresh, { lastSeenStepMs, receivedAt }),
    applyTraits(tx, registry, workspaceId, fresh),
    applyAccounts(tx, registry, workspaceId, fresh),
  ]);
  const events = fresh.map(({ message, person }) => eventChange(registry, workspaceId, message, person));
  await Promise.all([
    addPending(tx, workspaceId, [...events, ...further.flat()]),
    fresh.length > 0 ? announce(tx, workspaceId, fresh) : undefined,
  ]);
}

function eventChange(registry: Registry, workspaceId: number, message: Message, person: Identity): Change {
  return {
    personId: person.id,
    change: 'event',
    keyId: registry.eventTypeId(workspaceId, message.event.name),
    eventId: message.id,
    occurredAt: message.occurredAt,
    receivedAt: message.receivedAt,
  };
}

async function createPeople(
  tx: Database,
  workspaceId: number,
  resolution: Resolution,
  attributed: readonly Attributed[],
  now: Instant,
): Promise<void> {
  const created = resolution.people.filter((person) => person.id === 0);
  if (created.length === 0) return;
  const ids = await tx.queryPrepared<{ id: number }>(sql`
    select nextval(pg_get_serial_sequence('persons', 'id')) as id from generate_series(1, ${created.length}::int)`);
  created.forEach((person, index) => {
    person.id = ids[index]?.id ?? 0;
  });
  const seen = seenRange(attributed);
  await tx.queryPrepared(sql`
    insert into persons (id, workspace_id, user_id, email, identified, first_seen_at, last_seen_at, created_at)
    select i.id, ${workspaceId}::int, i.user_id, i.email, i.user_id is not null or i.email is not null,
           i.first_seen_at, i.last_seen_at, ${now}::timestamptz
    from unnest(${created.map((p) => p.id)}::bigint[], ${created.map((p) => p.userId)}::text[],
                ${created.map((p) => p.email)}::text[],
                ${created.map((p) => seen.get(p)?.first ?? now)}::timestamptz[],
                ${created.map((p) => seen.get(p)?.last ?? now)}::timestamptz[])
      as i (id, user_id, email, first_seen_at, last_seen_at)`);
}

async function claimIdentifiers(tx: Database, workspaceId: number, resolution: Resolution): Promise<void> {
  const claims = [...resolution.newIdentifiers].sort((a, b) =>
    `${a.kind}:${a.value}` < `${b.kind}:${b.value}` ? -1 : 1,
  );
  if (claims.length === 0) return;
  const inserted = await tx.queryPrepared<{ person_id: number }>(sql`
    insert into identifiers (workspace_id, kind, value, person_id)
    select ${workspaceId}::int, i.kind, i.value, i.person_id
    from unnest(${claims.map((c) => c.kind)}::text[], ${claims.map((c) => c.value)}::text[],
                ${claims.map((c) => c.identity.id)}::bigint[]) as i (kind, value, person_id)
    on conflict do nothing
    returning person_id`);
  if (inserted.length < claims.length) throw new IdentifierRace();
}

/** Inserts what is not stored yet and returns just that, in order (S5). */
async function insertEvents(
  tx: Database,
  registry: Registry,
  workspaceId: number,
  attributed: readonly Attributed[],
): Promise<Attributed[]> {
  const seen = new Set<string>();
  // The first one holds, as it does when the second comes in a later batch.
  const unique = attributed.filter(({ message }) => !seen.has(message.id) && seen.add(message.id));
  const inserted = await tx.queryPrepared<{ id: string }>(sql`
    insert into events (person_id, id, event_type_id, occurred_at, received_at, properties)
    select i.person_id, i.id, i.event_type_id, i.occurred_at, i.received_at, i.properties::jsonb
    from unnest(${unique.map((e) => e.person.id)}::bigint[], ${unique.map((e) => e.message.id)}::uuid[],
                ${unique.map((e) => registry.eventTypeId(workspaceId, e.message.event.name))}::int[],
                ${unique.map((e) => e.message.occurredAt)}::timestamptz[],
                ${unique.map((e) => e.message.receivedAt)}::timestamptz[],
                ${unique.map((e) => JSON.stringify(e.message.properties))}::text[])
      as i (person_id, id, event_type_id, occurred_at, received_at, properties)
    on conflict (person_id, id) do nothing
    returning id`);
  if (inserted.length === unique.length) return unique;
  const fresh = new Set(inserted.map((row) => row.id));
  return unique.filter((entry) => fresh.has(entry.message.id));
}

/** Keeps user id, e-mail, first and last seen of stored people up to date; whoever became somebody else's is "person" news. */
async function touchPeople(
  tx: Database,
  resolution: Resolution,
  fresh: readonly Attributed[],
  { lastSeenStepMs, receivedAt }: { readonly lastSeenStepMs: number; readonly receivedAt: Instant },
): Promise<Change[]> {
  const seen = seenRange(fresh);
  const merged = new Set(resolution.merges.map(({ into }) => into));
  const claimed = new Set(resolution.newIdentifiers.map((claim) => claim.identity));
  const changes: Change[] = [];
  const touched: Touched[] = [];
  const renamed: Touched[] = [];
  for (const person of resolution.people) {
    const range = seen.get(person);
    const { stored } = person;
    if (!range) {
      // A message that was stored before may still say that two are one.
      if (merged.has(person)) changes.push(...mergeNews(person, { occurredAt: receivedAt, receivedAt }));
      continue;
    }
    const earlier = stored !== null && isBefore(range.first, stored.firstSeenAt);
    const known = person.userId !== null || person.email !== null;
    const promoted = known && stored?.identified !== true;
    const later = stored !== null && Date.parse(range.last) - Date.parse(stored.lastSeenAt) > lastSeenStepMs;
    if (stored !== null && claimed.has(person)) renamed.push({ person, ...range });
    else if (earlier || later) touched.push({ person, ...range });
    if (merged.has(person)) changes.push(...mergeNews(person, range.at));
    else if (earlier || promoted || stored === null) {
      const change = known ? 'person' : 'visitor';
      changes.push({ personId: person.id, change, keyId: null, eventId: null, ...range.at });
    }
  }
  await Promise.all([moveSeen(tx, touched.sort(byId)), rename(tx, renamed.sort(byId))]);
  return changes;
}

/** The whole person is news, and two of an account may have become one. */
function mergeNews(person: Identity, at: { readonly occurredAt: Instant; readonly receivedAt: Instant }): Change[] {
  const known = person.userId !== null || person.email !== null;
  return ([known ? 'person' : 'visitor', 'members'] as const).map((change) => ({
    personId: person.id,
    change,
    keyId: null,
    eventId: null,
    ...at,
  }));
}

interface Touched {
  readonly person: Identity;
  readonly first: Instant;
  readonly last: Instant;
}

const byId = (left: Touched, right: Touched): number => left.person.id - right.person.id;

/** Apart from `rename`: names are indexed and searched for, and computing that anew costs more than the rest. */
async function moveSeen(tx: Database, touched: readonly Touched[]): Promise<void> {
  if (touched.length === 0) return;
  await tx.queryPrepared(sql`
    update persons p
    set first_seen_at = least(p.first_seen_at, i.first_seen_at), last_seen_at = greatest(p.last_seen_at, i.last_seen_at)
    from unnest(${touched.map((t) => t.person.id)}::bigint[], ${touched.map((t) => t.first)}::timestamptz[],
                ${touched.map((t) => t.last)}::timestamptz[]) as i (id, first_seen_at, last_seen_at)
    where p.id = i.id`);
}

async function rename(tx: Database, touched: readonly Touched[]): Promise<void> {
  if (touched.length === 0) return;
  await tx.queryPrepared(sql`
    update persons p
    set user_id = coalesce(i.user_id, p.user_id), email = coalesce(p.email, i.email),
        identified = p.identified or i.user_id is not null or i.email is not null,
        first_seen_at = least(p.first_seen_at, i.first_seen_at),
        last_seen_at = greatest(p.last_seen_at, i.last_seen_at)
    from unnest(${touched.map((t) => t.person.id)}::bigint[], ${touched.map((t) => t.person.userId)}::text[],
                ${touched.map((t) => t.person.email)}::text[], ${touched.map((t) => t.first)}::timestamptz[],
                ${touched.map((t) => t.last)}::timestamptz[]) as i (id, user_id, email, first_seen_at, last_seen_at)
    where p.id = i.id`);
}

interface SeenRange {
  first: Instant;
  last: Instant;
  at: { occurredAt: Instant; receivedAt: Instant };
}

function seenRange(entries: readonly Attributed[]): Map<Identity, SeenRange> {
  const ranges = new Map<Identity, SeenRange>();
  for (const { message, person } of entries) {
    const { occurredAt, receivedAt } = message;
    const range = ranges.get(person);
    if (!range) {
      ranges.set(person, { first: occurredAt, last: occurredAt, at: { occurredAt, receivedAt } });
      continue;
    }
    if (isBefore(occurredAt, range.first)) range.first = occurredAt;
    if (isBefore(range.last, occurredAt)) {
      range.last = occurredAt;
      range.at = { occurredAt, receivedAt };
    }
  }
  return ranges;
}

const ANNOUNCED_MAX = 40;

/** Wakes the workers and tells live viewers what came, in the same transaction. */
async function announce(tx: Database, workspaceId: number, fresh: readonly Attributed[]): Promise<void> {
  const payload = {
    type: 'events',
    workspace: workspaceId,
    count: fresh.length,
    lanes: [...new Set(fresh.map(({ person }) => laneOf(person.id)))],
    events: fresh.slice(0, ANNOUNCED_MAX).map(({ message, person }) => [person.id, message.id]),
  };
  await tx.queryPrepared(sql`select pg_notify('segue', ${JSON.stringify(payload)}::text)`);
}
