import { once } from 'node:events';
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LiveItem } from '@segue/shared/api';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { detailOf } from '../src/http/live-detail.ts';
import { createRateMeter } from '../src/http/rate-meter.ts';
import { sql } from '../src/db/sql.ts';
import { createTestServer, SECRET_KEY, type TestServer } from './helpers/http.ts';

let server: TestServer;
const streams: ClientRequest[] = [];

beforeAll(async () => {
  server = await createTestServer();
  await server.app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => {
  for (const stream of streams.splice(0)) stream.destroy();
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

interface Viewer {
  readonly items: LiveItem[];
  readonly response: IncomingMessage;
  /** Waits for an item that fits; fails after five seconds. */
  until(fits: (item: LiveItem) => boolean): Promise<LiveItem>;
}

async function watch(query = '', of: TestServer = server): Promise<Viewer> {
  const { port } = of.app.server.address() as AddressInfo;
  const headers = { authorization: `Bearer ${SECRET_KEY}` };
  const request = httpRequest({ port, host: '127.0.0.1', path: `/api/v1/live${query}`, headers }).end();
  request.on('error', () => undefined);
  streams.push(request);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const items: LiveItem[] = [];
  let unread = '';
  response.setEncoding('utf8').on('data', (text: string) => {
    unread += text;
    const blocks = unread.split('\n\n');
    unread = blocks.pop() ?? '';
    for (const block of blocks) if (block.startsWith('data: ')) items.push(JSON.parse(block.slice(6)) as LiveItem);
  });
  response.on('error', () => undefined);
  return {
    items,
    response,
    async until(fits) {
      for (let waited = 0; waited < 5_000; waited += 20) {
        const found = items.find(fits);
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`It never came; there were ${JSON.stringify(items)}`);
    },
  };
}

describe('the live stream', () => {
  test('begins with a pulse, and is a stream that no proxy may hold back', async () => {
    const viewer = await watch();
    expect(viewer.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    expect(await viewer.until((item) => item.type === 'pulse')).toMatchObject({ pending: 0 });
  });

  test('begins with what happened shortly before', async () => {
    await server.send({ type: 'track', userId: 'early', event: 'Arrived early' });
    await server.worker.settle();
    const viewer = await watch();
    const earlier = await viewer.until((item) => item.type === 'earlier');
    expect(earlier).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ name: 'Arrived early' })]),
    });
  });

  test('shows events and transitions as they happen', async () => {
    const definition = { version: 1, kind: 'dynamic', condition: { type: 'event', event: 'Created project' } };
    await server.api('POST', '/segments', { key: 'makers', name: 'Makers', definition });
    await server.worker.settle();
    const viewer = await watch();
    await server.send(
      { type: 'identify', userId: 'ada', traits: { name: 'Ada' } },
      { type: 'track', userId: 'ada', event: 'Created project', properties: { name: 'Website redesign' } },
    );
    const person = { user_id: 'ada', display_name: 'Ada', id: expect.stringMatching(/^p_\d+$/) };
    expect(await viewer.until((item) => item.type === 'event' && item.name === 'Created project')).toMatchObject({
      kind: 'track',
      detail: 'Website redesign',
      person,
    });
    expect(await viewer.until((item) => item.type === 'entered')).toMatchObject({
      segment: { key: 'makers', name: 'Makers' },
      person,
    });
    expect(
      new Set(viewer.items.flatMap((item) => ('items' in item || item.type === 'pulse' ? [] : [item.id]))).size,
    ).toBe(viewer.items.filter((item) => item.type !== 'pulse' && item.type !== 'earlier').length);
  });

  test('narrows to one person', async () => {
    const viewer = await watch('?person=ada');
    await server.send({ type: 'track', userId: 'bob', event: 'Did' }, { type: 'track', userId: 'ada', event: 'Did' });
    await viewer.until((item) => item.type === 'event');
    const names = viewer.items.flatMap((item) =>
      'items' in item || item.type === 'pulse' ? [] : [item.person.user_id],
    );
    expect(new Set(names)).toEqual(new Set(['ada']));
    const { status } = await server.api('GET', '/live?person=nobody');
    expect(status).toBe(404);
  });

  test('needs a key', async () => {
    const reply = await server.app.inject({ url: '/api/v1/live' });
    expect(reply.statusCode).toBe(401);
  });

  test('reads nothing while nobody looks, and the rate is known all the same', async () => {
    await server.send({ type: 'track', userId: 'bob', event: 'Unseen' });
    const viewer = await watch();
    const pulse = await viewer.until((item) => item.type === 'pulse');
    expect(pulse.type === 'pulse' && pulse.events_per_minute).toBeGreaterThan(0);
    expect(viewer.items.filter((item) => item.type === 'event')).toEqual([]);
  });

  test('ends when the server closes, which does not wait for it', async () => {
    const other = await createTestServer();
    await other.app.listen({ port: 0, host: '127.0.0.1' });
    const viewer = await watch('', other);
    await viewer.until((item) => item.type === 'pulse');
    const ended = once(viewer.response, 'end');
    const startedAtMs = performance.now();
    await other.stop();
    await ended;
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
  });

  test('survives a connection to the database that breaks', async () => {
    const viewer = await watch();
    await viewer.until((item) => item.type === 'pulse');
    await server.pool.query(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query like 'listen %'`);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await server.send({ type: 'track', userId: 'ada', event: 'After the break' });
    const found = await viewer.until((item) => item.type === 'event' && item.name === 'After the break');
    expect(found).toMatchObject({ person: { user_id: 'ada' } });
    server.errors.length = 0;
  });
});

test('the rate forgets what is older than a minute', () => {
  let nowMs = 0;
  const meter = createRateMeter(() => nowMs);
  meter.add(1, 5);
  nowMs = 30_000;
  meter.add(1, 7);
  meter.add(2, 100);
  expect([meter.perMinute(1), meter.perMinute(2), meter.perMinute(3)]).toEqual([12, 100, 0]);
  nowMs = 60_500;
  expect(meter.perMinute(1)).toBe(7);
  nowMs = 200_000;
  expect(meter.perMinute(1)).toBe(0);
});

test.each<[Parameters<typeof detailOf>[0], Parameters<typeof detailOf>[1], string | null]>([
  ['page', { url: 'https://x.example/pricing', path: '/pricing' }, '/pricing'],
  ['track', { project: { name: ' Website ' } }, 'Website'],
  ['track', { plan: 'pro', items: [1] }, 'pro'],
  ['track', { value: 12.5 }, '12.5'],
  ['track', { name: '', project: 'x', title: null }, null],
  ['track', { name: 'x'.repeat(300) }, `${'x'.repeat(119)}…`],
])('the detail of a %s event with %o is %s', (kind, properties, expected) => {
  expect(detailOf(kind, properties)).toBe(expected);
});
