import { defineConfig } from '@playwright/test';

/** The browser that scripts/test.mjs has found or fetched; without it, Playwright's own. */
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: 'web/e2e',
  testMatch: '*.spec.ts',
  outputDir: '.cache/browser-tests',
  // Each has a server, a database and a browser of its own; two share two cores better than one uses them.
  workers: 2,
  // A second try gets a worker of its own, and with it an empty workspace: what fails again has failed. What passes then
  // met what another file had left behind; scripts/test.mjs says how many did.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    // A trace of every test would double their time.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // The first lets the browser run as root, the others keep it from calling its maker.
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
});
