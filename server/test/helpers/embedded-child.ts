/*
 * A small program with an embedded database, for the tests to kill: it writes numbered rows as fast as they are
 * acknowledged, and says on standard output what it knows to be committed. On SIGINT or SIGTERM it writes one last row,
 * which proves that the database outlives the signal, and stops.
 */
import pg from 'pg';
import { startEmbeddedDatabase } from '../../src/db/embedded.ts';

const [dataDir = '', mode = 'idle'] = process.argv.slice(2);
const say = (message: Record<string, unknown>): void => void process.stdout.write(`${JSON.stringify(message)}\n`);
const log = {
  info: (_fields: object, sentence: string) => say({ log: sentence }),
  warn: (_fields: object, sentence: string) => say({ log: sentence }),
  error: (_fields: object, sentence: string) => say({ log: sentence }),
};

const startedAtMs = performance.now();
const database = await startEmbeddedDatabase({ dataDir, log });
const pool = new pg.Pool({ connectionString: database.url, max: 2 });
pool.on('error', () => undefined);
// Two at once would trip over each other even with `if not exists`.
await pool.query(`
  begin;
  select pg_advisory_xact_lock(1);
  create table if not exists rows (number int primary key, writer text not null);
  commit`);
say({ url: database.url, tookMs: Math.round(performance.now() - startedAtMs) });

let stopping = false;
async function drain(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await pool.query(`insert into rows select coalesce(max(number), 0) + 1, 'drain' from rows`);
  await pool.end();
  await database.stop();
  say({ stopped: true });
  process.exit(0);
}
process.on('SIGINT', () => void drain());
process.on('SIGTERM', () => void drain());

while (mode === 'write' && !stopping) {
  const result = await pool
    .query<{ number: number }>(
      `insert into rows select coalesce(max(number), 0) + 1, 'loop' from rows returning number`,
    )
    .catch(() => undefined);
  if (result?.rows[0] !== undefined) say({ committed: result.rows[0].number });
}
setInterval(() => undefined, 60_000);
