import type { ValueType } from '@segue/shared/segment';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const ISO_DATE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?\s*(Z|[+-]\d{2}(:?\d{2})?)?)?$/i;
const NUMBER = /^[-+]?\d{1,60}(\.\d{1,60})?(e[-+]?\d{1,2})?$/i;
/** Fields whose first value must not decide: an e-mail or a phone number is text whatever it looks like. */
const ALWAYS_TEXT = new Set([
  'email',
  'name',
  'first_name',
  'last_name',
  'firstName',
  'lastName',
  'phone',
  'username',
  'title',
]);

/** The type that a first value declares (S9); null for a value that declares none (null, an object). */
export function inferType(name: string, value: Json): ValueType | null {
  if (ALWAYS_TEXT.has(name)) return 'text';
  switch (typeof value) {
    case 'string':
      return value === '' ? null : isDateText(value) ? 'date' : 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return Array.isArray(value) ? 'list' : null;
  }
}

export function isDateText(value: string): boolean {
  return ISO_DATE.test(value) && !Number.isNaN(Date.parse(value.slice(0, 10)));
}

/**
 * Fits a value to its field's declared type when nothing is lost ("42" → 42). `fits: false` keeps it as it
 * came: typed operators read it as missing.
 */
export function coerce(value: Json, type: ValueType): { value: Json; fits: boolean } {
  if (value === null) return { value, fits: true };
  switch (type) {
    case 'text':
      if (typeof value === 'number' || typeof value === 'boolean') return { value: String(value), fits: true };
      return { value, fits: typeof value === 'string' };
    case 'number':
      if (typeof value === 'string' && NUMBER.test(value.trim())) return { value: Number(value), fits: true };
      return { value, fits: typeof value === 'number' };
    case 'boolean': {
      const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
      if (text === 'true' || text === 'false') return { value: text === 'true', fits: true };
      return { value, fits: typeof value === 'boolean' };
    }
    case 'date':
      if (typeof value === 'number') return { value, fits: value > -1e12 && value < 1e13 };
      return {
        value,
        fits: typeof value === 'string' && (isDateText(value.trim()) || /^\d{9,13}$/.test(value.trim())),
      };
    case 'list':
      if (Array.isArray(value)) return { value, fits: true };
      return typeof value === 'object' ? { value, fits: false } : { value: [value], fits: true };
  }
}
