import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import type { NameIssue, NamingConvention } from '@segue/shared/segment';
import { nameIssue, suggestConventionalName } from '@segue/shared/segment';
import { useSession } from '../../api/session.ts';
import { completePart } from '../editing/complete-part.ts';
import { localeOf } from '../editing/locale-of.ts';
import type { SegmentDraft } from './segment-draft.ts';

export interface NameAdvice {
  /** A name made from the conditions; null while they say nothing, or where the convention leaves open how to begin. */
  readonly suggestion: string | null;
  /** What the convention of the workspace has against the name; null for an empty one. */
  readonly issue: NameIssue | null;
}

const free: NamingConvention = { style: 'any', first_words: [] };

/** Looks at the name of a draft with the eyes of the workspace's convention (A32). */
export function useNameAdvice({ name, definition }: SegmentDraft): NameAdvice {
  const { i18n } = useLingui();
  const { data: session } = useSession();
  const naming = session?.workspace?.naming ?? free;
  const locale = localeOf(i18n);
  return useMemo(() => {
    const { condition } = definition.kind === 'static' ? { condition: null } : completePart(definition.condition);
    const complete = condition === null ? null : { ...definition, condition };
    const written = name.trim();
    return {
      suggestion: complete === null ? null : suggestConventionalName(complete, naming, locale),
      issue: written === '' ? null : nameIssue(written, complete, naming, locale),
    };
  }, [name, definition, naming, locale]);
}
