import { sql } from '../server/src/db/sql.ts';
import { type Bench, say } from './harness.ts';
import { createTraffic } from './traffic.ts';

const BATCH_EVENTS = 500;
const CONNECTIONS = 4;

/**
 * Events accepted *and* evaluated per second, against a plain batched insert of the same number of such rows
 * into the same indexed table, from the same program, in the same run.
 */
export async function benchThroughput(bench: Bench, options: { events: number }): Promise<void> {
  const traffic = createTraffic(2, bench.size.people);
  const batches = Array.from({ length: Math.ceil(options.events / BATCH_EVENTS) }, () =>
    Array.from({ length: BATCH_EVENTS }, () => traffic()),
  );
  await fromACheckpoint(bench);
  const startedAt = performance.now();
  await inParallel(batches, (batch) => bench.collect(batch));
  const acceptedSeconds = (performance.now() - startedAt) / 1_000;
  await bench.settled();
  const evaluatedSeconds = (performance.now() - startedAt) / 1_000;
  const events = batches.length * BATCH_EVENTS;
  const rate = events / evaluatedSeconds;
  const plain = await plainInsert(bench, options.events);
  say(
    `throughput: ${Math.round(rate)} events/s accepted and evaluated (${Math.round(events / acceptedSeconds)} accepted), ` +
      `plain insert ${Math.round(plain)} rows/s, ratio ${(rate / plain).toFixed(2)} (aim: ≥ 10 000 events/s, ratio ≥ 0.5)`,
  );
}

/** The first change of a page after a checkpoint is the expensive one: either measurement begins with none made. */
async function fromACheckpoint(bench: Bench): Promise<void> {
  await bench.warm();
  await bench.pool.query(sql`checkpoint`);
}

async function plainInsert(bench: Bench, rows: number): Promise<number> {
  const types = await bench.pool.query<{ id: number }>(sql`select id from event_types order by id limit 10`);
  const properties = JSON.stringify({ project: { name: 'Website redesign' }, minutes: 17 });
  const batches = Array.from({ length: Math.ceil(rows / BATCH_EVENTS) }, () => ({
    people: Array.from({ length: BATCH_EVENTS }, () => 1 + Math.floor(Math.random() * bench.size.people)),
    ids: Array.from({ length: BATCH_EVENTS }, () => crypto.randomUUID()),
    types: Array.from({ length: BATCH_EVENTS }, () => types[Math.floor(Math.random() * types.length)]?.id ?? 0),
  }));
  await fromACheckpoint(bench);
  const startedAt = performance.now();
  await inParallel(batches, async (batch) => {
    const at = new Date().toISOString();
    const times = batch.ids.map(() => at);
    const json = batch.ids.map(() => properties);
    await bench.pool.query(sql`
      insert into events (person_id, id, event_type_id, occurred_at, received_at, properties)
      select p, i, t, a, a, j::jsonb
      from unnest(${batch.people}::bigint[], ${batch.ids}::uuid[], ${batch.types}::int[], ${times}::timestamptz[], ${json}::text[])
        as r (p, i, t, a, j)`);
  });
  const rate = (batches.length * BATCH_EVENTS) / ((performance.now() - startedAt) / 1_000);
  const ids = batches.flatMap((batch) => batch.ids);
  // Measured rows must not count as history of the people in the runs that follow.
  await bench.pool.query(
    sql`delete from events where id = any(${ids}::uuid[]) and occurred_at > now() - interval '1 hour'`,
  );
  return rate;
}

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (;;) {
      const item = items[next];
      next += 1;
      if (item === undefined) return;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
}
