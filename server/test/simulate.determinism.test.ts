import { createHash } from 'node:crypto';
import type { Call } from '@segue/sdk/node';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Agenda } from '../src/simulate/agenda.ts';
import { createWorld, eventsUntil, generate } from '../src/simulate/generate.ts';
import { monthsBefore } from '../src/simulate/time.ts';

const END = Date.UTC(2026, 2, 1, 12);

function fingerprint(seed: number, to: number, months = 1): string {
  const hash = createHash('sha256');
  for (const event of generate(seed, monthsBefore(END, months), to)) hash.update(JSON.stringify(event));
  return hash.digest('hex');
}

test('the same seed and end give the same events, byte for byte; another seed gives others', () => {
  expect(fingerprint(1, END)).toBe(fingerprint(1, END));
  expect(fingerprint(2, END)).not.toBe(fingerprint(1, END));
});

test('a history that ends earlier is the beginning of one that ends later', () => {
  const from = monthsBefore(END, 1);
  const long = [...generate(7, from, END, 60)];
  const middle = END - 9 * 86_400_000;
  expect([...generate(7, from, middle, 60)]).toEqual(long.filter((event) => event.at < middle));

  const world = createWorld({ seed: 7, from, trialsPerMonth: 60 });
  expect([...eventsUntil(world, middle), ...eventsUntil(world, END)]).toEqual(long);
});

test('events come in the order of time, from the first instant to the end, each with an id of its own', () => {
  const from = monthsBefore(END, 2);
  const ids = new Set<string | undefined>();
  let before = from;
  let count = 0;
  for (const { at, call } of generate(3, from, END)) {
    expect(at).toBeGreaterThanOrEqual(before);
    expect(call.timestamp).toBe(new Date(at).toISOString());
    before = at;
    ids.add(call.messageId);
    count += 1;
  }
  expect(before).toBeLessThan(END);
  expect(before).toBeGreaterThan(END - 3_600_000);
  expect(ids.size).toBe(count);
});

test('no two worlds share an id, so two histories fit into one workspace', () => {
  const from = monthsBefore(END, 1);
  const idsOf = (seed: number) => {
    const ids = new Set<string | undefined>();
    for (const { call } of generate(seed, from, END, 100)) {
      ids.add(call.messageId).add(call.userId);
      if (call.type !== 'alias') ids.add(call.anonymousId);
    }
    ids.delete(undefined);
    return ids;
  };
  const second = idsOf(2);
  expect([...idsOf(1)].filter((id) => second.has(id))).toEqual([]);
});

test('a branch of the world uses no id that the history, or another branch, uses', () => {
  const from = monthsBefore(END, 1);
  const middle = END - 10 * 86_400_000;
  const branchAt = (at: number) => {
    const world = createWorld({ seed: 1, from, trialsPerMonth: 100 });
    for (const _ of eventsUntil(world, at)) continue;
    world.branch(at);
    return [...eventsUntil(world, END)];
  };
  const history = [...generate(1, from, END, 100)];
  const branches = [branchAt(middle), branchAt(middle + 3_600_000)];
  const messageIds = [history, ...branches].map((events) => new Set(events.map((event) => event.call.messageId)));
  expect(messageIds.reduce((sum, ids) => sum + ids.size, 0)).toBe(new Set(messageIds.flatMap((ids) => [...ids])).size);

  // New people of a branch are nobody else's; those of the history keep who they are, and are introduced again.
  const historic = new Set(history.filter((event) => event.at < middle).map((event) => event.call.userId));
  const [first = []] = branches;
  const introduced = new Map<string, Call>();
  for (const { call } of first) {
    const isHistoric = call.userId !== undefined && historic.has(call.userId);
    if (isHistoric && !introduced.has(call.userId)) introduced.set(call.userId, call);
  }
  for (const call of introduced.values()) {
    expect(call).toMatchObject({ type: 'identify', traits: { email: expect.any(String) as string } });
  }
  expect(introduced.size).toBeGreaterThan(20);
});

test('the agenda gives back what was noted in the order of time, then of noting', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), (times) => {
      const agenda = new Agenda();
      const order: [at: number, index: number][] = [];
      times.forEach((at, index) => agenda.note(at, () => void order.push([at, index])));
      for (let entry = agenda.take(); entry; entry = agenda.take()) entry.run();
      const expected = times.map((at, index) => [at, index] as const).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
      expect(order).toEqual(expected);
      expect(agenda.nextAt).toBe(Infinity);
    }),
  );
});
