import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../src/db/embedded.ts';
import { createPool, type Pool } from '../src/db/pool.ts';
import { sql } from '../src/db/sql.ts';

const WRITE_KEY = 'wk_crash';
const SECRET_KEY = 'sk_crash';
/** `SEGUE_TEST_KILLS=50 npx vitest run server/test/crash` is the long run; its counts are in docs/reference/testing.md. */
const KILLS = Number(process.env['SEGUE_TEST_KILLS'] ?? 8);
const BATCH_EVENTS = 20;
/** So many that the flows of an edit take several transactions to start. */
const EDITED_PEOPLE = 6_000;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let dataDir: string;
let database: EmbeddedDatabase;
let pool: Pool;
let smtp: SMTPServer;
let port: number;
let server: ChildProcess | null = null;
const arrivals = new Map<string, number>();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'segue-crash-'));
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo) arrivals.set(address, (arrivals.get(address) ?? 0) + 1);
        done();
      });
    },
  });
  // Connections of a killed server break off: that is what the test is about.
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  port = await freePort();
  await startServer();
  database = await startEmbeddedDatabase({ dataDir, log: silent });
  pool = createPool(database.url, { maxConnections: 3, onError: () => undefined });
});

afterAll(async () => {
  server?.kill('SIGKILL');
  await pool.close();
  await database.stop();
  await new Promise<void>((resolve) => smtp.close(resolve));
  await rm(dataDir, { recursive: true, force: true });
});

it(
  `kill -9 of the server at ${KILLS} random moments under load loses no acknowledged event and sends no message twice`,
  { timeout: 60_000 + KILLS * 15_000 },
  async () => {
    await api('POST', '/api/v1/segments', {
      key: 'welcome',
      name: 'Welcome',
      definition: { version: 1, kind: 'dynamic', condition: { type: 'event', event: 'Signed up' } },
    });
    await api('POST', '/api/v1/flows', { key: 'welcome', name: 'Welcome', graph: welcomeFlow });
    await api('PATCH', '/api/v1/flows/welcome', { status: 'live' });

    const acknowledged: string[] = [];
    let person = 0;
    let stopped = false;
    const load = (async () => {
      while (!stopped) {
        const batch = Array.from({ length: BATCH_EVENTS }, () => {
          person += 1;
          const userId = `u${person}`;
          return {
            type: 'track',
            userId,
            event: 'Signed up',
            messageId: `m-${userId}`,
            context: { traits: { email: `${userId}@example.com` } },
          };
        });
        // A client repeats what was not acknowledged, with the same message ids.
        while (!stopped && !(await collect(batch))) await pause(50);
        if (!stopped) acknowledged.push(...batch.map((call) => call.userId));
        await pause(20);
      }
    })();
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(200 + Math.random() * 1_200);
      server?.kill('SIGKILL');
      await new Promise((resolve) => server?.once('exit', resolve));
      await startServer();
    }
    await pause(500);
    stopped = true;
    await load;
    await waitUntil(
      async () => (await count(sql`select count(*) as n from messages where status in ('queued', 'sending')`)) === 0,
    );

    const stored = await pool.query<{ user_id: string; n: number }>(sql`
      select p.user_id, count(*) as n from events e join event_types t on t.id = e.event_type_id and t.name = 'Signed up'
      join persons p on p.id = e.person_id group by p.user_id`);
    const storedIds = new Set(stored.map((row) => row.user_id));
    expect(acknowledged.filter((id) => !storedIds.has(id))).toEqual([]);
    expect(stored.filter((row) => row.n !== 1)).toEqual([]);

    const twice = [...arrivals].filter(([, n]) => n > 1);
    expect(twice).toEqual([]);
    const byStatus = await pool.query<{ status: string; n: number }>(
      sql`select status, count(*) as n from messages group by status`,
    );
    const total = byStatus.reduce((sum, row) => sum + row.n, 0);
    expect(total).toBe(stored.length);
    const sent = byStatus.find((row) => row.status === 'sent')?.n ?? 0;
    const uncertain = byStatus.find((row) => row.status === 'uncertain')?.n ?? 0;
    expect(sent + uncertain).toBe(total);
    // Whatever is marked sent has arrived; what is uncertain may or may not have.
    expect(arrivals.size).toBeGreaterThanOrEqual(sent);
    console.log(
      `crash: ${KILLS} kills, ${acknowledged.length} events acknowledged, ${stored.length} stored, ${arrivals.size} messages arrived, ` +
        `${twice.length} twice, ${sent} sent, ${uncertain} uncertain`,
    );
  },
);

