/**
 * The composition root: configuration → database → roles. The only place that wires; everything else takes what it
 * needs as arguments.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { type Clock, createSimulatedClock, type Instant, realClock } from './clock.ts';
import { type Config, ConfigError, helpText, readConfig } from './config.ts';
import { startEmbeddedDatabase } from './db/embedded.ts';
import { migrate } from './db/migrate.ts';
import { createPool, type Pool } from './db/pool.ts';
import { sql } from './db/sql.ts';
import type { HttpDeps } from './http/deps.ts';
import { createLiveHub } from './http/live-hub.ts';
import { createHttpServer } from './http/server.ts';
import { Registry } from './event/index.ts';
import { createCollector } from './ingest/index.ts';
import { createDelivery, createSmtpTransport } from './message/index.ts';
import { keepMoving, runDemo } from './simulate/index.ts';
import { startWorker } from './worker/index.ts';
import {
  createDemoKeeper,
  type DemoActs,
  ensureFirstWorkspace,
  openDirectory,
  waitUntilIdle,
  type WorkspaceDirectory,
} from './workspace/index.ts';

const FLUSH_REGISTRY_MS = 1_000;
/** The world of the demo: half a year of a company with about 500 trials a month. */
const DEMO = { seed: 1, months: 6 };
const FORCED_EXIT_CODE = 130;
const inRepository = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Things to end, in the reverse of the order in which they were begun. */
type Ending = () => Promise<void> | void;

async function start(config: Config, log: Logger, endings: Ending[]): Promise<void> {
  const databaseUrl = await openDatabase(config, log, endings);
  await migrate(databaseUrl);
  const pool = createPool(databaseUrl, {
    maxConnections: config.databaseConnections,
    onError: (error) => {
      if (!isClosing) log.warn({ err: error }, 'a connection to the database broke');
    },
  });
  // The embedded server may end connections that are just being closed.
  let isClosing = false;
  endings.push(() => {
    isClosing = true;
    return pool.close();
  });
  const clock = await openClock(config, pool);
  await ensureFirstWorkspace(pool, clock, config);

  const registry = new Registry();
  const flushRegistry = (): Promise<void> =>
    registry.flush(pool).catch((error: unknown) => log.warn({ err: error }, 'counts were not written'));
  const flushing = setInterval(() => void flushRegistry(), FLUSH_REGISTRY_MS);
  endings.push(async () => {
    clearInterval(flushing);
    await flushRegistry();
  });
  const collector = createCollector(pool, registry);
  endings.push(() => collector.drain());

  const engine: EngineDeps = { config, log, pool, clock, registry, drain: () => collector.drain() };
  const time = config.role === 'serve' ? waitForOthers(engine) : await startEngine(engine, endings);
  if (config.role === 'work') {
    process.stdout.write('Segue works. It listens nowhere (SEGUE_ROLE=work).\n');
    return;
  }

  const workspaces = await openDirectory(pool);
  const live = createLiveHub({ pool, clock, log });
  await pool.listen('segue', (payload) => {
    // Without a payload: the connection was away, and anything may have happened meanwhile.
    if (payload === '' || payload.includes('"type":"workspace"')) {
      workspaces.reload().catch((error: unknown) => log.warn({ err: error }, 'workspaces were not read again'));
    }
    live.receive(payload);
  });
  const demo = createDemoKeeper({
    db: pool,
    log,
    acts: demoActs(workspaces, clock, () => addressOf(app, config.host)),
  });
  const app = await createHttpServer({
    pool,
    clock,
    registry,
    collector,
    workspaces,
    live,
    log,
    time,
    loadDemo: demo.load,
    publicUrl: config.publicUrl,
    mail: { transport: config.smtpUrl === null ? 'mailbox' : 'smtp', from: config.mailFrom },
    webDir: inRepository('web/dist'),
    snippetFile: inRepository('sdk/dist/snippet.js'),
  });
  await listen(app, config);
  endings.push(() => app.close());
  endings.push(() => demo.stop());
  await demo.resume(workspaces.first().id);
  announce(config, addressOf(app, config.host));
}

async function openDatabase(config: Config, log: Logger, endings: Ending[]): Promise<string> {
  if (config.databaseUrl !== null) return config.databaseUrl;
  const database = await startEmbeddedDatabase({ dataDir: config.dataDir, log });
  endings.push(() => database.stop());
  return database.url;
}

/** A simulated clock goes on where it was left; before it was ever set it stands at the start of the process. */
async function openClock(config: Config, pool: Pool): Promise<Clock> {
  if (config.clock === 'real') return realClock;
  const [row] = await pool.query<{ now: Instant }>(sql`select now from simulated_clock`);
  return createSimulatedClock(row?.now ?? realClock.now());
}

