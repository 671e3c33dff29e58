import type { SegmentDefinition, ValueType } from '@segue/shared/segment';
import { joinSql, rawSql, type SqlFragment, sql } from '../../db/sql.ts';

/** What the compiler must know about the workspace to give names their ids. */
export interface Names {
  readonly workspaceId: number;
  readonly timezone: string;
  readonly weekStart: 'monday' | 'sunday';
  /** Null for an event never received: nobody did it. */
  eventTypeId(name: string): number | null;
  fieldType(of: 'person' | 'account', name: string): ValueType | null;
  /** The generation of a segment that people see; null for an unknown key. */
  segmentVersion(key: string): { readonly versionId: number | null; readonly definition: SegmentDefinition } | null;
}

/**
 * `people`: one index look-up per person and condition, for a few people. `everyone`: one pass over the events
 * of a condition, for all. The reverse is 20 times slower in either case (docs/decisions/0003-two-shapes.md).
 */
export type Shape = 'people' | 'everyone';

export interface CompileContext {
  readonly names: Names;
  readonly shape: Shape;
  /** The clock: the slot `now`, or an instant of the past inside conditions that look back. */
  readonly now: SqlFragment;
  /**
   * `now` is in the past: `p` has the fields and tags of then, accounts and other segments are looked at as of then. What
   * is stored of memberships is of today, so segment conditions are compiled in place.
   */
  readonly looksBack: boolean;
  /** Inside a walk through the past of one person, where what others did is not followed. */
  readonly walks?: boolean | undefined;
  /** Where only some people are looked at, all at once: their ids. */
  readonly ids?: SqlFragment | undefined;
  /** Whether the next flip is wanted; a count does not need it. */
  readonly flips: boolean;
  /** Keys being compiled in place, to notice circles. */
  readonly inlining: readonly string[];
  /** What must hold of the person before their events are worth looking up (shape `people`). */
  readonly guards: readonly SqlFragment[];
  /** A new alias for a joined relation. */
  alias(prefix: string): SqlFragment;
}

/** What every condition compiles to. `isTrue` is never null; no `flipsAt` means that time alone cannot flip it. */
export interface Leaf {
  readonly joins: readonly SqlFragment[];
  readonly isTrue: SqlFragment;
  readonly flipsAt: SqlFragment | null;
}

/** The clock of the evaluation, a parameter everywhere: never now(). */
export const NOW: SqlFragment = sql`${{ slot: 'now' }}::timestamptz`;
export const NEVER: SqlFragment = rawSql(`'infinity'::timestamptz`);
export const MICROSECOND: SqlFragment = rawSql(`interval '1 microsecond'`);

export function createAliases(): (prefix: string) => SqlFragment {
  let count = 0;
  return (prefix) => {
    count += 1;
    return rawSql(`${prefix}${count}`);
  };
}

/** An interval of exactly this many microseconds: a day is 24 hours (S1). */
export function microsInterval(micros: number): SqlFragment {
  return sql`(${micros}::bigint * interval '1 microsecond')`;
}

export function and(parts: readonly SqlFragment[]): SqlFragment {
  return parts.length === 0 ? rawSql('true') : sql`(${joinSql(parts, ' and ')})`;
}

export function or(parts: readonly SqlFragment[]): SqlFragment {
  return parts.length === 0 ? rawSql('false') : sql`(${joinSql(parts, ' or ')})`;
}

/** The columns of `persons` that conditions read, under the alias `o`, as of an instant. */
export function personAsOf(at: SqlFragment): SqlFragment {
  return sql`o.id, o.workspace_id, o.identified, o.merged_into, o.first_seen_at,
    person_fields_at(o.id, o.fields, ${at}) as fields,
    person_tags_at(o.id, o.tags, ${at}) as tags`;
}
