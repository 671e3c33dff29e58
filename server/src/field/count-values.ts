import type { FieldValue, ValueSuggestion } from '@segue/shared/api';

const SUGGESTIONS_MAX = 50;
const VALUE_LENGTH_MAX = 200;

/**
 * The most frequent values among what was found, lists taken apart; `search` keeps those that contain it, without
 * regard to case. Texts too long to choose from are left out.
 */
export function countValues(found: readonly FieldValue[], search: string): ValueSuggestion[] {
  const wanted = search.trim().toLowerCase();
  const counts = new Map<string | number | boolean, number>();
  const count = (value: FieldValue): void => {
    if (Array.isArray(value)) {
      for (const element of value) count(element);
      return;
    }
    if (value === null || value === '' || typeof value === 'object') return;
    const text = String(value);
    if (text.length > VALUE_LENGTH_MAX || !text.toLowerCase().includes(wanted)) return;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  };
  for (const value of found) count(value);
  return [...counts]
    .map(([value, n]) => ({ value, count: n }))
    .toSorted((a, b) => b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1))
    .slice(0, SUGGESTIONS_MAX);
}

/** All values at a path with dots, through lists; a key may itself contain dots, so the whole name is tried as well. */
export function valuesAt(root: Readonly<Record<string, FieldValue>>, path: string): FieldValue[] {
  const whole = root[path];
  if (whole !== undefined || !path.includes('.')) return whole === undefined ? [] : [whole];
  return path
    .split('.')
    .reduce<FieldValue[]>((values, key) => values.flatMap((value) => step(value, key)), [{ ...root }]);
}

function step(value: FieldValue, key: string): FieldValue[] {
  if (Array.isArray(value)) return value.flatMap((element) => step(element, key));
  if (typeof value !== 'object' || value === null) return [];
  const inner = value[key];
  return inner === undefined ? [] : [inner];
}
