/** `test` with a server of its own for each worker, and the checks that every page has to pass. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import type { SegueServer } from './server.ts';
import { startServer } from './server.ts';

export { expect };

interface PageWatch {
  /** What the browser complained of, and every request that went to another host. */
  complaints: string[];
}

export const test = base.extend<{ watch: PageWatch }, { segue: SegueServer }>({
  segue: [
    // Playwright reads the names of the fixtures that a fixture needs from this pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ segue }, use) => use(segue.url),
  // Every page is watched, asked for or not.
  watch: [
    async ({ page, segue }, use) => {
      const watch: PageWatch = { complaints: [] };
      page.on('pageerror', (error) => watch.complaints.push(`error: ${error.message}`));
      page.on('console', (message) => {
        // The frame around a message runs no scripts; that the browser says so is what we want.
        const isFrameGuard = message.text().startsWith("Blocked script execution in 'about:srcdoc'");
        if (message.type() === 'error' && !isFrameGuard) watch.complaints.push(`console: ${message.text()}`);
      });
      page.on('request', (request) => {
        const isOurs = request.url().startsWith(segue.url) || /^(?:data|blob|about):/u.test(request.url());
        if (!isOurs) watch.complaints.push(`foreign host: ${request.url()}`);
      });
      await use(watch);
      expect(watch.complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** Fails with every finding of axe (WCAG 2.1 A and AA) on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // What fades in must have arrived, or axe measures colours half-way; what turns for ever is not waited for.
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    // The frame around a message shows what somebody else wrote, and axe cannot run in it.
    .exclude('iframe')
    .setLegacyMode()
    .analyze();
  const findings = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, target }) => `${target.join(' ')} ${html}`).join(' | ')}`,
  );
  expect(findings).toEqual([]);
}

/** A name that no other test uses. */
let uniqueNumber = 0;
export const unique = (name: string): string => `${name}-${process.pid}-${(uniqueNumber += 1)}`;
