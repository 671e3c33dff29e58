import type { Membership, Page, Person, TagInfo } from '@segue/shared/api';
import type { Condition } from '@segue/shared/segment';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestServer, type TestServer } from './helpers/http.ts';

let server: TestServer;
const START = '2026-03-01T00:00:00.000Z';
const DAY_MS = 86_400_000;
const day = (n: number): string => new Date(Date.parse(START) + n * DAY_MS).toISOString();

beforeAll(async () => {
  server = await createTestServer({ start: START });
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

async function segment(key: string, condition: Condition): Promise<void> {
  const definition = { version: 1, kind: 'dynamic', condition };
  const { status, body } = await server.api('POST', '/segments', { key, name: key, definition });
  expect(status, JSON.stringify(body)).toBe(201);
  await server.worker.settle();
}
async function membershipsOf(userId: string): Promise<Record<string, Omit<Membership, 'segment'>>> {
  const { body } = await server.api<Page<Membership>>('GET', `/people/${userId}/segments`);
  return Object.fromEntries(body.data.map(({ segment: of, ...rest }) => [of.key, rest]));
}
const moveTo = async (n: number): Promise<void> => {
  const { status, body } = await server.api('POST', '/clock', { now: day(n) });
  expect(status, JSON.stringify(body)).toBe(200);
};

describe('memberships', () => {
  const active: Condition = {
    type: 'event',
    event: 'Logged in',
    count: { operator: 'at_least', value: 2 },
    window: { type: 'last', amount: 7, unit: 'day' },
  };
  const inactive: Condition = {
    type: 'event',
    event: 'Logged in',
    count: { operator: 'exactly', value: 0 },
    window: { type: 'last', amount: 30, unit: 'day' },
  };
  const either: Condition = {
    type: 'group',
    match: 'any',
    conditions: [
      { type: 'event', event: 'Logged in', window: { type: 'last', amount: 2, unit: 'day' } },
      { type: 'event', event: 'Logged in', window: { type: 'last', amount: 5, unit: 'day' } },
    ],
  };

  test('X1 say when time alone will end or begin them, exactly, however many events came since', async () => {
    await server.send({ type: 'track', userId: 'ada', event: 'Logged in', timestamp: START });
    await segment('active', active);
    await segment('inactive', inactive);
    await segment('either', either);
    expect(await membershipsOf('ada')).toEqual({
      either: {
        member: true,
        entered_at: START,
        leaves_at: expect.stringContaining('2026-03-06T00:00:00'),
        enters_at: null,
      },
      inactive: {
        member: false,
        entered_at: null,
        leaves_at: null,
        enters_at: expect.stringContaining('2026-03-31T00:00:00'),
      },
    });

    await moveTo(3);
    await server.send({ type: 'track', userId: 'ada', event: 'Logged in' });
    const later = await membershipsOf('ada');
    // Of the two logins within 7 days the first one is the first to fall out.
    expect(later['active']).toMatchObject({
      member: true,
      entered_at: day(3),
      leaves_at: expect.stringContaining('2026-03-08T00:00:00'),
    });
    // The shorter window of `either` ends first and changes nothing; the stored flips of both are early.
    expect(later['either']).toMatchObject({ leaves_at: expect.stringContaining('2026-03-09T00:00:00') });
    expect(later['inactive']).toMatchObject({ enters_at: expect.stringContaining('2026-04-03T00:00:00') });

    await moveTo(4);
    await server.send({ type: 'track', userId: 'ada', event: 'Logged in' });
    expect((await membershipsOf('ada'))['active']).toMatchObject({
      leaves_at: expect.stringContaining('2026-03-11T00:00:00'),
    });
  });

  test('keep what they promised', async () => {
    const before = await membershipsOf('ada');
    await moveTo(40);
    const after = await membershipsOf('ada');
    expect(after['active']).toBeUndefined();
    expect(after['inactive']).toMatchObject({
      member: true,
      entered_at: before['inactive']?.enters_at,
      leaves_at: null,
    });
  });

  test('of somebody who is nowhere are an empty list', async () => {
    await server.send({ type: 'track', anonymousId: 'visitor', event: 'Looked' });
    const { body } = await server.api<Page<{ id: string }>>('GET', '/people?anonymous=true&sort=first_seen&limit=1');
    expect(await membershipsOf(body.data[0]?.id ?? '')).toEqual({});
  });
});

describe('tags', () => {
  const tags = (userId: string, names: unknown) =>
    server.api<Person & { error: { code: string } }>('POST', `/people/${userId}/tags`, { tags: names });

  test('are added once, keep their order, and are taken away', async () => {
    await server.send({ type: 'identify', userId: 'tagged' });
    expect((await tags('tagged', ['vip', ' Beta ', 'vip'])).body.tags).toEqual(['vip', 'Beta']);
    expect((await tags('tagged', ['Beta', 'a/b ü'])).body.tags).toEqual(['vip', 'Beta', 'a/b ü']);
    const removed = await server.api<Person>('DELETE', `/people/tagged/tags/${encodeURIComponent('a/b ü')}`);
    expect(removed.body.tags).toEqual(['vip', 'Beta']);
    expect((await server.api<Person>('DELETE', '/people/tagged/tags/nonsense')).body.tags).toEqual(['vip', 'Beta']);
  });

  test('move people in and out of segments at once', async () => {
    await segment('vips', { type: 'tag', tag: 'vip', operator: 'has' });
    await server.send({ type: 'identify', userId: 'newcomer' });
    expect((await membershipsOf('newcomer'))['vips']).toBeUndefined();
    await tags('newcomer', ['vip']);
    await server.worker.settle();
    expect((await membershipsOf('newcomer'))['vips']).toMatchObject({ member: true });
    await server.api('DELETE', '/people/newcomer/tags/vip');
    await server.worker.settle();
    expect((await membershipsOf('newcomer'))['vips']).toBeUndefined();
  });

  test('are listed with how many people have them', async () => {
    const { body } = await server.api<Page<TagInfo>>('GET', '/tags');
    expect(body.data).toEqual([
      { name: 'Beta', people: 1 },
      { name: 'vip', people: 1 },
    ]);
  });

  test.each([
    ['none', []],
    ['no list', 'vip'],
    ['a number', [5]],
    ['an empty one', [' ']],
    ['one that is too long', ['x'.repeat(101)]],
    ['more than 50 at once', Array.from({ length: 51 }, (_, i) => `t${i}`)],
  ])('%s is refused', async (_name, names) => {
    const { status, body } = await tags('tagged', names);
    expect([status, body.error.code]).toEqual([400, 'invalid_body']);
  });

  test('a person has 200 of them at most', async () => {
    await server.send({ type: 'identify', userId: 'many' });
    for (let i = 0; i < 4; i += 1)
      await tags(
        'many',
        Array.from({ length: 50 }, (_, n) => `t${i}-${n}`),
      );
    const { status, body } = await tags('many', ['one more']);
    expect([status, body.error.code]).toEqual([400, 'invalid_body']);
    expect((await server.api<Person>('GET', '/people/many')).body.tags).toHaveLength(200);
  });

  test('of nobody are not found, and a NUL character in one is refused', async () => {
    expect((await tags('nobody', ['vip'])).body.error.code).toBe('person_not_found');
    expect((await tags('tagged', ['a\u0000b'])).body.error.code).toBe('invalid_text');
  });
});
