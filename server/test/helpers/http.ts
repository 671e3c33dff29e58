import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { type Clock, createSimulatedClock, type Instant, realClock } from '../../src/clock.ts';
import { createPool, type Pool } from '../../src/db/pool.ts';
import type { HttpDeps } from '../../src/http/deps.ts';
import { createLiveHub } from '../../src/http/live-hub.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { Registry } from '../../src/event/index.ts';
import { type Collector, createCollector } from '../../src/ingest/index.ts';
import { startWorker, type Worker } from '../../src/worker/index.ts';
import { ensureFirstWorkspace, openDirectory, type WorkspaceEntry } from '../../src/workspace/index.ts';
import { createTestDatabase } from './database.ts';

export const WRITE_KEY = 'wk_test';
export const SECRET_KEY = 'sk_test';

/** A whole Segue with HTTP on a database of its own; requests go through `inject`, without a port. */
export interface TestServer {
  readonly app: FastifyInstance;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly collector: Collector;
  readonly workspace: WorkspaceEntry;
  readonly worker: Worker;
  /** What was logged as an error; a test that expects none should find it empty. */
  readonly errors: unknown[];
  /** Workspaces whose demo was asked for. */
  readonly demosAsked: number[];
  /** One call of the management API with the secret key; gives the status and the parsed body. */
  api<Body = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<{ status: number; body: Body }>;
  /** One call of the collecting API with the write key (or another). */
  collect<Body = Record<string, unknown>>(
    path: string,
    body: object | string | Buffer,
    options?: { key?: string | null; headers?: Record<string, string> },
  ): Promise<{ status: number; body: Body }>;
  /** Sends calls of any kind as one batch and waits until everything that follows from them is done. */
  send(...calls: readonly object[]): Promise<void>;
  stop(): Promise<void>;
}

export interface TestServerOptions {
  /** Where a simulated clock begins; default: the real clock. */
  readonly start?: Instant | undefined;
  readonly demo?: 'ask' | 'off' | undefined;
  readonly deps?: Partial<HttpDeps> | undefined;
}

export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const errors: unknown[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(JSON.parse(line)) });
  const pool = createPool(database.url, { maxConnections: 8, onError: (error) => errors.push(error) });
  const clock = options.start === undefined ? realClock : createSimulatedClock(options.start);
  await ensureFirstWorkspace(pool, clock, {
    writeKey: WRITE_KEY,
    secretKey: SECRET_KEY,
    demo: options.demo ?? 'off',
  });
  const workspaces = await openDirectory(pool);
  const registry = new Registry();
  const collector = createCollector(pool, registry);
  const live = createLiveHub({ pool, clock, log });
  await pool.listen('segue', (payload) => live.receive(payload));
  const worker = await startWorker({
    pool,
    clock,
    registry,
    log,
    deliver: async () => 0,
    nextMessageAt: async () => null,
    drainCollector: () => collector.drain(),
  });
  const demosAsked: number[] = [];
  const app = await createHttpServer({
    pool,
    clock,
    registry,
    collector,
    workspaces,
    live,
    log,
    time: worker,
    loadDemo: (workspaceId) => demosAsked.push(workspaceId),
    publicUrl: null,
    mail: { transport: 'mailbox', from: 'Segue <segue@localhost>' },
    webDir: '/nonexistent',
    snippetFile: '/nonexistent',
    checkReplies: true,
    ...options.deps,
  });
  await app.ready();

  const collect: TestServer['collect'] = async <Body>(
    path: string,
    body: object | string | Buffer,
    { key = WRITE_KEY, headers = {} }: { key?: string | null; headers?: Record<string, string> } = {},
  ) => {
    const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const authorization = key === null ? {} : { authorization: `Basic ${btoa(`${key}:`)}` };
    const reply = await app.inject({
      method: 'POST',
      url: path,
      payload,
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
    });
    return { status: reply.statusCode, body: reply.json<Body>() };
  };
  return {
    app,
    pool,
    clock,
    collector,
    workspace: workspaces.first(),
    worker,
    errors,
    demosAsked,
    async api<Body>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) {
      const request: InjectOptions = {
        method,
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${SECRET_KEY}` },
        ...(body === undefined ? {} : { payload: body }),
      };
      const reply = await app.inject(request);
      return { status: reply.statusCode, body: (reply.body === '' ? undefined : reply.json()) as Body };
    },
    collect,
    async send(...calls) {
      const { status, body } = await collect('/v1/batch', { batch: calls }, { key: SECRET_KEY });
      if (status !== 200 || (body['rejected'] as unknown[]).length > 0) throw new Error(JSON.stringify(body));
      await registry.flush(pool);
      await worker.settle();
    },
    async stop() {
      await app.close();
      await worker.stop();
      await pool.close();
      await database.drop();
    },
  };
}
