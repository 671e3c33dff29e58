import type { Issue } from '@segue/shared/segment';

/** Something wrong with a definition, as the server or the local check reports it. */
export type ReportedIssue = Pick<Issue, 'path' | 'message'>;

/** Something wrong with a row, and with which of its values (`count.value`; empty for the row as a whole). */
export interface RowIssue {
  readonly message: string;
  readonly at: string;
}

/** Groups hold their members in a list, what has to last holds one condition. */
const INSIDE = /^condition((?:\.conditions\[\d+\]|\.condition)*)/u;

/**
 * Takes the path of an issue (`condition.conditions[1].condition.conditions[0].value`), gives the path of the row it
 * points into (`1.0.0`); the root is the empty text.
 */
export function rowOfIssue(issuePath: string): string {
  const inside = INSIDE.exec(issuePath)?.[1] ?? '';
  return [...inside.matchAll(/\[(\d+)\]|\.condition(?=\.|$)/gu)].map((match) => match[1] ?? '0').join('.');
}

/** Takes the path of an issue, gives what follows the row: `value`, `where[0].property`. */
function placeOfIssue(issuePath: string): string {
  return issuePath.replace(INSIDE, '').replace(/^\./u, '');
}

/** Gives what is wrong with the value at a place, or inside it, or with what it is a part of; null if nothing is. */
export function issueAt(issues: readonly RowIssue[], place: string): string | null {
  if (place === '') return null;
  const found = issues.find(({ at }) => at === place || isPartOf(at, place) || isPartOf(place, at));
  return found?.message ?? null;
}

/** `value.from` and `value[1]` are parts of `value`; nothing is called a part of the whole row. */
function isPartOf(part: string, whole: string): boolean {
  return whole !== '' && part.startsWith(whole) && /^[.[]/u.test(part.slice(whole.length));
}

/** Reads the issues out of an error's details, whatever surrounds them; gives an empty list when there are none. */
export function issuesFromDetails(details: unknown): readonly ReportedIssue[] {
  const candidates = Array.isArray(details) ? details : hasIssues(details) ? details.issues : [details];
  return candidates.filter(isReportedIssue);
}

function hasIssues(details: unknown): details is { readonly issues: readonly unknown[] } {
  return typeof details === 'object' && details !== null && 'issues' in details && Array.isArray(details.issues);
}

function isReportedIssue(candidate: unknown): candidate is ReportedIssue {
  if (typeof candidate !== 'object' || candidate === null) return false;
  return (
    'path' in candidate &&
    typeof candidate.path === 'string' &&
    'message' in candidate &&
    typeof candidate.message === 'string'
  );
}

/**
 * Takes issues of the complete part of a draft and where its conditions stand in the draft; gives what is wrong by row
 * of the draft. What points nowhere goes to the root.
 */
export function issuesByRow(
  issues: readonly ReportedIssue[],
  draftPaths: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly RowIssue[]> {
  const byRow = new Map<string, readonly RowIssue[]>();
  for (const { path, message } of issues) {
    const row = draftPaths.get(rowOfIssue(path)) ?? '';
    const known = byRow.get(row) ?? [];
    const isNew = known.every((issue) => issue.message !== message);
    if (isNew) byRow.set(row, [...known, { message, at: placeOfIssue(path) }]);
  }
  return byRow;
}
