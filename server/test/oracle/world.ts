import type { SegmentDefinition, ValueType } from '@segue/shared/segment';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Microseconds since 1970, the resolution of the language (S1). */
export type Micros = number;

export interface OracleEvent {
  readonly name: string;
  /** Whether it is a visit to a page, which page conditions read. */
  readonly page: boolean;
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
