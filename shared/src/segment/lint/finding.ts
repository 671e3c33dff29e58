import type { Scalar, SegmentDefinition, ValueType } from '../ast.ts';
import type { LintTexts } from './texts.ts';

export type LintCode = keyof LintTexts;

/** `warning`: probably not what is meant. `advice`: worth knowing. Neither keeps a segment from being saved. */
export type LintSeverity = 'warning' | 'advice';

/** Something about a definition that its author should look at. */
export interface LintFinding {
  readonly code: LintCode;
  readonly severity: LintSeverity;
  /** Of the condition, written as in issues: `condition.conditions[1]`. */
  readonly path: string;
  readonly message: string;
  /** The whole definition with this repaired, where that can be done without guessing. */
  readonly fix?: SegmentDefinition;
  /** For a finding about the name (`path` is `name`): a name that keeps the convention of the workspace. */
  readonly fix_name?: string;
}

/** What is known of a workspace, as far as the linter asks. Empty lists mean that nothing is known. */
export interface LintWorkspace {
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** When the first event happened; null while there is none. */
  readonly historySinceMs: number | null;
  /** Identified people in all; null where nobody counted. */
  readonly people: number | null;
  readonly events: readonly { readonly name: string; readonly lastSeenMs: number }[];
  readonly fields: readonly LintField[];
  /** The other segments, without the one being edited. */
  readonly segments: readonly {
    readonly key: string;
    readonly name: string;
    readonly definition: SegmentDefinition;
  }[];
}

export interface LintField {
  readonly of: 'person' | 'account';
  readonly name: string;
  readonly type: ValueType;
  /** People (or accounts) who have it. */
  readonly people: number;
  /** Every value observed, or null where not all of them are known. */
  readonly values: readonly Scalar[] | null;
}
