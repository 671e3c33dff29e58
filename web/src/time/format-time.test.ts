import { afterEach, describe, expect, test } from 'vitest';
import { nowMs, setServerClock } from './clock.ts';
import { regionalLocale } from './regional-locale.ts';
import { dayKey, formatDayHeading, formatRelative, formatSpan, formatTimeOfDay } from './format-time.ts';

const now = Date.parse('2026-03-10T12:00:00Z');
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** Spaces differ between versions of the language data; they are not what is tested. */
const plain = (text: string): string => text.replaceAll(/\s/gu, ' ');

describe('relative times', () => {
  test.each([
    [0, 'now'],
    [500, 'now'],
    [-5 * second, '5s ago'],
    [-59 * minute, '59m ago'],
    [-23 * hour, '23h ago'],
    [-1 * day, '1d ago'],
    [-29 * day, '29d ago'],
    [-45 * day, '1mo ago'],
    [-400 * day, '1y ago'],
    [3 * hour, 'in 3h'],
  ])('%d ms are "%s" in English', (difference, text) => {
    expect(
      formatRelative(now + difference, now, 'en')
        .replaceAll('.', '')
        .replace('yr', 'y'),
    ).toBe(text);
  });

  test('are French in French', () => {
    expect(plain(formatRelative(now - 3 * minute, now, 'fr'))).toBe('il y a 3 min');
    expect(plain(formatRelative(now, now, 'fr'))).toBe('maintenant');
    expect(plain(formatRelative(now - 45 * day, now, 'fr'))).toBe('il y a 1 mois');
  });
});

describe('spans', () => {
  test('show their two largest units', () => {
    expect(plain(formatSpan(3 * day + 4 * hour + 30 * minute, 'en'))).toBe('3 days 4 hr');
    expect(plain(formatSpan(3 * day + 4 * hour, 'fr'))).toBe('3 jours 4 h');
    expect(plain(formatSpan(12 * minute + 5 * second, 'en'))).toBe('12 min 5 sec');
    expect(plain(formatSpan(3 * day + 30 * minute, 'en'))).toBe('3 days');
  });

  test('never run below zero', () => {
    expect(plain(formatSpan(-5 * second, 'en'))).toBe('0 sec');
  });
});

describe('days', () => {
  test('are those of the time zone', () => {
    const at = Date.parse('2026-03-09T23:30:00Z');
    expect(dayKey(at, 'UTC')).toBe('2026-03-09');
    expect(dayKey(at, 'Europe/Paris')).toBe('2026-03-10');
    expect(formatTimeOfDay(at, 'en', 'Europe/Paris')).toBe('00:30:00');
    expect(formatDayHeading(at, now, 'en', 'Europe/Paris')).toBe('Today');
    expect(formatDayHeading(at, now, 'fr', 'UTC')).toBe('Hier');
  });

  test('carry the year when it is another', () => {
    expect(formatDayHeading(Date.parse('2026-02-01T12:00:00Z'), now, 'fr', 'UTC')).toBe('Dimanche 1 février');
    expect(formatDayHeading(Date.parse('2024-02-01T12:00:00Z'), now, 'en', 'UTC')).toContain('2024');
  });
});

test('dates follow the region of the browser, in the language of the interface', () => {
  expect(regionalLocale('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
  expect(regionalLocale('fr', ['en-GB'])).toBe('fr');
  expect(regionalLocale('fr', ['fr-CA'])).toBe('fr-CA');
});

describe("the server's clock", () => {
  afterEach(() => setServerClock({ mode: 'real', now: new Date().toISOString() }));

  test('stands still when it is simulated', () => {
    setServerClock({ mode: 'simulated', now: '2026-03-01T00:00:00Z' });
    expect(nowMs()).toBe(Date.parse('2026-03-01T00:00:00Z'));
  });

  test('corrects a wrong clock of the browser, but not the delay of the network', () => {
    const heardAtMs = Date.now();
    setServerClock({ mode: 'real', now: new Date(heardAtMs + 2 * hour).toISOString() }, heardAtMs);
    expect(nowMs() - Date.now()).toBeGreaterThan(2 * hour - minute);
    setServerClock({ mode: 'real', now: new Date(heardAtMs - 300).toISOString() }, heardAtMs);
    expect(Math.abs(nowMs() - Date.now())).toBeLessThan(100);
  });
});