it(
  'S27 kill -9 while those who come in by an edit start their flow: everybody starts exactly once',
  { timeout: 120_000 },
  async () => {
    const nobody = { type: 'event', event: 'Nobody does this' };
    const definition = (condition: object) => ({ version: 1, kind: 'dynamic', condition });
    await api('POST', '/api/v1/segments', { key: 'late', name: 'Late', definition: definition(nobody) });
    const wait = { id: 'wait', type: 'wait', amount: 1, unit: 'week', next: null };
    const graph = {
      ...welcomeFlow,
      triggers: [{ type: 'segment_entered', segment: 'late' }],
      start: 'wait',
      steps: [wait],
      settings: { ...welcomeFlow.settings, reentry: 'after_finish' },
    };
    await api('POST', '/api/v1/flows', { key: 'late', name: 'Late', graph });
    await api('PATCH', '/api/v1/flows/late', { status: 'live' });
    await pool.query(sql`
      insert into persons (workspace_id, user_id, identified, fields, first_seen_at, last_seen_at, created_at)
      select w.id, 'edited-' || n, true, '{"plan": "pro"}', now(), now(), now()
      from workspaces w, generate_series(1, ${EDITED_PEOPLE}::int) as n`);
    await waitUntil(
      async () =>
        (await count(sql`select count(*) as n from segments where key = 'late' and live_version_id is not null`)) === 1,
    );
    const everybody = definition({ type: 'field', field: 'plan', operator: 'is', value: 'pro' });
    await api('PATCH', '/api/v1/segments/late', { definition: everybody, trigger_flows: true });
    const started = () =>
      count(sql`select count(*) as n from runs r join flows f on f.id = r.flow_id and f.key = 'late'`);
    const owed = () => count(sql`select count(*) as n from pending where change in ('entered', 'left')`);
    let killedAt = 0;
    for (let kill = 0; kill < 3; kill += 1) {
      const before = await started();
      await waitUntil(async () => (await started()) > before || (before > 0 && (await owed()) === 0));
      if ((await owed()) > 0) killedAt += 1;
      server?.kill('SIGKILL');
      await new Promise((resolve) => server?.once('exit', resolve));
      await startServer();
    }
    await waitUntil(async () => (await started()) >= EDITED_PEOPLE && (await owed()) === 0);
    expect(killedAt).toBeGreaterThan(0);
    const runs = await pool.query<{ n: number }>(sql`
      select count(*) as n from runs r join flows f on f.id = r.flow_id and f.key = 'late' group by r.person_id`);
    expect(runs).toHaveLength(EDITED_PEOPLE);
    expect(runs.every((row) => row.n === 1)).toBe(true);
    const entered = await count(sql`
      select count(*) as n from events e join event_types t on t.id = e.event_type_id and t.name = 'Segment Entered'
      where e.properties ->> 'segment' = 'late'`);
    expect(entered).toBe(EDITED_PEOPLE);
  },
);

const welcomeFlow = {
  version: 1,
  triggers: [{ type: 'segment_entered', segment: 'welcome' }],
  start: 'mail',
  steps: [
    {
      id: 'mail',
      type: 'send_email',
      name: 'Welcome',
      subject: 'Welcome',
      body: 'Hello {{ person.email }}',
      next: null,
    },
  ],
  settings: { reentry: 'once', exit_on_leave: false, late_limit_seconds: 3600 },
};

async function startServer(): Promise<void> {
  const main = new URL('../src/main.ts', import.meta.url).pathname;
  const address = smtp.server.address() as AddressInfo;
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      SEGUE_PORT: String(port),
      SEGUE_DATA_DIR: dataDir,
      SEGUE_WRITE_KEY: WRITE_KEY,
      SEGUE_SECRET_KEY: SECRET_KEY,
      SEGUE_DEMO: 'off',
      SEGUE_LOG_LEVEL: 'error',
      SEGUE_SMTP_URL: `smtp://127.0.0.1:${address.port}`,
    },
  });
  server = child;
  await waitUntil(async () => {
    if (child.exitCode !== null) throw new Error(`The server ended by itself with ${child.exitCode}.`);
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  });
}

/** True when the server acknowledged the batch. */
async function collect(batch: readonly object[]): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${WRITE_KEY}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ batch }),
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

async function api(method: string, path: string, body: object): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { authorization: `Bearer ${SECRET_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}

async function count(query: Parameters<Pool['query']>[0]): Promise<number> {
  const [row] = await pool.query<{ n: number }>(query);
  return row?.n ?? 0;
}

async function waitUntil(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const held = await condition().catch((error: Error) => {
      if (error.message.startsWith('The server ended')) throw error;
      return false;
    });
    if (held) return;
    if (Date.now() > deadline) throw new Error('What the test waited for did not happen within 60 s.');
    await pause(25);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: found } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return found;
}
