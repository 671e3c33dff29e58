/** A well-kept workspace has so many live dynamic segments (A37). */
export const wellKept = { from: 15, to: 30 } as const;
/** So far outside is worth a word; a few more or less are not. */
const FEW_BELOW = 8;
const MANY_ABOVE = 45;

/** What to say about the number of live dynamic segments; null where there is nothing to say. */
export function adviceOnCount(live: number): 'few' | 'many' | null {
  if (live < FEW_BELOW) return 'few';
  return live > MANY_ABOVE ? 'many' : null;
}
