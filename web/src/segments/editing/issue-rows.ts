import type { Issue } from '@segue/shared/segment';

/** Something wrong with a definition, as the server or the local check reports it. */
export type ReportedIssue = Pick<Issue, 'path' | 'message'>;

/**
 * Takes the path of an issue (`condition.conditions[1].conditions[0].value`), gives the path of the row it points
 * into (`1.0`); the root is the empty text.
 */
export function rowOfIssue(issuePath: string): string {
  const inside = /^condition((?:\.conditions\[\d+\])*)/u.exec(issuePath)?.[1] ?? '';
  return [...inside.matchAll(/\[(\d+)\]/gu)].map((match) => match[1]).join('.');
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
 * Takes issues of the complete part of a draft and where its conditions stand in the draft; gives the sentences by
 * row of the draft. What points nowhere goes to the root.
 */
export function issuesByRow(
  issues: readonly ReportedIssue[],
  draftPaths: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const byRow = new Map<string, readonly string[]>();
  for (const { path, message } of issues) {
    const row = draftPaths.get(rowOfIssue(path)) ?? '';
    const known = byRow.get(row) ?? [];
    if (!known.includes(message)) byRow.set(row, [...known, message]);
  }
  return byRow;
}