interface EngineDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly registry: Registry;
  drain(): Promise<void>;
}

/** What evaluates, moves flows and sends. Gives how to wait for it, and how to move its simulated time. */
async function startEngine(deps: EngineDeps, endings: Ending[]): Promise<HttpDeps['time']> {
  const { config, log, pool, clock, registry } = deps;
  const delivery = createDelivery({
    pool,
    clock,
    registry,
    log,
    transport: config.smtpUrl === null ? { kind: 'mailbox' } : createSmtpTransport(config.smtpUrl),
    from: config.mailFrom,
  });
  endings.push(() => delivery.stop());
  const worker = await startWorker({
    pool,
    clock,
    registry,
    log,
    deliver: () => delivery.deliver(),
    nextMessageAt: () => delivery.nextDueAt(),
    publicUrl: config.publicUrl,
    drainCollector: () => deps.drain(),
  });
  endings.push(() => worker.stop());
  return {
    advanceTo: (now) => worker.advanceTo(now),
    async settle() {
      await worker.settle();
      // A mail server takes its time; what it answers may be news again.
      await delivery.idle();
      await worker.settle();
    },
  };
}

/** A process that only serves can at least wait for those that work. */
function waitForOthers({ pool, clock, drain }: EngineDeps): HttpDeps['time'] {
  return {
    advanceTo: async () => undefined,
    async settle() {
      await drain();
      await waitUntilIdle(pool, clock);
    },
  };
}

/** The simulator is a caller of the public API like any other, so it learns the address and the keys late. */
function demoActs(workspaces: WorkspaceDirectory, clock: Clock, host: () => string): DemoActs {
  const world = (endAt: Date, signal: AbortSignal) => {
    const { writeKey, secretKey } = workspaces.first();
    return { ...DEMO, endAt, signal, host: host(), writeKey, secretKey };
  };
  return {
    fill: (endAt, signal, onProgress) => runDemo({ ...world(endAt, signal), onProgress }),
    keepMoving: (endAt, signal) => keepMoving({ ...world(endAt, signal), now: () => Date.parse(clock.now()) }),
  };
}

async function listen(app: FastifyInstance, config: Config): Promise<void> {
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    throw new Error(`Port ${config.port} is taken: stop the other program, or choose another port with SEGUE_PORT.`, {
      cause: error,
    });
  }
}

function addressOf(app: FastifyInstance, host: string): string {
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

const SIMULATED_WARNING = `
  ┌────────────────────────────────────────────────────────────────────────┐
  │ THE CLOCK IS SIMULATED: time stands still until POST /api/v1/clock.    │
  │ This is for tests. Never run a production installation like this.      │
  └────────────────────────────────────────────────────────────────────────┘
`;

function announce(config: Config, address: string): void {
  const warning = config.clock === 'real' ? '' : SIMULATED_WARNING;
  process.stdout.write(`${warning}\n  Segue is ready: ${config.publicUrl ?? address}\n\n`);
}

/** Ends everything in reverse order; one ending that fails does not keep the others from being tried. */
async function end(endings: Ending[], log: Logger): Promise<void> {
  for (const ending of endings.splice(0).toReversed()) {
    try {
      await ending();
    } catch (error) {
      log.error({ err: error }, 'something did not end as it should');
    }
  }
}

/** What a log line says of an error. Errors of the database drag the whole connection with them. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack } = error;
  const code = 'code' in error ? error.code : undefined;
  const detail = 'detail' in error ? error.detail : undefined;
  return {
    name,
    message,
    code,
    detail,
    stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(helpText());
  const { config, warnings } = readConfig();
  if (config.role === 'serve' && config.clock === 'simulated') {
    throw new ConfigError(['SEGUE_CLOCK=simulated needs a process that also works: set SEGUE_ROLE=all.']);
  }
  const log = pino({ level: config.logLevel, serializers: { err: describeError } });
  for (const warning of warnings) log.warn(warning);
  const endings: Ending[] = [];
  let ending: Promise<void> | null = null;
  const stop = (signal: string): void => {
    if (ending !== null) process.exit(FORCED_EXIT_CODE);
    log.info({ signal }, 'stopping; the same signal again forces it');
    ending = starting.then(
      () => end(endings, log),
      () => undefined,
    );
    void ending.then(() => pause(0)).then(() => process.exit(0));
  };
  const starting = start(config, log, endings);
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  try {
    await starting;
  } catch (error) {
    await end(endings, log);
    throw error;
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
