import { type Instant, isBefore } from '../clock.ts';
import type { Catalogue, VersionEntry } from './catalogue.ts';
import { bothWays, type Direction } from './direction.ts';

/** What the lanes handed over: changes of people, and timers that are due. */
export interface Work {
  readonly pending: readonly PendingRow[];
  readonly timers: readonly { readonly person_id: number; readonly version_id: number }[];
}

export interface PendingRow {
  readonly workspace_id: number;
  readonly person_id: number;
  readonly change: 'event' | 'field' | 'tag' | 'account' | 'person' | 'visitor' | 'segment' | 'members' | 'rollup';
  readonly key_id: number | null;
  readonly event_id: string | null;
  readonly occurred_at: Instant;
  readonly received_at: Instant;
}

export interface Concern {
  /** Something about the person changed, not only the time. */
  changed: boolean;
  direction: Direction;
}

export type Concerned = Map<VersionEntry, Map<number, Concern>>;

/** Whom these changes and timers concern, segment by segment. */
export function whoIsConcerned(catalogue: Catalogue, work: Work): Concerned {
  const concerned: Concerned = new Map();
  for (const row of work.pending) {
    for (const entry of readersOf(catalogue, row)) {
      const direction = row.change === 'event' ? (entry.directions.get(row.key_id ?? 0) ?? 'both') : 'both';
      concern(concerned, entry, row.person_id, { changed: true, direction });
    }
  }
  const byVersion = new Map(catalogue.levels.flat().map((entry) => [entry.versionId, entry]));
  for (const timer of work.timers) {
    const entry = byVersion.get(timer.version_id);
    if (entry) concern(concerned, entry, timer.person_id, { changed: false, direction: 'both' });
  }
  return concerned;
}

/** Adds news of a person to what is known of the work. */
export function concern(concerned: Concerned, entry: VersionEntry, personId: number, news: Concern): void {
  const people = concerned.get(entry) ?? new Map<number, Concern>();
  const known = people.get(personId);
  const changed = news.changed || (known?.changed ?? false);
  people.set(personId, { changed, direction: known ? bothWays(known.direction, news.direction) : news.direction });
  concerned.set(entry, people);
}

function readersOf(catalogue: Catalogue, row: PendingRow): readonly VersionEntry[] {
  const mine = catalogue.byWorkspace.get(row.workspace_id) ?? [];
  switch (row.change) {
    case 'event':
      return catalogue.byEventType.get(row.key_id ?? 0) ?? [];
    case 'field':
      return catalogue.byField.get(row.key_id ?? 0) ?? [];
    case 'segment':
      return catalogue.dependents.get(row.key_id ?? 0) ?? [];
    // Her own membership changed, or somebody's who shares an account; without a key: who belongs to an account did.
    case 'members':
    case 'rollup':
      if (row.key_id !== null) return catalogue.rollups.get(row.key_id) ?? [];
      return mine.filter((entry) => entry.rolledUp.length > 0);
    case 'tag':
      return mine.filter((entry) => entry.reads.tags.length > 0);
    case 'account':
      return mine.filter((entry) => entry.reads.accountFields.length > 0 || entry.rolledUp.length > 0);
    case 'visitor':
      return mine.filter((entry) => entry.definition.include_anonymous === true);
    case 'person':
      return mine;
  }
}

/** The newest event of each person among the changes. */
export function causesOf(pending: readonly PendingRow[]): Map<number, { eventId: string; occurredAt: Instant }> {
  const causes = new Map<number, { eventId: string; occurredAt: Instant }>();
  for (const row of pending) {
    if (row.event_id === null) continue;
    const known = causes.get(row.person_id);
    if (!known || !isBefore(row.occurred_at, known.occurredAt)) {
      causes.set(row.person_id, { eventId: row.event_id, occurredAt: row.occurred_at });
    }
  }
  return causes;
}
