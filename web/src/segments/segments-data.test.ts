import { describe, expect, test } from 'vitest';
import type { Segment, SegmentDay } from '@segue/shared/api';
import { findIssues } from '@segue/shared/segment';
import { changeOverTrend, foldersOf, listedSegments, movementToday } from './list/sort-segments.ts';
import { roundedUpSeconds } from './list/freshness-text.tsx';
import { offeredSegments } from './offered-segments.ts';
import { niceScale } from './page/nice-scale.ts';
import { parseNewSegmentSearch, parseSegmentSearch, parseSegmentsSearch } from './segments-search.ts';
import { startingPoints } from './starting-points.ts';
import { withMovement } from './use-live-segments.ts';

const day = (size: number, entered = 0, left = 0): SegmentDay => ({ day: '2026-03-01', size, entered, left });

const segment = (part: Partial<Segment>): Segment => ({
  id: 's_1',
  key: 'key',
  name: 'Name',
  description: '',
  objective: '',
  owner: '',
  notes: '',
  review_on: null,
  folder: '',
  is_technical: false,
  kind: 'dynamic',
  status: 'live',
  definition: { version: 1, kind: 'dynamic', condition: { type: 'everyone' } },
  count: 10,
  progress: null,
  error: null,
  freshness: { evaluated_at: null, p50_ms: null, max_ms: null },
  trend: [day(4), day(10, 7, 1)],
  uses: [],
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  ...part,
});

describe('details of segments', () => {
  test('A33 technical segments are offered only where they are chosen already', () => {
    const list = [segment({ key: 'a' }), segment({ key: 'buffer', is_technical: true })];
    expect(offeredSegments(list, undefined).map(({ key }) => key)).toEqual(['a']);
    expect(offeredSegments(list, 'buffer').map(({ key }) => key)).toEqual(['a', 'buffer']);
  });

  test('the list can be narrowed to a folder', () => {
    const list = [segment({ key: 'a', folder: 'Trials' }), segment({ key: 'b' }), segment({ key: 'c', folder: 'Ads' })];
    expect(foldersOf(list)).toEqual(['Ads', 'Trials']);
    expect(listedSegments(list, '', 'name', 'Trials').map(({ key }) => key)).toEqual(['a']);
    expect(parseSegmentsSearch({ folder: 'Trials' })).toEqual({ folder: 'Trials' });
    expect(listedSegments(list, '', 'folder').map(({ key }) => key)).toEqual(['c', 'a', 'b']);
  });
});

describe('the list of segments', () => {
  const list = [
    segment({ key: 'b', name: 'Beta', count: 5, updated_at: '2026-02-01T00:00:00Z', trend: [day(50)] }),
    segment({ key: 'a', name: 'Alpha', count: null, trend: [] }),
    segment({ key: 'inactive-30d', name: 'Gone', count: 9, updated_at: '2026-01-15T00:00:00Z', trend: [day(8)] }),
  ];
  const keys = (search: string, sort: Parameters<typeof listedSegments>[2]) =>
    listedSegments(list, search, sort).map(({ key }) => key);

  test('is ordered as asked for; what is still being counted comes last', () => {
    expect(keys('', 'updated')).toEqual(['b', 'inactive-30d', 'a']);
    expect(keys('', 'name')).toEqual(['a', 'b', 'inactive-30d']);
    expect(keys('', 'size')).toEqual(['inactive-30d', 'b', 'a']);
    expect(keys('', 'change')).toEqual(['b', 'inactive-30d', 'a']);
  });

  test('is searched by name and by key', () => {
    expect(keys('30d', 'name')).toEqual(['inactive-30d']);
    expect(keys('bet', 'name')).toEqual(['b']);
  });
});

describe('movement', () => {
  test('of today is the last day of the trend', () => {
    expect(movementToday(segment({}))).toEqual({ entered: 7, left: 1 });
    expect(movementToday(segment({ trend: [] }))).toEqual({ entered: 0, left: 0 });
  });

  test('over the trend is what was gained since its first day', () => {
    expect(changeOverTrend(segment({}))).toBe(6);
    expect(changeOverTrend(segment({ count: null }))).toBe(0);
  });

  test('from the stream is added until the server says more', () => {
    const entered = withMovement(segment({}), 'entered');
    expect(entered.count).toBe(11);
    expect(movementToday(entered)).toEqual({ entered: 8, left: 1 });
    expect(withMovement(segment({ count: 0, trend: [] }), 'left').count).toBe(0);
    expect(withMovement(segment({ count: null }), 'entered').count).toBeNull();
  });
});

test('X16 freshness is rounded up, never down: a promise may be too careful but not too good', () => {
  expect(roundedUpSeconds(38)).toBe(0.1);
  expect(roundedUpSeconds(100)).toBe(0.1);
  expect(roundedUpSeconds(101)).toBe(0.2);
  expect(roundedUpSeconds(1_240)).toBe(1.3);
});

describe('the axis of the size chart', () => {
  test.each([
    [[412, 430, 455], 400],
    [[1, 2], 0],
    [[0, 0, 0], 0],
    [[10_000, 10_010], 9_000],
  ])('of %j is round and holds every value', (counts, atLeast) => {
    const { low, high, ticks } = niceScale(counts);
    expect(low).toBeGreaterThanOrEqual(atLeast);
    expect(low).toBeLessThanOrEqual(Math.min(...counts));
    expect(high).toBeGreaterThanOrEqual(Math.max(...counts));
    expect(high).toBeGreaterThan(low);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThan(9);
    expect(ticks.every(Number.isInteger)).toBe(true);
  });

  test('does not make a mountain of a molehill', () => {
    const { low, high } = niceScale([10_000, 10_010]);
    expect(high - low).toBeGreaterThanOrEqual(1_000);
  });
});

describe('addresses', () => {
  test('leave out what they do not understand', () => {
    expect(parseSegmentsSearch({ q: 'trial', sort: 'size', page: 3 })).toEqual({ q: 'trial', sort: 'size' });
    expect(parseSegmentsSearch({ q: 30, sort: 'colour' })).toEqual({ q: '30' });
    expect(parseSegmentSearch({ tab: 'definition' })).toEqual({ tab: 'definition' });
    expect(parseSegmentSearch({ tab: 'people' })).toEqual({});
    expect(parseNewSegmentSearch({ start: 'inactive', copy: 'a' })).toEqual({ start: 'inactive', copy: 'a' });
    expect(parseNewSegmentSearch({ start: 'nonsense', copy: '' })).toEqual({});
  });
});

test.each(startingPoints)('the starting point “$id” can be saved as it is', ({ condition }) => {
  expect(findIssues({ version: 1, kind: 'dynamic', condition }, 'en')).toEqual([]);
});
