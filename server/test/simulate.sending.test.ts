import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerStatus, startCollector } from '../../sdk/test/collector.ts';
import type { Collector, ReceivedEvent, ReceivedRequest } from '../../sdk/test/collector.ts';
import { generate } from '../src/simulate/generate.ts';
import { keepMoving } from '../src/simulate/keep-moving.ts';
import { sendAll } from '../src/simulate/sender.ts';
import { monthsBefore } from '../src/simulate/time.ts';

const HOUR_MS = 3_600_000;
const END = Date.UTC(2026, 2, 1);
const FROM = monthsBefore(END, 1);
let collector: Collector;

beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.close());

const keyOf = (request: ReceivedRequest) =>
  Buffer.from(String(request.headers.authorization).replace('Basic ', ''), 'base64').toString();
const receivedWith = (key: string) =>
  collector.requests.filter((request) => keyOf(request) === `${key}:`).flatMap((request) => request.body.batch);

function send(signal = new AbortController().signal) {
  return sendAll(generate(1, FROM, END, 200), { host: collector.host, writeKey: 'wk', secretKey: 'sk', signal });
}

test('every event arrives once, with the right key, and those of one person in order', async () => {
  const expected = [...generate(1, FROM, END, 200)];
  const sent = await send();
  expect(sent).toBe(expected.length);

  const ids = (events: readonly ReceivedEvent[]) => events.map((event) => event.messageId);
  const all = [...receivedWith('wk'), ...receivedWith('sk')];
  expect(new Set(ids(all))).toEqual(new Set(expected.map((event) => event.call.messageId)));
  expect(all).toHaveLength(expected.length);
  const reserved = expected.filter((event) => event.key === 'secret').map((event) => event.call.messageId);
  expect(new Set(ids(receivedWith('sk')))).toEqual(new Set(reserved));
  const lastOf = new Map<string, string>();
  for (const { messageId, timestamp } of receivedWith('wk')) {
    const person = messageId.replace(/-[^-]+$/, '');
    expect(timestamp >= (lastOf.get(person) ?? '')).toBe(true);
    lastOf.set(person, timestamp);
  }
  expect(collector.requests.every((request) => request.body.sentAt === undefined)).toBe(true);
});

test('ends with the error when the server refuses, and with the reason when aborted', async () => {
  collector.answerNext(answerStatus(401, {}, { error: { code: 'unauthorized' } }));
  await expect(send()).rejects.toThrow(/401.*unauthorized/);

  collector.answerNext(() => undefined);
  const stop = new AbortController();
  const sending = send(stop.signal);
  setTimeout(() => stop.abort(new Error('Stopped.')), 50);
  await expect(sending).rejects.toThrow('Stopped.');
});

test('the world goes on at the asked pace, whatever the hour, and stops cleanly', async () => {
  // A clock of its own, an hour at night: waiting moves it, and takes no time.
  let clock = Date.UTC(2026, 2, 1, 2, 30);
  const startAt = clock;
  const stop = new AbortController();
  const moving = keepMoving({
    host: collector.host,
    writeKey: 'wk',
    secretKey: 'sk',
    seed: 1,
    months: 1,
    endAt: new Date(END),
    signal: stop.signal,
    now: () => clock,
    wait: async (ms) => {
      clock += ms;
      if (clock > startAt + HOUR_MS) stop.abort();
      await new Promise((resolve) => setImmediate(resolve));
    },
    onError: (error) => expect.unreachable(error.message),
  });
  await moving;

  const events = collector.events();
  const from = events.reduce((least, event) => Math.min(least, Date.parse(event.timestamp)), Infinity);
  expect(from).toBeGreaterThanOrEqual(startAt);
  const minutes = HOUR_MS / 60_000;
  console.info(`${(events.length / minutes).toFixed(1)} events a minute over an hour`);
  expect(events.length / minutes).toBeGreaterThan(15);
  expect(events.length / minutes).toBeLessThan(45);
  const kinds = new Set(events.map((event) => event.event ?? event.type));
  for (const kind of ['Signed up', 'Logged in', 'Created task', 'page', 'Email Opened', 'identify'])
    expect(kinds).toContain(kind);
  expect(new Set(events.map((event) => event.messageId)).size).toBe(events.length);
  const quiet = collector.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(collector.requests).toHaveLength(quiet);
}, 30_000);
