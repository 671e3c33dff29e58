import { describe, expect, test } from 'vitest';
import { ApiError, pathPart, toQueryString } from './client.ts';
import { retryDelayMs } from './live-stream.ts';
import { isWorthRetrying } from './query-client.ts';

describe('the query string', () => {
  test('leaves out what is not asked for', () => {
    expect(toQueryString({ search: '', segment: undefined, cursor: null, anonymous: false, limit: 0 })).toBe(
      '?limit=0',
    );
    expect(toQueryString(undefined)).toBe('');
    expect(toQueryString({ fields: [] })).toBe('');
  });

  test('joins lists and escapes', () => {
    expect(toQueryString({ fields: ['plan', 'country'], search: 'a&b c' })).toBe(
      '?fields=plan%2Ccountry&search=a%26b+c',
    );
  });

  test('keeps a path piece one piece', () => {
    expect(pathPart('a/b c?')).toBe('a%2Fb%20c%3F');
  });
});

describe('asking again', () => {
  const failure = (status: number): ApiError => new ApiError('CODE', 'Sentence.', status);

  test('is for silence and server faults, three times at most', () => {
    expect(isWorthRetrying(0, failure(0))).toBe(true);
    expect(isWorthRetrying(2, failure(503))).toBe(true);
    expect(isWorthRetrying(3, failure(503))).toBe(false);
    expect(isWorthRetrying(0, failure(404))).toBe(false);
    expect(isWorthRetrying(0, new TypeError('a bug'))).toBe(false);
  });

  test('of the live stream waits longer each time, up to 15 seconds', () => {
    expect([0, 1, 2, 3, 4, 9].map(retryDelayMs)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });
});
