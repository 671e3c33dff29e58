import { expect, expectAccessible, test, unique } from './segue-test.ts';
import type { SegueServer } from './server.ts';

/** A live flow that writes to whoever does `event`, at once. */
async function makeFlow(segue: SegueServer, key: string): Promise<void> {
  await segue.api('POST', '/segments', {
    key,
    name: `Creators ${key}`,
    definition: { version: 1, kind: 'dynamic', condition: { type: 'event', event: `Created ${key}` } },
  });
  await segue.settle();
  await segue.api('POST', '/flows', {
    key,
    name: `Nudge ${key}`,
    graph: {
      version: 1,
      triggers: [{ type: 'segment_entered', segment: key }],
      start: 'mail',
      steps: [
        {
          id: 'mail',
          type: 'send_email',
          name: 'First nudge',
          subject: "I noticed you created the project '{{ event.project.name }}'",
          body: 'Hi {{ person.name }},\n\nhere is how teams break **such projects** into [tasks](https://example.com/help).',
          next: null,
        },
      ],
      settings: { reentry: 'once', exit_on_leave: false, late_limit_seconds: 3600 },
    },
  });
  await segue.api('PATCH', `/flows/${key}`, { status: 'live' });
}

const enter = (segue: SegueServer, key: string, userId: string, name: string, project: string): Promise<void> =>
  segue.collect(
    { type: 'identify', userId, traits: { name, email: `${userId}@example.com` } },
    { type: 'track', userId, event: `Created ${key}`, properties: { project: { name: project } } },
  );

test.describe('the mailbox', () => {
  test('says what it is for while it is empty', async ({ page }) => {
    await page.goto('/mailbox?q=nothing-like-this');
    await expect(page.getByRole('heading', { name: 'No message fits' })).toBeVisible();
    await expect(page.getByRole('note')).toContainText('SEGUE_SMTP_URL');
    await expectAccessible(page);
  });

  test('shows what was sent, as the reader sees it, and why (B29)', async ({ page, segue }) => {
    const key = unique('nudge');
    await makeFlow(segue, key);
    await enter(segue, key, `${key}-ada`, 'Ada Lovelace', 'Website redesign');
    await page.goto('/mailbox');
    await page
      .getByRole('list', { name: 'Messages' })
      .getByRole('link', { name: /Ada Lovelace/u })
      .first()
      .click();
    await expect(page).toHaveURL(/\/mailbox\/.+/u);
    const reader = page.getByRole('article');
    await expect(
      reader.getByRole('heading', { name: "I noticed you created the project 'Website redesign'" }),
    ).toBeVisible();
    await expect(reader.getByText(`${key}-ada@example.com`)).toBeVisible();
    await expect(reader.getByText('step “First nudge”')).toBeVisible();
    await expect(reader.getByRole('link', { name: `Nudge ${key}` })).toHaveAttribute('href', `/flows/${key}`);
    const frame = reader.frameLocator('iframe');
    await expect(frame.getByText('such projects')).toBeVisible();
    await expect(frame.getByRole('link', { name: 'tasks' })).toBeVisible();
    await expectAccessible(page);
    await reader.getByText('Text', { exact: true }).click();
    await expect(reader.getByText('Hi Ada Lovelace,')).toBeVisible();
  });

  test('runs no scripts of a message and asks no other host for anything', async ({ page, segue }) => {
    const key = unique('hostile');
    await makeFlow(segue, key);
    const hostile =
      '<img src="https://tracker.example/pixel.gif"><script>parent.document.body.dataset.owned = "yes"</script>';
    await enter(segue, key, `${key}-eve`, `Eve ${hostile}`, hostile);
    await page.goto('/mailbox');
    await page.getByRole('list', { name: 'Messages' }).getByRole('link').first().click();
    await expect(page.getByRole('article').frameLocator('iframe').getByText('such projects')).toBeVisible();
    await expect(page.locator('body')).not.toHaveAttribute('data-owned');
    // A request to another host fails every test (see `watch`).
  });

  test('is read with the arrow keys', async ({ page, segue }) => {
    const key = unique('keys');
    await makeFlow(segue, key);
    for (const name of ['One', 'Two', 'Three']) await enter(segue, key, `${key}-${name}`, `${name} ${key}`, name);
    await page.goto(`/mailbox?q=${key}`);
    const list = page.getByRole('list', { name: 'Messages' });
    await expect(list.getByRole('link')).toHaveCount(3);
    await list.getByRole('link').first().focus();
    const heading = page.getByRole('article').getByRole('heading');
    for (const index of [1, 2]) {
      await page.keyboard.press('ArrowDown');
      await expect(list.getByRole('link').nth(index)).toBeFocused();
      await expect(list.getByRole('link').nth(index)).toHaveAttribute('aria-current', 'page');
      const subject = await list.getByRole('link').nth(index).getByText('I noticed').innerText();
      await expect(heading).toHaveText(subject);
    }
  });

  test('is searched and narrowed to a status, kept in the address', async ({ page, segue }) => {
    const key = unique('search');
    await makeFlow(segue, key);
    await enter(segue, key, `${key}-a`, `Alan ${key}`, 'One');
    await enter(segue, key, `${key}-b`, `Barbara ${key}`, 'Two');
    await page.goto('/mailbox');
    await page.getByRole('searchbox').fill(`${key}-b@`);
    await expect(page).toHaveURL(/q=search/u);
    await expect(page.getByRole('list', { name: 'Messages' }).getByRole('link')).toHaveCount(1);
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Failed' }).click();
    await expect(page.getByRole('heading', { name: 'No message fits' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect(page.getByRole('list', { name: 'Messages' }).getByRole('link').nth(1)).toBeVisible();
  });

  test('shows one after the other on a narrow screen', async ({ page, segue }) => {
    const key = unique('narrow');
    await makeFlow(segue, key);
    await enter(segue, key, `${key}-a`, `Ken ${key}`, 'Boards');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/mailbox?q=${key}`);
    await page.getByRole('list', { name: 'Messages' }).getByRole('link').click();
    await expect(page.getByRole('article')).toContainText('Boards');
    await expect(page.getByRole('list', { name: 'Messages' })).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Mailbox' }).click();
    await expect(page.getByRole('list', { name: 'Messages' })).toBeVisible();
  });
});
