import type { Page, PersonSummary, SegmentOverlap } from '@segue/shared/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestServer, type TestServer } from './helpers/http.ts';

let server: TestServer;

beforeAll(async () => {
  server = await createTestServer({ start: '2026-03-01T00:00:00.000Z' });
  // Each person carries the letters of the segments they belong to as their id.
  const ids = ['a1', 'a2', 'ab1', 'ab2', 'ab3', 'abc1', 'b1', 'c1', 'ac1', 'none'];
  await server.send(
    ...ids.map((userId) => ({
      type: 'identify',
      userId,
      traits: { a: userId.startsWith('a'), b: userId.includes('b'), c: userId.includes('c') },
    })),
  );
  for (const key of ['a', 'b', 'c']) {
    const definition = {
      version: 1,
      kind: 'dynamic',
      condition: { type: 'field', field: key, operator: 'is', value: true },
    };
    await server.api('POST', '/segments', { key, name: key.toUpperCase(), definition });
  }
  await server.api('POST', '/settle');
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

describe('X17 GET /segment-overlap', () => {
  test('counts what segments share, two by two and in every combination', async () => {
    const { status, body } = await server.api<SegmentOverlap>('GET', '/segment-overlap?keys=a,b,c');
    expect(status).toBe(200);
    expect(body.segments).toEqual([
      { key: 'a', name: 'A', live: true, people: 7 },
      { key: 'b', name: 'B', live: true, people: 5 },
      { key: 'c', name: 'C', live: true, people: 3 },
    ]);
    expect(body.shared).toEqual([
      [7, 4, 2],
      [4, 5, 1],
      [2, 1, 3],
    ]);
    const regions = new Map(body.regions.map((region) => [region.in.join(''), region.people]));
    expect(Object.fromEntries(regions)).toEqual({ a: 2, ab: 3, abc: 1, ac: 1, b: 1, c: 1 });
  });

  test('S22 nobody is in a segment of companies: it shares nobody', async () => {
    const definition = {
      version: 1,
      kind: 'dynamic',
      of: 'account',
      condition: { type: 'field', of: 'account', field: 'plan', operator: 'is', value: 'pro' },
    };
    await server.api('POST', '/segments', { key: 'companies', name: 'Companies', definition });
    await server.api('POST', '/settle');
    for (const path of ['/segment-overlap?keys=a,companies', '/segments/companies/recipients']) {
      const { status, body } = await server.api<{ error: { code: string } }>('GET', path);
      expect([status, body.error.code]).toEqual([400, 'segment_subject']);
    }
  });

  test('keeps the order asked for, and follows people as they move', async () => {
    await server.send({ type: 'identify', userId: 'none', traits: { b: true, c: true } });
    const { body } = await server.api<SegmentOverlap>('GET', '/segment-overlap?keys=c,b');
    expect(body.shared).toEqual([
      [4, 2],
      [2, 6],
    ]);
    await server.send({ type: 'identify', userId: 'none', traits: { b: false, c: false } });
  });

  test('lists the people of a combination, page by page', async () => {
    const list = async (query: string) => {
      const { status, body } = await server.api<Page<PersonSummary>>('GET', `/segment-overlap/people?${query}`);
      expect(status).toBe(200);
      return body;
    };
    const names = (page: Page<PersonSummary>) => page.data.map((person) => person.user_id ?? '');
    expect(names(await list('in=a,b&out=c')).sort()).toEqual(['ab1', 'ab2', 'ab3']);
    expect(names(await list('in=a,b')).sort()).toEqual(['ab1', 'ab2', 'ab3', 'abc1']);
    const first = await list('in=b,a&out=c&limit=2');
    const second = await list(`in=b,a&out=c&limit=2&cursor=${first.next_cursor}`);
    expect([...names(first), ...names(second)].sort()).toEqual(['ab1', 'ab2', 'ab3']);
    expect(second.next_cursor).toBeNull();
  });

  test.each([
    ['/segment-overlap?keys=a', 400, 'invalid_query'],
    ['/segment-overlap?keys=a,a', 400, 'invalid_query'],
    ['/segment-overlap?keys=a,b,c,d,e,f,g,h,i', 400, 'invalid_query'],
    ['/segment-overlap?keys=a,nobody', 404, 'segment_not_found'],
    ['/segment-overlap/people?out=a', 400, 'invalid_query'],
    ['/segment-overlap/people?in=a&cursor=zzz', 400, 'invalid_cursor'],
  ])('refuses %s', async (path, status, code) => {
    expect(await server.api('GET', path)).toMatchObject({ status, body: { error: { code } } });
  });

  test('a segment cannot take the address of a page', async () => {
    const definition = { version: 1, kind: 'static', condition: { type: 'everyone' } };
    const refused = await server.api('POST', '/segments', { name: 'Audit', definition });
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'key_reserved' } } });
  });
});
