import type { Page } from '@playwright/test';
import type { Segment } from '@segue/shared/api';
import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import { expect, expectAccessible, test, unique } from './segue-test.ts';
import type { SegueServer } from './server.ts';

const HOUR_MS = 3_600_000;

/** Makes a live segment through the API. */
async function makeSegment(segue: SegueServer, key: string, condition: Condition): Promise<void> {
  const definition: SegmentDefinition = { version: 1, kind: 'dynamic', condition };
  await segue.api('POST', '/segments', { key, name: `Segment ${key}`, definition });
  await segue.settle();
}

/** Makes a segment that is filled by hand. */
async function makeStatic(segue: SegueServer, key: string): Promise<void> {
  const definition: SegmentDefinition = { version: 1, kind: 'static', condition: { type: 'everyone' } };
  await segue.api('POST', '/segments', { key, name: `List ${key}`, definition });
  await segue.settle();
}

/** Moves the simulated clock forward. */
async function moveClock(segue: SegueServer, byMs: number): Promise<void> {
  await segue.setClock(new Date(Date.parse(await segue.now()) + byMs).toISOString());
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const memberRow = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test.describe('the tabs of a segment', () => {
  test('are in the address, and an unknown one shows the first', async ({ page, segue }) => {
    const key = unique('tabs');
    await makeSegment(segue, key, { type: 'tag', tag: key, operator: 'has' });
    await page.goto(`/segments/${key}?tab=nonsense`);
    await expect(tab(page, 'People')).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByTestId('segment-count')).toHaveText('0');
    await expect(page.getByRole('heading', { name: 'Nobody is in this segment' })).toBeVisible();
    const tabs = [
      ['Definition', 'definition', page.getByTestId('sentence')],
      ['Comings and goings', 'log', page.getByRole('heading', { name: 'Nobody has come or gone yet' })],
      ['Details', 'details', page.getByRole('textbox', { name: 'Objective' })],
      ['History', 'history', page.getByRole('heading', { name: 'Version 1' })],
    ] as const;
    for (const [name, word, content] of tabs) {
      await tab(page, name).click();
      await expect(page).toHaveURL(new RegExp(`\\?tab=${word}$`, 'u'));
      await expect(content).toBeVisible();
      await page.reload();
      await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true');
      await expect(content).toBeVisible();
    }
    await tab(page, 'People').click();
    await expect(page).toHaveURL(new RegExp(`/segments/${key}$`, 'u'));
  });

  test('X16 people come with the measured freshness; comings and goings say why', async ({ page, segue }) => {
    const key = unique('coming');
    const event = `Logged in ${key}`;
    await makeSegment(segue, key, { type: 'event', event, window: { type: 'last', amount: 1, unit: 'hour' } });
    await page.goto(`/segments/${key}`);
    const freshness = page.getByRole('definition').filter({ hasText: /up to date|within/u });
    await expect(freshness).toContainText('up to date');
    await segue.collect(
      { type: 'identify', userId: key, traits: { name: `Ana ${key}`, email: `${key}@example.com` } },
      { type: 'track', userId: key, event },
    );
    await expect(memberRow(page, `Ana ${key}`)).toContainText(/5\d min|1 hr/u);
    await expect(memberRow(page, `Ana ${key}`)).toContainText(`${key}@example.com`);
    // What was measured is written down every two seconds of the server's clock, which stands still until it is moved.
    await moveClock(segue, 5_000);
    await segue.collect({ type: 'track', userId: key, event });
    const measured = async () => (await segue.api<Segment>('GET', `/segments/${key}`)).freshness.max_ms;
    await expect.poll(measured).not.toBeNull();
    await page.reload();
    await expect(freshness).toContainText(/within [\d.]+ s/u);
    await expect(freshness).toContainText('last change');

    await moveClock(segue, 2 * HOUR_MS);
    await page.goto(`/segments/${key}?tab=log`);
    const rows = page.getByRole('row').filter({ hasText: `Ana ${key}` });
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(0)).toContainText('left');
    await expect(rows.nth(1)).toContainText('entered');
    await expect(rows.nth(1)).toContainText(event);
    await expectAccessible(page);
  });

  test('fetch more people than fit on a page', async ({ page, segue }) => {
    const key = unique('many');
    const PEOPLE = 60;
    await segue.collect(
      ...Array.from({ length: PEOPLE }, (_, index) => ({
        type: 'identify' as const,
        userId: `${key}-${index}`,
        traits: { [`f_${key.replaceAll('-', '_')}`]: 'x' },
      })),
    );
    await makeSegment(segue, key, {
      type: 'field',
      field: `f_${key.replaceAll('-', '_')}`,
      operator: 'is',
      value: 'x',
    });
    await page.goto(`/segments/${key}`);
    await expect(page.getByTestId('segment-count')).toHaveText(String(PEOPLE));
    // One row is the heading.
    await expect(page.getByRole('row')).toHaveCount(51);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(page.getByRole('row')).toHaveCount(PEOPLE + 1);
    await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
  });

  test('details are saved where they are written', async ({ page, segue }) => {
    const key = unique('details');
    await makeSegment(segue, key, { type: 'tag', tag: key, operator: 'has' });
    await page.goto(`/segments/${key}?tab=details`);
    await page.getByRole('textbox', { name: 'Objective' }).fill('Find who is about to pay');
    await page.getByRole('textbox', { name: 'Owner' }).fill('Grace');
    await page.getByLabel('Look at it again on').fill('2027-03-01');
    await page.getByRole('textbox', { name: 'Notes' }).fill('Asked for by sales');
    await page.getByRole('textbox', { name: 'Notes' }).blur();
    await page.getByRole('switch', { name: 'Technical segment' }).click();
    const stored = async () => {
      const { objective, owner, review_on, notes, is_technical } = await segue.api<Segment>('GET', `/segments/${key}`);
      return { objective, owner, review_on, notes, is_technical };
    };
    await expect.poll(stored).toEqual({
      objective: 'Find who is about to pay',
      owner: 'Grace',
      review_on: '2027-03-01',
      notes: 'Asked for by sales',
      is_technical: true,
    });
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Owner' })).toHaveValue('Grace');
    await expectAccessible(page);
  });

  test('history tells versions apart, and goes back to one', async ({ page, segue }) => {
    const key = unique('history');
    await segue.collect({ type: 'identify', userId: key, traits: { name: `Ana ${key}` } });
    await segue.api('POST', `/people/${key}/tags`, { tags: [key] });
    await makeSegment(segue, key, { type: 'tag', tag: key, operator: 'has' });
    const condition: Condition = { type: 'tag', tag: `other-${key}`, operator: 'has' };
    await segue.api('PATCH', `/segments/${key}`, { definition: { version: 1, kind: 'dynamic', condition } });
    await segue.settle();
    await page.goto(`/segments/${key}?tab=history`);
    const versions = page.getByRole('main').locator('ol > li');
    await expect(versions).toHaveCount(2);
    await expect(versions.nth(0)).toContainText('Version 2');
    await expect(versions.nth(0)).toContainText('Holds now');
    await expect(versions.nth(0).getByRole('list', { name: 'Changed in version 2' })).toBeVisible();
    await expect(versions.nth(1)).toContainText(`People who have the tag “${key}”.`);
    await page.getByRole('button', { name: 'Restore version 1' }).click();
    const asking = page.getByRole('dialog', { name: 'Restore version 1?' });
    await expect(asking).toContainText('+1 person enters');
    await expect(asking).toContainText(`Ana ${key}`);
    await expectAccessible(page);
    await asking.getByRole('button', { name: 'Restore' }).click();
    await expect(asking).toBeHidden();
    await segue.settle();
    await expect(versions).toHaveCount(3);
    await tab(page, 'People').click();
    await expect(memberRow(page, `Ana ${key}`)).toBeVisible();
  });
});

