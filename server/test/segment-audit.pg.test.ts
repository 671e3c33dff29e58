import type { SegmentAudit } from '@segue/shared/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../src/db/sql.ts';
import { createTestServer, type TestServer } from './helpers/http.ts';

let server: TestServer;
const START = '2026-03-01T00:00:00.000Z';
const DAY_MS = 86_400_000;
const after = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();

const dynamic = (condition: object) => ({ version: 1, kind: 'dynamic', condition });
const plan = (value: string) => ({ type: 'field', field: 'plan', operator: 'is', value });
const did = (event: string) => ({ type: 'event', event });
const isIn = (segment: string) => ({ type: 'segment', segment, operator: 'in' });
const startsOn = (segment: string) => ({
  version: 1,
  triggers: [{ type: 'segment_entered', segment }],
  start: 'wait',
  steps: [{ id: 'wait', type: 'wait', amount: 1, unit: 'day', next: null }],
  settings: { reentry: 'once', exit_on_leave: true, late_limit_seconds: 3600 },
});

async function make(key: string, condition: object, details: object = {}): Promise<void> {
  const { status } = await server.api('POST', '/segments', {
    key,
    name: key,
    definition: dynamic(condition),
    ...details,
  });
  expect(status).toBe(201);
}
const audit = async (): Promise<SegmentAudit> => {
  const { status, body } = await server.api<SegmentAudit>('GET', '/segment-audit');
  expect(status).toBe(200);
  return body;
};
const advance = async (days: number): Promise<void> => {
  const { status } = await server.api('POST', '/clock', { now: after(days) });
  expect(status).toBe(200);
};
const keys = (list: readonly { readonly key: string }[]): string[] => list.map(({ key }) => key).sort();
const lastUse = (list: SegmentAudit['unused'], key: string) => {
  const found = list.find((segment) => segment.key === key);
  return [found?.last_use, found?.last_used_at];
};

