import { expect, expectAccessible, test } from './segue-test.ts';

test('a browser that is not on this machine signs in with the secret key', async ({ page, segue, watch }) => {
  // A proxy stands in between, so the server no longer takes the visitor for the owner of the machine.
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': '203.0.113.7' });
  await page.goto('/people');
  await expect(page).toHaveURL(/\/sign-in$/u);
  await expect(page.getByLabel('Secret key')).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel('Secret key').fill('sk_wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This is not the secret key of this workspace.')).toBeVisible();
  await page.getByLabel('Secret key').fill(segue.secretKey);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/u);
  // The browser notes every answer 401.
  watch.complaints.splice(0);
});

test('settings show the keys and change the workspace', async ({ page, segue }) => {
  await page.goto('/settings');
  await expect(page.getByText(segue.writeKey, { exact: true })).toBeVisible();
  await expect(page.getByText('Simulated: it stands at')).toBeVisible();
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('Taskwise');
  await name.press('Enter');
  await expect(page.getByText('Saved').first()).toBeVisible();
  await expect(page.getByRole('complementary')).toContainText('Taskwise');
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Tokyo');
  await page.getByRole('option', { name: 'Asia/Tokyo' }).click();
  await expect
    .poll(async () => (await segue.api<{ workspace: { timezone: string } }>('GET', '/session')).workspace.timezone)
    .toBe('Asia/Tokyo');
});
