import {
  acceptsZero,
  childConditions,
  type Condition,
  eventLikesOf,
  type References,
  references,
  type SegmentDefinition,
  type ValueType,
} from '@segue/shared/segment';
import type { Database } from '../db/pool.ts';
import { accountReads } from './account-reads.ts';
import { type Statement, sql } from '../db/sql.ts';
import type { EventKind } from '../event/index.ts';
import { compileEvaluation, eventNameOf, eventNamesIn, type Names, SESSION_KINDS } from './compile/index.ts';
import { type Direction, directionsOf } from './direction.ts';

/** One generation of a dynamic segment that is kept true: the one people see, or the one being built. */
export interface VersionEntry {
  readonly versionId: number;
  readonly segmentId: number;
  readonly workspaceId: number;
  readonly key: string;
  readonly name: string;
  readonly status: 'live' | 'building';
  readonly definition: SegmentDefinition;
  /** Fields of accounts include those read by way of segments of accounts. */
  readonly reads: References;
  /** Keys of the segments whose members are counted, account by account, by way of segments of accounts. */
  readonly rolledUp: readonly string[];
  /** By event type: what one more such event can do to a membership. */
  readonly directions: ReadonlyMap<number, Direction>;
  /** Names of events that the condition wants to have happened: where a message finds its words (B29). */
  readonly wantedEvents: readonly string[];
  readonly statement: Statement;
}

/** What workers know of all definitions, indexed by what can change: only segments that read it are evaluated. */
export interface Catalogue {
  readonly version: number;
  /** Every version; each level reads only members of those before it, so evaluating in this order is enough (S24). */
  readonly levels: readonly (readonly VersionEntry[])[];
  readonly byEventType: ReadonlyMap<number, readonly VersionEntry[]>;
  readonly byField: ReadonlyMap<number, readonly VersionEntry[]>;
  readonly byWorkspace: ReadonlyMap<number, readonly VersionEntry[]>;
  /** Versions that read the membership of the version with this id. */
  readonly dependents: ReadonlyMap<number, readonly VersionEntry[]>;
  /** Versions that count the members of the segment with this id, account by account. */
  readonly rollups: ReadonlyMap<number, readonly VersionEntry[]>;
  /** The segments so counted, by the id of the version that people see. */
  readonly rolledUpVersions: ReadonlyMap<number, number>;
  readonly eventTypeNames: ReadonlyMap<number, string>;
  namesOf(workspaceId: number): Names;
}

interface VersionRow {
  version_id: number;
  segment_id: number;
  workspace_id: number;
  key: string;
  name: string;
  status: 'live' | 'building';
  definition: SegmentDefinition;
  live: boolean;
}

interface EventTypeRow {
  id: number;
  workspace_id: number;
  name: string;
  kind: EventKind;
}

interface FieldRow {
  id: number;
  workspace_id: number;
  of: 'person' | 'account';
  name: string;
  type: ValueType;
}

/** Reads all definitions and compiles them. Costs a few milliseconds per hundred segments; done when they changed. */
export async function loadCatalogue(db: Database): Promise<Catalogue> {
  const [clock] = await db.query<{ version: number }>(sql`select version from definition_clock`);
  const workspaces = await db.query<{ id: number; timezone: string; week_start: 'monday' | 'sunday' }>(
    sql`select id, timezone, week_start from workspaces`,
  );
  const versions = await db.query<VersionRow>(sql`
    select v.id as version_id, s.id as segment_id, s.workspace_id, s.key, s.name, v.status, v.definition,
           s.live_version_id is not distinct from v.id as live
    from segment_versions v join segments s on s.id = v.segment_id
    where v.status = 'building' or (s.live_version_id = v.id and v.status <> 'failed')
    order by v.id`);
  const eventTypes = await db.query<EventTypeRow>(sql`select id, workspace_id, name, kind from event_types`);
  const fields = await db.query<FieldRow>(sql`select id, workspace_id, of, name, type from fields`);
  const namesByWorkspace = new Map(
    workspaces.map((workspace) => [
      workspace.id,
      createNames(workspace.id, workspace.timezone, workspace.week_start, { versions, eventTypes, fields }),
    ]),
  );
  const namesOf = (workspaceId: number): Names => {
    const names = namesByWorkspace.get(workspaceId);
    if (!names) throw new Error(`There is no workspace ${workspaceId}.`);
    return names;
  };
  const entries = versions.flatMap((row): VersionEntry[] => {
    // Nothing is stored of accounts: whoever reads a segment of them has it compiled in place.
    if (row.definition.kind === 'static' || row.definition.of === 'account') return [];
    const own = references(row.definition);
    const reads = accountReads(
      row.definition,
      (key) => namesOf(row.workspace_id).segmentVersion(key)?.definition ?? null,
    );
    return [
      {
        versionId: row.version_id,
        segmentId: row.segment_id,
        workspaceId: row.workspace_id,
        key: row.key,
        name: row.name,
        status: row.live ? 'live' : 'building',
        definition: row.definition,
        reads: { ...own, accountFields: [...new Set([...own.accountFields, ...reads.accountFields])] },
        rolledUp: reads.rolledUp,
        directions: directionsIn(row.definition, namesOf(row.workspace_id)),
        wantedEvents: [...new Set(wantedEvents(row.definition.condition))],
        statement: compileEvaluation(row.definition, namesOf(row.workspace_id)),
      },
    ];
  });
  const segmentIds = new Map(versions.map((row) => [row.version_id, row.segment_id]));
  return indexCatalogue(clock?.version ?? 0, entries, { eventTypes, fields, segmentIds }, namesOf);
}

