import type { FieldValue } from '@segue/shared/api';

export interface Chip {
  name: string;
  text: string;
}

const TEXT_LETTERS_MAX = 48;
const DEPTH_MAX = 3;

/** Flattens properties to short name–value pairs: `project.name` → "Website redesign". Empty values are left out. */
export function propertyChips(properties: Record<string, FieldValue>, prefix = '', depth = 0): Chip[] {
  return Object.entries(properties).flatMap(([name, value]): Chip[] => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (value === null || value === '') return [];
    if (Array.isArray(value)) return value.length === 0 ? [] : [{ name: path, text: shorten(listText(value)) }];
    if (typeof value === 'object') {
      return depth < DEPTH_MAX ? propertyChips(value, path, depth + 1) : [{ name: path, text: '{…}' }];
    }
    return [{ name: path, text: shorten(String(value)) }];
  });
}

const listText = (list: readonly FieldValue[]): string =>
  list.map((item) => (item !== null && typeof item === 'object' ? '{…}' : String(item))).join(', ');

function shorten(text: string): string {
  const letters = [...text];
  return letters.length > TEXT_LETTERS_MAX ? `${letters.slice(0, TEXT_LETTERS_MAX - 1).join('')}…` : text;
}
