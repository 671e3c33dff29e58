import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RawRequest, type Reply, type RunningServer, startServer } from './running-server.ts';

/* What nobody should send. After each of it the server answers in words, keeps what it had, and complains of nothing. */

let server: RunningServer;
const JSON_TYPE = { 'content-type': 'application/json' };
const EVERYONE = { version: 1, kind: 'dynamic', condition: { type: 'everyone' } };
const SQL = "Robert'); drop table persons;-- %_\\";

beforeAll(async () => {
  server = await startServer({ start: '2026-03-02T12:00:00.000Z' });
  await server.collect('/batch', {
    batch: [
      { type: 'identify', userId: 'ada', traits: { name: 'Ada 100%', email: 'ada@example.com', plan: 'pro' } },
      { type: 'identify', userId: 'eve_1', traits: { name: SQL, email: 'eve@example.com' } },
      { type: 'identify', userId: 'evex1', traits: { name: 'back\\slash "quoted"' } },
      { type: 'track', userId: 'ada', event: SQL, properties: { [SQL]: SQL } },
    ],
  });
  await server.settle();
});
afterAll(async () => {
  await server.stop();
  // A segment that cannot be computed is logged, too: somebody has to look after it.
  const errors = server
    .log()
    .split('\n')
    .filter((line) => /"level":[56]0/.test(line));
  expect(errors.filter((line) => !line.includes('"code":"54000"'))).toEqual([]);
});

function expectRefusal(reply: Reply, status: number, code: string): void {
  expect([reply.status, (reply.body['error'] as { code: string } | undefined)?.code]).toEqual([status, code]);
  const { message } = reply.body['error'] as { message: string };
  expect(message).toMatch(/[.?)]$/);
  expect(message).not.toMatch(/zod|undefined|syntax error|postgres|jsonb|\bat \//i);
}

const create = (key: string, condition: object, kind = 'dynamic'): Promise<Reply> =>
  server.api('POST', '/segments', { key, name: key, definition: { version: 1, kind, condition } });
const inside = (segment: string, operator = 'in'): object => ({ type: 'segment', segment, operator });
const definitionOf = async (key: string): Promise<unknown> =>
  (await server.api('GET', `/segments/${key}`)).body['definition'];

describe('segments that refer to segments', () => {
  test('S24 a segment that does not exist is named, with a suggestion', async () => {
    await create('customers', { type: 'everyone' });
    const reply = await create('lost', inside('custommers'));
    expectRefusal(reply, 400, 'unknown_segment');
    expect(JSON.stringify(reply.body)).toContain('customers');
    expect((await server.api('GET', '/segments/lost')).status).toBe(404);
  });

  test('S24 a segment cannot be made of itself', async () => {
    await create('own', { type: 'everyone' });
    const before = await definitionOf('own');
    for (const condition of [
      inside('own'),
      inside('own', 'not_in'),
      { type: 'group', match: 'none', conditions: [inside('own')] },
    ]) {
      const reply = await server.api('PATCH', '/segments/own', {
        definition: { version: 1, kind: 'dynamic', condition },
      });
      expectRefusal(reply, 409, 'segment_cycle');
    }
    expectRefusal(await create('newborn', inside('newborn')), 409, 'segment_cycle');
    expect(await definitionOf('own')).toEqual(before);
  });

  test('S24 nor of two or three that come back to it; the circle is shown', async () => {
    await create('one', { type: 'everyone' });
    await create('two', inside('one'));
    await create('three', { type: 'lasting', condition: inside('two', 'not_in'), for: { amount: 1, unit: 'day' } });
    await server.settle();
    const twice = await server.api('PATCH', '/segments/one', {
      definition: { version: 1, kind: 'dynamic', condition: inside('two') },
    });
    expectRefusal(twice, 409, 'segment_cycle');
    expect(JSON.stringify(twice.body)).toContain('one → two → one');
    const thrice = await server.api('PATCH', '/segments/one', {
      definition: { version: 1, kind: 'dynamic', condition: inside('three') },
    });
    expectRefusal(thrice, 409, 'segment_cycle');
    expect(JSON.stringify(thrice.body)).toContain('one → three → two → one');
    expect(await definitionOf('one')).toMatchObject({ condition: { type: 'everyone' } });
  });

  test('S28 one that is used stays; the uses are listed', async () => {
    const reply = await server.api('DELETE', '/segments/one');
    expectRefusal(reply, 409, 'segment_in_use');
    expect(JSON.stringify(reply.body)).toContain('two');
    expect((await server.api('GET', '/segments/one')).status).toBe(200);
  });

  test('S29 nobody is put into a dynamic one by hand, nor taken out', async () => {
    expectRefusal(await server.api('POST', '/segments/one/people', { people: ['ada'] }), 409, 'segment_not_static');
    expectRefusal(await server.api('DELETE', '/segments/one/people/ada'), 409, 'segment_not_static');
  });
});

