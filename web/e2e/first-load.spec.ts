import { gzipSync } from 'node:zlib';
import { expect, test } from './segue-test.ts';

const FIRST_LOAD_MAX_BYTES = 250_000;

test('the first page costs at most 250 kB of scripts, styles and page, compressed', async ({ page }) => {
  const bodies: Promise<{ url: string; bytes: number }>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/api/')) return;
    bodies.push(response.body().then((body) => ({ url: pathname, bytes: gzipSync(body).length })));
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await page.waitForLoadState('load');
  const files = await Promise.all(bodies);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  test
    .info()
    .annotations.push({ type: 'first load', description: `${Math.round(total / 1000)} kB in ${files.length} files` });
  expect(files.some(({ url }) => url.endsWith('.js'))).toBe(true);
  expect(total).toBeLessThanOrEqual(FIRST_LOAD_MAX_BYTES);
});
