import type { ValueType } from '@segue/shared/segment';
import { type Instant, isBefore } from '../clock.ts';
import { bumpDefinitions } from '../db/definition-clock.ts';
import type { Database, Pool } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import { coerce, inferType } from '../field/index.ts';
import type { EventKind, Json, JsonObject } from './json.ts';

const EVENT_TYPES_MAX = 5_000;
const FIELDS_MAX = 2_000;
const PROPERTIES_PER_EVENT_MAX = 300;
const PROPERTY_DEPTH_MAX = 3;
const NAME_LENGTH_MAX = 255;

export interface FieldEntry {
  readonly id: number;
  readonly name: string;
  readonly type: ValueType;
}

interface EventTypeEntry {
  readonly id: number;
  readonly properties: Set<string>;
  /** Not yet written to the table. */
  events: number;
  lastSeenAt: Instant;
}

type Owner = 'person' | 'account';

/**
 * Event names, properties and fields register themselves. This is the process's memory of what is registered:
 * ids come from the database at the first sight of a name; counts are written back once a second.
 */
export class Registry {
  readonly #eventTypes = new Map<string, EventTypeEntry>();
  readonly #fields = new Map<string, FieldEntry>();
  readonly #misfits = new Map<number, number>();
  readonly #seenFields = new Map<number, Instant>();

