import type { SetupState } from '@segue/shared/api';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPool, type Pool } from '../src/db/pool.ts';
import { sql } from '../src/db/sql.ts';
import { realClock } from '../src/clock.ts';
import { createDemoKeeper, type DemoActs, ensureFirstWorkspace } from '../src/workspace/index.ts';
import { createTestDatabase, type TestDatabase } from './helpers/database.ts';

const END_AT = '2026-03-01T00:00:00.000Z';
let database: TestDatabase;
let pool: Pool;
let workspaceId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { maxConnections: 4, onError: () => undefined });
  await ensureFirstWorkspace(pool, realClock, { writeKey: null, secretKey: null, demo: 'ask' });
  workspaceId = (await pool.query<{ id: number }>(sql`select id from workspaces`))[0]?.id ?? 0;
});
afterAll(async () => {
  await pool.close();
  await database.drop();
});
beforeEach(async () => {
  const setup = { status: 'loading', mode: 'demo', progress: 0, reached: null, error: null, demo_end_at: END_AT };
  await pool.query(sql`update workspaces set setup = ${JSON.stringify(setup)}::text::jsonb`);
});

const setup = async (): Promise<SetupState> =>
  (await pool.query<{ setup: SetupState }>(sql`select setup from workspaces`))[0]?.setup as SetupState;
const keeperOf = (acts: DemoActs) => createDemoKeeper({ db: pool, log: pino({ level: 'silent' }), acts });

async function until(holds: (state: SetupState) => boolean): Promise<SetupState> {
  for (let waited = 0; waited < 5_000; waited += 10) {
    const state = await setup();
    if (holds(state)) return state;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`It stayed ${JSON.stringify(await setup())}`);
}
/** Goes on until it is stopped. */
const forever = (signal: AbortSignal): Promise<void> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('Stopped.'))));

test('a demo reports how far it is, is ready, and keeps moving until it is stopped', async () => {
  const seen: string[] = [];
  const keeper = keeperOf({
    async fill(endAt, _signal, onProgress) {
      seen.push(`fill ${endAt.toISOString()}`);
      onProgress(0.5, '2025-12-01');
      await until((state) => state.progress === 0.5);
      seen.push((await setup()).reached ?? '');
    },
    async keepMoving(endAt, signal) {
      seen.push(`move ${endAt.toISOString()}`);
      await forever(signal);
    },
  });
  keeper.load(workspaceId);
  expect(await until((state) => state.status === 'ready')).toMatchObject({ mode: 'demo', progress: 1, error: null });
  await keeper.stop();
  expect(seen).toEqual([`fill ${END_AT}`, '2025-12-01', `move ${END_AT}`]);
});

test('a demo that fails says why', async () => {
  const keeper = keeperOf({
    fill: async () => {
      throw new Error('No luck.');
    },
    keepMoving: async () => undefined,
  });
  keeper.load(workspaceId);
  expect(await until((state) => state.status === 'failed')).toMatchObject({ error: 'No luck.' });
  await keeper.stop();
});

test('a demo broken off by a stop or a crash is loaded to its end after the next start, in the same world', async () => {
  const first = keeperOf({ fill: (_endAt, signal) => forever(signal), keepMoving: async () => undefined });
  first.load(workspaceId);
  await first.stop();
  expect((await setup()).status).toBe('loading');
  const worlds: string[] = [];
  const second = keeperOf({
    fill: async (endAt) => void worlds.push(endAt.toISOString()),
    keepMoving: async () => undefined,
  });
  await second.resume(workspaceId);
  await until((state) => state.status === 'ready');
  expect(worlds).toEqual([END_AT]);
  await second.stop();
});

test('after a start, a demo that is ready goes on; an empty workspace stays empty', async () => {
  const moved: string[] = [];
  const keeper = keeperOf({
    fill: async () => void moved.push('fill'),
    keepMoving: async () => void moved.push('move'),
  });
  await pool.query(sql`update workspaces set setup = setup || '{"status": "ready"}'`);
  await keeper.resume(workspaceId);
  await pool.query(sql`update workspaces set setup = setup || '{"mode": "empty"}'`);
  await keeper.resume(workspaceId);
  await keeper.stop();
  expect(moved).toEqual(['move']);
});

test('the keys of the first workspace are made once, and follow the configuration', async () => {
  const keys = async () =>
    (await pool.query<{ write_key: string; secret_key: string }>(sql`select write_key, secret_key from workspaces`))[0];
  const made = await keys();
  expect(made?.write_key).toMatch(/^wk_[0-9a-f]{40}$/);
  expect(made?.secret_key).toMatch(/^sk_[0-9a-f]{40}$/);
  await Promise.all(
    [1, 2, 3].map(() => ensureFirstWorkspace(pool, realClock, { writeKey: null, secretKey: null, demo: 'ask' })),
  );
  expect(await keys()).toEqual(made);
  await ensureFirstWorkspace(pool, realClock, { writeKey: 'wk_own', secretKey: null, demo: 'ask' });
  expect(await keys()).toEqual({ write_key: 'wk_own', secret_key: made?.secret_key });
});
