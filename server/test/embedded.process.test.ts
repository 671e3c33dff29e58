import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../src/db/embedded.ts';
import { chooseAccount } from '../src/db/embedded/account.ts';
import { locateBinaries, makeBinariesRunnable } from '../src/db/embedded/binaries.ts';
import { isRunning } from '../src/db/embedded/process-identity.ts';

const CHILD = fileURLToPath(new URL('./helpers/embedded-child.ts', import.meta.url));
const READY_MAX_MS = 3_000;
/** Crash recovery flushes and reads the disk, which a busy machine makes us wait for. */
const RECOVERED_MAX_MS = 10_000;
const POLLING = { timeout: 20_000, interval: 100 };
const isRoot = process.getuid?.() === 0;

let folder: string;
let dataDir: string;
let sentences: string[];
const children: Child[] = [];
const databases: EmbeddedDatabase[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'segue-embedded-'));
  dataDir = join(folder, 'data');
  sentences = [];
});

afterEach(async () => {
  for (const child of children.splice(0)) await child.kill('SIGKILL');
  for (const database of databases.splice(0)) await database.stop();
  // A server that a killed child has left behind is adopted here, and stopped.
  await chmod(folder, 0o755);
  const found = await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').catch(() => undefined);
  if (found !== undefined) await startHere().then((database) => database.stop());
  await rm(folder, { recursive: true, force: true });
});