describe('a segment as large as is allowed', () => {
  const days = { type: 'regular', event: { type: 'event', event: SQL }, period: 'day', atLeast: 1, of: 366 };
  const condition = { type: 'group', match: 'any', conditions: Array.from({ length: 95 }, () => days) };

  test('S30 is computed, and keeps nobody else waiting', { timeout: 120_000 }, async () => {
    expect((await create('large', condition)).status).toBe(201);
    await server.settle();
    const { body } = await server.api('GET', '/segments/large');
    expect(body).toMatchObject({ status: 'live', error: null });
    expect((await server.api('DELETE', '/segments/large')).status).toBe(204);
  });
});

describe('names and keys', () => {
  test.each(['UPPER', 'a b', '../a', "x'--", 'é', '-a', 'a'.repeat(65), '', 'a/b', 'a\u0000'])(
    'the key %j is refused',
    async (key) => {
      const reply = await server.api('POST', '/segments', { key, name: 'A name', definition: EVERYONE });
      expect(reply.status).toBe(400);
      expect(['invalid_body', 'invalid_text']).toContain((reply.body['error'] as { code: string }).code);
    },
  );

  test.each([SQL, '<script>alert(1)</script>', '🎉 Fête', '%s %d ${x}', '__proto__', 'constructor'])(
    'the name %j is a name',
    async (name) => {
      const reply = await server.api('POST', '/segments', { name, definition: EVERYONE });
      expect(reply.status).toBe(201);
      expect(reply.body['name']).toBe(name);
      const key = String(reply.body['key']);
      expect((await server.api('GET', `/segments/${key}`)).body['name']).toBe(name);
      await server.settle();
      expect((await server.api('DELETE', `/segments/${key}`)).status).toBe(204);
    },
  );

  test.each(['', '   ', 'x'.repeat(201), 5, null, ['a'], 'a\u0000b', '\ud800'])(
    'the name %j is refused',
    async (name) => {
      const reply = await server.api('POST', '/segments', { key: 'unnamed', name, definition: EVERYONE });
      expect(reply.status).toBe(400);
      expect((await server.api('GET', '/segments/unnamed')).status).toBe(404);
    },
  );

  test('a key twice', async () => {
    expectRefusal(await create('one', { type: 'everyone' }), 409, 'key_taken');
  });

  test('S29 a static segment needs a condition, which is not read', async () => {
    expect((await create('by-hand', { type: 'everyone' }, 'static')).status).toBe(201);
    const reply = await server.api('POST', '/segments', {
      key: 'bare',
      name: 'Bare',
      definition: { version: 1, kind: 'static' },
    });
    expectRefusal(reply, 400, 'invalid_definition');
  });

  test.each([
    ['version 2', { ...EVERYONE, version: 2 }],
    ['version "1"', { ...EVERYONE, version: '1' }],
    ['no version', { kind: 'dynamic', condition: { type: 'everyone' } }],
    ['an unknown kind', { ...EVERYONE, kind: 'smart' }],
    ['include_anonymous as text', { ...EVERYONE, include_anonymous: 'yes' }],
    ['a key too many', { ...EVERYONE, name: 'x' }],
    ['a list', [EVERYONE]],
    ['a text', JSON.stringify(EVERYONE)],
    ['null', null],
    ['a number', 7],
  ])('a definition with %s is refused', async (_says, definition) => {
    expectRefusal(await server.api('POST', '/segments/preview', { definition }), 400, 'invalid_definition');
  });
});

