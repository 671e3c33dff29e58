import { describe, expect, test } from 'vitest';
import { formatChange, formatCompact, formatNumber, formatShare } from './format-number.ts';
import { chooseLocale } from './locale.ts';

const plain = (text: string): string => text.replaceAll(/\s/gu, ' ');

describe('the language', () => {
  test('is the stored one, else the first of the browser that we speak, else English', () => {
    expect(chooseLocale('fr', ['en-US'])).toBe('fr');
    expect(chooseLocale(null, ['de-CH', 'fr-CH', 'en'])).toBe('fr');
    expect(chooseLocale('xx', ['fr-FR'])).toBe('fr');
    expect(chooseLocale(null, ['de'])).toBe('en');
    expect(chooseLocale(null, [])).toBe('en');
  });
});

describe('numbers', () => {
  test('are written as in each language', () => {
    expect(formatNumber(1234567.5, 'en')).toBe('1,234,567.5');
    expect(plain(formatNumber(1234567.5, 'fr'))).toBe('1 234 567,5');
    expect(formatCompact(12_345, 'en')).toBe('12.3K');
    expect(formatChange(5, 'en')).toBe('+5');
    expect(formatChange(-5, 'en')).toBe('−5');
    expect(formatChange(0, 'en')).toBe('0');
  });

  test('of a few among many are not "0 %"', () => {
    expect(formatShare(0.123, 'en')).toBe('12%');
    expect(formatShare(0.004, 'en')).toBe('0.4%');
    expect(formatShare(0, 'en')).toBe('0%');
  });
});
