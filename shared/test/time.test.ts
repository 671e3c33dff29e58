import { describe, expect, test } from 'vitest';

import { durationMs, durationToMicros, parseIsoDate } from '../src/segment/index.ts';
import { isBackwards } from '../src/segment/iso-date.ts';

describe('S1 durations have fixed lengths', () => {
  test.each([
    ['second', 1_000],
    ['minute', 60_000],
    ['hour', 3_600_000],
    ['day', 24 * 3_600_000],
    ['week', 7 * 24 * 3_600_000],
    ['month', 30 * 24 * 3_600_000],
    ['year', 365 * 24 * 3_600_000],
  ] as const)('one %s is %d ms', (unit, ms) => {
    expect(durationMs({ amount: 1, unit })).toBe(ms);
    expect(durationMs({ amount: 7, unit })).toBe(7 * ms);
    expect(durationToMicros({ amount: 1, unit })).toBe(ms * 1_000);
  });

  test('the longest duration is exact in microseconds', () => {
    const micros = durationToMicros({ amount: 54_750, unit: 'day' });
    expect(micros).toBe(54_750 * 86_400 * 1_000_000);
    expect(Number.isSafeInteger(micros)).toBe(true);
  });
});

describe('dates', () => {
  test.each([
    ['2026-01-03', '2026-01-03T00:00:00.000Z'],
    ['2026-01-03T14:02', '2026-01-03T14:02:00.000Z'],
    ['2026-01-03 14:02:59', '2026-01-03T14:02:59.000Z'],
    ['2026-01-03T14:02:59.123456Z', '2026-01-03T14:02:59.123Z'],
    ['2026-01-03T14:02:59,5z', '2026-01-03T14:02:59.500Z'],
    ['2026-01-03T14:02:59+02:00', '2026-01-03T12:02:59.000Z'],
    ['2026-01-03T14:02-0530', '2026-01-03T19:32:00.000Z'],
    ['2026-01-03T00:30+01', '2026-01-02T23:30:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['1815-12-10', '1815-12-10T00:00:00.000Z'],
    ['9999-12-31', '9999-12-31T00:00:00.000Z'],
  ])('%s', (text, instant) => {
    const date = parseIsoDate(text);
    expect(new Date(date?.epochMs ?? Number.NaN).toISOString()).toBe(instant);
  });

  test('S10 a date without a time is a whole day; without a zone it has none', () => {
    expect(parseIsoDate('2026-01-03')).toMatchObject({ wholeDay: true, hasZone: false, year: 2026 });
    expect(parseIsoDate('2026-01-03T00:00')).toMatchObject({ wholeDay: false, hasZone: false });
    expect(parseIsoDate('2026-01-03T00:00Z')).toMatchObject({ wholeDay: false, hasZone: true });
  });

  test.each([
    '',
    'today',
    '2026',
    '2026-01',
    '2026-1-3',
    '20260103',
    '2026-00-10',
    '2026-13-01',
    '2026-04-31',
    '2025-02-29',
    '0000-01-01',
    '0999-12-31',
    '12026-01-01',
    '-2026-01-01',
    '2026-01-03T',
    '2026-01-03T14',
    '2026-01-03T24:00',
    '2026-01-03T14:60',
    '2026-01-03T14:02:60',
    '2026-01-03T14:02+15:00',
    '2026-01-03T14:02+02:60',
    '2026-01-03T14:02 UTC',
    '2026-01-03T14:02:59.1234567890Z',
    ' 2026-01-03',
    '2026-01-03\n',
    '1767225600',
    '03/01/2026',
  ])('%j is no date', (text) => {
    expect(parseIsoDate(text)).toBeUndefined();
  });
});

describe('a range is backwards only if it is so in every zone', () => {
  const backwards = (from: string, to: string): boolean => {
    const [a, b] = [parseIsoDate(from), parseIsoDate(to)];
    if (a === undefined || b === undefined) throw new Error('no date');
    return isBackwards(a, b);
  };

  test.each([
    ['2026-01-01', '2026-01-01', false],
    ['2026-01-02', '2026-01-01', true],
    ['2026-01-01T23:59', '2026-01-01', false],
    ['2026-01-01T10:00', '2026-01-01T09:59', true],
    ['2026-01-01T10:00Z', '2026-01-01T10:30+01:00', true],
    ['2026-01-01T10:00Z', '2026-01-01T00:00', false],
    ['2026-01-05T10:00Z', '2026-01-01T00:00', true],
  ])('from %s to %s: %s', (from, to, expected) => {
    expect(backwards(from, to)).toBe(expected);
  });
});
