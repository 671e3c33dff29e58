import type { EventKind, FieldValue } from '@segue/shared/api';

const DETAIL_LENGTH_MAX = 120;
/** Where the words are that tell one event of a name from another, best first. */
const TELLING = ['name', 'title', 'project.name', 'subject', 'plan', 'feature', 'form', 'email', 'label', 'value'];
const TELLING_OF_PAGES = ['path', 'url', 'name', 'title'];

/** A few words that say more than the event's name: the page, the project, the plan. Null when nothing does. */
export function detailOf(kind: EventKind, properties: Readonly<Record<string, FieldValue>>): string | null {
  const names = kind === 'page' || kind === 'screen' ? TELLING_OF_PAGES : TELLING;
  for (const name of names) {
    const value = valueAt(properties, name);
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return shorten(value.trim());
  }
  return null;
}

function valueAt(properties: Readonly<Record<string, FieldValue>>, path: string): FieldValue | undefined {
  let value: FieldValue | undefined = { ...properties };
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = value[part];
  }
  return value;
}

function shorten(text: string): string {
  return text.length <= DETAIL_LENGTH_MAX ? text : `${text.slice(0, DETAIL_LENGTH_MAX - 1).trimEnd()}…`;
}
