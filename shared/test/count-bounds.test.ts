import { describe, expect, test } from 'vitest';

import { acceptsZero, countBounds, isWholeMeasure } from '../src/segment/index.ts';
import type { Count, CountOperator } from '../src/segment/index.ts';
import { count } from './helpers/arbitraries.ts';
import { checkLaw } from './helpers/check-law.ts';

describe('bounds of a count', () => {
  test.each([
    ['at_least', 3, 3, null],
    ['at_most', 3, 0, 3],
    ['exactly', 3, 3, 3],
    ['exactly', 0, 0, 0],
    ['more_than', 3, 4, null],
    ['fewer_than', 3, 0, 2],
    ['fewer_than', 1, 0, 0],
  ] as const)('%s %d', (operator, value, lo, hi) => {
    expect(countBounds({ operator, value })).toEqual({ lo, hi, loExclusive: false, hiExclusive: false });
  });

  test('between has both ends included', () => {
    expect(countBounds({ operator: 'between', value: { from: 2, to: 5 } })).toMatchObject({ lo: 2, hi: 5 });
  });

  test('at least once is the default', () => {
    expect(countBounds(undefined)).toMatchObject({ lo: 1, hi: null });
  });

  test('a sum need not be whole: more than 3 is not at least 4', () => {
    const sum = (operator: CountOperator): Count => ({
      operator,
      value: 3,
      measure: { of: 'sum', property: 'amount' },
    });
    expect(countBounds(sum('more_than'))).toEqual({ lo: 3, hi: null, loExclusive: true, hiExclusive: false });
    expect(countBounds(sum('fewer_than'))).toEqual({ lo: -Infinity, hi: 3, loExclusive: false, hiExclusive: true });
    expect(countBounds(sum('at_most'))).toMatchObject({ lo: -Infinity, hi: 3 });
  });
});

/** What the operators mean, said another way. */
function fits({ operator, value }: Count, number: number): boolean {
  if (typeof value !== 'number') return value.from <= number && number <= value.to;
  const meanings: Record<CountOperator, boolean> = {
    at_least: number >= value,
    at_most: number <= value,
    exactly: number === value,
    more_than: number > value,
    fewer_than: number < value,
    between: number === value,
  };
  return meanings[operator];
}

test('the bounds hold exactly the numbers that fit', () => {
  checkLaw(count, (asked) => {
    const { lo, hi, loExclusive, hiExclusive } = countBounds(asked);
    const numbers = isWholeMeasure(asked.measure) ? [0, 1, 2, 3, 4, 5, 9, 10] : [-1, 0, 0.5, 1, 2.5, 3, 9, 9.5];
    for (const number of numbers) {
      const above = loExclusive ? number > lo : number >= lo;
      const below = hi === null || (hiExclusive ? number < hi : number <= hi);
      expect(above && below).toBe(fits(asked, number));
    }
  });
});

test('S13 who never did it fits where zero fits, except for values of nothing', () => {
  checkLaw(count, (asked) => {
    const ofNothing = ['average', 'min', 'max'].includes(asked.measure?.of ?? '');
    expect(acceptsZero(asked)).toBe(!ofNothing && fits(asked, 0));
  });
  expect(acceptsZero(undefined)).toBe(false);
});
