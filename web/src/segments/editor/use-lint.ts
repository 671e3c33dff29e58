import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Locale, SegmentDefinition } from '@segue/shared/segment';
import { findIssues } from '@segue/shared/segment';
import { lintQuery } from '../../api/segments.ts';
import { completePart } from '../editing/complete-part.ts';
import type { RowNote } from '../editing/editor-context.ts';
import { notesByRow } from '../editing/lint-rows.ts';

/** Advice can wait until the hands rest; numbers cannot. */
const QUIET_MS = 900;

const none: ReadonlyMap<string, readonly RowNote[]> = new Map();

/**
 * Has a draft looked over while it is written, and gives the notes by row (`1.0`; the root is the empty text). A repair
 * is offered only where the whole draft could be saved: it would otherwise lose the unfinished rows.
 */
export function useLint(
  draft: SegmentDefinition,
  ownKey: string | null,
  locale: Locale,
  onRepair: (definition: SegmentDefinition) => void,
): ReadonlyMap<string, readonly RowNote[]> {
  const [settled] = useDebouncedValue(draft, QUIET_MS);
  const { part, definition, canAsk } = useMemo(() => {
    const complete = completePart(settled.condition);
    const asked = { ...settled, condition: complete.condition ?? settled.condition };
    const isWhole = complete.condition !== null && findIssues(asked, locale).length === 0;
    return { part: complete, definition: asked, canAsk: isWhole && settled.kind === 'dynamic' };
  }, [settled, locale]);
  const key = ownKey === null ? {} : { key: ownKey };
  const { data } = useQuery({ ...lintQuery({ definition, locale, ...key }), enabled: canAsk });
  const isCurrent = settled === draft && canAsk;
  return useMemo(() => {
    if (!isCurrent || data === undefined) return none;
    return notesByRow(draft, data, part.draftPaths, part.omitted === 0 ? onRepair : null);
  }, [isCurrent, draft, data, part, onRepair]);
}
