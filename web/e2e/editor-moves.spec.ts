/** Rows moved by pointer, keyboard and clipboard, and what stands around the editor. */
import type { Page } from '@playwright/test';
import type { Segment } from '@segue/shared/api';
import type { Condition } from '@segue/shared/segment';
import { expect, test, unique } from './segue-test.ts';
import type { SegueServer } from './server.ts';

const all = (...conditions: Condition[]): Condition => ({ type: 'group', match: 'all', conditions });
const tagged = (tag: string): Condition => ({ type: 'tag', tag, operator: 'has' });
const row = (page: Page, path: string) => page.locator(`[data-row-path="${path}"]`);
const sentence = (page: Page) => page.getByTestId('sentence');

async function makeSegment(segue: SegueServer, key: string, condition: Condition, details: object = {}): Promise<void> {
  const definition = { version: 1, kind: 'dynamic', condition };
  await segue.api('POST', '/segments', { key, name: `Segment ${key}`, definition, ...details });
  await segue.settle();
}

test.describe('moving rows', () => {
  const order = (page: Page, id: string) =>
    page
      .getByRole('combobox', { name: new RegExp(`^Tag: .-${id}$`, 'u') })
      .evaluateAll((tokens) => tokens.map((token) => token.textContent.at(0)).join(''));

  async function open(page: Page, segue: SegueServer): Promise<string> {
    const id = unique('move');
    const tag = (letter: string) => tagged(`${letter}-${id}`);
    await makeSegment(
      segue,
      id,
      all(tag('a'), tag('b'), { type: 'group', match: 'any', conditions: [tag('c'), tag('d')] }),
    );
    await page.goto(`/segments/${id}?tab=definition`);
    await expect(row(page, '2.1')).toBeVisible();
    return id;
  }

  test('is done with the pointer, shows where they go, and can be undone', async ({ page, segue }) => {
    const id = await open(page, segue);
    const handle = async (path: string) => {
      await row(page, path).hover();
      await page.locator(`[data-drag-handle="${path}"]`).hover();
      await page.mouse.down();
    };
    const moveTo = async (path: string, part: number) => {
      const box = await row(page, path).boundingBox();
      if (box === null) throw new Error(`There is no row ${path}.`);
      await page.mouse.move(box.x + 80, box.y + box.height * part, { steps: 4 });
    };
    await handle('0');
    await moveTo('2.0', 0.9);
    await expect(page.getByTestId('drop-mark')).toBeVisible();
    await page.mouse.up();
    await expect(page.getByTestId('drop-mark')).toBeHidden();
    expect(await order(page, id)).toBe('bcad');
    await expect(row(page, '1.1')).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect.poll(() => order(page, id)).toBe('abcd');

    // A whole group moves, too; Escape leaves all as it was.
    await handle('2');
    await moveTo('0', 0.1);
    await expect(page.getByTestId('drop-mark')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await order(page, id)).toBe('abcd');
    await handle('2');
    await moveTo('0', 0.1);
    await page.mouse.up();
    expect(await order(page, id)).toBe('cdab');
  });

  test('goes into groups and out of them by keyboard, and says where they are', async ({ page, segue }) => {
    const id = await open(page, segue);
    await row(page, '1').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(row(page, '1.0')).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: 'Moved to place 1 of 3, level 2.' })).toHaveCount(1);
    expect(await order(page, id)).toBe('abcd');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(row(page, '2')).toBeFocused();
    expect(await order(page, id)).toBe('acdb');
    await page.keyboard.press('Alt+ArrowUp');
    await expect(row(page, '1.2')).toBeFocused();
  });

  test('is done through the clipboard, which refuses what is no condition', async ({ page, segue, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const id = await open(page, segue);
    await row(page, '0').focus();
    await page.keyboard.press('Control+c');
    const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied).toEqual(tagged(`a-${id}`));
    await row(page, '2.1').focus();
    await page.keyboard.press('Control+v');
    await expect(row(page, '2.2')).toBeFocused();
    expect(await order(page, id)).toBe('abcda');
    await row(page, '2').focus();
    await page.keyboard.press('Control+x');
    await expect.poll(() => order(page, id)).toBe('ab');
    await row(page, '0').focus();
    await page.keyboard.press('Control+v');
    await expect.poll(() => order(page, id)).toBe('acdab');

    const put = (text: string) => page.evaluate((written) => navigator.clipboard.writeText(written), text);
    await put('{"type":"tag","tag":"x","operator":"likes"}');
    await page.keyboard.press('Control+v');
    await expect(page.getByText(/This condition cannot be pasted.*operator/u)).toBeVisible();
    await put('Hello');
    await page.keyboard.press('Control+v');
    await expect(page.getByText(/Only conditions can be pasted here/u)).toBeVisible();
    expect(await order(page, id)).toBe('acdab');

    // A whole definition pasted into an empty segment is that segment.
    await put(
      JSON.stringify({
        version: 1,
        kind: 'dynamic',
        condition: { type: 'group', match: 'any', conditions: [tagged('x'), tagged('y')] },
      }),
    );
    await page.goto('/segments/new');
    await page.getByRole('combobox', { name: 'New condition' }).focus();
    await page.keyboard.press('Control+v');
    await expect(row(page, '1')).toContainText('y');
    await expect(page.getByRole('combobox', { name: 'How many must fit: any of these' })).toBeVisible();
  });

  test('asks of a row that it lasts, and no longer', async ({ page, segue }) => {
    const id = await open(page, segue);
    await row(page, '0').hover();
    await row(page, '0').getByRole('button', { name: 'More for this condition' }).click();
    await page.getByRole('menuitem', { name: 'It must last for some time' }).click();
    await expect(sentence(page)).toContainText(`for at least 14 days (they have the tag “a-${id}”)`);
    await expect(row(page, '0.0.0')).toBeVisible();
    await row(page, '0.0.0').focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => order(page, id)).toBe('abcd');
    await expect(row(page, '0')).not.toHaveAttribute('data-heading');
  });
});

