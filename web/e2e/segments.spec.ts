import type { Page } from '@playwright/test';
import type { Segment } from '@segue/shared/api';
import type { Condition } from '@segue/shared/segment';
import { expect, expectAccessible, test, unique } from './segue-test.ts';
import type { CollectedMessage, SegueServer } from './server.ts';

const all = (...conditions: Condition[]): Condition => ({ type: 'group', match: 'all', conditions });

/** Three people: Ana and Ben did the event three times in a project called Q4, Ana pays; Cleo did nothing. */
async function seedTrio(segue: SegueServer): Promise<{ event: string; field: string; id: string }> {
  const id = unique('trio');
  const event = `Exported ${id}`;
  const field = `plan_${id.replaceAll('-', '_')}`;
  const did = (person: string, name: string): CollectedMessage => ({
    type: 'track',
    userId: `${person}-${id}`,
    event,
    properties: { project: { name } },
  });
  await segue.collect(
    { type: 'identify', userId: `ana-${id}`, traits: { name: `Ana ${id}`, [field]: 'pro' } },
    { type: 'identify', userId: `ben-${id}`, traits: { name: `Ben ${id}`, [field]: 'trial' } },
    { type: 'identify', userId: `cleo-${id}`, traits: { name: `Cleo ${id}`, [field]: 'trial' } },
    ...['Q4 launch', 'Q4 plan', 'Q4 end'].flatMap((name) => [did('ana', name), did('ben', name)]),
  );
  return { event, field, id };
}

/** Makes a live segment through the API. */
async function makeSegment(segue: SegueServer, key: string, condition: Condition): Promise<Segment> {
  const definition = { version: 1, kind: 'dynamic', condition };
  await segue.api('POST', '/segments', { key, name: `Segment ${key}`, definition });
  await segue.settle();
  return segue.api<Segment>('GET', `/segments/${key}`);
}

/** The number beside the editor, once it is exact. */
const exactCount = (page: Page) => page.locator('[data-testid="preview-count"][data-exact]');
const row = (page: Page, path: string) => page.locator(`[data-row-path="${path}"]`);

