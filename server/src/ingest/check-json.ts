import { SegueError } from '../errors.ts';

const DEPTH_MAX = 20;

/**
 * Refuses what PostgreSQL could not store or what nobody can mean: NUL characters, broken UTF-16, nesting
 * deeper than 20. Throws `invalid_text` or `too_deep`.
 */
export function checkJson(value: unknown, depth = 0): void {
  if (typeof value === 'string') {
    checkText(value);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= DEPTH_MAX) throw new SegueError('too_deep');
  if (Array.isArray(value)) {
    for (const item of value) checkJson(item, depth + 1);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    checkText(key);
    checkJson(item, depth + 1);
  }
}

function checkText(text: string): void {
  if (text.includes('\u0000') || !text.isWellFormed()) throw new SegueError('invalid_text');
}
