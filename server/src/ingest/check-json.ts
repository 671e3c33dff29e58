import { SegueError } from '../errors.ts';

const DEPTH_MAX = 20;
/** A character takes at most six bytes in JSON (`\u0001`); numbers, literals and punctuation at most these. */
const BYTES_PER_CHARACTER_MAX = 6;
const BYTES_PER_VALUE_MAX = 32;

/**
 * Refuses what PostgreSQL could not store or what nobody can mean: NUL characters, broken UTF-16, nesting
 * deeper than 20. Throws `invalid_text` or `too_deep`. Returns how many bytes the value takes as JSON at most.
 */
export function checkJson(value: unknown, depth = 0): number {
  if (typeof value === 'string') return checkText(value);
  if (typeof value !== 'object' || value === null) return BYTES_PER_VALUE_MAX;
  if (depth >= DEPTH_MAX) throw new SegueError('too_deep');
  let bytesMax = BYTES_PER_VALUE_MAX;
  if (Array.isArray(value)) {
    for (const item of value) bytesMax += checkJson(item, depth + 1);
    return bytesMax;
  }
  for (const [key, item] of Object.entries(value)) bytesMax += checkText(key) + checkJson(item, depth + 1);
  return bytesMax;
}

function checkText(text: string): number {
  if (text.includes('\u0000') || !text.isWellFormed()) throw new SegueError('invalid_text');
  return BYTES_PER_VALUE_MAX + BYTES_PER_CHARACTER_MAX * text.length;
}
