import { defineConfig } from '@playwright/test';

/*
 * The browser tests run against the real server with its own empty database, which scripts/e2e-server.mjs starts.
 * npm test finds a Chromium and a free port; alone, `npx playwright test` takes the Chromium of Playwright.
 */
const port = Number(process.env['SEGUE_TEST_PORT'] ?? 4177);
const chromium = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: 'web/e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node scripts/e2e-server.mjs',
    url: `http://127.0.0.1:${port}/healthz`,
    env: { SEGUE_PORT: String(port) },
    reuseExistingServer: false,
    timeout: 120_000,
    stdout: 'ignore',
    stderr: 'pipe',
    // The server stops its database on SIGTERM; killed at once, it would leave it running.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
