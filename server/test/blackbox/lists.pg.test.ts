import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Reply, type RunningServer, startServer } from './running-server.ts';

/* Lists and searches with odd questions: the right answer, or a refusal in words. */

let server: RunningServer;
const SQL = "Robert'); drop table persons;--";

beforeAll(async () => {
  server = await startServer({ start: '2026-03-02T12:00:00.000Z' });
  const person = (userId: string, traits: object): object => ({ type: 'identify', userId, traits });
  await server.collect('/batch', {
    batch: [
      person('percent', { name: 'Ada 100%', city: 'Paris' }),
      person('under_score', { name: 'Under' }),
      person('underXscore', { name: 'Other' }),
      person('back', { name: 'back\\slash' }),
      person('quote', { name: `O'Brien "Bob"` }),
      person('sql', { name: SQL }),
      person('accent', { name: 'Élodie Çelik', email: 'Elodie@Example.com' }),
      person('id/with?odd#signs&', { name: 'Odd' }),
      { type: 'track', userId: 'percent', event: SQL, properties: { "a'b": "x'y", a: 1 } },
      { type: 'track', userId: 'percent', event: 'A/B test', properties: { 'x.y': 'z' } },
    ],
  });
  await server.api('POST', '/segments', {
    key: 'all',
    name: 'All',
    definition: { version: 1, kind: 'dynamic', condition: { type: 'everyone' } },
  });
  await server.settle();
});
afterAll(async () => {
  await server.stop();
  expect(server.log()).not.toMatch(/"level":[56]0/);
});

const get = (path: string): Promise<Reply> => server.api('GET', path);
const idsOf = (reply: Reply): string[] =>
  (reply.body['data'] as { user_id: string }[])
    .map((person) => person.user_id)
    .toSorted((left, right) => (left < right ? -1 : 1));

describe('searching people', () => {
  test.each([
    ['%', ['percent']],
    ['100%', ['percent']],
    ['under_', ['under_score']],
    ['_', ['under_score']],
    ['\\', ['back']],
    ["o'brien", ['quote']],
    ['"bob"', ['quote']],
    ['drop table', ['sql']],
    ["');", ['sql']],
    ['ÉLODIE', ['accent']],
    ['çELIK', ['accent']],
    ['example.COM', ['accent']],
    ['id/with?', ['id/with?odd#signs&']],
    ['nobody at all', []],
    ['\u{1f389}', []],
    ['x'.repeat(2_000), []],
  ])('for %j', async (search, found) => {
    const reply = await get(`/people?search=${encodeURIComponent(search)}`);
    expect([reply.status, idsOf(reply)]).toEqual([200, found]);
  });

  test.each(['', '   '])('for %j is no search', async (search) => {
    expect(idsOf(await get(`/people?search=${encodeURIComponent(search)}`))).toHaveLength(8);
  });

  test.each(['%00', 'a%00b', '%ff', '%ed%a0%80'])(
    'for the broken text %s is refused or finds nobody',
    async (search) => {
      const reply = await get(`/people?search=${search}`);
      expect(reply.status === 200 ? idsOf(reply) : reply.status).toEqual(reply.status === 200 ? [] : 400);
    },
  );

  test('for two things at once is refused or finds nobody', async () => {
    const reply = await get('/people?search=a&search=b');
    expect(reply.status).toBe(400);
  });
});

const lists = [
  '/people',
  '/people/percent/events',
  '/segments/all/people',
  '/segments/all/transitions',
  '/messages',
] as const;

