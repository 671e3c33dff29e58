import type { EventLikeParts, Window } from '@segue/shared/segment';

/** Tells whether a condition asks that something did not happen at all, which the editor words as "did not". */
export function isNegative({ count }: EventLikeParts): boolean {
  if (count === undefined || count.measure !== undefined) return false;
  const { operator, value } = count;
  return (operator === 'exactly' || operator === 'at_most') && value === 0;
}

/** Tells whether a window begins at an instant before which somebody can have been known (S13). */
export function hasBeginning(window: Window | undefined): boolean {
  const type = window?.type ?? 'ever';
  return type !== 'ever' && type !== 'until' && type !== 'after_field' && type !== 'session';
}
