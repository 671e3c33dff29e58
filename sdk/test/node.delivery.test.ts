import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeliveryError, Segue } from '../src/node.ts';
import type { SegueOptions } from '../src/node.ts';
import { answerStatus, hangUp, startCollector } from './collector.ts';
import type { Collector } from './collector.ts';

let collector: Collector;
let waits: number[];

beforeEach(async () => {
  collector = await startCollector();
  waits = [];
});
afterEach(() => collector.close());

/** A client whose pauses between attempts take no time but are written down; the flush timer stays real. */
function createClient(options: Partial<SegueOptions> = {}): Segue {
  const wait = async (ms: number, signal: AbortSignal) => {
    waits.push(ms);
    if (ms >= 50_000) await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  };
  return new Segue({
    writeKey: 'wk',
    host: collector.host,
    flushAt: 1_000,
    flushIntervalMs: 3_600_000,
    runtime: { wait },
    ...options,
  });
}

/** Pauses between attempts, without the flush timer's. */
const pauses = () => waits.filter((ms) => ms < 50_000);

test('retries 5xx, 429 and a lost connection with the same message ids, and delivers each event once', async () => {
  collector.answerNext(answerStatus(503), hangUp, answerStatus(429), answerStatus(500));
  const client = createClient();
  client.track({ userId: 'ada', event: 'Created task' });
  client.track({ userId: 'ada', event: 'Completed task' });
  await client.flush();

  expect(collector.requests).toHaveLength(5);
  const ids = collector.requests.map((request) => request.body.batch.map((event) => event.messageId));
  expect(new Set(ids.map((of) => of.join())).size).toBe(1);
  expect(ids[0]).toHaveLength(2);
  expect(new Set(ids[0]).size).toBe(2);
  const ceilingsMs = [200, 400, 800, 1_600];
  expect(pauses()).toHaveLength(4);
  pauses().forEach((ms, attempt) => {
    expect(ms).toBeGreaterThanOrEqual((ceilingsMs[attempt] ?? 0) / 2);
    expect(ms).toBeLessThanOrEqual(ceilingsMs[attempt] ?? 0);
  });
});

test('waits as long as Retry-After says, in seconds or as a date', async () => {
  const inTenSeconds = new Date(Date.UTC(2026, 0, 1, 0, 0, 10)).toUTCString();
  collector.answerNext(answerStatus(429, { 'retry-after': '7' }), answerStatus(503, { 'retry-after': inTenSeconds }));
  const now = () => new Date(Date.UTC(2026, 0, 1));
  const wait = (ms: number) => Promise.resolve(void waits.push(ms));
  const client = createClient({ flushAt: 1, runtime: { now, wait, random: () => 0 } });
  client.track({ userId: 'ada', event: 'Created task' });
  await client.flush();
  expect(waits).toEqual([7_000, 10_000]);
});

test('does not repeat what the server refuses, tells which events were lost, and goes on with the next', async () => {
  collector.answerNext(answerStatus(401, {}, { error: { code: 'UNAUTHORIZED' } }));
  const errors: DeliveryError[] = [];
  const client = createClient({ onError: (error) => errors.push(error) });
  client.track({ userId: 'ada', event: 'Created task', messageId: 'm1' });
  await expect(client.flush()).rejects.toThrow(/401.*UNAUTHORIZED/);
  expect(errors.map((error) => [error.status, error.messageIds])).toEqual([[401, ['m1']]]);

  client.track({ userId: 'ada', event: 'Created task', messageId: 'm2' });
  await client.flush();
  expect(collector.requests).toHaveLength(2);
  expect(pauses()).toEqual([]);
});

test('gives up after maxRetries', async () => {
  collector.answerNext(answerStatus(500), answerStatus(500), answerStatus(500));
  const client = createClient({ maxRetries: 2 });
  client.track({ userId: 'ada', event: 'Created task' });
  await expect(client.flush()).rejects.toThrow('after 3 attempts: 500');
  expect(collector.requests).toHaveLength(3);
});

test('reports the events of an accepted batch that the server refused one by one', async () => {
  const rejected = [{ index: 1, code: 'EVENT_TIME_ABSURD', message: 'The year 4000 is too far ahead.' }];
  collector.answerNext(answerStatus(200, {}, { success: true, rejected }));
  const client = createClient();
  client.track({ userId: 'ada', event: 'A', messageId: 'good' });
  client.track({ userId: 'ada', event: 'B', messageId: 'bad', timestamp: '4000-01-01' });
  const error = await client.flush().then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DeliveryError);
  expect((error as DeliveryError).messageIds).toEqual(['bad']);
});

test('close delivers what waits, refuses more, and gives up in time when the server is gone', async () => {
  const client = createClient();
  for (let i = 0; i < 2_500; i += 1) client.track({ userId: `u${i}`, event: 'Created task' });
  await client.close({ timeoutMs: 60_000 });
  expect(collector.events()).toHaveLength(2_500);
  expect(() => client.track({ userId: 'ada', event: 'Late' })).toThrow('closed');

  collector.answerNext(() => undefined);
  const stuck = new Segue({ writeKey: 'wk', host: collector.host });
  stuck.track({ userId: 'ada', event: 'Created task', messageId: 'lost' });
  await expect(stuck.close({ timeoutMs: 100 })).rejects.toMatchObject({ status: 0, messageIds: ['lost'] });
});

test('gives up and reports events beyond maxQueuedEvents while the server is away', async () => {
  collector.answerNext(() => undefined);
  const errors: DeliveryError[] = [];
  const client = createClient({ maxQueuedEvents: 2, onError: (error) => errors.push(error) });
  for (const messageId of ['a', 'b', 'c']) client.track({ userId: 'ada', event: 'Created task', messageId });
  expect(errors.map((error) => error.messageIds)).toEqual([['c']]);
  expect(client.pending).toBe(2);
});
