import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../server/src/db/embedded.ts';
import { migrate } from '../server/src/db/migrate.ts';
import { createPool, type Pool } from '../server/src/db/pool.ts';
import { sql } from '../server/src/db/sql.ts';
import { generateWorld, type WorldSize } from './data.ts';
import { BENCH_SEGMENTS } from './segments.ts';

const WRITE_KEY = 'wk_bench';
const SECRET_KEY = 'sk_bench';
const STARTUP_MS_MAX = 60_000;
const BUILD_MS_MAX = 1_200_000;

export interface Bench {
  readonly pool: Pool;
  readonly url: string;
  readonly serverPid: number;
  readonly postgresPid: number;
  readonly size: WorldSize;
  /** POST /v1/batch; throws unless everything was accepted. */
  collect(batch: readonly object[]): Promise<void>;
  api<Answer>(method: string, path: string, body?: object): Promise<Answer>;
  /** Reads the database into memory, so that what is measured is not how cold this machine's caches were. */
  warm(): Promise<void>;
  /** Waits until nothing is pending that is due. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface BenchOptions extends WorldSize {
  /** Kept between runs when given, so that the world is generated once. */
  readonly dataDir: string | undefined;
  readonly port: number;
}

/** Starts the embedded database and the real server as a process of its own, with a generated world and 30 live segments. */
export async function startBench(options: BenchOptions): Promise<Bench> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'segue-bench-')));
  const database = await startEmbeddedDatabase({
    dataDir,
    log: { info: () => undefined, warn: () => undefined, error: (_, text) => console.error(text) },
  });
  await migrate(database.url);
  const pool = createPool(database.url, { maxConnections: 8, onError: (error) => console.error(error.message) });
  const server = startServer(database.url, options.port);
  const url = `http://127.0.0.1:${options.port}`;
  await waitFor(async () => (await fetch(`${url}/healthz`)).ok, STARTUP_MS_MAX);
  const api = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${SECRET_KEY}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as Answer;
  };
  const bench: Bench = {
    pool,
    url,
    serverPid: server.pid ?? 0,
    postgresPid: await postmasterPid(pool),
    size: options,
    api,
    async collect(batch) {
      const answer = await fetch(`${url}/v1/batch`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${WRITE_KEY}:`)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ batch }),
      });
      if (!answer.ok) throw new Error(`/v1/batch: ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
    },
    async warm() {
      await pool.query(sql`create extension if not exists pg_prewarm`);
      await pool.query(sql`
        select pg_prewarm(c.oid, case when c.relname = 'events' then 'read' else 'buffer' end)
        from pg_class c where c.relkind in ('r', 'i') and c.relnamespace = 'public'::regnamespace
        order by c.relname = 'events' desc, c.relname like 'persons_s%' desc, c.relpages desc`);
    },
    async settled() {
      await waitFor(
        async () => {
          const [row] = await pool.query<{ busy: boolean }>(
            sql`select exists (select 1 from pending where due_at <= now()) as busy`,
          );
          return row?.busy === false;
        },
        BUILD_MS_MAX,
        5,
      );
    },
    async stop() {
      server.kill('SIGTERM');
      await new Promise((resolve) => server.once('exit', resolve));
      await pool.close();
      await database.stop();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
  try {
    await prepareWorld(bench, options);
  } catch (error) {
    await bench.stop();
    throw error;
  }
  return bench;
}

async function prepareWorld(bench: Bench, size: WorldSize): Promise<void> {
  const { pool } = bench;
  const [existing] = await pool.query<{ n: number }>(sql`select count(*) as n from persons`);
  if ((existing?.n ?? 0) < size.people) {
    const startedAt = performance.now();
    const [workspace] = await pool.query<{ id: number }>(sql`select id from workspaces order by id limit 1`);
    await generateWorld(pool, workspace?.id ?? 1, size);
    say(`world of ${size.people} people and ${size.events} events generated in ${seconds(startedAt)} s`);
  }
  const startedAt = performance.now();
  const { data: known } = await bench.api<{ data: { key: string }[] }>('GET', '/api/v1/segments');
  for (const [key, condition] of Object.entries(BENCH_SEGMENTS)) {
    if (known.some((segment) => segment.key === key)) continue;
    await createSegment(bench, key, condition);
  }
  say(`${Object.keys(BENCH_SEGMENTS).length} segments live after ${seconds(startedAt)} s`);
}

/** Creates a segment and waits until it is live. Returns the version whose states hold its members. */
export async function createSegment(bench: Bench, key: string, condition: object): Promise<number> {
  await bench.api('POST', '/api/v1/segments', {
    key,
    name: key,
    definition: { version: 1, kind: 'dynamic', condition },
  });
  await waitFor(async () => {
    const segment = await bench.api<{ status: string; error: string | null }>('GET', `/api/v1/segments/${key}`);
    if (segment.status === 'failed') throw new Error(`The build of ${key} failed: ${segment.error}`);
    return segment.status === 'live';
  }, BUILD_MS_MAX);
  const [row] = await bench.pool.query<{ id: number }>(
    sql`select live_version_id as id from segments where key = ${key}::text`,
  );
  return row?.id ?? 0;
}

function startServer(databaseUrl: string, port: number): ChildProcess {
  const main = new URL('../server/src/main.ts', import.meta.url).pathname;
  // As scripts/start.mjs starts it.
  return spawn(process.execPath, ['--max-semi-space-size=32', main], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      SEGUE_PORT: String(port),
      SEGUE_WRITE_KEY: WRITE_KEY,
      SEGUE_SECRET_KEY: SECRET_KEY,
      SEGUE_DEMO: 'off',
      SEGUE_LOG_LEVEL: 'error',
    },
  });
}

/** The parent of any backend; the data directory does not tell, as the server knows it by a name of its own. */
async function postmasterPid(pool: Pool): Promise<number> {
  const [row] = await pool.query<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return Number(
    readFileSync(`/proc/${row?.pid ?? 0}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ')[1] ?? 0,
  );
}

export async function waitFor(condition: () => Promise<boolean>, timeoutMs: number, stepMs = 50): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let problem: unknown;
  while (Date.now() < deadline) {
    try {
      if (await condition()) return;
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('The build')) throw error;
      problem = error;
    }
    await new Promise((resolve) => setTimeout(resolve, stepMs));
  }
  throw new Error('What the benchmark waited for did not happen.', { cause: problem });
}

export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export function describeMachine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model ?? 'unknown'}, Node ${process.version}`;
}

export function seconds(sinceMs: number): string {
  return ((performance.now() - sinceMs) / 1_000).toFixed(1);
}

export function say(line: string): void {
  console.log(line);
}

/** A generator of numbers in [0, 1) that repeats for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
