import { expect, expectAccessible, test, unique } from './segue-test.ts';
import type { CollectedMessage, SegueServer } from './server.ts';

interface Seeded {
  readonly id: string;
  readonly event: string;
  /** A segment of people that the company can be counted by. */
  readonly active: string;
}

/** A company of three, of whom two did the event, and one of one, who did not. */
async function seedCompanies(segue: SegueServer): Promise<Seeded> {
  const id = unique('co');
  const event = `Shipped ${id}`;
  const people = ['ana', 'ben', 'cleo'].map((name) => ({ name, company: `acme-${id}` }));
  await segue.collect(
    ...[...people, { name: 'dora', company: `solo-${id}` }].flatMap(({ name, company }): CollectedMessage[] => [
      { type: 'identify', userId: `${name}-${id}`, traits: { name: `${name} ${id}` } },
      { type: 'group', userId: `${name}-${id}`, groupId: company, traits: { name: `${company} Ltd`, seats: 5 } },
    ]),
    ...['ana', 'ben'].map((name): CollectedMessage => ({ type: 'track', userId: `${name}-${id}`, event })),
  );
  const active = `active-${id}`;
  await segue.api('POST', '/segments', {
    key: active,
    name: `Active ${id}`,
    definition: { version: 1, kind: 'dynamic', condition: { type: 'event', event } },
  });
  await segue.settle();
  return { id, event, active };
}

test.describe('companies', () => {
  test('D10 are searched, sorted, and lead to their page', async ({ page, segue }) => {
    const { id } = await seedCompanies(segue);
    await page.goto('/companies');
    await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
    await page.getByRole('searchbox').fill(id);
    const rows = page.getByRole('table').getByRole('row');
    await expect(rows).toHaveCount(3);
    // Those with most people come first; the head turns that round.
    await expect(rows.nth(1)).toContainText(`acme-${id} Ltd`);
    await page.getByRole('button', { name: 'People' }).click();
    await expect(rows.nth(1)).toContainText(`solo-${id} Ltd`);
    await expect(page).toHaveURL(/order=asc/u);
    await page.reload();
    await expect(rows.nth(1)).toContainText(`solo-${id} Ltd`);

    await page.getByRole('link', { name: `acme-${id} Ltd` }).click();
    await expect(page.getByRole('heading', { level: 1, name: `acme-${id} Ltd` })).toBeVisible();
    await expect(page.getByText('3 people')).toBeVisible();
    await page
      .getByRole('region', { name: 'Details' })
      .getByRole('link', { name: `cleo ${id}` })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: `cleo ${id}` })).toBeVisible();
    await page.getByRole('link', { name: `acme-${id} Ltd` }).click();
    await expect(page).toHaveURL(new RegExp(`/companies/acme-${id}$`, 'u'));
  });

  test('show what their people do the moment they do it', async ({ page, segue }) => {
    const { id, event } = await seedCompanies(segue);
    await page.goto(`/companies/acme-${id}`);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await expect(timeline.getByText(event).first()).toBeVisible();
    await expect(timeline.getByRole('link', { name: `ben ${id}` }).first()).toBeVisible();
    await segue.collect({ type: 'track', userId: `cleo-${id}`, event: `Launched ${id}` });
    await expect(timeline.getByText(`Launched ${id}`)).toBeVisible();
    // What a field was before is kept from the moment after the company was first seen.
    await segue.setClock(new Date(Date.parse(await segue.now()) + 1_000).toISOString());
    await segue.collect({ type: 'group', userId: `cleo-${id}`, groupId: `acme-${id}`, traits: { seats: 9 } });
    await expect(timeline.getByText('seats: 5 → 9')).toBeVisible();
  });

  test('E9 S22 are grouped by how many of their people are in a segment, and that is a condition on people', async ({
    page,
    segue,
  }) => {
    const { id } = await seedCompanies(segue);
    await page.goto('/segments/new');
    await page.getByRole('radiogroup', { name: 'Whom the segment groups' }).getByText('Companies').click();
    await expect(page.getByRole('radiogroup', { name: 'How people enter' })).toBeHidden();
    await page.getByRole('textbox', { name: 'Name of the segment' }).fill(`Teams ${id}`);
    await page.getByRole('combobox', { name: 'New condition' }).click();
    await page.keyboard.type(`Active ${id}`);
    await page.getByRole('option', { name: `People in “Active ${id}”` }).click();
    const count = page.locator('[data-testid="preview-count"][data-exact]');
    await expect(count).toHaveText('1');
    await expect(page.getByTestId('sentence')).toHaveText(
      `Companies that have at least 1 person in the segment “Active ${id}”.`,
    );
    await page.getByRole('textbox', { name: 'Number of people' }).fill('3');
    await expect(count).toHaveText('0');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL(new RegExp(`/segments/teams-${id}$`, 'u'));
    await expect(page.getByText('No company is in this segment now.')).toBeVisible();

    // Everybody of the company belongs, as soon as the third one did it.
    await segue.api('POST', '/segments', {
      key: `of-teams-${id}`,
      name: `Of teams ${id}`,
      definition: {
        version: 1,
        kind: 'dynamic',
        condition: { type: 'segment', segment: `teams-${id}`, operator: 'in' },
      },
    });
    await segue.settle();
    await page.goto(`/segments/of-teams-${id}`);
    await expect(page.getByText(`People who are of a company in the segment “Teams ${id}”.`)).toBeVisible();
    await expect(page.getByTestId('segment-count')).toHaveText('0');
    await segue.collect({ type: 'track', userId: `cleo-${id}`, event: `Shipped ${id}` });
    await segue.settle();
    await expect(page.getByTestId('segment-count')).toHaveText('3');

    await page.goto(`/companies?segment=teams-${id}`);
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
    await page.getByRole('link', { name: `acme-${id} Ltd` }).click();
    const details = page.getByRole('region', { name: 'Details' });
    const entry = details.getByRole('listitem').filter({ has: page.getByRole('link', { name: `Teams ${id}` }) });
    await expect(entry.getByText('In it now')).toBeVisible();
    await entry.getByRole('button', { name: 'Why?' }).click();
    await expect(entry.getByText('3 people now')).toBeVisible();
  });

  for (const scheme of ['light', 'dark'] as const) {
    test.describe(`in ${scheme} mode`, () => {
      test.use({ colorScheme: scheme });
      test('pass axe, in French and on a narrow screen too', async ({ page, segue }) => {
        const { id, active } = await seedCompanies(segue);
        await segue.api('POST', '/segments', {
          key: `axe-teams-${id}`,
          name: `Axe teams ${id}`,
          definition: { version: 1, kind: 'dynamic', of: 'account', condition: { type: 'members', segment: active } },
        });
        await segue.settle();
        const paths = [
          `/companies?q=${id}`,
          `/companies?q=nobody-${id}`,
          `/companies/acme-${id}`,
          `/segments/axe-teams-${id}`,
          `/segments/axe-teams-${id}?tab=definition`,
          '/segments/new?of=account',
        ];
        for (const path of paths) {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await page.waitForLoadState('networkidle').catch(() => undefined);
          await expectAccessible(page);
        }
        await page.addInitScript(() => localStorage.setItem('segue-locale', 'fr'));
        await page.setViewportSize({ width: 390, height: 844 });
        for (const path of paths.slice(0, 3)) {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
        }
      });
    });
  }
});
