import type { ValueType } from '@segue/shared/segment';
import { isList } from './json-path.ts';
import { asBoolean, asDate, asNumber, asText } from './typed-value.ts';
import type { Json, JsonObject } from './world.ts';

/** Values by their path; lists are values, and lists of objects give the paths of their first object too. */
export function leaves(object: JsonObject, prefix = ''): [string, Json][] {
  return Object.entries(object).flatMap(([name, value]): [string, Json][] => {
    const path = prefix + name;
    if (isList(value)) {
      const first = value.find((item) => isObject(item));
      return [[path, value], ...(first === undefined ? [] : leaves(first as JsonObject, `${path}.`))];
    }
    return isObject(value) ? leaves(value, `${path}.`) : [[path, value]];
  });
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

const alwaysText = new Set(['email', 'name']);

/** The type that a first value declares for its field, if any (S9). */
export function typeOfFirst(path: string, value: Json): ValueType | undefined {
  if (value === null || value === '') return undefined;
  if (alwaysText.has(path)) return 'text';
  if (isList(value)) return 'list';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' && /\D/.test(value) && asDate(value, 'UTC') !== undefined ? 'date' : 'text';
}

/** The value in its field's type when nothing is lost, else as it came. */
export function fitted(value: Json, type: ValueType | undefined): Json {
  switch (type) {
    case 'text':
      return asText(value) ?? value;
    case 'number':
      return asNumber(value) ?? value;
    case 'boolean':
      return asBoolean(value) ?? value;
    case 'list':
      return isList(value) || isObject(value) ? value : [value];
    default:
      return value;
  }
}
