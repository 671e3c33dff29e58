import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import { conditionAt, parsePath } from '@segue/shared/segment';
import type { LintCode, LintFinding } from '@segue/shared/segment/lint';
import type { RowNote } from './editor-context.ts';
import { rowOfIssue } from './issue-rows.ts';

/** Whether the row says so by itself at once, with what may have been meant. */
function isSaidByRow(code: LintCode, condition: Condition | undefined): boolean {
  if (code === 'event_never_seen') return condition?.type === 'event';
  return code === 'value_never_seen' && condition?.type === 'field' && condition.operator === 'is';
}

/**
 * Takes a draft, findings about its complete part and where the conditions of that stand in the draft; gives the notes by row.
 * `onRepair` null offers no repairs.
 */
export function notesByRow(
  draft: SegmentDefinition,
  findings: readonly LintFinding[],
  draftPaths: ReadonlyMap<string, string>,
  onRepair: ((definition: SegmentDefinition) => void) | null,
): ReadonlyMap<string, readonly RowNote[]> {
  const byRow = new Map<string, readonly RowNote[]>();
  for (const { code, severity, path, message, fix } of findings) {
    const row = draftPaths.get(rowOfIssue(path)) ?? '';
    if (isSaidByRow(code, conditionAt(draft, parsePath(row) ?? []))) continue;
    const repair = fix === undefined || onRepair === null ? null : () => onRepair(fix);
    byRow.set(row, [...(byRow.get(row) ?? []), { severity, message, repair }]);
  }
  return byRow;
}
