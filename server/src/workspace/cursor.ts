import { SegueError } from '../errors.ts';

/** What a cursor may hold: the sort values of the last row of a page. */
export type CursorPart = 'instant' | 'text' | 'uuid' | 'id';
type Value<Part extends CursorPart> = Part extends 'id' ? number : string;
type Values<Parts extends readonly CursorPart[]> = { [Index in keyof Parts]: Value<Parts[Index]> };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3,6}Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CURSOR_LENGTH_MAX = 2_000;

/**
 * Where the next page begins, as opaque text. `list` names the list and its order, so that a cursor of another list
 * is refused instead of giving nonsense.
 */
export function encodeCursor(list: string, values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([list, ...values])).toString('base64url');
}

/**
 * Reads a cursor of this list back; null without one. Checks every value, because it goes into SQL with a cast. Throws
 * `invalid_cursor` for anything that `encodeCursor` did not make for this list.
 */
export function decodeCursor<const Parts extends readonly CursorPart[]>(
  cursor: string | undefined,
  list: string,
  parts: Parts,
): Values<Parts> | null {
  if (cursor === undefined) return null;
  const decoded = parse(cursor);
  if (!Array.isArray(decoded) || decoded[0] !== list || decoded.length !== parts.length + 1) {
    throw new SegueError('invalid_cursor');
  }
  const values: unknown[] = decoded.slice(1);
  if (!parts.every((part, index) => fits(part, values[index]))) throw new SegueError('invalid_cursor');
  // Each value was just checked against its part.
  return values as Values<Parts>;
}

function parse(cursor: string): unknown {
  if (cursor.length > CURSOR_LENGTH_MAX) return null;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function fits(part: CursorPart, value: unknown): boolean {
  switch (part) {
    case 'instant':
      return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
    case 'text':
      return typeof value === 'string' && !value.includes('\u0000');
    case 'uuid':
      return typeof value === 'string' && UUID.test(value);
    case 'id':
      return Number.isSafeInteger(value);
  }
}