test.describe('a segment filled by hand (S29)', () => {
  test('takes people who were searched for, and lets them go again', async ({ page, segue }) => {
    const key = unique('hand');
    await segue.collect({ type: 'identify', userId: key, traits: { name: `Ana ${key}`, email: `${key}@example.com` } });
    await makeStatic(segue, key);
    await page.goto(`/segments/${key}`);
    await expect(page.getByRole('heading', { name: 'Nobody is in this segment' })).toBeVisible();
    await page.getByRole('button', { name: 'Add people' }).click();
    const dialog = page.getByRole('dialog', { name: `Add people to “List ${key}”` });
    await dialog.getByPlaceholder('Name, e-mail address or user id').fill(`Ana ${key}`);
    await page.getByRole('option', { name: `Ana ${key} (${key}@example.com)` }).click();
    await page.keyboard.press('Tab');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Add 1 person' }).click();
    await expect(page.getByText('1 person was added.')).toBeVisible();
    await expect(memberRow(page, `Ana ${key}`)).toBeVisible();
    await expect(page.getByTestId('segment-count')).toHaveText('1');

    await page.getByRole('button', { name: `Remove Ana ${key} from the segment` }).click();
    await expect(memberRow(page, `Ana ${key}`)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(memberRow(page, `Ana ${key}`)).toBeVisible();
    await memberRow(page, `Ana ${key}`).getByRole('link', { name: 'Why?' }).click();
    await expect(page.getByRole('dialog')).toContainText(`Ana ${key} is in because somebody put them in`);
  });

  test('takes a pasted list, and keeps what nobody knows to be corrected', async ({ page, segue }) => {
    const key = unique('pasted');
    await segue.collect(
      { type: 'identify', userId: `a-${key}`, traits: { name: `Ana ${key}`, email: `a-${key}@example.com` } },
      { type: 'identify', userId: `b-${key}`, traits: { name: `Ben ${key}` } },
    );
    await makeStatic(segue, key);
    await page.goto(`/segments/${key}`);
    await page.getByRole('button', { name: 'Add people' }).click();
    const dialog = page.getByRole('dialog', { name: `Add people to “List ${key}”` });
    await dialog.getByRole('tab', { name: 'Paste a list' }).click();
    const list = dialog.getByRole('textbox', { name: 'E-mail addresses or ids' });
    await list.fill(`a-${key}@example.com, b-${key}\nnobody-${key}`);
    await dialog.getByRole('button', { name: 'Add 3 people' }).click();
    await expect(dialog.getByRole('status')).toContainText(`nobody-${key}`);
    await expect(list).toHaveValue(`nobody-${key}`);
    await page.keyboard.press('Escape');
    await expect(memberRow(page, `Ana ${key}`)).toBeVisible();
    await expect(memberRow(page, `Ben ${key}`)).toBeVisible();
    await expect(page.getByTestId('segment-count')).toHaveText('2');
  });
});
