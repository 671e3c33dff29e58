import type {
  Account,
  AccountExplanation,
  AccountMember,
  AccountMembership,
  AccountTimelineItem,
  ErrorBody,
  Page,
  Preview,
  Segment,
} from '@segue/shared/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestServer, type TestServer } from './helpers/http.ts';

let server: TestServer;

const minute = (n: number): string => new Date(Date.UTC(2026, 2, 1, 0, n)).toISOString();

beforeAll(async () => {
  server = await createTestServer({ start: minute(0) });
  const group = (userId: string, groupId: string, traits: object) => ({ type: 'group', userId, groupId, traits });
  await server.send(
    group('ann', 'acme', { name: 'Acme Éclair', arr: 900, plan: 'Pro' }),
    group('bob', 'acme', {}),
    group('cid', 'globex', { name: 'Globex', arr: 50 }),
    group('dan', 'nameless_100%', { arr: 1000, plan: 'basic' }),
  );
  await server.api('POST', '/clock', { now: minute(10) });
  await server.send(
    { type: 'track', userId: 'bob', event: 'Shipped', properties: { n: 1 } },
    group('ann', 'acme', { arr: 1200, plan: null }),
  );
  await server.api('POST', '/clock', { now: minute(20) });
  await server.send({ type: 'track', userId: 'ann', event: 'Shipped', properties: { n: 2 } });
  const segment = (key: string, definition: object) =>
    server.api('POST', '/segments', { key, name: key, definition: { version: 1, kind: 'dynamic', ...definition } });
  await segment('shipped', { condition: { type: 'event', event: 'Shipped' } });
  await segment('teams', {
    of: 'account',
    condition: { type: 'members', segment: 'shipped', count: { operator: 'at_least', value: 2 } },
  });
  await server.api('POST', '/settle');
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

async function get<Body>(path: string): Promise<Body> {
  const { status, body } = await server.api<Body>('GET', path);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}
async function refused(path: string): Promise<string> {
  const { status, body } = await server.api<ErrorBody>('GET', path);
  return `${status} ${body.error.code}`;
}
const keys = async (query: string): Promise<string[]> =>
  (await get<Page<Account>>(`/accounts?${query}`)).data.map((account) => account.account_id);

describe('D10 the list of companies', () => {
  test('counts people, and brings the fields asked for', async () => {
    const { data, next_cursor } = await get<Page<Account>>('/accounts?fields=plan,arr');
    expect(next_cursor).toBeNull();
    expect(data[0]).toEqual({
      account_id: 'acme',
      name: 'Acme Éclair',
      members: 2,
      fields: { plan: null, arr: 1200 },
      first_seen_at: minute(0),
      last_seen_at: minute(20),
    });
    expect(data.map(({ account_id, name, members }) => [account_id, name, members])).toEqual([
      ['acme', 'Acme Éclair', 2],
      ['nameless_100%', null, 1],
      ['globex', 'Globex', 1],
    ]);
  });

  test.each([
    ['sort=name', ['acme', 'globex', 'nameless_100%']],
    ['sort=name&order=desc', ['nameless_100%', 'globex', 'acme']],
    ['sort=field.arr', ['acme', 'nameless_100%', 'globex']],
    ['sort=field.arr&order=asc', ['globex', 'nameless_100%', 'acme']],
    // Those without a value come last, whichever way it is sorted.
    ['sort=field.plan&order=asc', ['nameless_100%', 'acme', 'globex']],
    ['sort=field.plan&order=desc', ['nameless_100%', 'globex', 'acme']],
    ['sort=last_seen', ['acme', 'nameless_100%', 'globex']],
    ['search=eclair%20acm', ['acme']],
    ['search=100%25', ['nameless_100%']],
    ['search=%25%25', []],
    ['segment=teams', ['acme']],
  ])('%s', async (query, expected) => {
    expect(await keys(query)).toEqual(expected);
  });

  test.each(['members', 'name', 'first_seen', 'last_seen', 'field.arr', 'field.plan'])(
    'sorted by %s goes on page by page without repeating or losing any',
    async (sort) => {
      for (const order of ['asc', 'desc']) {
        const whole = await keys(`sort=${sort}&order=${order}`);
        const found: string[] = [];
        let cursor: string | null = null;
        do {
          const page: Page<Account> = await get(
            `/accounts?sort=${sort}&order=${order}&limit=1${cursor === null ? '' : `&cursor=${cursor}`}`,
          );
          found.push(...page.data.map((account) => account.account_id));
          cursor = page.next_cursor;
        } while (cursor !== null);
        expect(found).toEqual(whole);
      }
    },
  );

  test('refuses what it cannot do', async () => {
    expect(await refused('/accounts?sort=size')).toBe('400 invalid_query');
    expect(await refused('/accounts?cursor=abc')).toBe('400 invalid_cursor');
    expect(await refused('/accounts?segment=none')).toBe('404 segment_not_found');
    expect(await refused('/accounts?segment=shipped')).toBe('400 segment_subject');
    expect(await refused('/accounts/none')).toBe('404 account_not_found');
    expect(await refused('/people?segment=teams')).toBe('400 segment_subject');
    expect(await refused('/segments/teams/people')).toBe('400 segment_subject');
    expect(await refused('/segments/teams/explain/ann')).toBe('400 segment_subject');
  });
});

describe('one company', () => {
  test('has all its fields, its people, and the segments it is in with the reason', async () => {
    expect((await get<Account>('/accounts/acme')).fields).toEqual({ name: 'Acme Éclair', arr: 1200 });
    const people = await get<Page<AccountMember>>('/accounts/acme/people?limit=1');
    expect(people.data.map(({ user_id, since }) => [user_id, since])).toEqual([['ann', minute(0)]]);
    const rest = await get<Page<AccountMember>>(`/accounts/acme/people?limit=1&cursor=${people.next_cursor}`);
    expect(rest).toMatchObject({ data: [{ user_id: 'bob' }], next_cursor: null });
    const { data } = await get<Page<AccountMembership>>('/accounts/acme/segments');
    expect(data).toEqual([{ segment: { key: 'teams', name: 'teams' }, member: true, changes_at: null }]);
    const why = await get<AccountExplanation>('/segments/teams/explain-account/globex');
    expect(why).toMatchObject({ member: false, tree: { true: false, found: 0 } });
  });

  test('has a timeline of what its people did and how its fields changed', async () => {
    const told: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<AccountTimelineItem> = await get(
        `/accounts/acme/timeline?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      for (const item of page.data) {
        if (item.type === 'fields') {
          told.push(`${item.at} ${item.changes.map((c) => JSON.stringify([c.field, c.before, c.after])).join(' ')}`);
        } else if (item.event.name === 'Shipped') {
          told.push(`${item.at} ${item.person.user_id} ${JSON.stringify(item.event.properties['n'])}`);
        }
      }
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(told.filter((line) => line.startsWith(minute(20)))).toEqual([`${minute(20)} ann 2`]);
    expect(told.filter((line) => line.startsWith(minute(10))).sort()).toEqual([
      `${minute(10)} ["arr",900,1200] ["plan","Pro",null]`,
      `${minute(10)} bob 1`,
    ]);
  });
});

describe('a segment of companies', () => {
  test('is listed with its size, and previews list companies, also as of then', async () => {
    const segment = await get<Segment>('/segments/teams');
    expect(segment).toMatchObject({ status: 'live', count: 1, trend: [], definition: { of: 'account' } });
    const preview = async (at?: string): Promise<Preview> =>
      (
        await server.api<Preview>('POST', '/segments/preview', {
          definition: segment.definition,
          at,
          people: true,
          per_condition: true,
        })
      ).body;
    expect(await preview()).toMatchObject({ count: 1, total: 3, exact: true, accounts: [{ account_id: 'acme' }] });
    expect(await preview(minute(15))).toMatchObject({ count: 0, accounts: [] });
  });

  test('cannot trigger a flow', async () => {
    const graph = { version: 1, triggers: [{ type: 'segment_entered', segment: 'teams' }], start: null, steps: [] };
    const { status, body } = await server.api<ErrorBody>('POST', '/flows', { key: 'f', name: 'f', graph });
    expect([status, body.error.code]).toEqual([400, 'invalid_flow']);
  });

  test('is published with its routes', async () => {
    const openApi = JSON.stringify((await server.app.inject('/api/openapi.json')).json());
    for (const path of ['/api/v1/accounts/{id}/timeline', '/api/v1/segments/{key}/explain-account/{id}'])
      expect(openApi).toContain(path);
  });
});
