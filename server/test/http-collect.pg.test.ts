import type { AddressInfo } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import { Analytics } from '@segment/analytics-node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPool } from '../src/db/pool.ts';
import { sql } from '../src/db/sql.ts';
import { Registry } from '../src/event/index.ts';
import { createCollector } from '../src/ingest/index.ts';
import { createTestServer, SECRET_KEY, type TestServer, WRITE_KEY } from './helpers/http.ts';

interface StoredEvent {
  name: string;
  kind: string;
  user_id: string | null;
  properties: Record<string, unknown>;
  occurred_at: string;
  received_at: string;
}
interface Refusal {
  error: { code: string; message: string; details?: unknown };
}
interface BatchReply {
  success: boolean;
  accepted: number;
  rejected: { index: number; code: string; message: string }[];
}

const byText = (left: string | null, right: string | null): number => ((left ?? '') < (right ?? '') ? -1 : 1);

let server: TestServer;

beforeAll(async () => {
  server = await createTestServer();
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

const storedEvents = (): Promise<StoredEvent[]> =>
  server.pool.query<StoredEvent>(sql`
    select t.name, t.kind, p.user_id, e.properties, e.occurred_at, e.received_at
    from events e join event_types t on t.id = e.event_type_id join persons p on p.id = e.person_id
    order by e.occurred_at, t.name`);
const countEvents = async (): Promise<number> => (await storedEvents()).length;

beforeEach(async () => {
  await server.worker.settle();
  await server.pool.query(sql`truncate events, persons, identifiers, accounts, account_members, pending`);
});

describe('the official Segment library', () => {
  test('has everything stored that it was told', async () => {
    const errors: unknown[] = [];
    const address = await server.app.listen({ port: 0, host: '127.0.0.1' });
    expect((server.app.server.address() as AddressInfo).port).toBeGreaterThan(0);
    const analytics = new Analytics({ writeKey: WRITE_KEY, host: address, flushAt: 3 });
    analytics.on('error', (error) => errors.push(error));
    analytics.track({ anonymousId: 'device-1', event: 'Looked around' });
    analytics.identify({
      userId: 'u1',
      anonymousId: 'device-1',
      traits: { email: 'Ada@Example.com', plan: 'pro', seats: 3 },
    });
    analytics.track({ userId: 'u1', event: 'Created project', properties: { name: 'Website redesign', tasks: 4 } });
    analytics.page({ userId: 'u1', name: 'Pricing', properties: { url: 'https://example.com/pricing' } });
    analytics.screen({ userId: 'u1', name: 'Home', properties: {} });
    analytics.group({ userId: 'u1', groupId: 'acme', traits: { industry: 'Retail' } });
    analytics.alias({ userId: 'u1', previousId: 'lead-7' });
    await analytics.closeAndFlush();
    expect(errors).toEqual([]);

    const events = await storedEvents();
    expect(events.map((event) => event.name).toSorted()).toEqual([
      'Aliased',
      'Created project',
      'Grouped',
      'Identified',
      'Looked around',
      'Page Viewed',
      'Screen Viewed',
    ]);
    expect(new Set(events.map((event) => event.user_id))).toEqual(new Set(['u1']));
    expect(events.find((event) => event.name === 'Page Viewed')?.properties).toMatchObject({
      name: 'Pricing',
      url: 'https://example.com/pricing',
      path: '/pricing',
    });
    const person = await server.api('GET', '/people/u1');
    expect(person.body).toMatchObject({
      email: 'ada@example.com',
      fields: { email: 'Ada@Example.com', plan: 'pro', seats: 3 },
      accounts: [{ account_id: 'acme', name: null, fields: { industry: 'Retail' } }],
    });
    expect((person.body['anonymous_ids'] as string[]).toSorted()).toEqual(['device-1', 'lead-7']);
  });

  test('retries what the database could not take, and it is stored once', async () => {
    // A client that never learns that its first try succeeded sends the same message ids again.
    const call = { type: 'track', userId: 'u2', event: 'Paid', messageId: 'ajs-1' };
    await server.collect('/v1/batch', { batch: [call, call] });
    await server.collect('/v1/batch', { batch: [call] });
    expect(await countEvents()).toBe(1);
  });
});

describe('single calls', () => {
  test.each(['identify', 'page', 'screen'])('%s is accepted with the write key', async (type) => {
    expect(await server.collect(`/v1/${type}`, { userId: 'u1' })).toEqual({ status: 200, body: { success: true } });
    expect(await countEvents()).toBe(1);
  });

  test('the short paths of the browser library are the same calls, with the key in a text/plain body', async () => {
    const headers = { 'content-type': 'text/plain', origin: 'https://shop.example' };
    const calls: [string, object][] = [
      ['i', { userId: 'u1' }],
      ['t', { userId: 'u1', event: 'Clicked' }],
      ['p', { userId: 'u1' }],
      ['s', { userId: 'u1' }],
      ['g', { userId: 'u1', groupId: 'acme' }],
      ['a', { userId: 'u1', previousId: 'old' }],
      ['b', { batch: [{ type: 'track', userId: 'u1', event: 'Batched' }] }],
    ];
    for (const [path, body] of calls) {
      const reply = await server.collect(`/v1/${path}`, { ...body, writeKey: WRITE_KEY }, { key: null, headers });
      expect(reply.status, path).toBe(200);
    }
    expect(await countEvents()).toBe(7);
  });

  test('an event keeps its properties byte for byte', async () => {
    const properties = { text: 'ünï\u2028code 😀', nested: { a: [1, 2.5, null, true] }, 'a.b': 'c' };
    await server.collect('/v1/track', { userId: 'u1', event: 'Did', properties });
    expect((await storedEvents())[0]?.properties).toEqual(properties);
  });
});

describe('keys', () => {
  test.each([
    ['no key', null, {}],
    ['a wrong key', 'wk_wrong', {}],
    ['an empty key', '', {}],
    ['a broken header', null, { authorization: 'Basic %%%' }],
    ['another scheme', null, { authorization: 'Digest x' }],
  ])('%s is refused and nothing is stored', async (_name, key, headers: Record<string, string>) => {
    const reply = await server.collect<Refusal>('/v1/track', { userId: 'u1', event: 'Did' }, { key, headers });
    expect(reply.status).toBe(401);
    expect(reply.body.error.code).toBe('unauthorized');
    expect(await countEvents()).toBe(0);
  });

  test('a wrong key in the header is not saved by a good one in the body', async () => {
    const reply = await server.collect(
      '/v1/track',
      { userId: 'u1', event: 'Did', writeKey: WRITE_KEY },
      { key: 'wrong' },
    );
    expect(reply.status).toBe(401);
  });

  test('email history needs the secret key', async () => {
    const call = { userId: 'u1', event: 'Email Opened', properties: { email: 'welcome' } };
    expect((await server.collect<Refusal>('/v1/track', call)).body.error.code).toBe('reserved_event');
    expect((await server.collect('/v1/track', call, { key: SECRET_KEY })).status).toBe(200);
    expect((await storedEvents())[0]?.kind).toBe('email');
    const forged = { userId: 'u1', event: 'Segment Entered' };
    expect((await server.collect<Refusal>('/v1/track', forged, { key: SECRET_KEY })).body.error.code).toBe(
      'reserved_event',
    );
  });
});

describe('bad bodies', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(25)}1${'}'.repeat(25)}`) as object;
  const call = (extra: object): object => ({ userId: 'u1', event: 'Did', ...extra });
  const inOneDay = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

  test.each<[string, string | Buffer | object, string, number]>([
    ['not JSON', '{"userId": ', 'invalid_json', 400],
    ['empty', '', 'invalid_body', 400],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 'invalid_json', 400],
    ['a list', '[]', 'invalid_body', 400],
    ['a text', '"hello"', 'invalid_body', 400],
    ['null', 'null', 'invalid_body', 400],
    ['no event name', { userId: 'u1' }, 'invalid_event', 400],
    ['an event name that is a number', call({ event: 5 }), 'invalid_event', 400],
    ['an event name that is too long', call({ event: 'x'.repeat(256) }), 'invalid_event', 400],
    ['properties that are a list', call({ properties: [1] }), 'invalid_event', 400],
    ['a userId that is an object', call({ userId: {} }), 'invalid_event', 400],
    ['a userId that is too long', call({ userId: 'x'.repeat(256) }), 'invalid_event', 400],
    ['nobody', { event: 'Did' }, 'missing_identity', 400],
    ['a messageId that is a number', call({ messageId: 7 }), 'invalid_event', 400],
    ['a NUL character in a value', call({ properties: { a: 'x\u0000y' } }), 'invalid_text', 400],
    ['a NUL character in a key', call({ properties: { 'x\u0000y': 1 } }), 'invalid_text', 400],
    ['a NUL character in the user id', call({ userId: 'x\u0000' }), 'invalid_text', 400],
    ['a lone surrogate', '{"userId":"u1","event":"Did","properties":{"a":"\\ud800"}}', 'invalid_text', 400],
    ['deep nesting', call({ properties: deep }), 'too_deep', 400],
    ['absurdly deep nesting', `{"userId":"u1","event":"Did","properties":${'['.repeat(100_000)}`, 'invalid_json', 400],
    [
      'absurdly deep, but JSON',
      `${'{"userId":"u1","event":"Did","x":'}${'['.repeat(9_000)}${']'.repeat(9_000)}}`,
      'too_deep',
      400,
    ],
    ['an event that is too large', call({ properties: { a: 'x'.repeat(33_000) } }), 'event_too_large', 400],
    ['a body that is too large', call({ properties: { a: 'x'.repeat(530_000) } }), 'body_too_large', 413],
    ['a date that is none', call({ timestamp: 'yesterday' }), 'invalid_timestamp', 400],
    ['the 30th of February', call({ timestamp: '2026-02-30T00:00:00Z' }), 'invalid_timestamp', 400],
    ['the year 1899', call({ timestamp: '1899-01-01T00:00:00Z' }), 'invalid_timestamp', 400],
    ['the year 275760', call({ timestamp: '+275760-09-13T00:00:00Z' }), 'invalid_timestamp', 400],
    ['a timestamp that is an object', call({ timestamp: {} }), 'invalid_timestamp', 400],
    ['a number beyond all dates', call({ timestamp: 1e300 }), 'timestamp_in_future', 400],
    ['more than a day ahead', call({ timestamp: inOneDay(25) }), 'timestamp_in_future', 400],
  ])('%s is refused, and nothing is stored', async (_name, body, code, status) => {
    const reply = await server.collect<Refusal>('/v1/track', body);
    expect(reply.body.error.code).toBe(code);
    expect(reply.status).toBe(status);
    expect(reply.body.error.message).toMatch(/\.$/);
    expect(await countEvents()).toBe(0);
  });

  test('a gzip bomb is stopped at the same limit as any body', async () => {
    const bomb = gzipSync(JSON.stringify(call({ properties: { a: 'x'.repeat(50_000_000) } })));
    expect(bomb.length).toBeLessThan(100_000);
    const reply = await server.collect<Refusal>('/v1/track', bomb, { headers: { 'content-encoding': 'gzip' } });
    expect(reply).toMatchObject({ status: 413, body: { error: { code: 'body_too_large' } } });
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('a body compressed with %s is read', async (encoding, compress) => {
    const body = compress(JSON.stringify(call({})));
    expect((await server.collect('/v1/track', body, { headers: { 'content-encoding': encoding } })).status).toBe(200);
    expect(await countEvents()).toBe(1);
  });

  test('a body that says gzip and is not, or is compressed in another way, is refused', async () => {
    const gzip = await server.collect<Refusal>('/v1/track', 'x', { headers: { 'content-encoding': 'gzip' } });
    expect(gzip).toMatchObject({ status: 400, body: { error: { code: 'invalid_json' } } });
    const brotli = await server.collect<Refusal>('/v1/track', 'x', { headers: { 'content-encoding': 'br' } });
    expect(brotli).toMatchObject({ status: 415, body: { error: { code: 'unsupported_encoding' } } });
  });

  test('names from the prototype chain are plain names', async () => {
    const body = '{"userId":"u1","event":"constructor","properties":{"__proto__":{"admin":true},"toString":1}}';
    expect((await server.collect('/v1/track', body)).status).toBe(200);
    const [event] = await storedEvents();
    expect(event?.name).toBe('constructor');
    expect(Object.keys(event?.properties ?? {}).toSorted()).toEqual(['__proto__', 'toString']);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
});

describe('batches', () => {
  const good = (userId: string): object => ({ type: 'track', userId, event: 'Did' });

  test('keep the good events, and name the bad ones by their index', async () => {
    const batch = [good('a'), { type: 'track', userId: 'b' }, 'nonsense', good('c'), { type: 'sing', userId: 'd' }];
    const { status, body } = await server.collect<BatchReply>('/v1/batch', { batch });
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, accepted: 2 });
    expect(body.rejected.map(({ index, code }) => [index, code])).toEqual([
      [1, 'invalid_event'],
      [2, 'invalid_event'],
      [4, 'invalid_event'],
    ]);
    expect((await storedEvents()).map((event) => event.user_id).toSorted(byText)).toEqual(['a', 'c']);
  });

  test('without a single good event are refused, with the reason for each', async () => {
    const { status, body } = await server.collect<Refusal>('/v1/batch', { batch: [{}, { type: 'track', event: 'x' }] });
    expect(status).toBe(400);
    expect(body.error.code).toBe('no_valid_event');
    expect(body.error.details).toMatchObject([
      { index: 0, code: 'invalid_event' },
      { index: 1, code: 'missing_identity' },
    ]);
  });

  test('hold 1 000 events and not one more', async () => {
    const batch = Array.from({ length: 1_000 }, (_, index) => good(`u${index}`));
    expect((await server.collect<BatchReply>('/v1/batch', { batch })).body.accepted).toBe(1_000);
    const { status, body } = await server.collect<Refusal>('/v1/import', { batch: [...batch, good('one')] });
    expect([status, body.error.code]).toEqual([400, 'batch_too_long']);
    expect(await countEvents()).toBe(1_000);
  });

  test('may be empty, but must be lists', async () => {
    expect((await server.collect<BatchReply>('/v1/batch', { batch: [] })).body.accepted).toBe(0);
    for (const batch of [undefined, null, {}, 'x', 5]) {
      expect((await server.collect<Refusal>('/v1/batch', { batch })).body.error.code).toBe('invalid_body');
    }
  });

  test('one event that breaks a limit of the workspace does not cost the others', async () => {
    await server.pool.query(sql`
      insert into event_types (workspace_id, name, kind, first_seen_at, last_seen_at)
      select ${server.workspace.id}::int, 'Filler ' || i, 'track', now(), now() from generate_series(1, 5000) i
      on conflict do nothing`);
    try {
      await server.collect('/v1/identify', { userId: 'a' });
      const batch = [
        { type: 'identify', userId: 'a', traits: { x: 1 } },
        { type: 'track', userId: 'a', event: 'Brand new' },
      ];
      const { body } = await server.collect<BatchReply>('/v1/batch', { batch });
      expect(body.accepted).toBe(1);
      expect(body.rejected).toMatchObject([{ index: 1, code: 'too_many_event_types' }]);
    } finally {
      await server.pool.query(sql`delete from event_types where name like 'Filler %'`);
    }
  });

  test('say once what holds for all their events', async () => {
    const batch = [
      { type: 'page', anonymousId: 'x', context: { locale: 'fr' } },
      { type: 'page', anonymousId: 'x' },
    ];
    await server.collect('/v1/batch', { batch, context: { page: { path: '/pricing' }, traits: { email: 'a@b.co' } } });
    expect((await storedEvents()).map((event) => event.properties['path'])).toEqual(['/pricing', '/pricing']);
    expect((await server.api('GET', '/people?search=a@b.co')).body['data']).toHaveLength(1);
  });
});

describe('time', () => {
  test('S5 the same message id is one event, in one batch and across calls', async () => {
    const call = { type: 'track', userId: 'u1', event: 'Paid', messageId: 'm-1' };
    await server.collect('/v1/batch', { batch: [call, call] });
    await server.collect('/v1/track', call);
    expect(await countEvents()).toBe(1);
  });

  test('S3 a wrong clock is corrected by sentAt', async () => {
    // The device is 3 hours late: its event is 60 s old.
    const device = Date.now() - 3 * 3_600_000;
    const sentAt = new Date(device).toISOString();
    const timestamp = new Date(device - 60_000).toISOString();
    await server.collect('/v1/track', { userId: 'u1', event: 'Did', timestamp, sentAt });
    await server.collect('/v1/batch', { sentAt, batch: [{ type: 'track', userId: 'u1', event: 'Did', timestamp }] });
    for (const event of await storedEvents()) {
      const ageMs = Date.parse(event.received_at) - Date.parse(event.occurred_at);
      expect(Math.abs(ageMs - 60_000)).toBeLessThan(5);
    }
    expect(await countEvents()).toBe(2);
  });

  test('S3 what lies a little in the future is accepted', async () => {
    const timestamp = new Date(Date.now() + 3_600_000).toISOString();
    expect((await server.collect('/v1/track', { userId: 'u1', event: 'Did', timestamp })).status).toBe(200);
  });
});

describe('other sites', () => {
  test('may ask for permission, and may call; nothing else is open to them', async () => {
    const preflight = await server.app.inject({
      method: 'OPTIONS',
      url: '/v1/track',
      headers: { origin: 'https://x.example' },
    });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers['access-control-allow-origin']).toBe('*');
    expect(preflight.headers['access-control-allow-headers']).toContain('authorization');
    const refused = await server.app.inject({ method: 'POST', url: '/v1/track', payload: '{' });
    expect(refused.headers['access-control-allow-origin']).toBe('*');
    const management = await server.app.inject({ method: 'GET', url: '/api/v1/people' });
    expect(management.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('an address of the collecting API that does not exist is not found', async () => {
    expect((await server.collect<Refusal>('/v1/nonsense', {})).body.error.code).toBe('not_found');
  });
});

describe('a database that is away', () => {
  test('is answered with 503, and nothing is said to be stored', async () => {
    const pool = createPool('postgres://nobody@127.0.0.1:1/nothing', { maxConnections: 1, onError: () => undefined });
    const away = await createTestServer({ deps: { pool, collector: createCollector(pool, new Registry()) } });
    try {
      const single = await away.collect<Refusal>('/v1/track', { userId: 'u', event: 'Did' });
      expect([single.status, single.body.error.code]).toEqual([503, 'database_unavailable']);
      const batch = await away.collect<Refusal>('/v1/batch', { batch: [{ type: 'track', userId: 'u', event: 'Did' }] });
      expect([batch.status, batch.body.error.code]).toEqual([503, 'database_unavailable']);
      expect((await away.api('GET', '/people')).status).toBe(503);
      expect((await away.app.inject({ url: '/healthz' })).statusCode).toBe(200);
    } finally {
      await pool.close();
      await away.stop();
    }
  });

  test('comes back, and the next call works', async () => {
    const broken = await createTestServer();
    try {
      const [database] = await broken.pool.query<{ name: string }>(sql`select current_database() as name`);
      await server.pool.query(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${database?.name ?? ''}::text and pid <> pg_backend_pid()`);
      const call = { userId: 'u', event: 'Did' };
      for (const reply of await Promise.all([1, 2, 3].map(() => broken.collect('/v1/track', call)))) {
        expect([200, 503]).toContain(reply.status);
      }
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect((await broken.collect('/v1/track', call)).status).toBe(200);
    } finally {
      await broken.stop();
    }
  });
});
