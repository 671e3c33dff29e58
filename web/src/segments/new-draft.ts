import type { I18n } from '@lingui/core';
import type { Segment } from '@segue/shared/api';
import { findTemplate } from '@segue/shared/segment/templates';
import type { SegmentDraft } from './editor/segment-draft.ts';
import { localeOf } from './editing/locale-of.ts';
import { blankDefinition } from './editor/subject-choice.tsx';
import { toEditable } from './editing/row-edits.ts';
import type { NewSegmentSearch } from './segments-search.ts';
import { startingPointNames } from './starting-point-names.ts';
import { startingPoints } from './starting-points.ts';

/** Gives what a new segment begins with: a copy, a template, a starting point, or one row that waits for its first choice. */
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
  const template = findTemplate(search.template ?? '');
  if (template !== undefined) {
    const locale = localeOf(i18n);
    return {
      key: template.keyFor(locale, search.values),
      name: template.titleFor(locale, search.values),
      description: template.description[locale],
      definition: toEditable(template.definition(search.values)),
    };
  }
  const start = startingPoints.find(({ id }) => id === search.start);
  if (start !== undefined) {
    const name = i18n._(startingPointNames[start.id].name);
    return { ...empty, name, definition: { version: 1, kind: 'dynamic', condition: start.condition } };
  }
  return { ...empty, name: '', definition: blankDefinition(search.of ?? 'person') };
}
