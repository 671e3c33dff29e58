import type { Condition } from '@segue/shared/segment';
import { countBounds, eventLikesOf } from '@segue/shared/segment';

/**
 * Whether the change that time will bring is put off when the event happens once more before then: so it is where events
 * leave a rolling window one by one, and the condition asks for no fewer than some number, or for no more than some.
 */
export function isPutOffByAnother(condition: Condition): boolean {
  const eventLike = eventLikesOf(condition).find((one) => one === condition);
  if (eventLike === undefined) return false;
  const { window, occurrence, count, known_for_at_least: knownFor } = eventLike;
  const isPlain = occurrence === undefined && knownFor === undefined && count?.measure === undefined;
  if (!isPlain || window?.type !== 'last') return false;
  const { lo, hi } = countBounds(count);
  return hi === null || lo <= 0;
}
