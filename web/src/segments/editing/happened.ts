import type { EventLikeParts } from '@segue/shared/segment';

/** Tells whether a condition asks that something did not happen at all, which the editor words as "did not". */
export function isNegative({ count }: EventLikeParts): boolean {
  if (count === undefined || count.measure !== undefined) return false;
  const { operator, value } = count;
  return (operator === 'exactly' || operator === 'at_most') && value === 0;
}

/** Tells whether "only people known since before" can be asked: the window must have a beginning (S13). */
export function canAskForKnown(parts: EventLikeParts): boolean {
  const type = parts.window?.type ?? 'ever';
  return isNegative(parts) && type !== 'ever' && type !== 'until';
}
