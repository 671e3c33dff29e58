import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Preview } from '@segue/shared/api';
import type { Condition, Locale, SegmentDefinition } from '@segue/shared/segment';
import { conditionAt, countConditions, findIssues, parsePath } from '@segue/shared/segment';
import { ApiError } from '../../api/client.ts';
import { previewQuery } from '../../api/segments.ts';
import { completePart } from '../editing/complete-part.ts';
import type { CompletePart } from '../editing/complete-part.ts';
import type { RowFacts } from '../editing/editor-context.ts';
import { issuesByRow, issuesFromDetails } from '../editing/issue-rows.ts';

const SETTLE_MS = 250;

/** What a definition may ask for although it cannot be counted yet. */
const quietRefusals: ReadonlySet<string> = new Set(['unknown_segment']);

/** The editor adds them: previews elsewhere show none. */
const noNotes: RowFacts['notes'] = new Map();

export interface PreviewState {
  /** What is counted; null while nothing can be. */
  readonly definition: SegmentDefinition | null;
  /** The newest numbers there are; they stay while newer ones are on their way, so that nothing flickers. */
  readonly preview: Preview | null;
  /** Whether the numbers belong to what the editor shows now. */
  readonly isCurrent: boolean;
  /** Unfinished rows that are not counted. */
  readonly omitted: number;
  /** True while nothing in the editor can be counted. */
  readonly isEmpty: boolean;
  readonly error: unknown;
  /** Whether the server cannot count this at all, for a reason nobody did wrong: a note, not an error. */
  readonly isRefused: boolean;
  readonly facts: RowFacts;
}

/** The counts last derived, and from what. */
interface Counted {
  readonly settled: object | null;
  readonly preview: Preview | null;
  readonly counts: RowFacts['counts'];
}

/**
 * Counts a draft while it is written: a quarter of a second after the last change an estimate, then the exact
 * number. A newer draft cancels what is still being asked. Unfinished rows are left out.
 */
export function usePreview(draft: SegmentDefinition, locale: Locale): PreviewState {
  const current = useMemo(() => {
    const part = completePart(draft.condition);
    const definition = part.condition === null ? null : { ...draft, condition: part.condition };
    return { draft, part, definition, issues: definition === null ? [] : findIssues(definition, locale) };
  }, [draft, locale]);
  const [settled] = useDebouncedValue(current, SETTLE_MS);
  const { definition } = settled;
  const canAsk = definition !== null && settled.issues.length === 0;
  const input = { definition: definition ?? draft };
  const estimate = useQuery({ ...previewQuery({ ...input, estimate: true }), enabled: canAsk });
  const hasEstimate = estimate.isFetched && !estimate.isPlaceholderData;
  const exact = useQuery({
    ...previewQuery({ ...input, per_condition: true }),
    enabled: canAsk && hasEstimate && !estimate.isError,
  });
  const isExact = exact.isSuccess && !exact.isPlaceholderData;
  const isEstimated = estimate.isSuccess && !estimate.isPlaceholderData;
  const newest = isExact ? exact.data : isEstimated ? estimate.data : (exact.data ?? estimate.data);
  const error = canAsk ? (estimate.error ?? exact.error) : null;
  // The last exact counts stay on rows that did not change while newer ones are on their way.
  const [counted, setCounted] = useState<Counted>({ settled: null, preview: null, counts: new Map() });
  if (isExact && (counted.settled !== settled || counted.preview !== exact.data)) {
    const counts = countsByCondition(settled, exact.data.per_condition ?? {});
    setCounted({ settled, preview: exact.data, counts });
  }
  const { counts } = counted;

  const rows = countConditions(draft.condition);
  const facts = useMemo<RowFacts>(() => {
    const reported = error instanceof ApiError ? issuesFromDetails(error.details) : settled.issues;
    return {
      counts,
      issues: issuesByRow(reported, settled.part.draftPaths),
      notes: noNotes,
      rows,
    };
  }, [error, settled, counts, rows]);

  return {
    definition: canAsk && error === null ? definition : null,
    preview: newest ?? null,
    isCurrent: isExact && settled === current,
    omitted: current.part.omitted,
    isEmpty: current.definition === null,
    error,
    isRefused: error instanceof ApiError && quietRefusals.has(error.code),
    facts,
  };
}

/** Counts hang on the conditions themselves: a row that only moves, or whose neighbours change, keeps its number. */
function countsByCondition(
  settled: { readonly draft: SegmentDefinition; readonly part: CompletePart },
  perCondition: Readonly<Record<string, number>>,
): ReadonlyMap<Condition, number> {
  const counts = new Map<Condition, number>();
  for (const [path, count] of Object.entries(perCondition)) {
    const draftPath = parsePath(settled.part.draftPaths.get(path) ?? '');
    const condition = draftPath === undefined ? undefined : conditionAt(settled.draft, draftPath);
    if (condition !== undefined && settled.part.draftPaths.has(path)) counts.set(condition, count);
  }
  return counts;
}