  /** Makes sure that all these event names have ids; unknown ones are created in the caller's transaction. */
  async ensureEventTypes(
    db: Database,
    workspaceId: number,
    wanted: ReadonlyMap<string, { kind: EventKind; at: Instant }>,
  ): Promise<void> {
    const missing = [...wanted].filter(([name]) => !this.#eventTypes.has(`${workspaceId}:${name}`));
    if (missing.length === 0) return;
    const names = missing.map(([name]) => name).sort();
    const kinds = names.map((name) => wanted.get(name)?.kind ?? 'track');
    const instants = names.map((name) => wanted.get(name)?.at ?? '');
    const [total] = await db.query<{ n: number; known: number }>(sql`
      select count(*) as n, count(*) filter (where name = any(${names}::text[])) as known
      from event_types where workspace_id = ${workspaceId}::int`);
    if (exceeds(total, names.length, EVENT_TYPES_MAX)) throw new SegueError('too_many_event_types');
    const created = await db.query<{ id: number }>(sql`
      insert into event_types (workspace_id, name, kind, first_seen_at, last_seen_at)
      select ${workspaceId}::int, i.name, i.kind, i.at, i.at
      from unnest(${names}::text[], ${kinds}::text[], ${instants}::timestamptz[]) as i (name, kind, at)
      on conflict (workspace_id, name) do nothing
      returning id`);
    // A definition may read a name before its first sight: workers compile anew once it has an id or a type.
    if (created.length > 0) await bumpDefinitions(db);
    const rows = await db.query<{ id: number; name: string; last_seen_at: Instant; properties: string[] }>(sql`
      select t.id, t.name, t.last_seen_at,
             array(select p.name from event_properties p where p.event_type_id = t.id) as properties
      from event_types t
      where t.workspace_id = ${workspaceId}::int and t.name = any(${names}::text[])`);
    for (const row of rows) {
      this.#eventTypes.set(`${workspaceId}:${row.name}`, {
        id: row.id,
        properties: new Set(row.properties),
        events: 0,
        lastSeenAt: row.last_seen_at,
      });
    }
  }

  eventTypeId(workspaceId: number, name: string): number {
    return this.#eventType(workspaceId, name).id;
  }

  /** Counts one event and registers properties never seen before. */
  async observeEvents(
    db: Database,
    workspaceId: number,
    events: readonly { name: string; properties: JsonObject; occurredAt: Instant }[],
  ): Promise<void> {
    const found: { typeId: number; name: string; type: ValueType; at: Instant }[] = [];
    for (const event of events) {
      const entry = this.#eventType(workspaceId, event.name);
      entry.events += 1;
      if (isBefore(entry.lastSeenAt, event.occurredAt)) entry.lastSeenAt = event.occurredAt;
      for (const [name, value] of leafPaths(event.properties)) {
        if (entry.properties.has(name) || entry.properties.size >= PROPERTIES_PER_EVENT_MAX) continue;
        const type = inferType(name, value);
        if (type === null || name.length > NAME_LENGTH_MAX) continue;
        entry.properties.add(name);
        found.push({ typeId: entry.id, name, type, at: event.occurredAt });
      }
    }
    if (found.length === 0) return;
    await db.query(sql`
      insert into event_properties (event_type_id, name, type, last_seen_at)
      select * from unnest(${found.map((f) => f.typeId)}::int[], ${found.map((f) => f.name)}::text[],
                           ${found.map((f) => f.type)}::text[], ${found.map((f) => f.at)}::timestamptz[])
      on conflict (event_type_id, name) do nothing`);
  }

  /** Declares the fields of these traits by their first values, unless they are declared already. */
  async ensureFields(
    db: Database,
    workspaceId: number,
    of: Owner,
    traits: readonly JsonObject[],
    at: Instant,
  ): Promise<void> {
    const wanted = new Map<string, ValueType>();
    for (const patch of traits) {
      for (const [name, value] of leafPaths(patch)) {
        if (name.length > NAME_LENGTH_MAX || wanted.has(name) || this.#fields.has(fieldKey(workspaceId, of, name)))
          continue;
        const type = inferType(name, value);
        if (type !== null) wanted.set(name, type);
      }
    }
    if (wanted.size === 0) return;
    const names = [...wanted.keys()].sort();
    const [total] = await db.query<{ n: number; known: number }>(sql`
      select count(*) as n, count(*) filter (where of = ${of}::text and name = any(${names}::text[])) as known
      from fields where workspace_id = ${workspaceId}::int`);
    if (exceeds(total, names.length, FIELDS_MAX)) throw new SegueError('too_many_fields');
    const created = await db.query<{ id: number }>(sql`
      insert into fields (workspace_id, of, name, type, first_seen_at, last_seen_at)
      select ${workspaceId}::int, ${of}::text, i.name, i.type, ${at}::timestamptz, ${at}::timestamptz
      from unnest(${names}::text[], ${names.map((name) => wanted.get(name) ?? 'text')}::text[]) as i (name, type)
      on conflict (workspace_id, of, name) do nothing
      returning id`);
    if (created.length > 0) await bumpDefinitions(db);
    const rows = await db.query<FieldEntry>(sql`
      select id, name, type from fields
      where workspace_id = ${workspaceId}::int and of = ${of}::text and name = any(${names}::text[])`);
    for (const row of rows) this.#fields.set(fieldKey(workspaceId, of, row.name), row);
  }

  /** A patch with its values fitted to the declared types; what does not fit is counted on its field (S9). */
  coercePatch(workspaceId: number, of: Owner, patch: JsonObject, at: Instant): JsonObject {
    return Object.fromEntries(
      Object.entries(patch).map(([name, value]) => {
        const field = this.#fields.get(fieldKey(workspaceId, of, name));
        if (!field || value === null) return [name, value];
        const fitted = coerce(value, field.type);
        if (!fitted.fits) this.#misfits.set(field.id, (this.#misfits.get(field.id) ?? 0) + 1);
        this.#seenFields.set(field.id, at);
        return [name, fitted.value];
      }),
    );
  }

  /** Ids of the fields that a patch of these top-level names touches, nested ones included. */
  fieldIds(workspaceId: number, of: Owner, names: readonly string[]): number[] {
    return names.flatMap((name) => {
      const exact = this.#fields.get(fieldKey(workspaceId, of, name));
      if (exact) return [exact.id];
      const prefix = fieldKey(workspaceId, of, `${name}.`);
      return [...this.#fields].filter(([key]) => key.startsWith(prefix)).map(([, field]) => field.id);
    });
  }

  /** Writes counts and last sightings back; called once a second and at shutdown. */
  async flush(pool: Pool): Promise<void> {
    const busy = [...this.#eventTypes.values()].filter((entry) => entry.events > 0).sort((a, b) => a.id - b.id);
    if (busy.length > 0) {
      const events = busy.map((entry) => entry.events);
      for (const entry of busy) entry.events = 0;
      await pool.query(sql`
        update event_types t set events = t.events + i.n, last_seen_at = greatest(t.last_seen_at, i.at)
        from unnest(${busy.map((entry) => entry.id)}::int[], ${events}::bigint[],
                    ${busy.map((entry) => entry.lastSeenAt)}::timestamptz[]) as i (id, n, at)
        where t.id = i.id`);
    }
    const seen = [...this.#seenFields].sort(([a], [b]) => a - b);
    if (seen.length === 0) return;
    const misfits = seen.map(([id]) => this.#misfits.get(id) ?? 0);
    this.#seenFields.clear();
    this.#misfits.clear();
    await pool.query(sql`
      update fields f set misfits = f.misfits + i.misfits, last_seen_at = greatest(f.last_seen_at, i.at)
      from unnest(${seen.map(([id]) => id)}::int[], ${misfits}::bigint[], ${seen.map(([, at]) => at)}::timestamptz[])
        as i (id, misfits, at)
      where f.id = i.id`);
  }

  /** After a rollback nothing that the transaction registered exists: forget it all, it is read again. */
  forget(): void {
    this.#eventTypes.clear();
    this.#fields.clear();
  }

  #eventType(workspaceId: number, name: string): EventTypeEntry {
    const entry = this.#eventTypes.get(`${workspaceId}:${name}`);
    if (!entry) throw new Error(`The event name "${name}" was not registered before its use.`);
    return entry;
  }
}

/** Whether registering these names would go beyond the limit; those registered before this process began are known. */
function exceeds(total: { n: number; known: number } | undefined, wanted: number, max: number): boolean {
  const { n, known } = total ?? { n: 0, known: 0 };
  return known < wanted && n + wanted - known > max;
}

function fieldKey(workspaceId: number, of: Owner, name: string): string {
  return `${workspaceId}:${of}:${name}`;
}

/** Paths of the leaves with dots (`project.name`); lists are leaves, and lists of objects give their members' paths too. */
export function leafPaths(object: JsonObject, prefix = '', depth = 1): [string, Json][] {
  return Object.entries(object).flatMap(([key, value]): [string, Json][] => {
    const path = prefix + key;
    if (Array.isArray(value)) {
      const first = value.find((item) => typeof item === 'object' && item !== null && !Array.isArray(item));
      if (first === undefined || depth >= PROPERTY_DEPTH_MAX) return [[path, value]];
      return [[path, value], ...leafPaths(first as JsonObject, `${path}.`, depth + 1)];
    }
    if (typeof value !== 'object' || value === null) return [[path, value]];
    return depth >= PROPERTY_DEPTH_MAX ? [] : leafPaths(value, `${path}.`, depth + 1);
  });
}
