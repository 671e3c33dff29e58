import type { I18n } from '@lingui/core';
import type { Segment } from '@segue/shared/api';
import type { SegmentDraft } from './editor/segment-draft.ts';
import { blankCondition, toEditable } from './editing/row-edits.ts';
import type { NewSegmentSearch } from './segments-search.ts';
import { startingPointNames } from './starting-point-names.ts';
import { startingPoints } from './starting-points.ts';

/** Gives what a new segment begins with: a copy, a starting point, or one row that waits for its first choice. */
export function newDraft(
  search: NewSegmentSearch,
  copied: Segment | undefined,
  i18n: I18n,
  nameOfCopy: (name: string) => string,
): SegmentDraft {
  const empty = { key: null, description: '' };
  if (copied !== undefined) {
    return { ...empty, name: nameOfCopy(copied.name), definition: toEditable(copied.definition) };
  }
  const start = startingPoints.find(({ id }) => id === search.start);
  if (start !== undefined) {
    const name = i18n._(startingPointNames[start.id].name);
    return { ...empty, name, definition: { version: 1, kind: 'dynamic', condition: start.condition } };
  }
  const condition = { type: 'group', match: 'all', conditions: [{ ...blankCondition }] } as const;
  return { ...empty, name: '', definition: { version: 1, kind: 'dynamic', condition } };
}
