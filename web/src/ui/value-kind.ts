import type { FieldValue } from '@segue/shared/api';

export type ShownValue =
  | { kind: 'missing' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'boolean'; boolean: boolean }
  | { kind: 'date'; iso: string; atMs: number; wholeDay: boolean }
  | { kind: 'list'; items: string[] }
  | { kind: 'object'; value: FieldValue };

/** Only full ISO 8601 is taken for a date; "2026" or "10-12" are left as the text that they are. */
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?<time>T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/u;

/** Decides how a stored value is shown. */
export function valueKind(value: FieldValue | undefined): ShownValue {
  if (value === undefined || value === null || value === '') return { kind: 'missing' };
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  if (typeof value === 'string') return textKind(value);
  if (!Array.isArray(value)) return { kind: 'object', value };
  if (value.length === 0) return { kind: 'missing' };
  const isFlat = value.every((item) => item === null || typeof item !== 'object');
  return isFlat ? { kind: 'list', items: value.map((item) => String(item)) } : { kind: 'object', value };
}

function textKind(text: string): ShownValue {
  const match = ISO_DATE.exec(text);
  const atMs = match ? Date.parse(text) : Number.NaN;
  if (!match || Number.isNaN(atMs)) return { kind: 'text', text };
  return { kind: 'date', iso: text, atMs, wholeDay: match.groups?.time === undefined };
}