test.describe('around the editor', () => {
  test('a copy keeps what people noted about the original', async ({ page, segue }) => {
    const id = unique('noted');
    const details = { objective: `Win ${id} back`, owner: 'Ana', notes: 'Ask Ben', folder: 'Care', is_technical: true };
    await makeSegment(segue, id, all(tagged(id)), { ...details, description: 'Those who left' });
    await page.goto(`/segments/${id}`);
    await page.getByRole('button', { name: 'More for this segment' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL(new RegExp(`/segments/copy-of-segment-${id}$`, 'u'));
    const copy = await segue.api<Segment>('GET', `/segments/copy-of-segment-${id}`);
    expect(copy).toMatchObject({ ...details, description: 'Those who left' });
  });

  test('A33 technical segments are offered only by their whole name', async ({ page, segue }) => {
    const id = unique('buffer');
    await makeSegment(segue, id, all(tagged(id)), { is_technical: true });
    await page.goto('/segments/new');
    const blank = page.getByRole('combobox', { name: 'New condition' });
    await blank.fill(`Segment ${id.slice(0, -1)}`);
    await expect(page.getByRole('option', { name: /^The event/u })).toBeVisible();
    await expect(page.getByRole('option', { name: new RegExp(`^Segment ${id}`, 'u') })).toHaveCount(0);
    await blank.fill(`Segment ${id}`);
    await expect(page.getByRole('option', { name: new RegExp(`^Segment ${id}`, 'u') })).toBeVisible();
    await page.keyboard.press('Control+k');
    const jump = page.getByPlaceholder('Jump to a person, segment or flow');
    await jump.fill(`Segment ${id.slice(0, -1)}`);
    await expect(page.getByText('Nothing fits.')).toBeVisible();
    await jump.fill(`Segment ${id}`);
    await expect(page.getByRole('button', { name: `Segment ${id}` })).toBeVisible();
  });

  test('the address of another page is no key, and the page says so', async ({ page }) => {
    await page.goto('/segments/new');
    await page.getByRole('textbox', { name: 'Name of the segment' }).fill('Templates');
    await page.getByRole('combobox', { name: 'New condition' }).fill('vip');
    await page.getByRole('option', { name: 'The tag “vip”' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('This key is the address of another page; choose another.')).toBeVisible();
  });
});
