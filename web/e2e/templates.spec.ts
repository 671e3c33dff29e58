import type { Page } from '@playwright/test';
import type { Segment } from '@segue/shared/api';
import { expect, expectAccessible, test, unique } from './segue-test.ts';
import type { SegueServer } from './server.ts';

/** The number beside the sentence, once it is exact. */
const exactCount = (page: Page) => page.locator('[data-testid="preview-count"][data-exact]');
const missing = (page: Page) => page.getByRole('region', { name: 'What is missing' });

/** Two people who made a project; one of them a task, too. */
async function seedProjects(segue: SegueServer): Promise<string> {
  const id = unique('gallery');
  await segue.collect(
    { type: 'identify', userId: `ana-${id}`, traits: { name: `Ana ${id}`, plan: 'trial' } },
    { type: 'identify', userId: `ben-${id}`, traits: { name: `Ben ${id}`, plan: 'trial' } },
    { type: 'track', userId: `ana-${id}`, event: `Created project ${id}` },
    { type: 'track', userId: `ben-${id}`, event: `Created project ${id}` },
    { type: 'track', userId: `ben-${id}`, event: `Created task ${id}` },
  );
  return id;
}

const pick = (page: Page, word: string, name: string) =>
  test.step(`pick ${name}`, async () => {
    await page.getByRole('combobox', { name: `Event: ${word}` }).click();
    // The search of a list chosen from before may still be closing.
    await page.locator('input[placeholder="Search"][data-expanded="true"]').last().fill(name);
    await page.getByRole('option', { name: new RegExp(`^${name}`, 'u') }).click();
  });

test.describe('the gallery of templates', () => {
  test('A6 goes from the list to a segment by keyboard, through a template', async ({ page, segue }) => {
    const id = await seedProjects(segue);
    await page.goto('/segments');
    await page.getByRole('link', { name: 'Templates' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible();
    for (const group of [
      'Qualify leads',
      'Structure onboarding',
      'Follow product behaviour',
      'Detect buying and leaving',
    ]) {
      await expect(page.getByRole('heading', { level: 2, name: group })).toBeVisible();
    }
    await page.keyboard.press('/');
    await page.keyboard.type('project without');
    await expect(page.getByRole('listitem')).toHaveCount(1);
    await page.getByRole('link', { name: 'Project without tasks' }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/segments\/templates\/project-without-tasks/u);

    // Both events have other names here, and the page says so and offers what was seen. Other tests may have sent the first.
    await pick(page, 'Created project', `Created project ${id}`);
    await expect(missing(page)).toContainText('No event “Created task” was seen yet.');
    await pick(page, 'Created task', `Created task ${id}`);
    await expect(missing(page)).toBeHidden();
    await expect(exactCount(page)).toHaveText('1');
    await expect(page.getByTestId('sentence')).toContainText(`never did “Created task ${id}”`);
    await expect(page.getByRole('link', { name: `Ana ${id}` })).toBeVisible();
    await expectAccessible(page);

    // The address holds what was chosen.
    await page.reload();
    await expect(exactCount(page)).toHaveText('1');
    await page.getByRole('button', { name: 'Create segment' }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/segments\/created-project-gallery-.*-no-created-task/u);
    const key = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await segue.settle();
    const saved = await segue.api<Segment>('GET', `/segments/${key}`);
    expect(saved.count).toBe(1);
    expect(saved.description).toContain('Took the first step');
  });

  test('creates a segment with one click, twice, under keys of their own', async ({ page, segue }) => {
    const id = await seedProjects(segue);
    for (const key of ['trial-ends-1d', 'trial-ends-1d-2']) {
      await page.goto('/segments/templates/last-day-of-trial');
      await expect(page.getByText(key, { exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Create segment' }).click();
      await expect(page).toHaveURL(new RegExp(`/segments/${key}$`, 'u'));
    }
    const people = await segue.api<{ data: { user_id: string }[] }>('GET', '/people');
    expect(people.data.some((person) => person.user_id === `ana-${id}`)).toBe(true);
  });

  test('opens in the editor with everything that was chosen', async ({ page, segue }) => {
    await seedProjects(segue);
    await page.goto('/segments/templates/pricing-alert');
    await page.getByRole('textbox', { name: 'Number of days' }).fill('9');
    await expect(page.getByTestId('sentence')).toContainText('in the last 9 days');
    await page.getByRole('link', { name: 'Open in the editor' }).click();
    await expect(page.getByRole('textbox', { name: 'Name of the segment' })).toHaveValue('Pricing alert');
    await expect(page.getByRole('textbox', { name: 'Length of the time span' })).toHaveValue('9');
    await expect(page.getByText('pricing-alert-9d')).toBeVisible();
  });

  test('says which segments are missing, without alarm', async ({ page, segue, watch }) => {
    await seedProjects(segue);
    await page.goto('/segments/templates/conversion-target');
    await expect(missing(page)).toContainText('There is no segment “email-engaged”.');
    await expect(page.getByTestId('refused-note')).toContainText('does not exist yet');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Create segment' })).toBeDisabled();
    await expectAccessible(page);
    // The browser itself notes every answer that is a refusal; here the refusal is what is tested.
    expect(watch.complaints.every((one) => one.includes('status of 4'))).toBe(true);
    watch.complaints.length = 0;
  });

  test('is reached from a new segment, and says when there is no such template', async ({ page }) => {
    await page.goto('/segments/new');
    await page.getByRole('link', { name: 'Start from a template' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible();
    await page.getByRole('searchbox').fill('zzzzz');
    await expect(page.getByText('No template like that')).toBeVisible();
    await page.goto('/segments/templates/nothing');
    await expect(page.getByRole('link', { name: 'See all templates' })).toBeVisible();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is accessible and fits in ${colorScheme} colours, in both languages and on a phone`, async ({
      page,
      segue,
    }) => {
      await seedProjects(segue);
      await page.emulateMedia({ colorScheme });
      for (const [locale, title] of [
        ['en', 'Templates'],
        ['fr', 'Modèles'],
      ] as const) {
        await page.addInitScript((one) => localStorage.setItem('segue-locale', one), locale);
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto('/segments/templates');
          await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
          await expect(page.getByRole('listitem').filter({ hasText: 'Created project' }).first()).toBeVisible();
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
          await page.goto('/segments/templates/territory');
          await expect(exactCount(page)).toHaveText('0');
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        }
      }
    });
  }
});