beforeAll(async () => {
  server = await createTestServer({ start: START });
  const people = Array.from({ length: 20 }, (_, index) => `u${index}`);
  await server.send(
    ...people.map((userId, index) => ({ type: 'identify', userId, traits: { plan: 'pro', vip: index < 19 } })),
    { type: 'track', userId: 'u1', event: 'Logged in' },
  );
  await make('pro', plan('pro'));
  await make('vip', { type: 'field', field: 'vip', operator: 'is', value: true }, { owner: 'Vera <Vera@Example.com>' });
  await make('nobody', plan('gone'), { review_on: '2026-03-20' });
  await make('logged-in', did('Logged in'));
  await make('typo', did('Loged in'));
  await make('base', plan('pro'));
  await make('built-on-base', { type: 'group', match: 'all', conditions: [isIn('base'), did('Logged in')] });
  await server.api('POST', '/segments/pro/duplicate', { name: 'read', new_key: 'read' });
  await server.api('POST', '/flows', { key: 'welcome', name: 'Welcome', graph: startsOn('logged-in') });
  expect(await server.api('PATCH', '/flows/welcome', { status: 'live' })).toMatchObject({ status: 200 });
  await server.api('POST', '/settle');
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

describe('A34 A35 A36 GET /segment-audit', () => {
  test('A36 nothing is unused or obsolete on the first day but what cannot work', async () => {
    const body = await audit();
    expect(body.unused).toEqual([]);
    expect(body.obsolete).toMatchObject([
      { key: 'typo', reasons: [{ reason: 'event_never_seen', event: 'Loged in' }] },
    ]);
    expect(body.live_segments).toBe(8);
  });

  test('A36 overlapping: segments of nearly the same people', async () => {
    const pairs = (await audit()).overlapping.map(({ segments, shared, share }) => [
      segments
        .map(({ key }) => key)
        .sort()
        .join('+'),
      shared,
      Math.round(share * 100),
    ]);
    expect(pairs).toContainEqual(['base+pro', 20, 100]);
    expect(pairs).toContainEqual(['pro+vip', 19, 95]);
    expect(pairs.some(([pair]) => String(pair).includes('logged-in'))).toBe(false);
  });

  test('A35 the most active are those that most people entered or left', async () => {
    await server.send(
      ...Array.from({ length: 6 }, (_, index) => ({ type: 'track', userId: `u${index + 2}`, event: 'Logged in' })),
      { type: 'identify', userId: 'u19', traits: { plan: 'free' } },
    );
    const [first, second] = (await audit()).most_active;
    expect([first, second]).toMatchObject([
      { key: 'built-on-base', transitions: 6 },
      { key: 'logged-in', transitions: 6 },
    ]);
  });

  test('A36 unused for 30 days: not what a live flow, a segment, a program or an export needs', async () => {
    await advance(29);
    expect((await audit()).unused).toEqual([]);
    // By the program's key, which is a use; a second reading within the hour writes nothing.
    await server.api('GET', '/segments/read/people');
    await server.app.inject({
      method: 'GET',
      url: '/api/v1/segments/vip/people.csv',
      headers: { authorization: 'Bearer sk_test' },
    });
    await advance(31);
    const body = await audit();
    expect(keys(body.unused)).toEqual(['built-on-base', 'nobody', 'pro', 'typo']);
    expect(lastUse(body.unused, 'pro')).toEqual([null, null]);
  });

  test('A36 obsolete: nobody ever in it, a review that is due, an event that has gone silent', async () => {
    const reasons = async () =>
      Object.fromEntries((await audit()).obsolete.map((one) => [one.key, one.reasons.map(({ reason }) => reason)]));
    expect(await reasons()).toEqual({
      nobody: ['never_had_members', 'review_due'],
      typo: ['never_had_members', 'event_never_seen'],
    });
    await server.send({ type: 'identify', userId: 'u19', traits: { plan: 'pro' } });
    await advance(41);
    expect(await reasons()).toMatchObject({ 'logged-in': ['event_silent'], 'built-on-base': ['event_silent'] });
  });

  test('A36 a flow that is paused has used its segment until then', async () => {
    expect(await server.api('PATCH', '/flows/welcome', { status: 'paused' })).toMatchObject({ status: 200 });
    await advance(60);
    expect(keys((await audit()).unused)).not.toContain('logged-in');
    await advance(72);
    const body = await audit();
    expect(lastUse(body.unused, 'logged-in')).toEqual(['flow', after(41)]);
    expect(lastUse(body.unused, 'read')).toEqual(['api', after(29)]);
    expect(lastUse(body.unused, 'vip')).toEqual(['export', after(29)]);
  });

  test('A36 a segment that is deleted has used others until then', async () => {
    expect((await server.api('DELETE', '/segments/built-on-base')).status).toBe(204);
    await advance(103);
    expect(lastUse((await audit()).unused, 'base')).toEqual(['segment', after(72)]);
  });

  test('A36 a use is written at most once an hour', async () => {
    const writes = async () =>
      (
        await server.pool.query<{ xmin: string }>(
          sql`select xmin::text from segment_last_uses order by segment_id, kind`,
        )
      )
        .map(({ xmin }) => xmin)
        .join();
    await server.api('GET', '/segments/pro/people');
    const before = await writes();
    await server.api('GET', '/segments/pro/people');
    await server.api('GET', '/segments/pro/transitions');
    expect(await writes()).toBe(before);
    await server.api('POST', '/clock', { now: new Date(Date.parse(after(103)) + 2 * 3_600_000).toISOString() });
    await server.api('GET', '/segments/pro/people');
    expect(await writes()).not.toBe(before);
  });

  test('A36 what is to be looked at again later stays off the list until then', async () => {
    expect(keys((await audit()).unused)).toContain('nobody');
    await server.api('PATCH', '/segments/nobody', { review_on: after(120).slice(0, 10) });
    const body = await audit();
    expect(keys([...body.unused, ...body.obsolete])).not.toContain('nobody');
    await server.api('PATCH', '/segments/nobody', { review_on: null });
  });

  test('A34 it says who is written to, and about how many nobody is', async () => {
    expect((await audit()).mail).toMatchObject({
      next_at: '2026-07-01T08:00:00.000Z',
      recipients: [{ address: 'vera@example.com', segments: 1 }],
      without_recipient: 6,
    });
    await server.api('PATCH', '/workspace', { owner_email: 'boss@example.com' });
    const { mail } = await audit();
    expect(new Map(mail.recipients.map(({ address, segments }) => [address, segments]))).toEqual(
      new Map([
        ['vera@example.com', 1],
        ['boss@example.com', 6],
      ]),
    );
    expect(mail.without_recipient).toBe(0);
  });

  test('A37 it tells how many dynamic segments are live, and when that is far from 15 to 30', async () => {
    expect(await audit()).toMatchObject({ live_segments: 7, advice: 'few' });
    await make('one-more', plan('team'));
    await server.api('POST', '/settle');
    expect(await audit()).toMatchObject({ live_segments: 8, advice: null });
    for (let index = 0; index < 38; index += 1) await make(`many-${index}`, plan(`p${index}`));
    await server.api('POST', '/settle');
    expect(await audit()).toMatchObject({ live_segments: 46, advice: 'many' });
  });

  test('A36 S22 a segment of companies, in which nobody ever is, is not obsolete for that', async () => {
    const definition = {
      version: 1,
      kind: 'dynamic',
      of: 'account',
      condition: { type: 'field', of: 'account', field: 'industry', operator: 'is', value: 'Retail' },
    };
    await server.api('POST', '/segments', { key: 'retailers', name: 'Retailers', definition });
    await server.api('POST', '/settle');
    const now = Date.parse((await audit()).at);
    await advance((now - Date.parse(START)) / DAY_MS + 31);
    const { unused, obsolete } = await audit();
    expect(unused).toContainEqual(expect.objectContaining({ key: 'retailers', people: null }));
    expect(keys(obsolete)).not.toContain('retailers');
  });
});
