import type { Clock } from './clock.ts';
import type { Pool } from './db/pool.ts';

/** What every verb must know of the workspace it works in. */
export interface Workspace {
  readonly id: number;
  readonly name: string;
  /** IANA name: calendar windows and dates without a zone follow it. */
  readonly timezone: string;
  readonly weekStart: 'monday' | 'sunday';
}

/** First argument of every verb: where it works, with what, and by which clock. */
export interface Context {
  readonly workspace: Workspace;
  readonly pool: Pool;
  readonly clock: Clock;
}
