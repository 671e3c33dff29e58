import type { SegmentOverlap } from '@segue/shared/api';
import type { Combination } from '../../api/care.ts';

/** The combination of a region: in these segments (bits, in the order of `keys`), and in none of the others. */
export function combinationOf(keys: readonly string[], region: number): Combination {
  const isIn = (index: number): boolean => (region & (1 << index)) !== 0;
  return { in: keys.filter((_, index) => isIn(index)), out: keys.filter((_, index) => !isIn(index)) };
}

export const isSameCombination = (a: Combination, b: Combination | undefined): boolean =>
  b !== undefined && setOf(a.in) === setOf(b.in) && setOf(a.out) === setOf(b.out);

const setOf = (keys: readonly string[]): string => keys.toSorted().join(',');

/** How many people are in a combination, by what the server counted. */
export function peopleOf(overlap: SegmentOverlap, combination: Combination): number {
  return overlap.regions.reduce((sum, region) => {
    const fits =
      combination.in.every((key) => region.in.includes(key)) && !combination.out.some((key) => region.in.includes(key));
    return fits ? sum + region.people : sum;
  }, 0);
}
