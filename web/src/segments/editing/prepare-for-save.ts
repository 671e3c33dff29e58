import type { Condition, ConditionPath, SegmentDefinition } from '@segue/shared/segment';
import { removeCondition, walkConditions } from '@segue/shared/segment';
import { areFiltersComplete, isRowComplete } from './complete-part.ts';
import { isBlank, withoutHelpers } from './row-edits.ts';

export type Prepared =
  | { readonly ok: true; readonly definition: SegmentDefinition }
  /** The first row that is begun but not finished; null when there is no row at all. */
  | { readonly ok: false; readonly unfinished: ConditionPath | null };

/**
 * Takes a draft and gives what can be saved: rows on which nothing was chosen yet simply go. A row that was begun is
 * not thrown away silently: then nothing is saved and its path is given.
 */
export function prepareForSave(draft: SegmentDefinition): Prepared {
  // Nobody reads the rows of a segment that is filled by hand, finished or not.
  if (draft.kind === 'static') {
    return { ok: true, definition: { ...draft, condition: { type: 'group', match: 'all', conditions: [] } } };
  }
  let definition = draft;
  for (let path = findRow(definition, isBlank); path !== null; path = findRow(definition, isBlank)) {
    definition = removeCondition(definition, path);
  }
  const unfinished = findRow(
    definition,
    (condition) => condition.type !== 'group' && !(isRowComplete(condition) && areFiltersComplete(condition)),
  );
  if (unfinished !== null) return { ok: false, unfinished };
  const { condition } = definition;
  if (condition.type === 'group' && condition.conditions.length === 0) return { ok: false, unfinished: null };
  return { ok: true, definition: withoutHelpers(definition) };
}

function findRow(definition: SegmentDefinition, wanted: (condition: Condition) => boolean): ConditionPath | null {
  const paths: ConditionPath[] = [];
  walkConditions(definition, (condition, path) => {
    if (path.length > 0 && wanted(condition)) paths.push(path);
  });
  return paths[0] ?? null;
}
