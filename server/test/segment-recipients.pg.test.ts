import type { Page, PersonSummary, Recipients } from '@segue/shared/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../src/db/sql.ts';
import { createTestServer, type TestServer } from './helpers/http.ts';

let server: TestServer;

beforeAll(async () => {
  server = await createTestServer({ start: '2026-03-01T00:00:00.000Z' });
  const person = (userId: string, email?: string) => ({
    type: 'identify',
    userId,
    traits: { plan: 'pro', ...(email === undefined ? {} : { email }) },
  });
  await server.send(
    person('ada', 'ada@example.com'),
    person('bob', 'bob@example.com'),
    person('cyd', 'cyd@example.com'),
    person('dan', 'dan@example.com'),
    person('eve'),
    { type: 'identify', anonymousId: 'anon', traits: { plan: 'pro' } },
  );
  const definition = {
    version: 1,
    kind: 'dynamic',
    condition: { type: 'field', field: 'plan', operator: 'is', value: 'pro' },
    include_anonymous: true,
  };
  expect((await server.api('POST', '/segments', { key: 'pro', name: 'Pro', definition })).status).toBe(201);
  await server.api('POST', '/settle');
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

const steps = async (query = '') => {
  const { status, body } = await server.api<Recipients>('GET', `/segments/pro/recipients${query}`);
  expect(status).toBe(200);
  return [...body.steps.map(({ step, people, dropped }) => [step, people, dropped]), body.will_receive];
};
const people = async (step: string, which: string, query = '') => {
  const path = `/segments/pro/recipients/${step}/people?which=${which}${query}`;
  const { status, body } = await server.api<Page<PersonSummary>>('GET', path);
  expect(status).toBe(200);
  return body.data.map(({ user_id }) => user_id ?? '').sort();
};

describe('X15 the waterfall of recipients', () => {
  test('from the people of a segment to those with an address; what nothing is known of is not shown', async () => {
    expect(await steps()).toEqual([['matched', 6, 0], ['identified', 5, 1], ['has_address', 4, 1], 4]);
    expect(await people('has_address', 'dropped')).toEqual(['eve']);
    expect(await people('has_address', 'kept')).toEqual(['ada', 'bob', 'cyd', 'dan']);
    const refused = await server.api('GET', '/segments/pro/recipients/subscribed/people');
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'invalid_query' } } });
  });

  test('who unsubscribed, complained or never gets mail is taken away', async () => {
    await server.send(
      { type: 'track', userId: 'ada', event: 'Email Unsubscribed' },
      { type: 'track', userId: 'bob', event: 'Email Bounced', properties: { kind: 'hard' } },
      { type: 'track', userId: 'cyd', event: 'Email Bounced', properties: { kind: 'soft' } },
      { type: 'track', userId: 'ada', event: 'Email Complained' },
    );
    expect(await steps()).toEqual([
      ['matched', 6, 0],
      ['identified', 5, 1],
      ['has_address', 4, 1],
      ['subscribed', 3, 1],
      ['not_suppressed', 2, 1],
      2,
    ]);
    expect(await people('subscribed', 'dropped')).toEqual(['ada']);
    expect(await people('not_suppressed', 'dropped')).toEqual(['bob']);
    expect(await people('not_suppressed', 'kept')).toEqual(['cyd', 'dan']);
  });

  test('consents count: of one topic, or of all of them', async () => {
    await server.pool.query(sql`
      insert into consents (person_id, topic, channel, subscribed, changed_at)
      select id, 'news', 'email', user_id <> 'dan', '2026-03-01' from persons where user_id in ('bob', 'dan')`);
    expect(await people('subscribed', 'dropped')).toEqual(['ada', 'dan']);
    expect(await people('subscribed', 'kept', '&topic=news')).toEqual(['bob']);
    expect((await steps('?topic=news')).at(-1)).toBe(0);
  });

  test('page by page, and 404 for a segment that is not there', async () => {
    const path = '/segments/pro/recipients/matched/people?which=kept&limit=4';
    const first = await server.api<Page<PersonSummary>>('GET', path);
    const second = await server.api<Page<PersonSummary>>('GET', `${path}&cursor=${first.body.next_cursor}`);
    expect([first.body.data.length, second.body.data.length, second.body.next_cursor]).toEqual([4, 2, null]);
    const missing = await server.api('GET', '/segments/gone/recipients');
    expect(missing).toMatchObject({ status: 404, body: { error: { code: 'segment_not_found' } } });
  });
});
