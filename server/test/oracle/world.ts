import type { SegmentDefinition, ValueType } from '@segue/shared/segment';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Microseconds since 1970, the resolution of the language (S1). */
export type Micros = number;

export interface OracleEvent {
  readonly name: string;
  /** Page conditions read pages; sessions are made of track, page and screen events. */
  readonly kind: 'track' | 'page' | 'screen' | 'email' | 'form';
  readonly atMicros: Micros;
  readonly properties: JsonObject;
}

export interface OraclePerson {
  readonly id: string;
  /** Known by a user id or an address; anonymous visitors are counted apart (S20). */
  identified: boolean;
  firstSeenMicros: Micros;
  fields: JsonObject;
  readonly tags: Set<string>;
  readonly events: OracleEvent[];
  /** By the name of the score; without one it is 0. */
  readonly scores: ReadonlyMap<string, number>;
  /** What the person subscribed to, as `topic on channel`. */
  readonly consents: ReadonlySet<string>;
  /** Keys of the accounts the person belongs to (S22). */
  readonly accounts: Set<string>;
}

/** Everything a condition may read. The oracle looks at nothing else, and never at the database. */
export interface OracleWorld {
  readonly timezone: string;
  readonly weekStart: 'monday' | 'sunday';
  readonly people: ReadonlyMap<string, OraclePerson>;
  readonly accounts: ReadonlyMap<string, { readonly fields: JsonObject }>;
  /** Declared types by `person:plan` or `account:industry` (S9). */
  readonly fieldTypes: ReadonlyMap<string, ValueType>;
  /** Definitions by segment key (S24). */
  readonly segments: ReadonlyMap<string, SegmentDefinition>;
}
