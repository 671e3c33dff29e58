import { defineConfig } from 'vitest/config';

/*
 * The ending of a test file says what it needs:
 *   *.test.ts           nothing, runs in milliseconds
 *   *.pg.test.ts        PostgreSQL
 *   *.property.test.ts  PostgreSQL, and some seconds: random definitions on random worlds
 *   *.process.test.ts   the machine: real processes that are started, stopped and killed
 * The browser's unit tests have their own project in web/vite.config.ts, as they are compiled like the application.
 */
const special = ['**/*.pg.test.ts', '**/*.property.test.ts', '**/*.process.test.{ts,mjs}'];
const never = ['**/node_modules/**', '**/dist/**'];
const packages = '{shared,server,sdk,scripts,bench}';
/** The program from outside, over HTTP; once is enough where the tests of its parts run on several databases. */
const outside = 'server/test/blackbox/*.pg.test.ts';
const databaseSetup = './server/test/helpers/database-setup.ts';

export default defineConfig({
  test: {
    // Two at a time: the database works beside them.
    maxWorkers: 2,
    testTimeout: 15_000,
    hookTimeout: 60_000,
    projects: [
      {
        test: { name: 'unit', include: [`${packages}/**/*.test.{ts,mjs}`], exclude: [...never, ...special] },
      },
      {
        test: {
          name: 'pg',
          include: [`${packages}/**/*.pg.test.ts`],
          exclude: [...never, outside],
          globalSetup: databaseSetup,
        },
      },
      {
        test: { name: 'blackbox', include: [outside], exclude: never, globalSetup: databaseSetup },
      },
      {
        test: {
          name: 'property',
          include: [`${packages}/**/*.property.test.ts`],
          exclude: never,
          globalSetup: databaseSetup,
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'process',
          // After everything else, as some of these tests measure time.
          sequence: { groupOrder: 1 },
          include: [`${packages}/**/*.process.test.{ts,mjs}`],
          exclude: never,
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
      'web/vite.config.ts',
    ],
  },
});