describe('bodies', () => {
  const preview = (condition: string): string =>
    `{"definition":{"version":1,"kind":"dynamic","condition":${condition}}}`;
  const scored = (value: string): string => preview(`{"type":"score","score":"s","operator":"gt","value":${value}}`);
  const post = (body: RawRequest['body'], headers: Record<string, string> = JSON_TYPE): Promise<Reply> =>
    server.raw('/api/v1/segments/preview', { method: 'POST', ...(body === undefined ? {} : { body }), headers });

  test.each<[string, string | Uint8Array, number, string, Record<string, string>?]>([
    ['NaN', scored('NaN'), 400, 'invalid_json'],
    ['Infinity', scored('-Infinity'), 400, 'invalid_json'],
    ['a number beyond all numbers', scored('1e999'), 400, 'invalid_definition'],
    ['hexadecimal', scored('0x10'), 400, 'invalid_json'],
    ['a comma too many', preview('{"type":"everyone",}'), 400, 'invalid_json'],
    ['a comment', preview('/* all */{"type":"everyone"}'), 400, 'invalid_json'],
    ['half of it', preview('{"type":"everyone"}').slice(0, 40), 400, 'invalid_json'],
    ['single quotes', "{'definition':1}", 400, 'invalid_json'],
    ['nothing', '', 400, 'invalid_body'],
    ['a list', '[]', 400, 'invalid_body'],
    ['a key too many', '{"definition":{},"admin":true}', 400, 'invalid_body'],
    ['broken UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, 'invalid_json'],
    ['half a character', preview('{"type":"tag","tag":"\\ud800","operator":"has"}'), 400, 'invalid_definition'],
    ['a NUL character', preview('{"type":"tag","tag":"\\u0000","operator":"has"}'), 400, 'invalid_definition'],
    ['100 000 brackets', '['.repeat(100_000), 400, 'invalid_json'],
    [
      '100 000 closed brackets',
      `{"definition":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      400,
      'invalid_definition',
    ],
    [
      '600 kB',
      preview(JSON.stringify({ type: 'tag', tag: 'x'.repeat(600_000), operator: 'has' })),
      413,
      'body_too_large',
    ],
    ['plain text', preview('{"type":"everyone"}'), 415, 'unsupported_media_type', { 'content-type': 'text/plain' }],
    ['a form', 'definition=1', 415, 'unsupported_media_type', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['XML', '<definition/>', 415, 'unsupported_media_type', { 'content-type': 'application/xml' }],
    ['gzip that is none', 'x', 400, 'invalid_json', { ...JSON_TYPE, 'content-encoding': 'gzip' }],
    ['brotli', 'x', 415, 'unsupported_encoding', { ...JSON_TYPE, 'content-encoding': 'br' }],
    [
      'a bomb',
      gzipSync(preview(JSON.stringify({ type: 'tag', tag: 'x'.repeat(5_000_000), operator: 'has' }))),
      413,
      'body_too_large',
      { ...JSON_TYPE, 'content-encoding': 'gzip' },
    ],
  ])('%s is refused', async (_says, body, status, code, headers) => {
    expectRefusal(await post(body, headers), status, code);
  });

  test.each([
    [
      'a key twice: the later one holds',
      preview('{"type":"tag","tag":"vip","type":"everyone","operator":"has"}'),
      [200, 400],
    ],
    ['minus zero', scored('-0'), [200]],
    ['a number with 40 digits', scored('1234567890123456789012345678901234567890'), [200]],
    ['a number with 300 digits', scored('9'.repeat(300)), [200]],
    ['a tiny number', scored('1e-300'), [200]],
    ['__proto__', preview('{"type":"everyone","__proto__":{"type":"tag"}}'), [200, 400]],
    ['constructor', preview('{"type":"everyone","constructor":{"prototype":{}}}'), [400]],
    ['a byte order mark', `\ufeff${preview('{"type":"everyone"}')}`, [200]],
    ['escapes', preview('{"\\u0074ype":"everyone"}'), [200]],
    ['gzip', gzipSync(preview('{"type":"everyone"}')), [200]],
  ])('%s does no harm', async (says, body, statuses) => {
    const reply = await post(body, says === 'gzip' ? { ...JSON_TYPE, 'content-encoding': 'gzip' } : JSON_TYPE);
    expect(statuses).toContain(reply.status);
    expect(({} as Record<string, unknown>)['type']).toBeUndefined();
  });

  test.each([
    ['a day', '2026-03-01'],
    ['no zone', '2026-03-01T00:00:00'],
    ['a number', 1_767_225_600],
    ['nonsense', 'now'],
    ['the 30th of February', '2026-02-30T00:00:00Z'],
    ['an empty text', ''],
  ])('the time of a preview cannot be %s', async (_says, at) => {
    expectRefusal(await server.api('POST', '/segments/preview', { definition: EVERYONE, at }), 400, 'invalid_body');
  });

  test.each([
    '0001-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '2026-03-01T00:00:00.123456Z',
    '2026-03-01T23:59:59+14:00',
    '9999-12-31T23:59:59Z',
  ])('S15 a preview as of %s is answered', async (at) => {
    const reply = await server.api('POST', '/segments/preview', { definition: EVERYONE, at });
    expect([200, 400]).toContain(reply.status);
  });

  test.each([
    ['backwards', { now: '2026-03-02T11:59:59.999999Z' }, 409],
    ['to a day', { now: '2026-04-01' }, 400],
    ['to nonsense', { now: 'later' }, 400],
    ['to a number', { now: 1_800_000_000 }, 400],
    ['beyond the year 2200', { now: '9999-12-31T23:59:59Z' }, 400],
    ['nowhere', {}, 400],
  ])('S2 the clock does not move %s', async (_says, body, status) => {
    expect((await server.api('POST', '/clock', body)).status).toBe(status);
    expect((await server.api('POST', '/settle')).body['now']).toBe('2026-03-02T12:00:00.000Z');
  });
});
