import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createPool, type Pool } from '../../server/src/db/pool.ts';
import { createTestDatabase, type TestDatabase } from '../../server/test/helpers/database.ts';
import type {} from '../../server/test/helpers/database-setup.ts';
import { parseIsoDate, regexProblem } from '../src/segment/index.ts';

/*
 * What the language accepts, PostgreSQL has to take: patterns and dates go to it as they were written. These tests
 * ask the real one.
 */

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  // One connection, so that the time limit of a statement holds for all that follow.
  pool = createPool(database.url, {
    maxConnections: 1,
    onError: (error) => {
      throw error;
    },
  });
});

afterAll(async () => {
  await pool.close();
  await database.drop();
});

async function matches(text: string, pattern: string): Promise<boolean> {
  const rows = await pool.run<{ found: boolean }>({
    text: 'select $1::text ~* $2::text as found',
    values: [text, pattern],
  });
  return rows[0]?.found ?? false;
}

const pieces =
  'a b c A 1 . [a-b] [^a] [\\w.] [a\\-z] \\d \\w \\s \\S \\D \\W \\. \\n \\t \\- \\u0041 - ^ $ | ( (?: ) * + ? *? {2} {1,3} {0,} { } ] [ \\ (?i) (?= \\1 \\b " & , # ***'.split(
    ' ',
  );
const pattern = fc
  .array(fc.constantFrom(' ', ...pieces), { minLength: 1, maxLength: 8 })
  .map((chosen) => chosen.join(''));
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', '1', '.', '-', ' ', '\n', '_'), maxLength: 12 });

test('S12 PostgreSQL reads every accepted pattern, and as JavaScript does', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
  process.stdout.write(`seed ${seed}\n`);
  const accepted = pattern.filter((given) => regexProblem(given, 'en') === undefined);
  await fc.assert(
    fc.asyncProperty(accepted, fc.array(text, { minLength: 3, maxLength: 3 }), async (given, texts) => {
      for (const each of texts) expect(await matches(each, given)).toBe(new RegExp(given, 'is').test(each));
    }),
    { seed, numRuns: 300 },
  );
});

test.each([
  '[a-z]{255}[a-z]{255}[a-z]{255}[a-z]{255}x',
  '.{0,255}.{0,255}.{0,255}.{0,255}.{0,255}x',
  '.*.*.*.*.*.*.*.*=x',
  '\\w+\\w+\\w+\\w+\\w+\\w+!',
  '(a|b)*a(a|b){30}c',
  '(ab{0,255}c){0,7}z',
  '(a{20}){20}x',
])('S12 the heaviest accepted patterns are searched for quickly: %s', async (heavy) => {
  expect(regexProblem(heavy, 'en')).toBeUndefined();
  await pool.run({ text: `set statement_timeout = '2s'`, values: [] });
  expect(await matches('ab'.repeat(5_000), heavy)).toBe(false);
});

test.each(['^*', 'a**', '[z-a]', '(', 'a{3,2}', '[[:nope:]]', '[\\s-[a\\-z]'])(
  'S12 what PostgreSQL refuses is refused before: %s',
  async (wrong) => {
    expect(regexProblem(wrong, 'en')).toBeDefined();
    await expect(matches('a', wrong)).rejects.toThrow(/invalid regular expression/);
  },
);

test.each([
  '2026-01-03',
  '2026-01-03T14:02',
  '2026-01-03 14:02:59',
  '2026-01-03T14:02:59.123456Z',
  '2026-01-03T14:02-0530',
  '2026-01-03T00:30+01',
  '9999-12-31',
  '1000-01-01',
])('S10 PostgreSQL reads the accepted date %s as the same instant', async (date) => {
  const rows = await pool.run<{ at: number }>({
    text: `select (extract(epoch from json_instant(to_jsonb($1::text), 'UTC')) * 1000)::bigint as at`,
    values: [date],
  });
  expect(rows[0]?.at).toBe(parseIsoDate(date)?.epochMs);
});
