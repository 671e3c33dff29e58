import { expect, expectAccessible, test } from './segue-test.ts';
import type { CollectedMessage } from './server.ts';

const PEOPLE = 640;

/** People with a plan, a country and a number of seats, seen one minute after the other. */
function crowd(): CollectedMessage[] {
  return Array.from({ length: PEOPLE }, (_, index): CollectedMessage => {
    const number = String(index + 1).padStart(3, '0');
    return {
      type: 'identify',
      userId: `crowd-${number}`,
      traits: {
        name: `Person ${number}`,
        email: `person-${number}@example.com`,
        plan: index % 2 === 0 ? 'pro' : 'trial',
        country: ['FR', 'DE', 'US'][index % 3],
        seats: index,
        settings: { theme: 'dark' },
      },
    };
  });
}

test.describe('people', () => {
  test.beforeAll(async ({ segue }) => {
    await segue.collect(...crowd());
    await segue.api('POST', '/segments', {
      key: 'crowd-pro',
      name: 'Crowd on pro',
      definition: {
        version: 1,
        kind: 'dynamic',
        condition: { type: 'field', field: 'plan', operator: 'is', value: 'pro' },
      },
    });
    await segue.settle();
  });

  test('scroll without end, and only the rows in view exist', async ({ page }) => {
    await page.goto('/people?sort=name&q=Person');
    const table = page.getByRole('table', { name: 'People' });
    await expect(table.getByRole('row')).not.toHaveCount(0);
    await expect(table.getByText('Person 001', { exact: true })).toBeVisible();
    expect(await table.getByRole('row').count()).toBeLessThan(80);
    await expect(async () => {
      await table.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
      await expect(table.getByText(`Person ${PEOPLE}`, { exact: true })).toBeVisible({ timeout: 500 });
    }).toPass();
    expect(await table.getByRole('row').count()).toBeLessThan(80);
    await expect(table).toHaveAttribute('aria-rowcount', String(PEOPLE + 1));
  });

  test('are found by name, email or id, and the search is kept in the address', async ({ page }) => {
    await page.goto('/people');
    await page.getByRole('searchbox').fill('person-042@');
    await expect(page).toHaveURL(/q=person-042/u);
    const rows = page.getByRole('table').getByRole('row');
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(1)).toContainText('Person 042');
    await page.reload();
    await expect(page.getByRole('searchbox')).toHaveValue('person-042@');
    await expect(rows).toHaveCount(2);
    await page.getByRole('searchbox').fill('nobody at all');
    await expect(page.getByRole('heading', { name: 'Nobody fits' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect(page).toHaveURL(/\/people$/u);
  });

  test('are narrowed to a segment', async ({ page }) => {
    await page.goto('/people?sort=name');
    await page.getByRole('combobox', { name: 'Segment' }).click();
    await page.getByRole('option', { name: 'Crowd on pro' }).click();
    await expect(page).toHaveURL(/segment=crowd-pro/u);
    await expect(page.getByRole('table').getByText('Person 002', { exact: true })).toHaveCount(0);
    await expect(page.getByRole('table').getByText('Person 003', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText(String(PEOPLE / 2));
  });

  test('show the fields of one’s choice', async ({ page }) => {
    await page.goto('/people?q=Person&fields=["plan"]');
    await expect(page.getByRole('columnheader', { name: 'plan', exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'View' }).click();
    await page.getByRole('checkbox', { name: 'plan', exact: true }).uncheck();
    await page.getByRole('textbox', { name: 'Find a field' }).fill('seat');
    await page.getByRole('checkbox', { name: 'seats', exact: true }).check();
    await expect(page.getByRole('columnheader', { name: 'seats' })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'plan', exact: true })).toBeHidden();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(page.getByRole('columnheader', { name: 'seats' })).toBeVisible();
  });

  test('are sorted by name, first and last seen', async ({ page }) => {
    await page.goto('/people?q=Person');
    await expect(page.getByRole('columnheader', { name: 'Last seen' })).toHaveAttribute('aria-sort', 'descending');
    await page.getByRole('button', { name: 'Person', exact: true }).click();
    await expect(page).toHaveURL(/sort=name/u);
    await expect(page.getByRole('columnheader', { name: 'Person' })).toHaveAttribute('aria-sort', 'ascending');
    await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('Person 001');
  });

  test('are walked through and opened by keys', async ({ page }) => {
    await page.goto('/people?sort=name&q=Person');
    await page.getByRole('table').getByText('Person 001', { exact: true }).focus();
    for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('link', { name: 'Person 031', exact: true })).toBeFocused();
    await expect(page.getByRole('link', { name: 'Person 031', exact: true })).toBeInViewport();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/people\/crowd-030$/u);
    await page.goBack();
    await expect(page).toHaveURL(/q=Person/u);
  });

  test('include anonymous visitors when asked', async ({ page, segue }) => {
    await segue.collect({
      type: 'page',
      anonymousId: 'visitor-4711',
      properties: { url: 'https://example.com/pricing' },
    });
    await page.goto('/people');
    await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
    await expect(page.getByText(/^Visitor/u)).toBeHidden();
    await page.getByRole('button', { name: 'View' }).click();
    await page.getByRole('switch', { name: 'Anonymous visitors, too' }).click();
    await expect(page).toHaveURL(/anonymous=true/u);
    await expect(page.getByRole('link', { name: /^Visitor/u })).toBeVisible();
  });

  test('fit on a narrow screen without scrolling sideways', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/people?q=Person');
    await expect(page.getByRole('columnheader')).toHaveText(['Person', 'Last seen']);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await expectAccessible(page);
  });
});
