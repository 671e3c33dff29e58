import { sql } from '../server/src/db/sql.ts';
import { type Bench, createSegment, quantile, say } from './harness.ts';
import { createTraffic } from './traffic.ts';

const BATCH_EVENTS = 20;
const PING_SHARE = 0.05;

/**
 * Event → membership: sends a steady load, and among it pings of people who never pinged. From the moment a
 * ping is handed to HTTP to the moment another connection sees the person in the segment.
 */
export async function benchLatency(
  bench: Bench,
  options: { eventsPerSecond: number; durationSeconds: number },
): Promise<void> {
  const event = `Ping ${Date.now()}`;
  await bench.collect([{ type: 'track', userId: 'u1', event, timestamp: new Date().toISOString() }]);
  const versionId = await createSegment(bench, `pinged-${Date.now()}`, {
    type: 'event',
    event,
    count: { operator: 'at_least', value: 1 },
  });
  await bench.warm();
  const watcher = await watchMembers(bench, versionId);
  const traffic = createTraffic(1, bench.size.people);
  const intervalMs = (1_000 * BATCH_EVENTS) / options.eventsPerSecond;
  const startedAt = performance.now();
  let sent = 0;
  let person = 1;
  const inFlight = new Set<Promise<void>>();
  while (performance.now() - startedAt < options.durationSeconds * 1_000) {
    const batch = Array.from({ length: BATCH_EVENTS }, (_, index) => {
      if (index >= BATCH_EVENTS * PING_SHARE) return traffic();
      person += 1;
      watcher.expect(person);
      return { type: 'track', userId: `u${person}`, event, timestamp: new Date().toISOString() };
    });
    const request = bench.collect(batch).finally(() => inFlight.delete(request));
    inFlight.add(request);
    sent += batch.length;
    const next = startedAt + (sent / BATCH_EVENTS) * intervalMs;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
  }
  const elapsedSeconds = (performance.now() - startedAt) / 1_000;
  await Promise.all(inFlight);
  const latencies = await watcher.done();
  say(
    `latency: ${latencies.length} memberships at ${Math.round(sent / elapsedSeconds)} events/s: ` +
      `p50 ${quantile(latencies, 0.5).toFixed(0)} ms, p95 ${quantile(latencies, 0.95).toFixed(0)} ms, ` +
      `p99 ${quantile(latencies, 0.99).toFixed(0)} ms, worst ${(latencies.at(-1) ?? 0).toFixed(0)} ms (aim: p50 < 50, p99 < 250)`,
  );
}

const PATIENCE_MS = 60_000;
/** Asking for more people at a time would make the question itself the load. */
const ASKED_MAX = 200;

interface Watcher {
  expect(personId: number): void;
  /** Waits for everybody expected; returns the sorted latencies in milliseconds. */
  done(): Promise<number[]>;
}

/** Looks at the members from a connection of its own, whenever the engine announces transitions. */
async function watchMembers(bench: Bench, versionId: number): Promise<Watcher> {
  const expectedAt = new Map<number, number>();
  const latencies: number[] = [];
  let looking = false;
  let again = false;
  const look = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    while (again && expectedAt.size > 0) {
      again = false;
      const rows = await bench.pool.query<{ person_id: number }>(sql`
        select person_id from segment_states
        where version_id = ${versionId}::int and member and person_id = any(${[...expectedAt.keys()].slice(0, ASKED_MAX)}::bigint[])`);
      const now = performance.now();
      for (const { person_id } of rows) {
        latencies.push(now - (expectedAt.get(person_id) ?? now));
        expectedAt.delete(person_id);
      }
    }
    looking = false;
  };
  await bench.pool.listen('segue', (payload) => {
    if (payload.includes('"transitions"')) look().catch((error: Error) => say(error.message));
  });
  return {
    expect: (personId) => expectedAt.set(personId, performance.now()),
    async done() {
      const deadline = Date.now() + PATIENCE_MS;
      while (expectedAt.size > 0 && Date.now() < deadline) {
        await look();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      if (expectedAt.size > 0) throw new Error(`${expectedAt.size} people never entered the segment.`);
      return latencies.sort((a, b) => a - b);
    },
  };
}
