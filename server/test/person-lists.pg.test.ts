import type { Page, Person, PersonSummary, TimelineEvent } from '@segue/shared/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../src/db/sql.ts';
import { displayName } from '../src/person/index.ts';
import { createTestServer, type TestServer } from './helpers/http.ts';

let server: TestServer;
const START = '2026-03-01T00:00:00.000Z';
const at = (minutes: number): string => new Date(Date.parse(START) - minutes * 60_000).toISOString();
const track = (userId: string, event: string, timestamp: string, properties = {}): object => ({
  type: 'track',
  userId,
  event,
  timestamp,
  properties,
});

beforeAll(async () => {
  server = await createTestServer({ start: START });
  const traits: Record<string, object> = {
    ada: { name: 'Ada Lovelace', email: 'ada@analytical.io', plan: 'pro', country: 'GB' },
    elodie: { first_name: 'Élodie', last_name: 'Durand', email: 'elodie@example.fr', plan: 'free' },
    bob: { name: '  Bob  ', email: 'bob_100%@example.org' },
    zoe: { name: '', plan: 'free' },
  };
  for (const [index, [userId, fields]] of Object.entries(traits).entries()) {
    await server.send({ type: 'identify', userId, traits: fields, timestamp: at(10_000 * (index + 1)) });
  }
  await server.send({ type: 'page', anonymousId: 'visitor-1', timestamp: at(3) });
  await server.send(
    track('zoe', 'Logged in', at(1)),
    track('ada', 'Logged in', at(2)),
    track('bob', 'Logged in', at(60 * 24 * 3)),
  );
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

const list = async (query: string): Promise<PersonSummary[]> => {
  const { status, body } = await server.api<Page<PersonSummary>>('GET', `/people${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.data;
};
const names = async (query: string): Promise<string[]> => (await list(query)).map((person) => person.display_name);

describe('the list of people', () => {
  test('begins with whoever was seen last, and leaves anonymous visitors out', async () => {
    expect(await names('')).toEqual(['zoe', 'Ada Lovelace', 'Bob', 'Élodie Durand']);
  });

  test('shows anonymous visitors when asked to', async () => {
    const people = await list('?anonymous=true');
    expect(people.map((person) => person.anonymous)).toEqual([false, false, true, false, false]);
    expect(people[2]?.display_name).toMatch(/^Visitor \d+$/);
    expect(people[2]?.id).toMatch(/^p_\d+$/);
  });

  test('sorts by first sight and by name', async () => {
    expect(await names('?sort=first_seen')).toEqual(['Ada Lovelace', 'Élodie Durand', 'Bob', 'zoe']);
    expect(await names('?sort=name')).toEqual(['Ada Lovelace', 'Bob', 'Élodie Durand', 'zoe']);
  });

  test.each([
    ['love', ['Ada Lovelace']],
    ['LOVE', ['Ada Lovelace']],
    ['elod', ['Élodie Durand']],
    ['Élodie dur', ['Élodie Durand']],
    ['durand élodie', ['Élodie Durand']],
    ['@example', ['Bob', 'Élodie Durand']],
    ['b_1', ['Bob']],
    ['0%@', ['Bob']],
    ['%', ['Bob']],
    ['_', ['Bob']],
    ['\\', []],
    ['zo', ['zoe']],
    ['nobody', []],
    ["'; drop table persons; --", []],
  ])('finds %s', async (search, expected) => {
    expect(await names(`?search=${encodeURIComponent(search)}`)).toEqual(expected);
  });

  test('gives the fields asked for, and null for those somebody has not', async () => {
    const [zoe, ada] = await list('?fields=plan,country,nonsense');
    expect(zoe?.fields).toEqual({ plan: 'free', country: null, nonsense: null });
    expect(ada?.fields).toEqual({ plan: 'pro', country: 'GB', nonsense: null });
  });

  test('filters by segment', async () => {
    const condition = { type: 'field', field: 'plan', operator: 'is', value: 'free' };
    const definition = { version: 1, kind: 'dynamic', condition };
    const created = await server.api('POST', '/segments', { key: 'free', name: 'Free', definition });
    expect(created.status).toBe(201);
    await server.worker.settle();
    expect(await names('?segment=free')).toEqual(['zoe', 'Élodie Durand']);
    expect(await names('?segment=free&sort=name&search=dur')).toEqual(['Élodie Durand']);
    const unknown = await server.api<{ error: { code: string } }>('GET', '/people?segment=nonsense');
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'segment_not_found']);
  });

  test.each(['last_seen', 'first_seen', 'name'])('pages by %s without losing or repeating anybody', async (sort) => {
    const whole = await names(`?anonymous=true&sort=${sort}`);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: Page<PersonSummary> } = await server.api(
        'GET',
        `/people?anonymous=1&sort=${sort}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      expect(body.data.length).toBeLessThanOrEqual(2);
      paged.push(...body.data.map((person) => person.display_name));
      cursor = body.next_cursor;
    }
    expect(paged).toEqual(whole);
  });

  test.each([
    ['?limit=0', 'invalid_query'],
    ['?limit=501', 'invalid_query'],
    ['?limit=many', 'invalid_query'],
    ['?sort=luck', 'invalid_query'],
    ['?anonymous=maybe', 'invalid_query'],
    ['?cursor=nonsense', 'invalid_cursor'],
    [`?cursor=${Buffer.from('["name","x",1]').toString('base64url')}`, 'invalid_cursor'],
    [`?cursor=${Buffer.from('["last_seen","9999",1]').toString('base64url')}`, 'invalid_cursor'],
    [`?cursor=${Buffer.from('["last_seen","2026-02-01T00:00:00.000Z",1.5]').toString('base64url')}`, 'invalid_cursor'],
    ['?search=%00', 'invalid_text'],
  ])('refuses %s', async (query, code) => {
    const { status, body } = await server.api<{ error: { code: string } }>('GET', `/people${query}`);
    expect([status, body.error.code]).toEqual([400, code]);
  });

  test('the name that is searched and sorted is the name that is shown', async () => {
    const rows = await server.pool.query<Parameters<typeof displayName>[0] & { shown: string }>(
      sql`select id, user_id, email, fields, person_name(fields, email, user_id, id) as shown from persons`,
    );
    for (const row of rows) expect(row.shown).toBe(displayName(row));
    const odd = [
      { name: 5 },
      { name: ['x'] },
      { name: '\u00a0' },
      { first_name: 'A' },
      { lastName: ' B ' },
      { first_name: '', firstName: 'C', last_name: 'D' },
    ];
    for (const fields of odd) {
      const person = { id: 7, user_id: null, email: 'x@y.z', fields };
      const [row] = await server.pool.query<{ shown: string }>(
        sql`select person_name(${JSON.stringify(fields)}::text::jsonb, 'x@y.z', null, 7) as shown`,
      );
      expect(row?.shown, JSON.stringify(fields)).toBe(displayName(person));
    }
  });
});

