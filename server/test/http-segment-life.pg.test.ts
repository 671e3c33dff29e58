import type { MembersAdded, Page, Segment, SegmentMember, SegmentTransition, SegmentVersion } from '@segue/shared/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestServer, type TestServer } from './helpers/http.ts';

let server: TestServer;
const START = '2026-03-01T00:00:00.000Z';

interface Refusal {
  error: { code: string; message: string };
}

beforeAll(async () => {
  server = await createTestServer({ start: START });
  await server.send(
    { type: 'identify', userId: 'ada', traits: { plan: 'pro', email: 'ada@example.com' } },
    { type: 'identify', userId: 'bob' },
  );
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

const plan = (value: string) => ({
  version: 1,
  kind: 'dynamic',
  condition: { type: 'field', field: 'plan', operator: 'is', value },
});

describe('S29 people of a static segment', () => {
  const members = async () =>
    (await server.api<Page<SegmentMember>>('GET', '/segments/vip/people')).body.data.map((person) => person.user_id);

  test('are put in and taken out by hand', async () => {
    const definition = { version: 1, kind: 'static', condition: { type: 'everyone' } };
    await server.api('POST', '/segments', { key: 'vip', name: 'VIP', definition });
    const added = await server.api<MembersAdded>('POST', '/segments/vip/people', {
      people: ['ada@example.com', 'bob', 'zoe'],
    });
    expect(added).toMatchObject({
      status: 200,
      body: { added: 2, already: 0, unknown: [{ index: 2, id: 'zoe' }] },
    });
    expect(await members()).toEqual(['ada', 'bob']);
    expect(await server.api('DELETE', '/segments/vip/people/ada%40example.com')).toMatchObject({ status: 204 });
    expect(await server.api('DELETE', '/segments/vip/people/ada')).toMatchObject({ status: 204 });
    expect(await members()).toEqual(['bob']);
  });

  test('unknown people, dynamic segments and lists without an end are refused', async () => {
    const unknown = await server.api<Refusal>('DELETE', '/segments/vip/people/zoe');
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'person_not_found' } } });
    await server.api('POST', '/segments', { key: 'pro', name: 'Pro', definition: plan('pro') });
    await server.api('POST', '/settle');
    const byHand = await server.api<Refusal>('POST', '/segments/pro/people', { people: ['bob'] });
    expect(byHand).toMatchObject({ status: 409, body: { error: { code: 'segment_not_static' } } });
    const tooMany = { people: Array.from({ length: 10_001 }, (_, n) => `somebody.with.a.long.name.${n}@example.com`) };
    const refused = await server.api<Refusal>('POST', '/segments/vip/people', tooMany);
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'invalid_body' } } });
  });
});

describe('versions of a segment', () => {
  const versions = async () =>
    (await server.api<Page<SegmentVersion>>('GET', '/segments/plan/versions')).body.data.map((version) => [
      version.number,
      version.status,
      version.triggers_flows,
      version.definition.condition,
    ]);
  const [free, pro] = [plan('free'), plan('pro')];

  test('are listed, the newest first, and an earlier one can be restored as a new one', async () => {
    await server.api('POST', '/segments', { key: 'plan', name: 'Plan', definition: free });
    await server.api('POST', '/settle');
    await server.api('PATCH', '/segments/plan', { definition: pro, trigger_flows: true });
    await server.api('POST', '/settle');
    expect(await versions()).toEqual([
      [2, 'live', true, pro.condition],
      [1, 'retired', false, free.condition],
    ]);
    const restored = await server.api<Segment>('POST', '/segments/plan/versions/1/restore');
    expect(restored).toMatchObject({ status: 200, body: { definition: free } });
    await server.api('POST', '/settle');
    expect((await versions())[0]).toEqual([3, 'live', false, free.condition]);
  });

  test('restoring what holds already changes nothing', async () => {
    await server.api('POST', '/segments/plan/versions/3/restore', { trigger_flows: true });
    expect(await versions()).toHaveLength(3);
  });

  test('that do not exist are refused', async () => {
    const version = await server.api<Refusal>('POST', '/segments/plan/versions/9/restore');
    expect(version).toMatchObject({ status: 404, body: { error: { code: 'version_not_found' } } });
    const segment = await server.api<Refusal>('GET', '/segments/nothing/versions');
    expect(segment).toMatchObject({ status: 404, body: { error: { code: 'segment_not_found' } } });
  });
});

describe('D46 D57 details of a segment', () => {
  const details = {
    objective: 'Convert trials',
    owner: 'Ann',
    review_on: '2026-06-01',
    folder: 'Trials',
    is_technical: true,
  };

  test('are given at the beginning or later, one by one, and taken away', async () => {
    const created = await server.api<Segment>('POST', '/segments', {
      name: 'Target',
      definition: plan('pro'),
      ...details,
    });
    expect(created).toMatchObject({ status: 201, body: { ...details, notes: '' } });
    const changed = await server.api<Segment>('PATCH', '/segments/target', { notes: 'Ask Bob', is_technical: false });
    expect(changed.body).toMatchObject({ ...details, is_technical: false, notes: 'Ask Bob' });
    const cleared = await server.api<Segment>('PATCH', '/segments/target', { owner: '', review_on: null });
    expect(cleared.body).toMatchObject({ owner: '', review_on: null, objective: 'Convert trials' });
  });

  test('that are too long or no day are refused', async () => {
    for (const wrong of [{ review_on: 'soon' }, { review_on: '2026-02-30' }, { folder: 'x'.repeat(101) }]) {
      const refused = await server.api<Refusal>('PATCH', '/segments/target', wrong);
      expect(refused).toMatchObject({ status: 400, body: { error: { code: 'invalid_body' } } });
    }
  });
});

