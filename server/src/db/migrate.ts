import { readdir, readFile } from 'node:fs/promises';
import { createPool, type Database } from './pool.ts';
import { rawSql, sql } from './sql.ts';

const MIGRATIONS = new URL('../../migrations/', import.meta.url);
const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** Any number that no other program on this database uses: one migrator at a time. */
const MIGRATION_LOCK = 736_367_001;
const MINIMUM_VERSION = 150_000;

/**
 * Brings a database up to date: forward-only, each file once, in its own transaction, one process at a time.
 * Throws when the database is older than PostgreSQL 15, newer than this program, or without ICU.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const pool = createPool(databaseUrl, { maxConnections: 1, onError: () => undefined });
  try {
    await assertUsable(pool);
    await pool.query(sql`select pg_advisory_lock(${MIGRATION_LOCK}::bigint)`);
    await pool.query(sql`
      create table if not exists migrations (
        number int primary key, name text not null, applied_at timestamptz not null default now())`);
    const applied = new Set(
      (await pool.query<{ number: number }>(sql`select number from migrations`)).map((row) => row.number),
    );
    const files = (await readdir(MIGRATIONS)).filter((name) => FILE_NAME.test(name)).sort();
    const newest = Number(files.at(-1)?.slice(0, 4) ?? 0);
    for (const number of applied) {
      if (number > newest) {
        throw new Error(
          `The database was migrated by a newer Segue (migration ${number}); this one knows ${newest}. Install the newer version.`,
        );
      }
    }
    for (const name of files) {
      const number = Number(name.slice(0, 4));
      if (applied.has(number)) continue;
      const text = await readFile(new URL(name, MIGRATIONS), 'utf8');
      await pool.transaction(async (tx) => {
        await tx.query(rawSql(text));
        await tx.query(sql`insert into migrations (number, name) values (${number}::int, ${name}::text)`);
      });
    }
  } finally {
    await pool.close();
  }
}

async function assertUsable(db: Database): Promise<void> {
  const [row] = await db.query<{ version: number; icu: boolean; encoding: string }>(sql`
    select current_setting('server_version_num')::int as version,
           exists (select 1 from pg_collation where collname = 'und-x-icu') as icu,
           current_setting('server_encoding') as encoding`);
  if (!row || row.version < MINIMUM_VERSION) {
    throw new Error(`Segue needs PostgreSQL 15 or newer; DATABASE_URL leads to version ${row?.version ?? 'unknown'}.`);
  }
  if (!row.icu) throw new Error('Segue needs a PostgreSQL built with ICU (the collation und-x-icu is missing).');
  if (row.encoding !== 'UTF8') throw new Error(`Segue needs a database in UTF8; this one is in ${row.encoding}.`);
}
