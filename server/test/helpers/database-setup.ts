import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../src/db/embedded.ts';
import { isRunning } from '../../src/db/embedded/process-identity.ts';
import { migrate } from '../../src/db/migrate.ts';
import { databaseUrl, runOnServer } from './database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server for tests, and the name of the migrated database there that test databases are copies of. */
    testDatabaseServer: { serverUrl: string; template: string };
  }
}

interface TestServer {
  readonly serverUrl: string;
  readonly template: string;
  stop(): Promise<void>;
}

/** Nothing here outlives the run, so nothing need reach the disk. */
const RECKLESS = { fsync: false, full_page_writes: false, synchronous_commit: 'off', max_connections: 100 };

const FOLDER_PREFIX = 'segue-test-';
const ABANDONED_AFTER_MS = 60_000;
const SILENT = { info: () => undefined, warn: console.warn, error: console.error };

/** Two projects may need the server in one run; they share it, and the last one stops it. */
const shared = globalThis as { segueTestServer?: { promise: Promise<TestServer>; users: number } };

export async function setup(project: TestProject): Promise<void> {
  shared.segueTestServer ??= { promise: startTestServer(), users: 0 };
  shared.segueTestServer.users += 1;
  const { serverUrl, template } = await shared.segueTestServer.promise;
  project.provide('testDatabaseServer', { serverUrl, template });
}

export async function teardown(): Promise<void> {
  const server = shared.segueTestServer;
  if (server === undefined) return;
  server.users -= 1;
  if (server.users > 0) return;
  delete shared.segueTestServer;
  await (await server.promise).stop();
}

async function startTestServer(): Promise<TestServer> {
  // Empty counts as not set, as in most shells and workflows.
  const given = process.env['SEGUE_TEST_DATABASE_URL'] || undefined;
  const server = given === undefined ? await startOwnServer() : { serverUrl: given, stop: async () => undefined };
  const template = `segue_test_${randomBytes(4).toString('hex')}`;
  await runOnServer(server.serverUrl, `create database ${template}`);
  await migrate(databaseUrl(server.serverUrl, template));
  return {
    serverUrl: server.serverUrl,
    template,
    stop: async () => {
      await dropDatabases(server.serverUrl, template);
      await server.stop();
    },
  };
}

/**
 * Ends the servers of runs that were killed, and removes their folders. A folder whose run still goes on is left alone;
 * a young one may belong to a run that is just starting.
 */
async function sweepAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(FOLDER_PREFIX));
  for (const dataDir of names.map((name) => join(tmpdir(), name))) {
    const status = await stat(dataDir).catch(() => undefined);
    if (status === undefined || Date.now() - status.mtimeMs < ABANDONED_AFTER_MS) continue;
    const claims = await readdir(join(dataDir, 'postgres/claims')).catch(() => []);
    if (claims.some((claim) => isRunning(Number.parseInt(claim, 10)))) continue;
    const hasCluster = await stat(join(dataDir, 'postgres')).catch(() => undefined);
    if (hasCluster !== undefined) {
      await startEmbeddedDatabase({ dataDir, log: SILENT, settings: RECKLESS }).then((database) => database.stop());
    }
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function startOwnServer(): Promise<{ serverUrl: string; stop(): Promise<void> }> {
  // Another run may sweep the same folder at the same time, and either may then find it gone.
  await sweepAbandoned().catch((error: unknown) => console.warn('An abandoned test server was not removed:', error));
  const dataDir = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
  const database = await startEmbeddedDatabase({ dataDir, log: SILENT, settings: RECKLESS });
  return {
    serverUrl: database.url,
    stop: async () => {
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Drops the template and what test files have left behind. */
async function dropDatabases(serverUrl: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const found = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like $1 || '%'`,
      [template],
    );
    for (const { datname } of found.rows) await client.query(`drop database if exists ${datname} with (force)`);
  } finally {
    await client.end();
  }
}
