import { describe, expect, test } from 'vitest';
import type { NamingConvention } from '../src/segment/index.ts';
import {
  conventionalName,
  followsConvention,
  hyphenate,
  nameIssue,
  suggestConventionalName,
} from '../src/segment/index.ts';
import { definition as anyDefinition, name as anyName } from './helpers/arbitraries.ts';
import { checkLaw } from './helpers/check-law.ts';
import { did, dynamic, group } from './helpers/definitions.ts';

const any: NamingConvention = { style: 'any', first_words: [] };
const hyphens: NamingConvention = { style: 'hyphens', first_words: [] };
const withWords: NamingConvention = { style: 'hyphens', first_words: ['essai', 'inactif', 'Cible'] };
const inactive = did('Logged in', {
  count: { operator: 'exactly', value: 0 },
  window: { type: 'last', amount: 30, unit: 'day' },
});

describe('A32 the naming convention of a workspace', () => {
  test.each([
    ['essai-7j', true, true],
    ['engagé-email', true, false],
    ['cible-conversion', true, true],
    ['cibles', true, false],
    ['Essai 7 jours', false, false],
    ['essai_7j', false, false],
    ['-essai', false, false],
    ['', false, false],
  ])('%s', (name, keepsHyphens, keepsWords) => {
    expect(followsConvention(name, any)).toBe(true);
    expect(followsConvention(name, hyphens)).toBe(keepsHyphens);
    expect(followsConvention(name, withWords)).toBe(keepsWords);
  });

  test.each([
    ['Essai 7 jours', 'essai-7-jours', 'essai-7-jours'],
    ['Engagé – Email', 'engagé-email', null],
    ['Grands comptes inactif', 'grands-comptes-inactif', 'inactif-grands-comptes'],
    ['***', null, null],
  ])('%s is written %s, or %s', (name, written, withFirstWord) => {
    expect(conventionalName(name, hyphens)).toBe(written);
    expect(conventionalName(name, withWords)).toBe(withFirstWord);
    expect(conventionalName(name, any)).toBe(name);
  });

  test('a name is suggested from the conditions, and keeps the convention', () => {
    expect(suggestConventionalName(dynamic(inactive), withWords, 'fr')).toBe('inactif-app-30j');
    expect(suggestConventionalName(dynamic(inactive), hyphens, 'en')).toBe('inactive-app-30d');
    expect(suggestConventionalName(dynamic(inactive), withWords, 'en')).toBeNull();
    const both = group('all', { type: 'field', field: 'plan', operator: 'is', value: 'pro' }, inactive);
    expect(suggestConventionalName(dynamic(both), withWords, 'fr')).toBe('inactif-plan-pro-app-30j');
  });

  test('a broken name is told why, in both languages, with a name that keeps it', () => {
    expect(nameIssue('Inactif app', null, withWords, 'fr')).toEqual({
      message:
        'Ici, les noms sont en minuscules, les mots reliés par des tirets et commencent par essai, inactif ou Cible.',
      fix: 'inactif-app',
    });
    expect(nameIssue('Sleepers', dynamic(inactive), withWords, 'fr')?.fix).toBe('inactif-app-30j');
    expect(nameIssue('Sleepers', dynamic(inactive), hyphens, 'en')).toEqual({
      message: 'Names here are lower-case words joined by hyphens.',
      fix: 'sleepers',
    });
    expect(nameIssue('sleepers', null, hyphens, 'en')).toBeNull();
    expect(nameIssue('Sleepers!', null, any, 'en')).toBeNull();
  });

  test('what is offered always keeps the convention', () => {
    checkLaw(anyName, (name) => {
      for (const convention of [hyphens, withWords]) {
        const fix = conventionalName(name, convention);
        expect(fix === null || followsConvention(fix, convention)).toBe(true);
      }
      expect(hyphenate(hyphenate(name))).toBe(hyphenate(name));
    });
    checkLaw(anyDefinition, (definition) => {
      const suggested = suggestConventionalName(definition, hyphens, 'fr');
      expect(suggested !== null && followsConvention(suggested, hyphens)).toBe(true);
    });
  });
});
