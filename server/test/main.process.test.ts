import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, '../src/main.ts');
const SECRET_KEY = 'sk_0123456789abcdef';
const WRITE_KEY = 'wk_0123456789abcdef';
const READY_MS = 60_000;

let dataDir: string;
const started: ChildProcess[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'segue-main-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  output(): string;
  /** Where it listens; fails when it ends instead. */
  readonly address: Promise<string>;
  readonly exit: Promise<number | null>;
}

function run(env: Record<string, string>, args: readonly string[] = []): Run {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: {
      PATH: process.env['PATH'],
      SEGUE_DATA_DIR: dataDir,
      SEGUE_PORT: '0',
      SEGUE_SECRET_KEY: SECRET_KEY,
      SEGUE_WRITE_KEY: WRITE_KEY,
      SEGUE_DEMO: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let output = '';
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const address = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /Segue is ready: (http:\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    exit.then((code) => reject(new Error(`It ended with ${code}: ${output}`)), reject);
    setTimeout(() => reject(new Error(`It was not ready: ${output}`)), READY_MS).unref();
  });
  // A run that is meant to fail has no address.
  address.catch(() => undefined);
  return { child, output: () => output, address, exit };
}

async function api(address: string, method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: { authorization: `Bearer ${SECRET_KEY}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

describe('the process', () => {
  test('keeps what it acknowledged when it is asked to stop, and goes on where it was', async () => {
    const first = run({ SEGUE_CLOCK: 'simulated' });
    const address = await first.address;
    expect(first.output()).toContain('THE CLOCK IS SIMULATED');
    await api(address, 'POST', '/api/v1/clock', { now: '2026-03-01T00:00:00Z' });
    let acknowledged = 0;
    let sending = true;
    const send = async (): Promise<void> => {
      for (let i = 0; sending; i += 1) {
        const body = JSON.stringify({ userId: `u${i % 50}`, event: 'Did', messageId: crypto.randomUUID() });
        const headers = { authorization: `Basic ${btoa(`${WRITE_KEY}:`)}` };
        const response = await fetch(`${address}/v1/track`, { method: 'POST', headers, body }).catch(() => null);
        if (response?.status === 200) acknowledged += 1;
        else if (response === null) return;
      }
    };
    const senders = [send(), send(), send(), send()];
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const stoppedAtMs = performance.now();
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    // Connections kept for a next request must not keep the process.
    expect(performance.now() - stoppedAtMs).toBeLessThan(20_000);
    sending = false;
    await Promise.all(senders);
    expect(acknowledged).toBeGreaterThan(20);

    const second = run({ SEGUE_CLOCK: 'simulated' });
    const again = await second.address;
    const { data } = (await api(again, 'GET', '/api/v1/events')) as { data: { name: string; count: number }[] };
    // Everything acknowledged is there; what was stored but whose answer got lost may be, too.
    expect(data.find((event) => event.name === 'Did')?.count).toBeGreaterThanOrEqual(acknowledged);
    expect(await api(again, 'POST', '/api/v1/settle')).toEqual({ mode: 'simulated', now: '2026-03-01T00:00:00.000Z' });
    second.child.kill('SIGINT');
    expect(await second.exit).toBe(0);
    expect(second.output()).not.toMatch(/"level":50/);
  });

  test('can be forced to stop by a second signal', async () => {
    const server = run({ SEGUE_LOG_LEVEL: 'info' });
    const address = await server.address;
    // A request under way keeps the first signal waiting.
    const { port } = new URL(address);
    const socket = (await import('node:net')).connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    socket.write('POST /v1/track HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{');
    await new Promise((resolve) => setTimeout(resolve, 200));
    server.child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 300));
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(130);
    socket.destroy();
  });

  test('refuses to start on bad values, and says what to write', async () => {
    const server = run({ SEGUE_PORT: 'eighty', SEGUE_CLOCK: 'broken' });
    expect(await server.exit).toBe(1);
    expect(server.output()).toContain('SEGUE_PORT must be a whole number');
    expect(server.output()).toContain('SEGUE_CLOCK must be one of');
    const split = run({ SEGUE_ROLE: 'serve', SEGUE_CLOCK: 'simulated' });
    expect(await split.exit).toBe(1);
    expect(split.output()).toContain('set SEGUE_ROLE=all');
  });

  test('says which port is taken, and leaves no database behind', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const server = run({ SEGUE_PORT: String(port) });
    expect(await server.exit).toBe(1);
    expect(server.output()).toContain(`Port ${port} is taken`);
    other.close();
  });

  test('explains itself', async () => {
    const help = run({}, ['--help']);
    expect(await help.exit).toBe(0);
    expect(help.output()).toContain('SEGUE_PORT');
  });
});
