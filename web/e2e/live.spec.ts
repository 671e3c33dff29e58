import { expect, expectAccessible, test, unique } from './segue-test.ts';

test.describe('the live stream', () => {
  test('shows events and entries as they happen, with links', async ({ page, segue }) => {
    const id = unique('live');
    await segue.api('POST', '/segments', {
      key: id,
      name: `Creators ${id}`,
      definition: { version: 1, kind: 'dynamic', condition: { type: 'event', event: `Created ${id}` } },
    });
    await segue.settle();
    await page.goto('/live');
    await expect(page.getByText('Connected').or(page.getByText('events/min'))).toBeVisible();
    await segue.collect(
      { type: 'identify', userId: id, traits: { name: `Ada ${id}` } },
      { type: 'track', userId: id, event: `Created ${id}`, properties: { name: 'Website redesign' } },
    );
    const stream = page.getByRole('list', { name: 'Live stream' });
    await expect(stream.getByText(`Created ${id}`)).toBeVisible();
    await expect(stream.getByText('Website redesign').first()).toBeVisible();
    await expect(stream.getByRole('link', { name: `Creators ${id}` })).toBeVisible();
    await expectAccessible(page);
    await stream
      .getByRole('link', { name: `Ada ${id}` })
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`/people/${id}$`, 'u'));
  });

  test('stands still with space, and catches up', async ({ page, segue }) => {
    const id = unique('paused');
    await page.goto('/live');
    await expect(page.getByText('Connected').or(page.getByText('events/min'))).toBeVisible();
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
    await segue.collect({ type: 'track', userId: id, event: `Hidden ${id}` });
    // Whoever is new may also enter segments that other tests have made.
    await expect(page.getByRole('button', { name: /^Paused\. \d+ new items? (is|are) waiting\.$/u })).toBeVisible();
    await expect(page.getByText(`Hidden ${id}`)).toBeHidden();
    await page.keyboard.press('Space');
    await expect(page.getByText(`Hidden ${id}`)).toBeVisible();
  });

  test('is filtered by kind and words, kept in the address', async ({ page, segue }) => {
    const id = unique('filter');
    await page.goto('/live');
    await expect(page.getByText('Connected').or(page.getByText('events/min'))).toBeVisible();
    await segue.collect(
      { type: 'track', userId: id, event: `First ${id}` },
      { type: 'track', userId: id, event: `Second ${id}` },
    );
    await expect(page.getByText(`Second ${id}`)).toBeVisible();
    await page.getByRole('searchbox').fill(`first ${id}`);
    await expect(page.getByText(`Second ${id}`)).toBeHidden();
    await expect(page.getByText(`First ${id}`)).toBeVisible();
    await page.getByText('Messages', { exact: true }).click();
    await expect(page).toHaveURL(/kind=messages/u);
    await expect(page.getByText(`First ${id}`)).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Nothing that fits has come by yet' })).toBeVisible();
  });

  test('finds its way back when the server was away', async ({ page, segue, watch }) => {
    const id = unique('back');
    await page.goto('/live');
    await expect(page.getByText('Connected').or(page.getByText('events/min'))).toBeVisible();
    const notice = page.getByText('The server cannot be reached. Trying again…');
    const restarting = segue.restart();
    await expect(notice).toBeVisible();
    await restarting;
    await expect(notice).toBeHidden({ timeout: 20_000 });
    await expect(page.getByText('Connected').or(page.getByText('events/min'))).toBeVisible({ timeout: 30_000 });
    await segue.collect({ type: 'track', userId: id, event: `After ${id}` });
    await expect(page.getByText(`After ${id}`)).toBeVisible({ timeout: 20_000 });
    // The browser notes the connections that were refused meanwhile.
    watch.complaints.splice(0);
  });
});
