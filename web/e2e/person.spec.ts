import type { CollectedMessage } from './server.ts';
import { expect, expectAccessible, test, unique } from './segue-test.ts';

/** Events one second after the other, the last one a moment ago by the clock of the server. */
function steps(userId: string, count: number, now: string): CollectedMessage[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'track',
    userId,
    event: `Step ${index}`,
    timestamp: new Date(Date.parse(now) - (count - index) * 1_000).toISOString(),
  }));
}

test.describe('a person', () => {
  test('shows who they are, with fields, account and tags', async ({ page, segue }) => {
    const id = unique('ada');
    await segue.collect(
      { type: 'track', anonymousId: `${id}-visitor`, event: 'Opened landing page' },
      {
        type: 'identify',
        userId: id,
        anonymousId: `${id}-visitor`,
        traits: {
          name: 'Ada Lovelace',
          email: `${id}@example.com`,
          plan: 'trial',
          seats: 12,
          onboarded: true,
          address: { city: 'London' },
        },
      },
      { type: 'group', userId: id, groupId: `${id}-acme`, traits: { name: 'Acme Inc', industry: 'Retail' } },
    );
    await page.goto(`/people/${id}`);
    await expect(page).toHaveTitle('Ada Lovelace · Segue');
    await expect(page.getByRole('heading', { level: 1, name: 'Ada Lovelace' })).toBeVisible();
    const details = page.getByRole('region', { name: 'Details' });
    await expect(details.getByText('trial')).toBeVisible();
    await expect(details.getByText('Yes')).toBeVisible();
    await expect(details.getByRole('heading', { name: 'Acme Inc' })).toBeVisible();
    await expect(details.getByText('Retail')).toBeVisible();
    await expect(details.getByText(`${id}-visitor`)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Opened landing page');
    await details.getByRole('button', { name: 'Show as JSON' }).click();
    await expect(page.getByText('"city": "London"')).toBeVisible();
    await expectAccessible(page);
  });

  test('takes tags and gives them back', async ({ page, segue }) => {
    const id = unique('tagged');
    await segue.collect({ type: 'identify', userId: id, traits: { name: 'Grace Hopper' } });
    await segue.api('POST', `/people/${id}/tags`, { tags: ['beta'] });
    const tagsNow = async () => (await segue.api<{ tags: string[] }>('GET', `/people/${id}`)).tags.toSorted();
    await page.goto(`/people/${id}`);
    const tags = page.getByRole('group', { name: 'Tags' });
    await tags.getByRole('button', { name: 'Add a tag' }).click();
    await page.getByRole('textbox', { name: 'Tag' }).fill('vip');
    await page.keyboard.press('Enter');
    await expect(tags.getByText('vip', { exact: true })).toBeVisible();
    await expect.poll(tagsNow).toEqual(['beta', 'vip']);
    await tags.getByRole('button', { name: 'Remove the tag beta' }).click();
    await expect(tags.getByText('beta', { exact: true })).toHaveCount(0);
    await expect.poll(tagsNow).toEqual(['vip']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(tags).toContainText('beta');
    await expect.poll(tagsNow).toEqual(['beta', 'vip']);
  });

  test('counts down to the end of a membership, by the clock of the server (X1)', async ({ page, segue }) => {
    const id = unique('trial');
    await segue.api('POST', '/segments', {
      key: id,
      name: `Active ${id}`,
      definition: {
        version: 1,
        kind: 'dynamic',
        condition: { type: 'event', event: `Logged in ${id}`, window: { type: 'last', amount: 7, unit: 'day' } },
      },
    });
    await segue.settle();
    await segue.collect({ type: 'track', userId: id, event: `Logged in ${id}` });
    await page.goto(`/people/${id}`);
    const details = page.getByRole('region', { name: 'Details' });
    await expect(details.getByRole('link', { name: `Active ${id}` })).toBeVisible();
    await expect(details).toContainText(
      /Leaves in 7 days\s+unless something happens|Leaves in 6 days 23 hr unless something happens/u,
    );
    await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(
      `Entered Active ${id} because of Logged in ${id}`,
    );
  });

  test('has a timeline that lives', async ({ page, segue }) => {
    const id = unique('live');
    await segue.collect({
      type: 'track',
      userId: id,
      event: 'Created project',
      properties: { project: { name: 'Website redesign' }, a: 1, b: 2, c: 3, d: 4 },
    });
    await page.goto(`/people/${id}`);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await expect(timeline).toContainText('Created project');
    await expect(timeline).toContainText('project.name Website redesign');
    await expect(timeline).toContainText('+1 more');
    await timeline.getByRole('button', { name: 'All properties of Created project' }).click();
    await expect(page.getByText('"name": "Website redesign"')).toBeVisible();
    await page.keyboard.press('Escape');
    await segue.collect({
      type: 'page',
      userId: id,
      properties: { title: 'Pricing', url: 'https://example.com/pricing', path: '/pricing' },
    });
    await expect(timeline.getByRole('listitem').first()).toContainText('Viewed Pricing');
    await expect(timeline.getByRole('listitem').nth(1)).toContainText('Created project');
  });

  test('does not move under the reader’s eyes', async ({ page, segue }) => {
    const id = unique('reader');
    await segue.collect(...steps(id, 60, await segue.now()));
    await page.goto(`/people/${id}`);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await expect(timeline).toContainText('Step 59');
    await timeline.evaluate((element) => element.scrollTo({ top: 900 }));
    const entry = timeline.getByText('Step 35', { exact: true });
    const before = await entry.boundingBox();
    await segue.collect({ type: 'track', userId: id, event: 'Something new' });
    await expect(page.getByRole('button', { name: '1 new event' })).toBeVisible();
    expect((await entry.boundingBox())?.y).toBe(before?.y);
    await expect(timeline).not.toContainText('Something new');
    await page.getByRole('button', { name: '1 new event' }).click();
    await expect(timeline.getByText('Something new')).toBeInViewport();
  });

  test('has a long timeline that loads as one scrolls', async ({ page, segue }) => {
    const id = unique('long');
    await segue.collect(...steps(id, 180, await segue.now()));
    await page.goto(`/people/${id}`);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await expect(timeline.getByText('Step 179', { exact: true })).toBeVisible();
    await expect(async () => {
      await timeline.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
      await expect(timeline.getByText('Step 0', { exact: true })).toBeVisible({ timeout: 500 });
    }).toPass();
    // She may have entered segments of other tests meanwhile.
    await expect(timeline.getByRole('listitem').filter({ hasText: /Step \d/ })).toHaveCount(180);
  });

  test('fits on a narrow screen, timeline and details apart', async ({ page, segue }) => {
    const id = unique('narrow');
    await segue.collect({
      type: 'identify',
      userId: id,
      traits: { name: 'Radia Perlman', email: 'radia@example.com', plan: 'pro' },
    });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/people/${id}`);
    await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Details' })).toBeHidden();
    await page.getByText('Details', { exact: true }).click();
    await expect(page.getByRole('region', { name: 'Details' })).toContainText('pro');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await expectAccessible(page);
  });
});
