/**
 * A real Segue for the browser tests: its own process, an empty data folder, a free port, and a clock that stands still
 * until a test moves it. Tests seed it through the public API only.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const START_MAX_MS = 60_000;
const STOP_MAX_MS = 15_000;

export interface ServerOptions {
  /** `ask` shows the first-run screen; `off` (the default) starts with an empty workspace. */
  demo?: 'ask' | 'off';
  /** `simulated` (the default) stands still until `setClock`. */
  clock?: 'real' | 'simulated';
}

/** One message for `/v1/batch`, as in Segment's specification. */
export type CollectedMessage = {
  type: 'identify' | 'track' | 'page' | 'screen' | 'group' | 'alias';
  userId?: string;
  anonymousId?: string;
  [member: string]: unknown;
};

export interface SegueServer {
  url: string;
  writeKey: string;
  secretKey: string;
  /** Sends messages as an application would, and waits until everything they cause has happened. */
  collect(...batch: CollectedMessage[]): Promise<void>;
  /** Asks the management API; gives the parsed answer. Throws with the answer when it is a refusal. */
  api<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Moves the simulated clock forward; everything due in between happens. Takes ISO 8601. */
  setClock(now: string): Promise<void>;
  /** The time by the server's clock, ISO 8601. */
  now(): Promise<string>;
  /** Waits until nothing is pending. */
  settle(): Promise<void>;
  /** Ends the process, and starts it again on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server; call `stop` in the end. Throws with what the server said when it does not come up. */
export async function startServer(options: ServerOptions = {}): Promise<SegueServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'segue-browser-'));
  const keys = { writeKey: 'wk_browser_tests', secretKey: 'sk_browser_tests' };
  const environment = {
    SEGUE_DATA_DIR: dataDir,
    SEGUE_CLOCK: options.clock ?? 'simulated',
    SEGUE_DEMO: options.demo ?? 'off',
    SEGUE_WRITE_KEY: keys.writeKey,
    SEGUE_SECRET_KEY: keys.secretKey,
    SEGUE_LOG_LEVEL: 'error',
  };
  let running = await launch({ ...environment, SEGUE_PORT: '0' });
  const { url } = running;

  async function ask(path: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${init.method} ${path} was answered with ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
  const api = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers: Record<string, string> = { authorization: `Bearer ${keys.secretKey}` };
    if (body !== undefined) headers['content-type'] = 'application/json';
    return (await ask(`/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    })) as T;
  };
  const settle = async (): Promise<void> => void (await api('POST', '/settle', {}));

  return {
    url,
    ...keys,
    api,
    settle,
    async collect(...batch) {
      const authorization = `Basic ${Buffer.from(`${keys.writeKey}:`).toString('base64')}`;
      const headers = { authorization, 'content-type': 'application/json' };
      await ask('/v1/batch', { method: 'POST', headers, body: JSON.stringify({ batch }) });
      await settle();
    },
    now: async () => (await api<{ clock: { now: string } }>('GET', '/session')).clock.now,
    setClock: async (now) => void (await api('POST', '/clock', { now })),
    async restart() {
      await running.stop();
      running = await launch({ ...environment, SEGUE_PORT: new URL(url).port });
    },
    async stop() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

interface RunningProcess {
  url: string;
  stop: () => Promise<void>;
}

/** Starts the process and waits for its word that it is ready. */
async function launch(environment: Record<string, string>): Promise<RunningProcess> {
  const child = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MAX_MS);
    await ended;
    clearTimeout(timer);
  };
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${why} It said:\n${said}`));
    const timer = setTimeout(() => fail(`The server was not ready within ${START_MAX_MS} ms.`), START_MAX_MS);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /Segue is ready: (\S+)/u.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`The server ended with ${code}.`);
    });
  });
  return { url, stop };
}
