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

/** What was known from an instant on, until the next such entry: what `lasting` looks back at. */
export interface PersonState {
  readonly atMicros: Micros;
  readonly fields: JsonObject;
  readonly tags: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
}

export interface OracleAccount {
  readonly fields: JsonObject;
  /** In order of time. */
  readonly history: readonly { readonly atMicros: Micros; readonly fields: JsonObject }[];
}

export interface OraclePerson {
  readonly id: string;
  /** Known by a user id or an address; anonymous visitors are counted apart (S20). */
  readonly identified: boolean;
  readonly firstSeenMicros: Micros;
  readonly fields: JsonObject;
  readonly tags: ReadonlySet<string>;
  readonly events: readonly OracleEvent[];
  /** By the name of the score; without one it is 0. */
  readonly scores: ReadonlyMap<string, number>;
  /** What the person subscribed to, as `topic on channel`. */
  readonly consents: ReadonlySet<string>;
  /** Keys of the accounts the person belongs to (S22). */
  readonly accounts: ReadonlySet<string>;
  /** In order of time; before the first entry, nothing was known. */
  readonly history: readonly PersonState[];
}

/** Everything a condition may read. The oracle looks at nothing else, and never at the database. */
export interface OracleWorld {
  /** Another object whenever anything below has changed: what was worked out for an older one is void. */
  readonly revision: object;
  readonly timezone: string;
  readonly weekStart: 'monday' | 'sunday';
  readonly people: ReadonlyMap<string, OraclePerson>;
  readonly accounts: ReadonlyMap<string, OracleAccount>;
  /** Declared types by `person:plan` or `account:industry` (S9). */
  readonly fieldTypes: ReadonlyMap<string, ValueType>;
  /** Definitions by segment key (S24). */
  readonly segments: ReadonlyMap<string, SegmentDefinition>;
}
