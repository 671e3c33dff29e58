import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Reply, type RunningServer, startServer } from './running-server.ts';

/* Collecting, as the libraries of Segment, RudderStack and Jitsu call it, and as nobody should. */

let server: RunningServer;
const NOW = '2026-03-02T12:00:00.000Z';
const KEY = { authorization: `Basic ${btoa('wk_blackbox_0123456789:')}`, 'content-type': 'application/json' };

beforeAll(async () => {
  server = await startServer({ start: NOW });
});
afterAll(async () => {
  await server.stop();
  expect(server.log()).not.toMatch(/"level":[56]0/);
});

const sizeOf = async (): Promise<number> => {
  await server.settle();
  const reply = await server.api('POST', '/segments/preview', {
    definition: { version: 1, kind: 'dynamic', condition: { type: 'everyone' }, include_anonymous: true },
  });
  return Number(reply.body['count']);
};
const timelineOf = async (person: string): Promise<{ name: string; properties: object; occurred_at: string }[]> => {
  await server.settle();
  return (await server.api('GET', `/people/${person}/events`)).body['data'] as never;
};

describe('calls that are accepted', () => {
  test.each<[string, string, object]>([
    [
      'a call with everything that libraries add',
      '/track',
      {
        type: 'track',
        userId: 'full',
        anonymousId: 'full-device',
        event: 'Signed up',
        properties: { plan: 'pro' },
        context: {
          library: { name: 'analytics.js', version: '5' },
          ip: '203.0.113.7',
          userAgent: 'x',
          locale: 'fr-FR',
          page: { url: 'https://a.test/' },
        },
        integrations: { All: true },
        originalTimestamp: NOW,
        sentAt: NOW,
        timestamp: NOW,
        channel: 'web',
        messageId: 'ajs-next-1',
        _metadata: { bundled: [] },
        version: 2,
      },
    ],
    ['a number as the user id', '/track', { userId: 42, event: 'Did' }],
    [
      'null where nothing is meant',
      '/track',
      {
        userId: 'nulls',
        anonymousId: null,
        event: 'Did',
        properties: null,
        context: null,
        timestamp: null,
        messageId: null,
      },
    ],
    ['no properties', '/track', { userId: 'bare', event: 'Did' }],
    ['an identify without traits', '/identify', { userId: 'untold' }],
    ['a page with a category', '/page', { userId: 'pager', category: 'Docs', name: 'Start', properties: {} }],
    ['a screen', '/screen', { anonymousId: 'screener', name: 'Home' }],
    ['a group', '/group', { userId: 'member', groupId: 'acme', traits: { employees: 5 } }],
    ['a group by number', '/group', { userId: 'member', groupId: 7 }],
    ['an alias', '/alias', { userId: 'alias-new', previousId: 'alias-old' }],
    ['an empty batch', '/batch', { batch: [] }],
    [
      'a batch of one',
      '/batch',
      { batch: [{ type: 'track', userId: 'batched', event: 'Did' }], sentAt: NOW, writeKey: 'ignored' },
    ],
    [
      'an import',
      '/import',
      { batch: [{ type: 'track', userId: 'imported', event: 'Did', timestamp: '2024-02-29T12:00:00.000Z' }] },
    ],
    [
      'a timestamp with nanoseconds',
      '/track',
      { userId: 'nano', event: 'Did', timestamp: '2026-03-02T11:00:00.123456789Z' },
    ],
    ['a timestamp that is a day', '/track', { userId: 'daily', event: 'Did', timestamp: '2026-03-01' }],
    ['a timestamp without a zone', '/track', { userId: 'zoneless', event: 'Did', timestamp: '2026-03-02T11:00:00' }],
    ['an event name with spaces around', '/track', { userId: 'spaced', event: ' Did it ' }],
    ['an event name in another alphabet', '/track', { userId: 'global', event: '注文完了 🎉' }],
    [
      'properties with every JSON value',
      '/track',
      {
        userId: 'json',
        event: 'Did',
        properties: {
          t: 'x',
          n: -1.5e-7,
          b: false,
          z: null,
          l: [1, 'a', null, [2]],
          o: { a: { b: {} } },
          '': 1,
          'a.b': 2,
          $set: { a: 1 },
        },
      },
    ],
    [
      '20 levels',
      '/track',
      { userId: 'deep', event: 'Did', properties: JSON.parse(`${'{"a":'.repeat(18)}1${'}'.repeat(18)}`) as object },
    ],
    [
      'names of the prototype chain',
      '/identify',
      { userId: 'constructor', traits: { constructor: 'x', hasOwnProperty: 1, valueOf: true } },
    ],
    ['an address with a plus', '/identify', { userId: 'plus', traits: { email: 'ada+news@example.com' } }],
    ['an address that is none', '/identify', { userId: 'unaddressed', traits: { email: 'not an address' } }],
    [
      'a user id with SQL',
      '/identify',
      { userId: "'; drop table persons;--", traits: { name: "'; drop table events;--" } },
    ],
  ])('S3 %s', async (_says, path, body) => {
    expect((await server.collect(path, body)).status).toBe(200);
  });

  test('what was accepted is there', async () => {
    for (const [person, name] of [
      ['full', 'Signed up'],
      ['42', 'Did'],
      ['nulls', 'Did'],
      ['batched', 'Did'],
      ['imported', 'Did'],
      ['nano', 'Did'],
      ['global', '注文完了 🎉'],
    ] as const) {
      expect(
        (await timelineOf(person)).map((event) => event.name),
        person,
      ).toContain(name);
    }
    expect((await timelineOf('nano'))[0]?.occurred_at).toBe('2026-03-02T11:00:00.123456Z');
    expect((await timelineOf('json'))[0]?.properties).toMatchObject({ n: -1.5e-7, l: [1, 'a', null, [2]], 'a.b': 2 });
    expect((await timelineOf(encodeURIComponent("'; drop table persons;--")))[0]?.name).toBe('Identified');
    expect((await server.api('GET', '/people/constructor')).body['fields']).toEqual({
      constructor: 'x',
      hasOwnProperty: 1,
      valueOf: true,
    });
  });

  test('S5 an event that is sent again after a failure is one event, in any mixture of batches', async () => {
    const call = (index: number): object => ({
      type: 'track',
      userId: 'retry',
      event: 'Retried',
      messageId: `r-${index}`,
    });
    const batches = [[call(1), call(2)], [call(2), call(3), call(3)], [call(1)], [call(3), call(1), call(2)]];
    await Promise.all(batches.map((batch) => server.collect('/batch', { batch })));
    expect(await timelineOf('retry')).toHaveLength(3);
  });

  test('S21 calls of one person that arrive at once end as one person', async () => {
    const calls = Array.from({ length: 20 }, (_, index) =>
      server.collect('/track', {
        userId: 'busy',
        anonymousId: `busy-${index % 4}`,
        event: 'Rushed',
        messageId: `b-${index}`,
      }),
    );
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await timelineOf('busy')).toHaveLength(20);
  });

  test('compressed, with a byte order mark, as plain text with the key in the body', async () => {
    const body = JSON.stringify({ userId: 'wrapped', event: 'Did', writeKey: 'wk_blackbox_0123456789' });
    const post = (payload: string | Uint8Array, headers: Record<string, string>): Promise<Reply> =>
      server.raw('/v1/track', { method: 'POST', body: payload, headers });
    expect((await post(gzipSync(body), { ...KEY, 'content-encoding': 'gzip' })).status).toBe(200);
    expect((await post(`\ufeff${body}`, KEY)).status).toBe(200);
    expect((await post(body, { ...KEY, 'content-type': 'text/plain;charset=UTF-8' })).status).toBe(200);
    expect((await post(body, { ...KEY, 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
    expect(await timelineOf('wrapped')).toHaveLength(4);
  });
});

describe('calls that are refused', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(22)}1${'}'.repeat(22)}`) as object;
  test.each<[string, string, unknown, string]>([
    ['nobody', '/track', { event: 'Did' }, 'missing_identity'],
    ['an empty id', '/track', { userId: '', anonymousId: '  ', event: 'Did' }, 'missing_identity'],
    ['an id that is true', '/track', { userId: true, event: 'Did' }, 'invalid_event'],
    ['an id that is a list', '/track', { userId: ['a'], event: 'Did' }, 'invalid_event'],
    ['an id of 256 characters', '/track', { userId: 'x'.repeat(256), event: 'Did' }, 'invalid_event'],
    ['no event', '/track', { userId: 'refused' }, 'invalid_event'],
    ['an empty event', '/track', { userId: 'refused', event: '  ' }, 'invalid_event'],
    ['an event that is an object', '/track', { userId: 'refused', event: {} }, 'invalid_event'],
    ['properties that are a text', '/track', { userId: 'refused', event: 'Did', properties: 'x' }, 'invalid_event'],
    ['traits that are a list', '/identify', { userId: 'refused', traits: [1] }, 'invalid_event'],
    ['a group of nothing', '/group', { userId: 'refused' }, 'invalid_event'],
    ['an alias of nothing', '/alias', { userId: 'refused' }, 'invalid_event'],
    ['an alias to nobody', '/alias', { previousId: 'refused' }, 'missing_identity'],
    [
      'a segment entered by hand',
      '/track',
      { userId: 'refused', event: 'Segment Entered', properties: { segment: 'a' } },
      'reserved_event',
    ],
    ['an email opened with the write key', '/track', { userId: 'refused', event: 'Email Opened' }, 'reserved_event'],
    ['22 levels', '/track', { userId: 'refused', event: 'Did', properties: deep }, 'too_deep'],
    ['a NUL character', '/track', { userId: 'refused', event: 'a\u0000' }, 'invalid_text'],
    ['half a character in a key', '/identify', { userId: 'refused', traits: { 'a\ud800': 1 } }, 'invalid_text'],
    ['33 kB', '/track', { userId: 'refused', event: 'Did', properties: { a: 'x'.repeat(33_000) } }, 'event_too_large'],
    [
      'more than a day ahead',
      '/track',
      { userId: 'refused', event: 'Did', timestamp: '2026-03-03T12:00:00.000001Z' },
      'timestamp_in_future',
    ],
    ['yesterday, in words', '/track', { userId: 'refused', event: 'Did', timestamp: 'yesterday' }, 'invalid_timestamp'],
    ['an empty timestamp', '/track', { userId: 'refused', event: 'Did', timestamp: '' }, 'invalid_timestamp'],
    [
      'the 29th of February 2026',
      '/track',
      { userId: 'refused', event: 'Did', timestamp: '2026-02-29T00:00:00Z' },
      'invalid_timestamp',
    ],
    [
      '25 o’clock',
      '/track',
      { userId: 'refused', event: 'Did', timestamp: '2026-02-28T25:00:00Z' },
      'invalid_timestamp',
    ],
    [
      'the year 1',
      '/track',
      { userId: 'refused', event: 'Did', timestamp: '0001-01-01T00:00:00Z' },
      'invalid_timestamp',
    ],
    [
      'a timestamp that is a boolean',
      '/track',
      { userId: 'refused', event: 'Did', timestamp: true },
      'invalid_timestamp',
    ],
    ['a batch that is an object', '/batch', { batch: {} }, 'invalid_body'],
    ['no batch', '/batch', {}, 'invalid_body'],
    ['a list', '/track', [], 'invalid_body'],
    [
      'a batch of nothing good',
      '/batch',
      { batch: [null, 5, {}, { type: 'sing', userId: 'refused' }] },
      'no_valid_event',
    ],
  ])('%s', async (_says, path, body, code) => {
    const before = await sizeOf();
    const reply = await server.collect(path, body);
    expect([reply.status, (reply.body['error'] as { code: string }).code]).toEqual([400, code]);
    expect((reply.body['error'] as { message: string }).message).toMatch(/^[^a-z].*\.$|^[a-z]\w+ .*\.$/);
    expect(await sizeOf()).toBe(before);
    expect((await server.api('GET', '/people/refused')).status).toBe(404);
  });

  test('S5 the good events of a batch are kept, the bad ones named', async () => {
    const batch = [
      { type: 'track', userId: 'mixed', event: 'Good' },
      { type: 'track', userId: 'mixed' },
      { type: 'identify', userId: 'mixed', traits: { plan: 'pro' } },
      { type: 'track', userId: 'mixed', event: 'Bad', timestamp: '2030-01-01T00:00:00Z' },
    ];
    const reply = await server.collect('/batch', { batch });
    expect(reply).toMatchObject({ status: 200, body: { success: true, accepted: 2 } });
    expect((reply.body['rejected'] as { index: number }[]).map(({ index }) => index)).toEqual([1, 3]);
    expect((await timelineOf('mixed')).map(({ name }) => name).toSorted()).toEqual(['Good', 'Identified']);
  });

  test.each([
    ['no key', {}, 401],
    ['a wrong key', { authorization: `Basic ${btoa('wrong:')}` }, 401],
    ['a key that is no base64', { authorization: 'Basic ***' }, 401],
    ['another scheme', { authorization: 'Digest x' }, 401],
  ])('%s', async (_says, headers, status) => {
    const authorization = { authorization: '', ...headers };
    const reply = await server.raw('/v1/track', {
      method: 'POST',
      body: JSON.stringify({ userId: 'refused', event: 'Did' }),
      headers: { 'content-type': 'application/json', ...authorization },
    });
    expect(reply.status).toBe(status);
  });

  test('the write key opens nothing else', async () => {
    for (const path of ['/api/v1/people', '/api/v1/segments', '/api/v1/workspace']) {
      const method = path.endsWith('workspace') ? 'PATCH' : 'GET';
      expect((await server.raw(path, { method, headers: KEY })).status).toBe(401);
    }
  });
});
