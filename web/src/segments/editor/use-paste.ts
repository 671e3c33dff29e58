import { useLingui } from '@lingui/react/macro';
import type { Condition } from '@segue/shared/segment';
import { notifyRefused } from '../../ui/notify.tsx';
import { localeOf } from '../editing/locale-of.ts';
import { editableCondition } from '../editing/row-edits.ts';

/** What was copied here last: a row that is not finished would be refused by the schema, but not by us. */
let lastCopied: { readonly text: string; readonly condition: Condition } | null = null;

/** Gives a condition as text for the clipboard. */
export function copyCondition(condition: Condition): string {
  const text = JSON.stringify(condition, null, 2);
  lastCopied = { text, condition };
  return text;
}

/** Gives a function that reads a condition out of pasted text; it says why where it cannot, and gives null. */
export function usePaste(): (text: string) => Promise<Condition | null> {
  const { t, i18n } = useLingui();
  return async (text) => {
    if (lastCopied?.text === text) return editableCondition(lastCopied.condition);
    const { forbidCompiledSchemas } = await import('./zod-without-eval.ts');
    forbidCompiledSchemas();
    const { readPasted } = await import('../editing/read-pasted.ts');
    const pasted = readPasted(text, localeOf(i18n));
    if (pasted.ok) return editableCondition(pasted.condition);
    notifyRefused(
      pasted.reason === null
        ? t`Only conditions can be pasted here: copy a row of another segment, or its JSON.`
        : t`This condition cannot be pasted. ${pasted.reason}`,
    );
    return null;
  };
}