test.describe('writing a segment', () => {
  test('is done by keyboard alone, counts while it is written, and ends with its members', async ({ page, segue }) => {
    const { event, field, id } = await seedTrio(segue);
    await page.goto('/segments');
    await expect(page.getByRole('heading', { level: 1, name: 'Segments' })).toBeVisible();
    await page.keyboard.press('c');
    await expect(page.getByRole('textbox', { name: 'Name of the segment' })).toBeFocused();
    await page.keyboard.type(`Exporters ${id}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'New condition' })).toBeFocused();
    await page.keyboard.type(event);
    await expect(page.getByRole('option', { name: event }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(row(page, '0')).toBeFocused();
    await expect(exactCount(page)).toHaveText('2');

    // A second row, then a group around it with a third inside.
    await page.keyboard.press('Enter');
    await page.keyboard.type(field);
    await expect(page.getByRole('option', { name: field }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: `Value of ${field}` })).toBeFocused();
    await page.keyboard.type('pro');
    await expect(exactCount(page)).toHaveText('1');
    await page.keyboard.press('Control+g');
    await expect(page.getByRole('combobox', { name: 'New condition' })).toBeFocused();
    await page.keyboard.type(field);
    await expect(page.getByRole('option', { name: field }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.type('trial');
    await expect(exactCount(page)).toHaveText('2');
    await expect(page.getByTestId('sentence')).toContainText(`did “${event}”, and (whose ${field} is “pro”, or whose`);
    await expect(row(page, '1.0').getByText('1', { exact: true })).toBeVisible();
    await expect(
      page.getByRole('complementary', { name: 'Who fits' }).getByRole('link', { name: `Ben ${id}` }),
    ).toBeVisible();

    await page.keyboard.press('Control+s');
    await expect(page).toHaveURL(new RegExp(`/segments/exporters-${id}$`, 'u'));
    await segue.settle();
    await expect(page.getByTestId('segment-count')).toHaveText('2');
    await expect(page.getByRole('row').filter({ hasText: `Ana ${id}` })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: `Cleo ${id}` })).toBeHidden();
    await expectAccessible(page);
  });

  test('moves, undoes, redoes and removes rows by keyboard', async ({ page, segue }) => {
    const key = unique('moves');
    const tag = (name: string): Condition => ({ type: 'tag', tag: `${name}-${key}`, operator: 'has' });
    await makeSegment(segue, key, all(tag('a'), { type: 'group', match: 'any', conditions: [tag('b'), tag('c')] }));
    await page.goto(`/segments/${key}?tab=definition`);
    await row(page, '0').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(row(page, '0.0')).toBeFocused();
    await expect(row(page, '0.0')).toContainText(`a-${key}`);
    await page.keyboard.press('Control+z');
    await expect(row(page, '0')).toContainText(`a-${key}`);
    await page.keyboard.press('Control+Shift+z');
    await expect(row(page, '0.0')).toContainText(`a-${key}`);

    // The arrow keys walk through the lines, Enter adds one, Backspace on the empty one takes it away again.
    await row(page, '0.0').focus();
    await page.keyboard.press('ArrowDown');
    await expect(row(page, '0.1')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'New condition' })).toBeFocused();
    await expect(page.getByRole('combobox', { name: 'New condition' })).toHaveCount(1);
    await page.keyboard.press('Backspace');
    await expect(page.getByRole('combobox', { name: 'New condition' })).toHaveCount(0);
    await expect(row(page, '0.1')).toBeFocused();
    await page.keyboard.press('Control+d');
    await expect(row(page, '0.2')).toContainText(`b-${key}`);
    await page.keyboard.press('Backspace');
    await expect(row(page, '0.3')).toHaveCount(0);

    // Leaving would lose the change, so the page asks.
    await page.getByRole('link', { name: 'Flows' }).first().click();
    await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
    await page.getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toBeHidden();
  });

  test('suggests what was observed, and says what was never seen', async ({ page, segue }) => {
    const { event, field } = await seedTrio(segue);
    await page.goto('/segments/new');
    await page.getByRole('combobox', { name: 'New condition' }).fill(event.replace('Exported', 'Exportd'));
    await page.getByRole('option', { name: /^The event/u }).click();
    await row(page, '0').getByRole('button', { name: event }).click();
    await expect(row(page, '0').getByRole('combobox', { name: `Event: ${event}` })).toBeVisible();
    await expect(exactCount(page)).toHaveText('2');

    // A filter on a property, with the values seen so far.
    await row(page, '0').getByRole('button', { name: 'Add a filter' }).click();
    await page.getByRole('option', { name: 'project.name' }).click();
    const value = page.getByRole('combobox', { name: 'Value of project.name' });
    await value.fill('launch');
    await page.getByRole('option', { name: 'Q4 launch' }).click();
    await expect(value).toHaveValue('Q4 launch');
    await expect(exactCount(page)).toHaveText('2');
    const times = row(page, '0').getByRole('textbox', { name: 'Number of times' });
    await times.fill('2');
    await expect(exactCount(page)).toHaveText('0');

    // Nobody has this value, and the row says so with the nearest one.
    await page.getByRole('button', { name: 'Add condition' }).click();
    await page.keyboard.type(field);
    await expect(page.getByRole('option', { name: field }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.type('trail');
    await row(page, '1').getByRole('button', { name: 'trial' }).click();
    await expect(page.getByRole('combobox', { name: `Value of ${field}` })).toHaveValue('trial');
  });

  test('goes through JSON and back', async ({ page, segue }) => {
    const key = unique('json');
    await makeSegment(segue, key, all({ type: 'tag', tag: key, operator: 'has' }));
    await page.goto(`/segments/${key}?tab=definition`);
    await page.getByText('JSON', { exact: true }).click();
    const text = page.getByRole('textbox', { name: 'Definition as JSON' });
    await text.fill('{ "version": 1,');
    await expect(page.getByRole('alert')).toContainText('This is not JSON');
    const condition = all({ type: 'event', event: 'Logged in', window: { type: 'last', amount: 3, unit: 'day' } });
    await text.fill(JSON.stringify({ version: 1, kind: 'dynamic', condition: { ...condition, match: 'most' } }));
    await expect(page.getByRole('alert')).toContainText('condition.match');
    await text.fill(JSON.stringify({ version: 1, kind: 'dynamic', condition }));
    await expect(page.getByRole('alert')).toBeHidden();
    await page.getByText('Conditions', { exact: true }).click();
    await expect(row(page, '0')).toContainText('Logged in');
    await expect(row(page, '0').getByRole('textbox', { name: 'Length of the time span' })).toHaveValue('3');
  });
});

test.describe('a segment', () => {
  test('follows what people do while one looks at it', async ({ page, segue }) => {
    const { event, id } = await seedTrio(segue);
    await makeSegment(segue, id, all({ type: 'event', event }));
    await page.goto(`/segments/${id}`);
    await expect(page.getByTestId('segment-count')).toHaveText('2');
    await segue.collect({ type: 'track', userId: `cleo-${id}`, event });
    await expect(page.getByTestId('segment-count')).toHaveText('3');
    await expect(page.getByRole('row').filter({ hasText: `Cleo ${id}` })).toBeVisible();
    await expect(page.getByRole('img', { name: '1 entered, 0 left' })).toBeVisible();
    await page.goto('/segments');
    await page.getByRole('searchbox').fill(id);
    await expect(page).toHaveURL(/q=/u);
    const listed = page.getByRole('listitem').filter({ hasText: id });
    await expect(listed).toHaveCount(1);
    await expect(listed).toContainText('3');
    await page.getByRole('searchbox').press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/segments/${id}$`, 'u'));
  });

  test('S27 shows who would come and go before an edit is saved', async ({ page, segue }) => {
    const { event, field, id } = await seedTrio(segue);
    await makeSegment(segue, id, all({ type: 'event', event }, { type: 'field', field, operator: 'is', value: 'pro' }));
    await page.goto(`/segments/${id}?tab=definition`);
    const value = page.getByRole('combobox', { name: `Value of ${field}` });
    await value.fill('trial');
    await expect(exactCount(page)).toHaveText('1');
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save the changed definition?' });
    await expect(dialog).toContainText('+1 person enters');
    await expect(dialog).toContainText('−1 person leaves');
    await expect(dialog.getByRole('link', { name: `Ben ${id}` })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await segue.settle();
    await page.getByRole('tab', { name: 'People' }).click();
    await expect(page.getByRole('row').filter({ hasText: `Ben ${id}` })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: `Ana ${id}` })).toBeHidden();
  });

  test('S28 is not deleted while it is used, and says by what; its copy is', async ({ page, segue }) => {
    const key = unique('used');
    const user = unique('user');
    await makeSegment(segue, key, all({ type: 'tag', tag: key, operator: 'has' }));
    await makeSegment(segue, user, all({ type: 'segment', segment: key, operator: 'in' }));
    await page.goto(`/segments/${key}`);
    await page.getByRole('button', { name: 'More for this segment' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'This segment is in use' });
    await expect(dialog.getByRole('link', { name: `Segment ${user}` })).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Delete' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More for this segment' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect(page.getByRole('textbox', { name: 'Name of the segment' })).toHaveValue(`Copy of Segment ${key}`);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL(new RegExp(`/segments/copy-of-segment-${key}$`, 'u'));
    await page.getByRole('button', { name: 'More for this segment' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog', { name: 'Delete this segment?' }).getByRole('button', { name: 'Delete' }).click();
    await expect(page).toHaveURL(/\/segments$/u);
    await expect(page.getByRole('link', { name: `Copy of Segment ${key}` })).toHaveCount(0);
  });
});

/** Four levels deep, with something of every kind. */
function deepCondition(key: string): Condition {
  const tag: Condition = { type: 'tag', tag: key, operator: 'has' };
  const any = (...conditions: Condition[]): Condition => ({ type: 'group', match: 'any', conditions });
  return all(
    { type: 'page', url: { operator: 'contains', value: '/pricing' }, count: { operator: 'more_than', value: 3 } },
    any(tag, all(tag, { type: 'group', match: { atLeast: 1 }, conditions: [{ type: 'event', event: key }, tag] })),
  );
}

test.describe('the segment pages', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`are accessible in ${colorScheme} colours`, async ({ page, segue }) => {
      const key = unique('deep');
      await makeSegment(segue, key, deepCondition(key));
      await page.emulateMedia({ colorScheme });
      await page.goto('/segments');
      await expect(page.getByRole('link', { name: `Segment ${key}` })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/segments/${key}`);
      await expect(page.getByTestId('segment-count')).toHaveText('0');
      await expectAccessible(page);
      await page.goto(`/segments/${key}?tab=definition`);
      await expect(exactCount(page)).toHaveText('0');
      await expectAccessible(page);
      await row(page, '0').getByRole('combobox', { name: /^When/u }).click();
      await expect(page.getByRole('option', { name: 'this month' })).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('fit on a phone, four levels deep', async ({ page, segue }) => {
    const key = unique('phone');
    await makeSegment(segue, key, deepCondition(key));
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ['/segments', `/segments/${key}`, `/segments/${key}?tab=definition`]) {
      await page.goto(path);
      await expect(
        page
          .getByText(`Segment ${key}`)
          .or(page.getByRole('textbox', { name: 'Name of the segment' }))
          .first(),
      ).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
    const deepest = row(page, '1.1.1.1');
    await deepest.scrollIntoViewIfNeeded();
    const box = await deepest.boundingBox();
    expect(box?.width).toBeGreaterThan(260);
    await page.getByRole('button', { name: 'Show who fits' }).click();
    await expect(page.getByRole('dialog', { name: 'Who fits' })).toBeVisible();
    await expectAccessible(page);
  });

  test('speak French', async ({ page, segue }) => {
    const { event, id } = await seedTrio(segue);
    await makeSegment(segue, id, all({ type: 'event', event, count: { operator: 'at_least', value: 3 } }));
    await page.addInitScript(() => localStorage.setItem('segue-locale', 'fr'));
    await page.goto(`/segments/${id}?tab=definition`);
    await expect(page.getByTestId('sentence')).toContainText('au moins 3 fois');
    await expect(row(page, '0')).toContainText('A fait');
    await expect(row(page, '0')).toContainText('au moins');
    await expect(page.getByRole('button', { name: 'Ajouter une condition' })).toBeVisible();
    await expect(exactCount(page)).toHaveText('2');
  });
});
