import { expect, expectAccessible, test } from './segue-test.ts';

test.describe('the shell', () => {
  test('leads to the five areas by keys, and says where it is', async ({ page }) => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/people$/u);
    await expect(page).toHaveTitle('People · Segue');
    const areas = [
      ['s', 'Segments'],
      ['f', 'Flows'],
      ['m', 'Mailbox'],
      ['l', 'Live'],
      ['p', 'People'],
    ] as const;
    for (const [key, name] of areas) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await expect(page).toHaveTitle(`${name} · Segue`);
      await expect(page.getByRole('navigation').getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
    }
  });

  test('lists its shortcuts, and takes none while one is typing', async ({ page }) => {
    await page.goto('/people');
    const search = page.getByRole('searchbox');
    await expect(search).toBeVisible();
    await page.keyboard.press('/');
    await expect(search).toBeFocused();
    await page.keyboard.type('g s?');
    await expect(search).toHaveValue('g s?');
    await expect(page).toHaveURL(/\/people/u);
    await search.blur();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('skips to the content', async ({ page }) => {
    await page.goto('/people');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });

  test('remembers the folded sidebar, the language and the colours', async ({ page }) => {
    await page.goto('/people');
    await page.getByRole('button', { name: 'Fold the sidebar' }).click();
    await page.getByRole('button', { name: 'Preferences' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await page.getByRole('button', { name: 'Preferences' }).click();
    await page.getByRole('menuitem', { name: 'Français' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Personnes' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Personnes' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await expect(page.getByRole('button', { name: 'Déplier le menu' })).toBeVisible();
  });

  test('has a drawer on a narrow screen', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/people');
    await page.getByRole('button', { name: 'Menu' }).click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByRole('link', { name: 'Live' })).toBeVisible();
    await expectAccessible(page);
    await drawer.getByRole('link', { name: 'Live' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Live' })).toBeVisible();
    await expect(drawer).toBeHidden();
  });

  test('jumps to a person with Ctrl K', async ({ page, segue }) => {
    await segue.collect({
      type: 'identify',
      userId: 'jump-1',
      traits: { name: 'Hedy Lamarr', email: 'hedy@example.com' },
    });
    await page.goto('/live');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('Control+k');
    const box = page.getByRole('dialog');
    await expect(box.getByPlaceholder('Jump to')).toBeFocused();
    await page.keyboard.type('hedy');
    await expect(box.getByText('hedy@example.com')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/people\/jump-1$/u);
    await expect(page.getByRole('heading', { level: 1, name: 'Hedy Lamarr' })).toBeVisible();
  });

  test('says what to do at an address that leads nowhere, and for a person that is not there', async ({
    page,
    watch,
  }) => {
    await page.goto('/no/such/page');
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await page.getByRole('link', { name: 'Go to the people' }).click();
    await expect(page).toHaveURL(/\/people$/u);
    await page.goto('/people/nobody-of-that-name');
    await expect(page.getByRole('alert')).toContainText('This does not exist, or not any more.');
    await expect(page.getByRole('navigation')).toBeVisible();
    // The browser itself notes the answer 404.
    watch.complaints.splice(0);
  });
});
