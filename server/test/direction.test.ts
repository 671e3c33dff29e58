import type { Condition, Count } from '@segue/shared/segment';
import { describe, expect, it } from 'vitest';
import { directionsOf } from '../src/segment/direction.ts';

const did = (event: string, count?: Count): Condition => ({ type: 'event', event, ...(count ? { count } : {}) });
const group = (match: 'all' | 'any' | 'none', ...conditions: Condition[]): Condition => ({
  type: 'group',
  match,
  conditions,
});
const directions = (condition: Condition): object => Object.fromEntries(directionsOf(condition));

describe('the direction of one more event', () => {
  it.each<[string, Condition, object]>([
    ['at least: in', did('A', { operator: 'at_least', value: 3 }), { A: 'up' }],
    ['the default count: in', did('A'), { A: 'up' }],
    ['did not: out', did('A', { operator: 'exactly', value: 0 }), { A: 'down' }],
    ['at most: out', did('A', { operator: 'at_most', value: 2 }), { A: 'down' }],
    ['exactly two: either', did('A', { operator: 'exactly', value: 2 }), { A: 'both' }],
    ['a page visit', { type: 'page' }, { 'Page Viewed': 'up' }],
    [
      'none of: the other way',
      group('none', did('A'), did('B', { operator: 'exactly', value: 0 })),
      { A: 'down', B: 'up' },
    ],
    ['A but not B', group('all', did('A'), group('none', did('B'))), { A: 'up', B: 'down' }],
    ['the same event both ways', group('all', did('A'), did('A', { operator: 'at_most', value: 5 })), { A: 'both' }],
  ])('%s', (_, condition, expected) => {
    expect(directions(condition)).toEqual(expected);
  });
});
