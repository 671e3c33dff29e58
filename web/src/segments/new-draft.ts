import type { I18n } from '@lingui/core';
import type { Segment } from '@segue/shared/api';
import { findTemplate } from '@segue/shared/segment/templates';
import type { SegmentDraft } from './editor/segment-draft.ts';
import { localeOf } from './editing/locale-of.ts';
import { blankDefinition } from './editor/subject-choice.tsx';
import { toEditable } from './editing/row-edits.ts';
import type { NewSegmentSearch } from './segments-search.ts';
import { keysIn } from './care/care-search.ts';
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
    const { description, objective, owner, notes, review_on, folder, is_technical } = copied;
    return {
      key: null,
      name: nameOfCopy(copied.name),
      description,
      details: { objective, owner, notes, review_on, folder, is_technical },
      definition: toEditable(copied.definition),
    };
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
  const inside = keysIn(search.in).map((segment) => ({ type: 'segment', segment, operator: 'in' }) as const);
  const outside = keysIn(search.out).map((segment) => ({ type: 'segment', segment, operator: 'not_in' }) as const);
  const conditions = [...inside, ...outside];
  const blank = blankDefinition(search.of ?? 'person');
  const given = { ...blank, condition: { type: 'group', match: 'all', conditions } as const };
  return { ...empty, name: '', definition: conditions.length === 0 ? blank : given };
}
