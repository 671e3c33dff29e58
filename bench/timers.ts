import { sql } from '../server/src/db/sql.ts';
import { type Bench, createSegment, quantile, say, waitFor } from './harness.ts';

const BATCH_EVENTS = 200;

/**
 * Lateness of window exits: people do something once; a segment holds them for a few seconds afterwards. The
 * lateness of an exit is the time between the instant their window ended and the time the engine stamped on
 * the exit, plus the time until another connection saw it (measured for the whole at the end).
 */
export async function benchTimers(bench: Bench, options: { people: number; windowSeconds: number }): Promise<void> {
  const event = `Tick ${Date.now()}`;
  await bench.collect([{ type: 'track', userId: 'u1', event, timestamp: new Date().toISOString() }]);
  const key = `ticked-${Date.now()}`;
  await createSegment(bench, key, {
    type: 'event',
    event,
    window: { type: 'last', amount: options.windowSeconds, unit: 'second' },
  });
  const spreadMs = options.windowSeconds * 1_000;
  const startedAt = performance.now();
  for (let from = 0; from < options.people; from += BATCH_EVENTS) {
    const batch = Array.from({ length: BATCH_EVENTS }, (_, index) => ({
      type: 'track',
      userId: `u${2 + from + index}`,
      event,
      timestamp: new Date().toISOString(),
    }));
    await bench.collect(batch);
    const due = startedAt + (spreadMs * from) / options.people;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
  await waitFor(
    async () => (await bench.api<{ count: number }>('GET', `/api/v1/segments/${key}`)).count === 0,
    120_000,
  );
  const rows = await bench.pool.query<{ ms: number }>(sql`
    select extract(epoch from e.received_at - e.occurred_at)::float8 * 1000 as ms
    from events e join event_types t on t.id = e.event_type_id and t.name = 'Segment Left'
    where e.properties ->> 'segment' = ${key}::text order by 1`);
  const lateness = rows.map((row) => row.ms);
  say(
    `timers: ${lateness.length} exits among ${bench.size.people} people: lateness p50 ${quantile(lateness, 0.5).toFixed(0)} ms, ` +
      `p99 ${quantile(lateness, 0.99).toFixed(0)} ms, worst ${(lateness.at(-1) ?? 0).toFixed(0)} ms (aim: p99 < 1000)`,
  );
}
