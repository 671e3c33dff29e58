import type { FieldValue } from '@segue/shared/api';

export interface Chip {
  name: string;
  text: string;
}

const TEXT_LETTERS_MAX = 48;
const DEPTH_MAX = 3;

/** The last part of a path that usually tells one event of a name from another, best first. */
const TELLING = ['name', 'title', 'subject', 'path', 'plan', 'feature', 'form', 'status', 'role'];

/**
 * Flattens properties to short name–value pairs, the telling ones first: `project.name` → "Website redesign". (The
 * database keeps no order of its own.) Empty values are left out.
 */
export function propertyChips(properties: Record<string, FieldValue>): Chip[] {
  return flatten(properties, '', 0).toSorted((a, b) => rank(a.name) - rank(b.name));
}

function rank(path: string): number {
  const place = TELLING.indexOf(path.slice(path.lastIndexOf('.') + 1));
  return place === -1 ? TELLING.length : place;
}

function flatten(properties: Record<string, FieldValue>, prefix: string, depth: number): Chip[] {
  return Object.entries(properties).flatMap(([name, value]): Chip[] => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (value === null || value === '') return [];
    if (Array.isArray(value)) return value.length === 0 ? [] : [{ name: path, text: shorten(listText(value)) }];
    if (typeof value === 'object') {
      return depth < DEPTH_MAX ? flatten(value, path, depth + 1) : [{ name: path, text: '{…}' }];
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
