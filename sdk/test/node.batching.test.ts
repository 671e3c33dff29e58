import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InvalidEventError, Segue } from '../src/node.ts';
import { EventQueue } from '../src/node/queue.ts';
import { BATCH_BYTES_MAX, BATCH_EVENTS_MAX, EVENT_BYTES_MAX } from '../src/wire/limits.ts';
import { startCollector } from './collector.ts';
import type { Collector } from './collector.ts';

let collector: Collector;

beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.close());

test('each call travels as Segment writes it, with the write key as user name', async () => {
  const now = () => new Date('2026-03-01T10:00:00.000Z');
  const client = new Segue({ writeKey: 'wk', host: `${collector.host}/`, runtime: { now } });
  client.identify({ userId: 'ada', traits: { plan: 'trial', born: new Date(0), title: null } });
  client.track({ anonymousId: 'a1', event: 'Created project', properties: { project: { name: 'Website redesign' } } });
  client.page({ userId: 'ada', anonymousId: 'a1', name: 'Pricing', properties: { path: '/pricing' } });
  client.screen({ userId: 'ada', name: 'Board' });
  client.group({ userId: 'ada', groupId: 'acme', traits: { employees: 12 } });
  client.alias({ userId: 'ada', previousId: 'a1', timestamp: '2026-02-28T09:00:00+01:00', messageId: 'm6' });
  await client.close();

  const [request] = collector.requests;
  expect(request?.url).toBe('/v1/batch');
  expect(request?.headers.authorization).toBe(`Basic ${Buffer.from('wk:').toString('base64')}`);
  expect(request?.body.sentAt).toBe('2026-03-01T10:00:00.000Z');
  const at = { timestamp: '2026-03-01T10:00:00.000Z', messageId: expect.stringMatching(/^[0-9a-f]{32}$/) as string };
  expect(request?.body.batch).toEqual([
    {
      type: 'identify',
      userId: 'ada',
      traits: { plan: 'trial', born: '1970-01-01T00:00:00.000Z', title: null },
      ...at,
    },
    {
      type: 'track',
      anonymousId: 'a1',
      event: 'Created project',
      properties: { project: { name: 'Website redesign' } },
      ...at,
    },
    { type: 'page', userId: 'ada', anonymousId: 'a1', name: 'Pricing', properties: { path: '/pricing' }, ...at },
    { type: 'screen', userId: 'ada', name: 'Board', ...at },
    { type: 'group', userId: 'ada', groupId: 'acme', traits: { employees: 12 }, ...at },
    { type: 'alias', userId: 'ada', previousId: 'a1', timestamp: '2026-02-28T08:00:00.000Z', messageId: 'm6' },
  ]);
});

test('sends when flushAt events wait, or when the interval is over', async () => {
  const client = new Segue({ writeKey: 'wk', host: collector.host, flushAt: 3, flushIntervalMs: 20 });
  for (let i = 0; i < 4; i += 1) client.track({ userId: 'ada', event: `E${i}` });
  await expect.poll(() => collector.events().map((event) => event.event)).toEqual(['E0', 'E1', 'E2', 'E3']);
  expect(collector.requests.map((request) => request.body.batch.length)).toEqual([3, 1]);
  await expect.poll(() => client.pending).toBe(0);
  client.track({ userId: 'ada', event: 'E4' });
  await expect.poll(() => collector.events()).toHaveLength(5);
});

test('what the caller changes after the call does not change the event', async () => {
  const client = new Segue({ writeKey: 'wk', host: collector.host });
  const properties = { count: 1 };
  client.track({ userId: 'ada', event: 'A', properties });
  properties.count = 2;
  await client.close();
  expect(collector.events()[0]?.properties).toEqual({ count: 1 });
});

test('the order of the calls is the order of arrival, one batch at a time, each within the limits', async () => {
  const client = new Segue({ writeKey: 'wk', host: collector.host, flushAt: 100, maxQueuedEvents: 100_000 });
  const filler = 'é'.repeat(1_000);
  for (let i = 0; i < 3_000; i += 1) client.track({ userId: 'ada', event: `E${i}`, properties: { filler } });
  await client.close();
  expect(collector.events().map((event) => event.event)).toEqual(Array.from({ length: 3_000 }, (_, i) => `E${i}`));
  for (const request of collector.requests) {
    expect(request.bytes).toBeLessThanOrEqual(BATCH_BYTES_MAX);
    expect(request.body.batch.length).toBeLessThanOrEqual(BATCH_EVENTS_MAX);
  }
  expect(Math.max(...collector.requests.map((request) => request.bytes))).toBeGreaterThan(BATCH_BYTES_MAX - 3_000);
});

test('batches are full but within the limits for any sizes', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: EVENT_BYTES_MAX }), { maxLength: 3_000 });
  fc.assert(
    fc.property(sizes, (bytesOfEvents) => {
      const queue = new EventQueue();
      bytesOfEvents.forEach((bytes, i) => queue.push({ messageId: String(i), json: '', bytes }));
      const seen: string[] = [];
      for (;;) {
        const batch = queue.takeBatch();
        if (batch.length === 0) break;
        const bytes = batch.reduce((sum, event) => sum + event.bytes + 1, 256);
        expect(bytes).toBeLessThanOrEqual(BATCH_BYTES_MAX);
        expect(batch.length).toBeLessThanOrEqual(BATCH_EVENTS_MAX);
        const isFull = batch.length === BATCH_EVENTS_MAX || bytes > BATCH_BYTES_MAX - EVENT_BYTES_MAX - 1;
        expect(isFull || queue.length === 0).toBe(true);
        seen.push(...batch.map((event) => event.messageId));
      }
      expect(seen).toEqual(bytesOfEvents.map((_, i) => String(i)));
    }),
    { numRuns: 50 },
  );
});

test('an impossible call throws where it is made', () => {
  const client = new Segue({ writeKey: 'wk', host: collector.host });
  const nobody = { userId: '' };
  expect(() => client.track({ ...nobody, event: 'A' })).toThrow(InvalidEventError);
  expect(() => client.track({ userId: 'ada', event: '' })).toThrow('name of the event');
  expect(() => client.group({ userId: 'ada', groupId: '' })).toThrow('groupId');
  expect(() => client.alias({ userId: 'ada', previousId: '' })).toThrow('previousId');
  expect(() => client.track({ userId: 'ada', event: 'A', timestamp: 'tomorrow' })).toThrow('not a time');
  const huge = { text: 'é'.repeat(EVENT_BYTES_MAX / 2) };
  expect(() => client.track({ userId: 'ada', event: 'A', properties: huge })).toThrow('limit is 32768');
  expect(() => new Segue({ writeKey: '' })).toThrow(TypeError);
});

test('a history import sends no sentAt, so that its times stand', async () => {
  const client = new Segue({ writeKey: 'wk', host: collector.host, correctClock: false });
  client.track({ userId: 'ada', event: 'A', timestamp: new Date(0) });
  await client.close();
  expect(collector.requests[0]?.body).not.toHaveProperty('sentAt');
});
