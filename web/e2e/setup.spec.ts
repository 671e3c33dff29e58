/** The first run needs servers of its own: the choice can be made only once. */
import { expect, test as base } from '@playwright/test';
import { expectAccessible } from './segue-test.ts';
import type { ServerOptions, SegueServer } from './server.ts';
import { startServer } from './server.ts';

const test = base.extend<{ options: ServerOptions; fresh: SegueServer }>({
  options: [{ demo: 'ask', clock: 'real' }, { option: true }],
  fresh: async ({ options }, use) => {
    const server = await startServer(options);
    await use(server);
    await server.stop();
  },
  baseURL: async ({ fresh }, use) => use(fresh.url),
});

test.describe.configure({ timeout: 240_000 });

test('an empty workspace shows its key and snippets, and the first event as it arrives', async ({ page, fresh }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/setup$/u);
  await expectAccessible(page);
  await page.getByRole('button', { name: /Start empty and connect/u }).click();
  await expect(page.getByText(fresh.writeKey, { exact: true })).toBeVisible();
  await expect(page.getByText(`src="${fresh.url}/sdk/snippet.js"`)).toBeVisible();
  await page.getByRole('tab', { name: 'Node.js' }).click();
  await expect(page.getByText('@segment/analytics-node').first()).toBeVisible();
  await expect(page.getByText('Waiting for your first event…')).toBeVisible();
  await expectAccessible(page);
  await fresh.collect({ type: 'track', userId: 'first', event: 'Created project' });
  await expect(page.getByText('It works: Created project by first')).toBeVisible();
  await expectAccessible(page);
  const { timezone } = (await fresh.api<{ workspace: { timezone: string } }>('GET', '/session')).workspace;
  expect(timezone).toBe('Europe/Paris');
  await page.getByRole('link', { name: 'Go to the application' }).click();
  await expect(page.getByRole('link', { name: 'first' })).toBeVisible();
});

test('the demo shows how far it is, and then the application full of life', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /Look around in a demo/u }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page).toHaveURL(/\/people$/u, { timeout: 200_000 });
  await expect(page.getByRole('table').getByRole('row').nth(10)).toBeVisible();
});
