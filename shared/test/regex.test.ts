import { describe, expect, test } from 'vitest';

import { regexProblem } from '../src/segment/index.ts';

describe('S12 patterns that may take forever are refused', () => {
  test.each([
    '(a+)+$',
    '(a*)*',
    '(a+)*',
    '(a|a)*',
    '(a|A)+',
    '(a|ab)*',
    '(a|a?)+',
    '(a?)*',
    '(.*)*',
    '(.*a){20}',
    '(x+x+)+y',
    '([a-zA-Z]+)*',
    '([a-z]|[a-f])+',
    '(\\w|\\d)+',
    '(\\w+\\s?)*',
    '(\\d+)*$',
    '(.|\\n)*',
    '(a{2,3})*',
    '(a+){2}',
    '((ab)+)+',
    '(a*b*)*',
    '(a*b?a)+',
    '(|a)+',
    '()+',
    '(^)*',
    '((b*)?aa)+',
    '((b*|c*)a)+',
    '((|)a)+',
    '(é|É)+',
    '([^a]|b)*',
    '(\\u0061|a)*',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^\\w+([.-]?\\w+)*@\\w+([.-]?\\w+)*(\\.\\w{2,3})+$',
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@)$',
  ])('%s', (pattern) => {
    expect(regexProblem(pattern, 'en')).toMatch(/can match the same text in several ways/);
  });

  test('the part that explodes is named', () => {
    expect(regexProblem('^x(a|a)*$', 'en')).toBe(
      'The repeated part “(a|a)” can match the same text in several ways, which may take forever. Write it so that each character fits in one way only.',
    );
    expect(regexProblem('^x(a|a)*$', 'fr')).toContain('«\u00A0(a|a)\u00A0»');
  });

  test.each(['(a)\\1', '\\1', '(?:x)\\9'])('%s refers back', (pattern) => {
    expect(regexProblem(pattern, 'en')).toMatch(/cannot refer back/);
  });

  test.each(['a(?=b)', 'a(?!b)', '(?<=a)b', '(?<!a)b'])('%s looks around', (pattern) => {
    expect(regexProblem(pattern, 'en')).toMatch(/cannot look ahead or behind/);
  });
});

describe('patterns people write are accepted', () => {
  test.each([
    'pro',
    '^(pro|team)-[0-9]+$',
    '^https?://([a-z0-9-]+\\.)*example\\.com(/.*)?$',
    '(foo|bar)+',
    '(a|b)*',
    '([a-z]+\\.)+com',
    '(\\d{3}-)+\\d+',
    '(\\d{3})+',
    '(ab?c)*',
    '(\\w+\\s)+',
    '\\d+(,\\d{3})*',
    '(a*b)*c',
    '.*@gmail\\.com$',
    '^[^@]+@[^@]+\\.[a-z]{2,}$',
    'colou?r',
    'a{3}b{2,}c{1,4}',
    '[\\w.-]+',
    '[a\\]b]',
    '[a-]',
    '[^a-z\\d]',
    '\\.\\*\\(\\)\\[\\]\\{\\}\\\\',
    '\\t\\n\\r\\f\\v',
    '\\u00e9t\\u00e9',
    'é|ü|🎉',
    '(?:x|y)z',
    'a+?b*?c??d{2}?',
    'a|',
    '(a(b(c)?)?)?',
    ']',
    '}',
    'x-y',
    '(.{0,255}){1}',
  ])('%s', (pattern) => {
    expect(regexProblem(pattern, 'en')).toBeUndefined();
    // They mean the same to JavaScript, which the tests of the engine compare with.
    expect(() => new RegExp(pattern, 'is')).not.toThrow();
  });
});

describe('errors are told with their place', () => {
  test.each([
    ['(', 1, '('],
    ['ab(c', 3, '(c'],
    ['a)', 2, ')'],
    ['*a', 1, '*'],
    ['a|*', 3, '*'],
    ['^*', 1, '^*'],
    ['$+', 1, '$+'],
    ['[a', 1, '[a'],
    ['[]a]', 1, '[]'],
    ['[z-a]', 3, '-a'],
    ['[a-\\d]', 3, '-\\d'],
    ['a{', 2, '{'],
    ['a{,3}', 2, '{'],
    ['a{x}', 2, '{'],
    ['a{3,2}', 2, '{3,2}'],
    ['a\\', 2, '\\'],
    ['\\u12', 1, '\\u12'],
    ['\\ud83d', 1, '\\ud83d'],
  ])('%s: character %d', (pattern, position, part) => {
    expect(regexProblem(pattern, 'en')).toBe(`The pattern has an error at character ${position}: “${part}”.`);
  });

  test.each([
    ['\\bfoo', '\\b', 1],
    ['\\yfoo', '\\y', 1],
    ['foo\\Z', '\\Z', 4],
    ['\\p{L}', '\\p', 1],
    ['\\x41', '\\x', 1],
    ['\\0', '\\0', 1],
    ['(?i)a', '(?i', 1],
    ['a(?<name>b)', '(?<', 2],
    ['[[:alpha:]]', '[:', 2],
    ['[[.a.]]', '[.', 2],
    ['a++', 'a++', 1],
    ['a**', 'a**', 1],
    ['a{2}{3}', 'a{2}{3}', 1],
  ])('%s cannot contain %s', (pattern, part, position) => {
    expect(regexProblem(pattern, 'en')).toBe(`Patterns cannot contain “${part}” (character ${position}).`);
  });

  test('places are counted in characters, not in halves of them', () => {
    expect(regexProblem('🎉🎉(', 'en')).toBe('The pattern has an error at character 3: “(”.');
  });
});

describe('limits', () => {
  test('500 characters', () => {
    expect(regexProblem('a'.repeat(500), 'en')).toBeUndefined();
    expect(regexProblem('a'.repeat(501), 'en')).toBe('This is too long: at most 500 characters.');
  });

  test('repeats up to 255', () => {
    expect(regexProblem('a{255}', 'en')).toBeUndefined();
    expect(regexProblem('a{0,256}', 'en')).toBe('A repeat goes up to 255 times.');
    expect(regexProblem('a{256,}', 'en')).toBe('A repeat goes up to 255 times.');
  });

  test('2 000 characters once the repeats are written out', () => {
    expect(regexProblem('(a{200}){10}', 'en')).toBeUndefined();
    expect(regexProblem('(a{200}b){10}', 'en')).toMatch(/at most 2,000 characters/);
    expect(regexProblem('(((a{255}){255}){255}){255}', 'en')).toMatch(/at most 2,000 characters/);
  });

  test('an empty pattern is refused', () => {
    expect(regexProblem('', 'en')).toBe('This must not be empty.');
  });

  test('deeply nested groups are read without trouble', () => {
    expect(regexProblem(`${'('.repeat(249)}aa${')'.repeat(249)}`, 'en')).toBeUndefined();
    expect(regexProblem(`${'('.repeat(166)}a${')?'.repeat(166)}`, 'en')).toBeUndefined();
    expect(regexProblem(`(${'('.repeat(160)}a${')?'.repeat(160)}b)+`, 'en')).toMatch(/several ways/);
    expect(regexProblem(`${'('.repeat(120)}ab${'c)+'.repeat(120)}`, 'en')).toBeUndefined();
  });
});
