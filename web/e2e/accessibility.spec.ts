import { expect, expectAccessible, test } from './segue-test.ts';

const PAGES = [
  '/people',
  '/people/axe-1',
  '/segments',
  '/segments/new',
  '/flows',
  '/flows/new',
  '/mailbox',
  '/live',
  '/settings',
];

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing in ${scheme} mode`, () => {
    test.use({ colorScheme: scheme });

    test.beforeAll(async ({ segue }) => {
      await segue.collect(
        { type: 'identify', userId: 'axe-1', traits: { name: 'Ada Axe', email: 'ada@axe.example', plan: 'trial' } },
        {
          type: 'track',
          userId: 'axe-1',
          event: 'Created project',
          properties: { project: { name: 'Website redesign' } },
        },
        { type: 'page', userId: 'axe-1', properties: { title: 'Pricing', url: 'https://example.com/pricing' } },
      );
      await segue.api('POST', '/people/axe-1/tags', { tags: ['vip'] });
    });

    for (const path of PAGES) {
      test(`on ${path}`, async ({ page }) => {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle').catch(() => undefined);
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
        await expectAccessible(page);
      });
    }

    test('in French and on a narrow screen', async ({ page }) => {
      await page.addInitScript(() => localStorage.setItem('segue-locale', 'fr'));
      await page.setViewportSize({ width: 390, height: 844 });
      for (const path of ['/people', '/people/axe-1', '/mailbox', '/live', '/settings']) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      }
    });
  });
}