describe('a segment is copied, exported and read back', () => {
  test('a copy has the definition, the details and, if static, the people', async () => {
    const copy = await server.api<Segment>('POST', '/segments/target/duplicate');
    expect(copy).toMatchObject({
      status: 201,
      body: { key: 'target-copy', name: 'Target (copy)', objective: 'Convert trials', definition: plan('pro') },
    });
    const second = await server.api<Segment>('POST', '/segments/target/duplicate');
    expect(second.body.key).toBe('target-copy-2');
    const byHand = await server.api<Segment>('POST', '/segments/vip/duplicate', { name: 'VIP 2', new_key: 'vip-2' });
    expect(byHand.body).toMatchObject({ key: 'vip-2', name: 'VIP 2', kind: 'static', count: 1 });
    const taken = await server.api<Refusal>('POST', '/segments/target/duplicate', { new_key: 'vip' });
    expect(taken).toMatchObject({ status: 409, body: { error: { code: 'key_taken' } } });
  });

  test.each(['new', 'templates'])('the key "%s" is refused: another page has its address', async (key) => {
    const input = { key, name: 'VIP', definition: plan('pro') };
    const refused = await server.api<Refusal>('POST', '/segments', input);
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'key_reserved', details: { key } } } });
    const copy = await server.api<Segment>('POST', '/segments/target/duplicate', { name: key });
    expect(copy).toMatchObject({ status: 201, body: { key: `${key}-2` } });
  });

  test('members come as CSV that no spreadsheet takes for formulas', async () => {
    await server.send(
      {
        type: 'identify',
        userId: 'eve',
        traits: { name: '=HYPERLINK("http://evil.example")', plan: '-1+1', score: -5 },
      },
      { type: 'identify', userId: 'fay', traits: { name: 'Fay, "the" line\nbreak', note: '@SUM(A1)', score: 7 } },
    );
    const definition = { version: 1, kind: 'static', condition: { type: 'everyone' } };
    await server.api('POST', '/segments', { key: 'csv', name: 'CSV', definition });
    await server.api('POST', '/segments/csv/people', { people: ['eve', 'fay'] });
    const headers = { authorization: `Bearer ${server.workspace.secretKey}` };
    const reply = await server.app.inject({ method: 'GET', url: '/api/v1/segments/csv/people.csv', headers });
    expect(reply.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="csv.csv"',
    });
    const [head, eve, ...fay] = reply.body.split('\r\n');
    expect(head).toBe(
      '\uFEFFid,user_id,email,display_name,anonymous,entered_at,first_seen_at,last_seen_at,tags,field.email,name,note,plan,score',
    );
    expect(eve).toContain(`,eve,,"'=HYPERLINK(""http://evil.example"")",false,${START},`);
    expect(eve?.endsWith(`,"'=HYPERLINK(""http://evil.example"")",,'-1+1,-5`)).toBe(true);
    expect(fay.join('|')).toContain(`"Fay, ""the"" line\nbreak",'@SUM(A1),,7|`);
    const missing = await server.app.inject({ method: 'GET', url: '/api/v1/segments/nothing/people.csv', headers });
    expect(missing.statusCode).toBe(404);
  });

  test('S25 who came and went is listed, the newest first, with why, page by page', async () => {
    await server.api('POST', '/segments', {
      key: 'dancers',
      name: 'Dancers',
      definition: { version: 1, kind: 'dynamic', condition: { type: 'event', event: 'Danced' } },
    });
    await server.api('POST', '/settle');
    await server.send({ type: 'track', userId: 'eve', event: 'Danced', timestamp: START });
    await server.api('POST', '/settle');
    const log = async (key: string, query = '') =>
      (await server.api<Page<SegmentTransition>>('GET', `/segments/${key}/transitions${query}`)).body;
    expect((await log('dancers')).data).toMatchObject([
      { person: { user_id: 'eve' }, change: 'entered', at: START, because: 'Danced' },
    ]);
    await server.api('DELETE', '/segments/csv/people/eve');
    await server.api('POST', '/settle');
    const first = await log('csv', '?limit=2');
    const rest = await log('csv', `?limit=2&cursor=${first.next_cursor ?? ''}`);
    const all = [...first.data, ...rest.data].map(({ person, change }) => `${change} ${person.user_id}`);
    expect(all.toSorted()).toEqual(['entered eve', 'entered fay', 'left eve']);
    expect(rest.next_cursor).toBeNull();
    const wrong = await server.api<Refusal>('GET', '/segments/csv/transitions?cursor=nonsense');
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'invalid_cursor' } } });
  });
});
