import type { Condition, GroupMatch, Locale, Names, SegmentDefinition } from '@segue/shared/segment';
import { describeCondition } from '@segue/shared/segment';

/** One difference between two versions. */
export type VersionChange =
  | { readonly type: 'added' | 'removed'; readonly text: string }
  | { readonly type: 'match'; readonly match: GroupMatch }
  | { readonly type: 'kind'; readonly kind: SegmentDefinition['kind'] }
  | { readonly type: 'anonymous'; readonly included: boolean };

/** What a newer definition has that the older one has not, and the other way round, condition by condition. */
export function versionChanges(
  older: SegmentDefinition,
  newer: SegmentDefinition,
  locale: Locale,
  names: Names,
): readonly VersionChange[] {
  const changes: VersionChange[] = [];
  if (older.kind !== newer.kind) changes.push({ type: 'kind', kind: newer.kind });
  const [before, after] = [linesOf(older, locale, names), linesOf(newer, locale, names)];
  const [matched, match] = [matchOf(older), matchOf(newer)];
  const isSameMatch = JSON.stringify(matched) === JSON.stringify(match);
  if (matched !== null && match !== null && !isSameMatch) changes.push({ type: 'match', match });
  for (const text of without(after, before)) changes.push({ type: 'added', text });
  for (const text of without(before, after)) changes.push({ type: 'removed', text });
  const included = newer.include_anonymous === true;
  if (included !== (older.include_anonymous === true)) changes.push({ type: 'anonymous', included });
  return changes;
}

function linesOf({ kind, condition }: SegmentDefinition, locale: Locale, names: Names): readonly string[] {
  if (kind === 'static') return [];
  const conditions: readonly Condition[] = condition.type === 'group' ? condition.conditions : [condition];
  return conditions.map((line) => describeCondition(line, locale, names));
}

/** How the lines belong together; one line alone belongs to nothing. */
function matchOf({ kind, condition }: SegmentDefinition): GroupMatch | null {
  if (kind === 'static' || condition.type !== 'group') return null;
  const { match, conditions } = condition;
  return conditions.length < 2 && match !== 'none' ? null : match;
}

/** The lines that stand more often here than there. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return lines.filter((line) => {
    const index = left.indexOf(line);
    if (index === -1) return true;
    left.splice(index, 1);
    return false;
  });
}
