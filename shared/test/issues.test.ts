import { describe, expect, test } from 'vitest';

import { englishIssues } from '../src/segment/issues/en.ts';
import { frenchIssues } from '../src/segment/issues/fr.ts';
import { formatIssuePath, IssueList } from '../src/segment/issues/issue.ts';
import type { IssueCode, IssueTexts } from '../src/segment/issues/texts.ts';
import { french } from '../src/segment/french.ts';

const codes = Object.keys(englishIssues) as IssueCode[];

/** Writes a sentence with some argument of the right kind for each parameter: texts that name things, and numbers. */
function write(texts: IssueTexts, code: IssueCode): string {
  const samples: Partial<Record<IssueCode, readonly unknown[]>> = {
    wrong_type: ['list'],
    unknown_key: ['colour'],
    not_one_of: [['is', 'is_not'], 'is'],
    regex_syntax: ['(', 3],
    regex_unsupported: ['(?i', 1],
    regex_explodes: ['(a|a)'],
    duplicate_step: ['welcome'],
    unknown_step: ['welcome'],
    step_cycle: ['welcome'],
    step_unreachable: ['welcome'],
  };
  const sentence = texts[code] as (...args: readonly unknown[]) => string;
  return sentence(...(samples[code] ?? [1_234, 10_000]));
}

describe('the sentences that refuse a definition', () => {
  test.each(codes)('%s is a whole sentence in both languages', (code) => {
    for (const texts of [englishIssues, frenchIssues]) {
      const sentence = write(texts, code);
      expect(sentence).toMatch(/^[\p{Lu}“«].*[.?]$/u);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(write(frenchIssues, code)).not.toBe(write(englishIssues, code));
  });

  test.each(codes)('%s has French spaces that do not break', (code) => {
    expect(write(frenchIssues, code)).not.toMatch(/« | »| [;:?!%]/);
  });

  test('both languages have the same sentences', () => {
    expect(Object.keys(frenchIssues).sort()).toEqual([...codes].sort());
  });

  test('numbers are written as the language does', () => {
    expect(englishIssues.too_many_conditions(10_000, 200)).toContain('10,000');
    expect(frenchIssues.too_many_conditions(10_000, 200)).toContain('10\u202F000');
  });
});

describe('the list of problems', () => {
  test('stops at its limit and says a thing once', () => {
    const list = new IssueList('en', 2);
    list.add('a', 'missing');
    list.add('a', 'missing');
    list.add('a', 'empty_text');
    list.add('b', 'missing');
    expect(list.issues).toEqual([
      { path: 'a', code: 'missing', message: 'This is missing.' },
      { path: 'a', code: 'empty_text', message: 'This must not be empty.' },
    ]);
  });

  test.each([
    [[], ''],
    [['condition'], 'condition'],
    [['condition', 'conditions', 1, 'count', 'value'], 'condition.conditions[1].count.value'],
    [['a b'], '["a b"]'],
    [['x', 'é', '1'], 'x.é["1"]'],
    [['x', ''], 'x[""]'],
  ])('%j is printed %s', (path, text) => {
    expect(formatIssuePath(path)).toBe(text);
  });
});

describe('French typography', () => {
  test('our own words get spaces that do not break; what people typed stays as it is', () => {
    expect(french`Voulez-vous dire « ${'a ; b'} » ? Oui : 5 % ; non !`).toBe(
      'Voulez-vous dire «\u00A0a ; b\u00A0»\u202F? Oui\u00A0: 5\u00A0%\u202F; non\u202F!',
    );
    expect(french`rien`).toBe('rien');
  });
});