describe('one process', () => {
  test('starts for the first time, and after a stop within 3 s at the same address with its rows', async () => {
    const first = await timed(startHere);
    await query(first.result.url, 'create table kept as select generate_series(1, 1000) as number');
    const pid = await postmasterPid();
    await first.result.stop();
    expect(isRunning(pid)).toBe(false);

    const second = await timed(startHere);
    console.log(`embedded PostgreSQL: first start ${first.tookMs} ms, next start ${second.tookMs} ms`);
    expect(second.tookMs).toBeLessThan(READY_MAX_MS);
    expect(second.result.url).toBe(first.result.url);
    expect(await query(second.result.url, 'select count(*)::int as count from kept')).toEqual([{ count: 1000 }]);
  });

  test('runs PostgreSQL 18 in UTF8, with checksums and commits that reach the disk, reachable only from here', async () => {
    const { url } = await startHere();
    const names = ['server_version_num', 'server_encoding', 'data_checksums', 'fsync', 'synchronous_commit'];
    const more = ['listen_addresses', 'TimeZone', 'jit', 'unix_socket_directories'];
    const rows = await query(url, `select string_agg(current_setting(name), ' ') as all from unnest($1::text[]) name`, [
      [...names, ...more],
    ]);
    expect(rows[0]?.['all']).toMatch(/^18\d{4} UTF8 on on on 127\.0\.0\.1 UTC off $/);
    expect(await query(url, `select lower('ÉÀ') as lower, datlocale from pg_database where datname = 'segue'`)).toEqual(
      [{ lower: 'éà', datlocale: 'C.UTF-8' }],
    );
    const wrong = url.replace(/:[0-9a-f]+@/, ':wrong@');
    await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed');
  });

  test('goes to another port when its own is taken, and remembers that one', async () => {
    const first = await startHere();
    await query(first.url, 'create table kept as select 1 as number');
    await first.stop();
    const occupant = createServer();
    await new Promise<void>((done) => occupant.listen(portOf(first), '127.0.0.1', done));
    try {
      const second = await startHere();
      expect(portOf(second)).not.toBe(portOf(first));
      expect(await query(second.url, 'select number from kept')).toEqual([{ number: 1 }]);
      await second.stop();
      const third = await startHere();
      expect(portOf(third)).toBe(portOf(second));
    } finally {
      occupant.close();
    }
  });

  test('refuses a folder of another major version and says what to do', async () => {
    await (await startHere()).stop();
    await writeFile(join(dataDir, 'postgres/data/PG_VERSION'), '17\n');
    await expect(startHere()).rejects.toThrow(/made by PostgreSQL 17, and this Segue brings PostgreSQL 18/);
  });

  test('starts over a lock file that is empty, or that names a process which is not PostgreSQL', async () => {
    await (await startHere()).stop();
    const lock = join(dataDir, 'postgres/data/postmaster.pid');
    await writeFile(lock, `${process.pid}\n/somewhere\n1700000000\n15432\n\n127.0.0.1\n  1 1\nready\n`);
    const first = await startHere();
    expect(await postmasterPid()).not.toBe(process.pid);
    await first.stop();
    await writeFile(lock, '');
    const second = await startHere();
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('restarts a server left behind with other settings, unless somebody uses it', async () => {
    const first = await startHere();
    const joined = await startHere({ work_mem: '9MB' });
    expect(await query(joined.url, 'show work_mem')).toEqual([{ work_mem: '16MB' }]);
    await Promise.all([first.stop(), joined.stop()]);

    const child = startChild();
    await child.url();
    await child.kill('SIGKILL');
    const changed = await startHere({ work_mem: '9MB' });
    expect(await query(changed.url, 'show work_mem')).toEqual([{ work_mem: '9MB' }]);
  });
});

describe('a crash', () => {
  test('kill -9 of the process while it writes: the next start adopts the server and finds every committed row', async () => {
    const child = startChild('write');
    await child.committed(200);
    const pid = await postmasterPid();
    await child.kill('SIGKILL');
    expect(isRunning(pid)).toBe(true);

    const { result, tookMs } = await timed(startHere);
    expect(tookMs).toBeLessThan(READY_MAX_MS);
    expect(await postmasterPid()).toBe(pid);
    await expectRows(result.url, child.lastCommitted);
    await result.stop();
    expect(isRunning(pid)).toBe(false);
  });

  test('kill -9 of the server: it comes back at the same address, without a lost row', async () => {
    const child = startChild('write');
    const url = await child.url();
    await child.committed(200);
    const pid = await postmasterPid();
    process.kill(pid, 'SIGKILL');
    const before = child.lastCommitted;
    await child.committed(before + 200);
    expect(await postmasterPid()).not.toBe(pid);
    await expectRows(url, child.lastCommitted);
  });

  test('kill -9 of both at once', async () => {
    const child = startChild('write');
    await child.committed(200);
    process.kill(await postmasterPid(), 'SIGKILL');
    await child.kill('SIGKILL');
    const { result, tookMs } = await timed(startHere);
    console.log(`embedded PostgreSQL: start after kill -9 of both ${tookMs} ms`);
    expect(tookMs).toBeLessThan(RECOVERED_MAX_MS);
    await expectRows(result.url, child.lastCommitted);
  });

  test('kill -9 during the very first start leaves nothing in the way', async () => {
    const child = startChild();
    while (!(await readdir(dataDir).catch(() => [])).some((name) => name.startsWith('postgres.new-'))) await sleep(5);
    await sleep(100);
    await child.kill('SIGKILL');
    const { url } = await startHere();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });
});

describe('Ctrl-C', () => {
  test('reaches the process, which can still write before it stops the server', async () => {
    const child = startChild();
    const url = await child.url();
    const pid = await postmasterPid();
    process.kill(-child.pid, 'SIGINT');
    await child.stopped();
    expect(isRunning(pid)).toBe(false);
    await expect(query(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    const { url: again } = await startHere();
    expect(await query(again, 'select writer from rows')).toEqual([{ writer: 'drain' }]);
  });
});

describe('two processes on one folder', () => {
  test('the second joins the server of the first, and whoever leaves last stops it', async () => {
    const [first, second] = [startChild(), startChild()];
    const [url, sameUrl] = await Promise.all([first.url(), second.url()]);
    expect(sameUrl).toBe(url);
    const pid = await postmasterPid();
    await first.kill('SIGTERM');
    await sleep(100);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.kill('SIGTERM');
    expect(isRunning(pid)).toBe(false);
  });

  test('one killed with -9 does not count as a user', async () => {
    const [first, second] = [startChild(), startChild()];
    await Promise.all([first.url(), second.url()]);
    const pid = await postmasterPid();
    await first.kill('SIGKILL');
    await second.kill('SIGTERM');
    expect(isRunning(pid)).toBe(false);
  });

  test('arriving and leaving at the same moment, many times: who has arrived has a server', async () => {
    let current = await startHere();
    for (let round = 0; round < 12; round += 1) {
      const [next] = await Promise.all([startHere(), current.stop()]);
      expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      current = next;
    }
  });
});

describe('where the account of PostgreSQL cannot go', () => {
  test.runIf(isRoot)('as root under a folder of mode 700', async () => {
    await chmod(folder, 0o700);
    const { url } = await startHere();
    await query(url, 'create table kept as select 1 as number');
    const [row] = await query(url, `select pg_read_file('/proc/self/status') as status`);
    expect(String(row?.['status'])).not.toMatch(/^Uid:\s+0\b/m);
    await (await startHere()).stop();
    process.kill(await postmasterPid(), 'SIGKILL');
    await expect.poll(() => query(url, 'select number from kept').catch(() => []), POLLING).toEqual([{ number: 1 }]);
  });

  test.runIf(isRoot)('as root, the programs under a folder of mode 700 run from a copy', async () => {
    const installed = await locateBinaries();
    const hidden = { ...installed, root: join(folder, 'native') };
    await cp(installed.root, hidden.root, { recursive: true, verbatimSymlinks: true });
    await chmod(folder, 0o700);
    const used = await makeBinariesRunnable(hidden, await chooseAccount(join(dataDir, 'postgres')), dataDir, log());
    expect(used.root).toMatch(/^\/var\/lib\/segue\/postgresql-18/);
    const again = await makeBinariesRunnable(hidden, await chooseAccount(join(dataDir, 'postgres')), dataDir, log());
    expect(again.root).toBe(used.root);
    // The copy is made once for all data folders, and only its making is worth a line.
    expect(sentences.length).toBeLessThanOrEqual(1);
  });

  test('the links between the libraries are made when no install script has made them', async () => {
    const installed = await locateBinaries();
    const bare = { ...installed, root: join(folder, 'native') };
    await cp(installed.root, bare.root, { recursive: true, verbatimSymlinks: true });
    for (const entry of await readdir(join(bare.root, 'lib'), { withFileTypes: true })) {
      if (entry.isSymbolicLink()) await unlink(join(bare.root, 'lib', entry.name));
    }
    await mkdir(dataDir);
    await chmod(folder, 0o755);
    const account = await chooseAccount(join(dataDir, 'postgres'));
    expect(await makeBinariesRunnable(bare, account, dataDir, log())).toBe(bare);
    expect((await readdir(join(bare.root, 'lib'))).toSorted()).toEqual(
      (await readdir(join(installed.root, 'lib'))).toSorted(),
    );
  });
});

// --- helpers -----------------------------------------------------------------------------------------------------

function log() {
  const keep = (_fields: object, sentence: string): void => void sentences.push(sentence);
  return { info: keep, warn: keep, error: keep };
}

async function startHere(settings?: Record<string, string>): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ dataDir, log: log(), settings });
  databases.push(database);
  return database;
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; tookMs: number }> {
  const startedAtMs = performance.now();
  const result = await work();
  return { result, tookMs: Math.round(performance.now() - startedAtMs) };
}

async function query(url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Every acknowledged row is there, and the numbers have no gap. */
async function expectRows(url: string, lastCommitted: number): Promise<void> {
  const [row] = await query(url, 'select count(*)::int as count, max(number) as last from rows');
  expect(Number(row?.['last'])).toBeGreaterThanOrEqual(lastCommitted);
  expect(row?.['count']).toBe(row?.['last']);
}

async function postmasterPid(): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10);
}

