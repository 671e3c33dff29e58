import type { Session, SetupState } from '@segue/shared/api';
import { describe, expect, test } from 'vitest';
import { whereToGo } from './entry-guard.ts';
import { nextKey, noSequence, SEQUENCE_WITHIN_MS } from './key-sequence.ts';
import { foldText, matchesQuery } from './matches-query.ts';

describe('shortcuts', () => {
  const known = new Set(['?', 'g p', 'g s']);
  const press = (...keys: [key: string, atMs: number][]): (string | null)[] => {
    let state = noSequence;
    return keys.map(([key, atMs]) => {
      const step = nextKey(state, key, atMs, known);
      state = step.state;
      return step.hit;
    });
  };

  test('of one key act at once', () => {
    expect(press(['?', 0])).toEqual(['?']);
  });

  test('of two keys act when both come in time', () => {
    expect(press(['g', 0], ['p', 300])).toEqual([null, 'g p']);
    expect(press(['g', 0], ['p', SEQUENCE_WITHIN_MS + 1])).toEqual([null, null]);
  });

  test('start over after another key, and after a second first key', () => {
    expect(press(['g', 0], ['x', 100], ['p', 200])).toEqual([null, null, null]);
    expect(press(['g', 0], ['g', 100], ['s', 200])).toEqual([null, null, 'g s']);
    expect(press(['g', 0], ['?', 100])).toEqual([null, '?']);
  });
});

describe('searching by words', () => {
  test('takes the beginnings of words in any order, without case and accents', () => {
    expect(matchesQuery('Évelyne Dupont', 'dup eve')).toBe(true);
    expect(matchesQuery('Évelyne Dupont', 'pont')).toBe(true);
    expect(matchesQuery('Évelyne Dupont', 'po')).toBe(false);
    expect(matchesQuery('Évelyne Dupont', 'eve smith')).toBe(false);
    expect(matchesQuery('anything', '  ')).toBe(true);
    expect(foldText('DÉÇU')).toBe('decu');
  });
});

describe('the way in', () => {
  const setup = (status: SetupState['status']): SetupState => ({
    status,
    mode: null,
    progress: 0,
    reached: null,
    error: null,
  });
  const session = (status: SetupState['status']): Session => ({ authenticated: true, setup: setup(status) });

  test('leads to the sign-in, and back from it', () => {
    expect(whereToGo({ authenticated: false }, '/people')).toBe('/sign-in');
    expect(whereToGo({ authenticated: false }, '/sign-in')).toBeNull();
    expect(whereToGo({ authenticated: true }, '/sign-in')).toBe('/people');
  });

  test('leads to the first run until it is done', () => {
    expect(whereToGo(session('choose'), '/people')).toBe('/setup');
    expect(whereToGo(session('loading'), '/segments')).toBe('/setup');
    expect(whereToGo(session('failed'), '/setup')).toBeNull();
    expect(whereToGo(session('ready'), '/people')).toBeNull();
    expect(whereToGo(session('ready'), '/setup')).toBeNull();
  });
});
