import { segmentLimits } from '@segue/shared/segment';

/** Takes a key and those that are taken; gives the key, or the first of `key-2`, `key-3` … that is free. */
export function freeKey(key: string, taken: readonly string[]): string {
  const used = new Set(taken);
  if (!used.has(key)) return key;
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const candidate = key.slice(0, segmentLimits.keyLengthMax - suffix.length) + suffix;
    if (!used.has(candidate)) return candidate;
  }
}