function portOf(database: EmbeddedDatabase): number {
  return Number(new URL(database.url).port);
}

interface Child {
  readonly pid: number;
  readonly lastCommitted: number;
  url(): Promise<string>;
  committed(number: number): Promise<void>;
  stopped(): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts the program of embedded-child.ts in a process group of its own, as a terminal would. */
function startChild(mode: 'idle' | 'write' = 'idle'): Child {
  const running: ChildProcess = spawn(process.execPath, [CHILD, dataDir, mode], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((done) => running.once('exit', () => done()));
  let url: string | undefined;
  let lastCommitted = 0;
  let hasExited = false;
  void exited.then(() => (hasExited = true));
  if (running.stdout === null || running.pid === undefined) throw new Error('The child did not start.');
  createInterface({ input: running.stdout }).on('line', (line) => {
    const message = JSON.parse(line) as { url?: string; committed?: number };
    url ??= message.url;
    lastCommitted = message.committed ?? lastCommitted;
  });
  const until = async (isMet: () => boolean): Promise<void> => {
    while (!isMet()) {
      if (hasExited) throw new Error('The child has ended too early.');
      await sleep(5);
    }
  };
  const child: Child = {
    pid: running.pid,
    get lastCommitted() {
      return lastCommitted;
    },
    url: async () => {
      await until(() => url !== undefined);
      return url ?? '';
    },
    committed: (number) => until(() => lastCommitted >= number),
    stopped: () => exited,
    kill: async (signal) => {
      if (!hasExited) running.kill(signal);
      await exited;
    },
  };
  children.push(child);
  return child;
}
