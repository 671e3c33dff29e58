import type { SegmentDefinition } from '@segue/shared/segment';
import type { Call } from './replay.ts';

/**
 * One test case as data, with nothing left to chance: what the fuzz tests run, what shrinking makes smaller, and what
 * server/test/regressions/ keeps.
 */
export interface Scenario {
  readonly timezone: string;
  readonly weekStart: 'monday' | 'sunday';
  readonly start: string;
  readonly segments: readonly { readonly key: string; readonly definition: SegmentDefinition }[];
  readonly steps: readonly Step[];
}

export type Step =
  /** Calls that arrive together, in this order. */
  | { readonly send: readonly Call[] }
  /** A person, named by the user id, gets or loses a tag by hand. */
  | { readonly tag: string; readonly userId: string; readonly remove?: true }
  /** The clock moves forward to this instant. */
  | { readonly advanceTo: string }
  /** The segments from this index on are created now; the others exist from the beginning. */
  | { readonly define: number };
