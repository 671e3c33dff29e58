import type { Condition, Locale } from '@segue/shared/segment';
import { parseSegmentDefinition } from '@segue/shared/segment/schema';

export type Pasted =
  | { readonly ok: true; readonly condition: Condition }
  /** Why it cannot be taken; null if it is no condition at all. */
  | { readonly ok: false; readonly reason: string | null };

/** Takes text from the clipboard and gives the condition in it: a definition, or a condition by itself. */
export function readPasted(text: string, locale: Locale): Pasted {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return { ok: false, reason: null };
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return { ok: false, reason: null };
  const isDefinition = 'condition' in input && 'kind' in input;
  if (!isDefinition && !('type' in input)) return { ok: false, reason: null };
  const parsed = parseSegmentDefinition(
    isDefinition ? input : { version: 1, kind: 'dynamic', condition: input },
    locale,
  );
  if (parsed.ok) return { ok: true, condition: parsed.definition.condition };
  const [first] = parsed.issues;
  return {
    ok: false,
    reason: first === undefined ? null : first.path === '' ? first.message : `${first.path}: ${first.message}`,
  };
}
