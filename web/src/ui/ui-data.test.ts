import { describe, expect, test } from 'vitest';
import { avatarHue, initials } from './initials.ts';
import { nextIndex } from './next-index.ts';
import { sparklinePath } from './sparkline-path.ts';
import { valueKind } from './value-kind.ts';

describe('initials', () => {
  test.each([
    ['Ada Lovelace', 'AL'],
    ['Guido van Rossum', 'GR'],
    ['ada.lovelace@example.com', 'A'],
    ['évelyne', 'É'],
    ['李 小龙', '李小'],
    ['', '?'],
    ['…', '?'],
  ])('of "%s" are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  test('have a hue that depends on the name alone', () => {
    expect(avatarHue('Ada')).toBe(avatarHue('Ada'));
    expect(avatarHue('Ada')).not.toBe(avatarHue('Adb'));
    expect(avatarHue('x'.repeat(5_000))).toBeLessThan(360);
  });
});

describe('values', () => {
  test('are shown by what they are', () => {
    expect(valueKind(null)).toEqual({ kind: 'missing' });
    expect(valueKind('')).toEqual({ kind: 'missing' });
    expect(valueKind([])).toEqual({ kind: 'missing' });
    expect(valueKind(0)).toEqual({ kind: 'number', number: 0 });
    expect(valueKind(false)).toEqual({ kind: 'boolean', boolean: false });
    expect(valueKind(['a', 1, null])).toEqual({ kind: 'list', items: ['a', '1', 'null'] });
    expect(valueKind([{ a: 1 }])).toEqual({ kind: 'object', value: [{ a: 1 }] });
    expect(valueKind({ a: 1 })).toEqual({ kind: 'object', value: { a: 1 } });
  });

  test('are dates only when they are whole ones (S10)', () => {
    expect(valueKind('2026-03-01T10:00:00Z')).toMatchObject({ kind: 'date', wholeDay: false });
    expect(valueKind('2026-03-01')).toMatchObject({ kind: 'date', wholeDay: true });
    expect(valueKind('2026')).toEqual({ kind: 'text', text: '2026' });
    expect(valueKind('2026-13-45')).toEqual({ kind: 'text', text: '2026-13-45' });
    expect(valueKind('42')).toEqual({ kind: 'text', text: '42' });
  });
});

describe('a sparkline', () => {
  test('fills its box but for a margin', () => {
    expect(sparklinePath([0, 10], 100, 24)).toBe('M 0 22 L 100 2');
  });

  test('of equal values lies in the middle, and needs two', () => {
    expect(sparklinePath([5, 5, 5], 100, 24)).toBe('M 0 12 L 50 12 L 100 12');
    expect(sparklinePath([5], 100, 24)).toBeNull();
  });

  test('may have a floor', () => {
    expect(sparklinePath([0, 0], 100, 24, 0)).toBe('M 0 22 L 100 22');
    expect(sparklinePath([5, 10], 100, 22, 0)).toBe('M 0 11 L 100 2');
  });
});

describe('moving in a list', () => {
  test('stops at both ends', () => {
    expect(nextIndex('ArrowDown', -1, 3)).toBe(0);
    expect(nextIndex('ArrowDown', 1, 3)).toBe(2);
    expect(nextIndex('ArrowDown', 2, 3)).toBeNull();
    expect(nextIndex('ArrowUp', 0, 3)).toBeNull();
    expect(nextIndex('End', 0, 3)).toBe(2);
    expect(nextIndex('Home', 2, 3)).toBe(0);
  });

  test('knows other keys and empty lists not', () => {
    expect(nextIndex('a', 0, 3)).toBeNull();
    expect(nextIndex('ArrowDown', -1, 0)).toBeNull();
  });
});