describe.each(lists)('%s', (list) => {
  test.each([
    '0',
    '-1',
    '1000000000',
    '1.5',
    'ten',
    'NaN',
    'Infinity',
    '1e9',
    '',
    '9'.repeat(400),
    '1;drop table persons',
  ])('a limit of %j is refused', async (limit) => {
    const reply = await get(`${list}?limit=${encodeURIComponent(limit)}`);
    expect([reply.status, (reply.body['error'] as { code: string }).code]).toEqual([400, 'invalid_query']);
    expect((reply.body['error'] as { message: string }).message).toContain('limit');
  });

  test.each([
    'x',
    '-1',
    '1e3',
    '0x10',
    '1.5',
    '99999999999999999999',
    'null',
    '[]',
    '%00',
    btoa('["people",1]'),
    btoa('[]'),
    btoa('{"a":1}'),
    btoa(`["events","2026-03-02T12:00:00.000Z","' or 1=1"]`),
    btoa(`["last_seen","9999999-99-99T00:00:00.000Z",1]`),
    'x'.repeat(5_000),
  ])('the forged cursor %j is refused', async (cursor) => {
    const text = cursor === '%00' ? cursor : encodeURIComponent(cursor);
    const reply = await get(`${list}?cursor=${text}`);
    expect([reply.status, (reply.body['error'] as { code: string } | undefined)?.code]).toEqual([
      400,
      'invalid_cursor',
    ]);
  });

  test('a page at a time gives the same as all at once', async () => {
    const ids = (reply: Reply): unknown[] => (reply.body['data'] as { id: string }[]).map(({ id }) => id);
    const whole = await get(`${list}?limit=200`);
    expect(whole.body['next_cursor']).toBeNull();
    const found: unknown[] = [];
    for (let cursor: unknown = ''; cursor !== null;) {
      const reply = await get(`${list}?limit=1${cursor === '' ? '' : `&cursor=${encodeURIComponent(String(cursor))}`}`);
      expect(reply.status).toBe(200);
      found.push(...ids(reply));
      cursor = reply.body['next_cursor'];
    }
    expect(found).toEqual(ids(whole));
  });
});

describe('things that are not there', () => {
  test.each([
    ['/people/nobody', 'person_not_found'],
    ['/people/p_0', 'person_not_found'],
    ['/people/p_99999999999999999999999', 'person_not_found'],
    ['/people/p_-1', 'person_not_found'],
    ['/people/p_1e3', 'person_not_found'],
    [`/people/${encodeURIComponent("' or '1'='1")}`, 'person_not_found'],
    ['/people/%00', 'not_found'],
    ['/people/nobody/events', 'person_not_found'],
    ['/people/nobody/segments', 'person_not_found'],
    ['/segments/nothing', 'segment_not_found'],
    [`/segments/${encodeURIComponent("' or '1'='1")}`, 'segment_not_found'],
    ['/segments/nothing/people', 'segment_not_found'],
    ['/segments/nothing/transitions', 'segment_not_found'],
    ['/segments/nothing/versions', 'segment_not_found'],
    ['/segments/nothing/explain/percent', 'segment_not_found'],
    ['/segments/all/explain/nobody', 'person_not_found'],
    ['/people?segment=nothing', 'segment_not_found'],
    ['/events/Nothing/properties', 'event_type_not_found'],
    ['/events/Nothing/properties/a/values', 'event_type_not_found'],
    ['/messages/nothing', 'message_not_found'],
    ['/messages/0', 'message_not_found'],
    ['/nowhere', 'not_found'],
  ])('%s', async (path, code) => {
    const reply = await get(path);
    // A NUL character may also be refused as such.
    expect([404, 400]).toContain(reply.status);
    expect([code, 'invalid_text']).toContain((reply.body['error'] as { code: string }).code);
  });

  test.each([
    ['/people?sort=salary', 400],
    ['/people?anonymous=perhaps', 400],
    ['/people?fields=city,,%20,constructor,__proto__', 200],
    [`/people?fields=${encodeURIComponent('a\'b,"c"')}`, 200],
    ['/fields?of=company', 400],
    ['/fields/nothing/values', 200],
    [`/fields/${encodeURIComponent(SQL)}/values?search=%25`, 200],
    [`/fields/city/values?search=%25`, 200],
    [`/fields/city/values?search=${'x'.repeat(201)}`, 400],
    [`/events/${encodeURIComponent(SQL)}/properties`, 200],
    [`/events/${encodeURIComponent('A/B test')}/properties`, 200],
    [`/events/${encodeURIComponent(SQL)}/properties/${encodeURIComponent("a'b")}/values`, 200],
    [`/people/${encodeURIComponent('id/with?odd#signs&')}`, 200],
    ['/people/percent?unknown=1', 200],
    ['/segments/all/versions/0/restore', 404],
  ])('%s is answered with %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  test('a percent sign in a search of values finds only what has one', async () => {
    expect((await get('/fields/city/values?search=%25')).body['data']).toEqual([]);
    expect((await get('/fields/city/values?search=par')).body['data']).toHaveLength(1);
  });

  test.each(['0', '-1', 'x', '1.5', '99999999999'])('version %s cannot be restored', async (number) => {
    const reply = await server.api('POST', `/segments/all/versions/${number}/restore`, {});
    expect([400, 404]).toContain(reply.status);
  });
});
