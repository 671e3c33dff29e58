import type { Json } from './world.ts';

/**
 * The values that a path with dots reaches: into objects by their members, into lists by every element (S11). A list
 * at the end of the path is one value; see `elementsOf`. Nothing reached is an empty list.
 */
export function reach(root: Json, path: string): readonly Json[] {
  return path.split('.').reduce<readonly Json[]>(
    (values, name) =>
      values
        .flatMap((value) => (isList(value) ? value : [value]))
        .flatMap((value) => {
          if (typeof value !== 'object' || value === null || isList(value) || !Object.hasOwn(value, name)) return [];
          const member = value[name];
          return member === undefined ? [] : [member];
        }),
    [root],
  );
}

/** The elements of a list, or the one value itself. */
export function elementsOf(value: Json): readonly Json[] {
  return isList(value) ? value : [value];
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
