import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createTestDatabase } from '../helpers/database.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const READY_MS = 50_000;
const WRITE_KEY = 'wk_blackbox_0123456789';
const SECRET_KEY = 'sk_blackbox_0123456789';

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface RawRequest {
  readonly method?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The program as somebody runs it, in a process of its own, with a simulated clock; all that is done to it is HTTP. */
export interface RunningServer {
  /** A call of the management API with the secret key; `path` begins after `/api/v1`. */
  api(method: string, path: string, body?: unknown): Promise<Reply>;
  /** A call of the collecting API; `path` begins after `/v1`. Default key: the write key. */
  collect(path: string, body: unknown, key?: 'write' | 'secret'): Promise<Reply>;
  /** Exactly this request, with the secret key unless the headers say otherwise. */
  raw(path: string, request?: RawRequest): Promise<Reply>;
  /** Moves the clock, and waits until nothing is pending. */
  moveTo(now: string): Promise<void>;
  settle(): Promise<void>;
  /** What was written to the log so far. */
  log(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly start: string;
  readonly timezone?: string | undefined;
  readonly weekStart?: 'monday' | 'sunday' | undefined;
}

/** Starts the program on an empty database, with its clock at `start`. Throws when it does not come up. */
export async function startServer({ start, timezone, weekStart }: ServerOptions): Promise<RunningServer> {
  const database = await createTestDatabase();
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      SEGUE_PORT: '0',
      SEGUE_CLOCK: 'simulated',
      SEGUE_DEMO: 'off',
      SEGUE_WRITE_KEY: WRITE_KEY,
      SEGUE_SECRET_KEY: SECRET_KEY,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const address = await addressOf(child, output);

  const raw: RunningServer['raw'] = async (path, { method = 'GET', body, headers = {} } = {}) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: { authorization: `Bearer ${SECRET_KEY}`, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, body: parse(await response.text()) };
  };
  const post = (path: string, method: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
    body === undefined
      ? raw(path, { method, headers })
      : raw(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
  const api: RunningServer['api'] = (method, path, body) => post(`/api/v1${path}`, method, body);
  const must = async (method: string, path: string, body?: unknown): Promise<void> => {
    const reply = await api(method, path, body);
    if (reply.status !== 200) throw new Error(`${method} ${path} answers ${JSON.stringify(reply)}`);
  };

  await must('POST', '/clock', { now: start });
  await must('PATCH', '/workspace', { timezone: timezone ?? 'UTC', week_start: weekStart ?? 'monday' });
  return {
    api,
    raw,
    collect: (path, body, key = 'write') =>
      post(`/v1${path}`, 'POST', body, { authorization: basic(key === 'write' ? WRITE_KEY : SECRET_KEY) }),
    async moveTo(now) {
      await must('POST', '/clock', { now });
      await must('POST', '/settle');
    },
    settle: () => must('POST', '/settle'),
    log: () => output.join(''),
    async stop() {
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
      await database.drop();
    },
  };
}

const basic = (key: string): string => `Basic ${btoa(`${key}:`)}`;

/** Not every refusal of a broken request is JSON; then there is no body to look at. */
function parse(text: string): Record<string, unknown> {
  try {
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  } catch {
    return { text };
  }
}

function addressOf(child: ChildProcess, output: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`It was not ready: ${output.join('')}`)), READY_MS);
    const read = (chunk: Buffer): void => {
      output.push(chunk.toString());
      const found = /Segue is ready: (http:\S+)/.exec(output.join(''))?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${output.join('')}`)));
  });
}
