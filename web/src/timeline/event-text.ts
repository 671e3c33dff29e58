/** Reads texts out of an event's properties, by path with dots. */
import type { FieldValue, TimelineEvent } from '@segue/shared/api';

/** The first of the paths that holds a text or number, as text; null when none does. */
export function textProperty(event: Pick<TimelineEvent, 'properties'>, ...paths: readonly string[]): string | null {
  for (const path of paths) {
    const value = valueAt(event.properties, path);
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
  }
  return null;
}

function valueAt(properties: Record<string, FieldValue>, path: string): FieldValue | undefined {
  let value: FieldValue | undefined = properties;
  for (const part of path.split('.')) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    value = value[part];
  }
  return value;
}