function createNames(
  workspaceId: number,
  timezone: string,
  weekStart: 'monday' | 'sunday',
  rows: { versions: readonly VersionRow[]; eventTypes: readonly EventTypeRow[]; fields: readonly FieldRow[] },
): Names {
  const mine = <Row extends { workspace_id: number }>(list: readonly Row[]): Row[] =>
    list.filter((row) => row.workspace_id === workspaceId);
  const typeIds = new Map(mine(rows.eventTypes).map((row) => [row.name, row.id]));
  const fieldTypes = new Map(mine(rows.fields).map((row) => [`${row.of}:${row.name}`, row.type]));
  const segments = new Map<string, { versionId: number | null; definition: SegmentDefinition }>();
  for (const row of mine(rows.versions)) {
    // While the first generation is being built nobody is a member yet.
    if (row.live) segments.set(row.key, { versionId: row.version_id, definition: row.definition });
    else if (!segments.has(row.key)) segments.set(row.key, { versionId: null, definition: row.definition });
  }
  return {
    workspaceId,
    timezone,
    weekStart,
    eventTypeId: (name) => typeIds.get(name) ?? null,
    fieldType: (of, name) => fieldTypes.get(`${of}:${name}`) ?? null,
    segmentVersion: (key) => segments.get(key) ?? null,
  };
}

function indexCatalogue(
  version: number,
  entries: readonly VersionEntry[],
  known: {
    readonly eventTypes: readonly EventTypeRow[];
    readonly fields: readonly FieldRow[];
    /** The segment of each version. */
    readonly segmentIds: ReadonlyMap<number, number>;
  },
  namesOf: (workspaceId: number) => Names,
): Catalogue {
  const { eventTypes, fields, segmentIds } = known;
  const byEventType = new Map<number, VersionEntry[]>();
  const byField = new Map<number, VersionEntry[]>();
  const byWorkspace = new Map<number, VersionEntry[]>();
  const dependents = new Map<number, VersionEntry[]>();
  const rollups = new Map<number, VersionEntry[]>();
  const rolledUpVersions = new Map<number, number>();
  for (const entry of entries) {
    const { reads, workspaceId } = entry;
    push(byWorkspace, workspaceId, entry);
    const events = eventNamesIn(entry.definition.condition, namesOf(workspaceId));
    for (const type of eventTypes) {
      const isRead = events.has(type.name) || (reads.sessions && SESSION_KINDS.includes(type.kind));
      if (type.workspace_id === workspaceId && isRead) push(byEventType, type.id, entry);
    }
    for (const field of fields) {
      const wanted = field.of === 'person' ? reads.personFields : reads.accountFields;
      if (field.workspace_id === workspaceId && wanted.some((name) => overlaps(name, field.name)))
        push(byField, field.id, entry);
    }
    for (const key of new Set([...reads.segments, ...entry.rolledUp])) {
      const found = namesOf(workspaceId).segmentVersion(key);
      if (!found?.versionId) continue;
      push(dependents, found.versionId, entry);
      const segmentId = segmentIds.get(found.versionId);
      if (segmentId === undefined || !entry.rolledUp.includes(key)) continue;
      push(rollups, segmentId, entry);
      rolledUpVersions.set(found.versionId, segmentId);
    }
  }
  return {
    version,
    levels: levelsOf(entries, dependents),
    byEventType,
    byField,
    byWorkspace,
    dependents,
    rollups,
    rolledUpVersions,
    eventTypeNames: new Map(eventTypes.map((type) => [type.id, type.name])),
    namesOf,
  };
}

/**
 * Where sessions are read, any event may begin one, and what looks back follows other segments: then what the condition
 * asks of an event does not tell what it can do.
 */
function directionsIn(definition: SegmentDefinition, names: Names): Map<number, Direction> {
  const followsMore = references(definition).sessions || looksBack(definition.condition);
  if (followsMore) return new Map();
  const directions = directionsOf(definition.condition);
  return new Map([...directions].map(([name, direction]) => [names.eventTypeId(name) ?? 0, direction]));
}

function looksBack(condition: Condition): boolean {
  return condition.type === 'lasting' || childConditions(condition).some(looksBack);
}

function wantedEvents(condition: Condition): string[] {
  switch (condition.type) {
    case 'group':
      return condition.match === 'none' ? [] : condition.conditions.flatMap(wantedEvents);
    case 'lasting':
      return wantedEvents(condition.condition);
    case 'sequence':
      return (condition.thenNot ? condition.steps.slice(0, -1) : condition.steps).map(eventNameOf);
    default:
      return eventLikesOf(condition)
        .filter((eventLike) => !acceptsZero(eventLike.count))
        .map(eventNameOf);
  }
}

/** `address` is concerned when `address.city` changes, and the other way round. */
function overlaps(left: string, right: string): boolean {
  return left === right || left.startsWith(`${right}.`) || right.startsWith(`${left}.`);
}

function push<Key>(map: Map<Key, VersionEntry[]>, key: Key, entry: VersionEntry): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

/** Cycles are refused at save, so following the readers ends. */
function levelsOf(
  entries: readonly VersionEntry[],
  dependents: ReadonlyMap<number, readonly VersionEntry[]>,
): VersionEntry[][] {
  const depths = new Map<VersionEntry, number>();
  const visit = (entry: VersionEntry, depth: number): void => {
    if ((depths.get(entry) ?? -1) >= depth) return;
    depths.set(entry, depth);
    for (const reader of dependents.get(entry.versionId) ?? []) visit(reader, depth + 1);
  };
  for (const entry of entries) visit(entry, 0);
  const levels: VersionEntry[][] = [];
  for (const [entry, depth] of depths) (levels[depth] ??= []).push(entry);
  return levels;
}
