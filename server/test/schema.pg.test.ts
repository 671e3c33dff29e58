import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumpSchema } from '../src/db/dump-schema.ts';
import { createPool, type Pool } from '../src/db/pool.ts';
import { rawSql } from '../src/db/sql.ts';
import { createTestDatabase, type TestDatabase } from './helpers/database.ts';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { maxConnections: 2, onError: () => undefined });
});
afterAll(async () => {
  await pool.close();
  await database.drop();
});

// After a new migration: npx vitest run --project pg server/test/schema.pg.test.ts --update
test('schema.sql is what the migrations make', async () => {
  await expect(await dumpSchema(pool)).toMatchFileSnapshot('../schema.sql');
});

test('every kind of change to the schema shows in the dump', async () => {
  const changes = [
    'alter table persons add column planted int',
    'alter table persons alter column planted set default 1',
    'alter table persons alter column planted set not null',
    'alter table persons alter column planted type bigint',
    'alter table persons add constraint planted check (planted > 0)',
    'create index planted_index on persons (planted)',
    'create unique index planted_unique on persons (planted) where planted > 5',
    'alter table persons set (fillfactor = 70)',
    'create statistics planted_statistics on planted, id from persons',
    'create table planted_table (id bigint generated always as identity primary key, name text collate "C")',
    'alter table planted_table set unlogged',
    `create type planted_kind as enum ('a', 'b')`,
    'create domain planted_domain as int check (value > 0)',
    'create sequence planted_sequence',
    'create view planted_view as select id from planted_table',
    `create function planted_function() returns trigger language plpgsql as 'begin return new; end'`,
    'create trigger planted_trigger before insert on planted_table for each row execute function planted_function()',
    'drop index planted_index',
  ];
  const seen = new Set([await dumpSchema(pool)]);
  for (const change of changes) {
    await pool.query(rawSql(change));
    const dump = await dumpSchema(pool);
    expect(seen.has(dump), change).toBe(false);
    seen.add(dump);
  }
});