describe('people far apart in time', () => {
  test('are found in order, across stretches of every length', async () => {
    const far = await createTestServer({ start: START });
    try {
      const minutes = [0.1, 0.2, 1, 5, 30, 200, 1_500, 9_000, 70_000, 400_000, 900_000];
      const calls = minutes.map((ago, index) => track(`u${String(index).padStart(2, '0')}`, 'Did', at(ago)));
      await far.send(...calls.toReversed());
      // Tomorrow's event counts as seen (S3).
      await far.send(track('future', 'Did', at(-60)));
      const { body } = await far.api<Page<PersonSummary>>('GET', '/people?limit=4');
      expect(body.data.map((person) => person.user_id)).toEqual(['future', 'u00', 'u01', 'u02']);
      let cursor = body.next_cursor;
      const rest: (string | null)[] = [];
      while (cursor !== null) {
        const { body: page }: { body: Page<PersonSummary> } = await far.api('GET', `/people?limit=3&cursor=${cursor}`);
        rest.push(...page.data.map((person) => person.user_id));
        cursor = page.next_cursor;
      }
      expect(rest).toEqual(['u03', 'u04', 'u05', 'u06', 'u07', 'u08', 'u09', 'u10']);
    } finally {
      await far.stop();
    }
  });
});

describe('one person', () => {
  test('is found by user id and by internal id, with everything known', async () => {
    const { body } = await server.api<Person>('GET', '/people/ada');
    expect(body).toMatchObject({
      user_id: 'ada',
      display_name: 'Ada Lovelace',
      anonymous: false,
      first_seen_at: at(10_000),
      last_seen_at: at(2),
      fields: { name: 'Ada Lovelace', plan: 'pro' },
      anonymous_ids: [],
      accounts: [],
    });
    expect((await server.api<Person>('GET', `/people/${body.id}`)).body.user_id).toBe('ada');
  });

  test.each(['nobody', 'p_999999', 'p_99999999999999999999', 'p_', 'p_1x', '%00', '%F0%9F%98%80'])(
    'who does not exist (%s) is not found',
    async (id) => {
      for (const path of ['', '/events', '/segments']) {
        const { status } = await server.api('GET', `/people/${id}${path}`);
        expect([400, 404]).toContain(status);
      }
    },
  );

  test('may have an id with slashes, spaces and 255 characters', async () => {
    for (const userId of ['a/b c?d#é', '👩‍🚀'.repeat(30), 'x'.repeat(255)]) {
      await server.send({ type: 'identify', userId });
      const { body } = await server.api<Person>('GET', `/people/${encodeURIComponent(userId)}`);
      expect(body.user_id).toBe(userId);
    }
  });

  test('S21 who was merged is found as the survivor, by every id', async () => {
    await server.send({ type: 'track', anonymousId: 'laptop', event: 'Looked' });
    const [visitor] = await server.pool.query<{ person_id: number }>(
      sql`select person_id from identifiers where value = 'laptop'`,
    );
    await server.send({ type: 'identify', userId: 'merged', anonymousId: 'phone' });
    await server.send({ type: 'identify', userId: 'merged', anonymousId: 'laptop' });
    const { body } = await server.api<Person>('GET', `/people/p_${visitor?.person_id}`);
    expect(body.user_id).toBe('merged');
    expect(body.anonymous_ids).toEqual(['laptop', 'phone']);
  });

  test('shows what happened, newest first, page by page', async () => {
    const calls = Array.from({ length: 7 }, (_, i) => track('busy', i % 2 ? 'Opened' : 'Closed', at(100 - i), { i }));
    // Two at the same instant must not hide each other at the end of a page.
    await server.send(...calls, track('busy', 'Opened', at(94), { i: 7 }));
    const { body: whole } = await server.api<Page<TimelineEvent>>('GET', '/people/busy/events');
    expect(whole.data.map((event) => event.occurred_at)).toEqual([
      at(94),
      at(94),
      at(95),
      at(96),
      at(97),
      at(98),
      at(99),
      at(100),
    ]);
    expect(whole.next_cursor).toBeNull();
    expect(whole.data[7]).toMatchObject({ name: 'Closed', kind: 'track', properties: { i: 0 }, received_at: START });
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: Page<TimelineEvent> } = await server.api(
        'GET',
        `/people/busy/events?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      ids.push(...body.data.map((event) => event.id));
      cursor = body.next_cursor;
    }
    expect(ids).toEqual(whole.data.map((event) => event.id));
    const eventsFrom = async (id: string): Promise<string[]> =>
      (await server.api<Page<TimelineEvent>>('GET', `/people/busy/events?from=${id}`)).body.data.map(
        (event) => event.id,
      );
    // Both of those at one instant can be begun with, too.
    for (const [index, id] of ids.entries()) expect(await eventsFrom(id)).toEqual(ids.slice(index));
    expect(await eventsFrom('nonsense')).toEqual(ids);
    expect(await eventsFrom('00000000-0000-4000-8000-000000000000')).toEqual(ids);
  });
});
