import type { FastifyInstance } from 'fastify';
import { SegueError } from '../errors.ts';

/** Their validators find such texts themselves, and point at the condition or the step. */
const CHECKED_ELSEWHERE = new Set(['definition', 'graph']);

/**
 * Refuses bodies with a NUL character, which PostgreSQL cannot store, or half a character, which would silently become
 * another one: `invalid_text`. For routes of the management API; collecting calls are checked one by one.
 */
export function refuseBrokenTexts(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ body }) => {
    if (typeof body !== 'object' || body === null) return;
    const rest = Object.entries(body).filter(([key]) => !CHECKED_ELSEWHERE.has(key));
    // Not by recursion: a body may be nested as deep as its length allows.
    const open: unknown[] = rest.flat();
    while (open.length > 0) {
      const value = open.pop();
      if (typeof value === 'string') {
        if (value.includes('\u0000') || !value.isWellFormed()) throw new SegueError('invalid_text');
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) open.push(key, inner);
      }
    }
  });
}
