import type { MembersAdded, Page, Segment, SegmentMember, SegmentVersion } from '@segue/shared/api';
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
