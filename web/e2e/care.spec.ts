import type { Page } from '@playwright/test';
import { expect, expectAccessible, test, unique } from './segue-test.ts';
import type { SegueServer } from './server.ts';

const dynamic = (condition: object) => ({ version: 1, kind: 'dynamic', condition });

/** Both colours of the page as it stands. */
async function expectAccessibleInBothSchemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectAccessible(page);
  }
}

/** Three segments by letters, and people with the letters of those they are in as their names. */
async function seedOverlap(segue: SegueServer, id: string): Promise<void> {
  const field = id.replaceAll('-', '_');
  const person = (name: string) => ({
    type: 'identify' as const,
    userId: `${name}-${id}`,
    traits: {
      name: `${name} ${id}`,
      [`a_${field}`]: name.includes('A'),
      [`b_${field}`]: name.includes('B'),
      [`c_${field}`]: name.includes('C'),
    },
  });
  await segue.collect(...['A1', 'A2', 'AB1', 'AB2', 'AB3', 'ABC1', 'B1', 'C1'].map(person));
  for (const letter of ['a', 'b', 'c']) {
    const condition = { type: 'field', field: `${letter}_${field}`, operator: 'is', value: true };
    await segue.api('POST', '/segments', {
      key: `${letter}-${id}`,
      name: `${letter.toUpperCase()} ${id}`,
      definition: dynamic(condition),
    });
  }
  await segue.settle();
}

test('X17 what segments share: circles, a table, the people, and a segment of them', async ({ page, segue }) => {
  const id = unique('overlap');
  await seedOverlap(segue, id);
  await page.goto(`/segments/overlap?keys=a-${id},b-${id},c-${id}`);
  const combinations = page.getByRole('list', { name: 'Combinations' });
  const both = combinations.getByRole('button', { name: `In A ${id} and B ${id}, not in C ${id}` });
  await expect(both).toContainText('3');
  await expect(combinations.getByRole('button', { name: `In A ${id} and C ${id}, not in B ${id}` })).toBeDisabled();
  await expect(page.getByRole('button', { name: `In A ${id} and B ${id}: 4, 67%` })).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await both.click();
  await expect(page.getByRole('link', { name: `AB1 ${id}` })).toBeVisible();
  await expect(page.getByRole('link', { name: `ABC1 ${id}` })).toHaveCount(0);
  // The address is the view.
  await page.reload();
  await expect(page.getByRole('link', { name: `AB2 ${id}` })).toBeVisible();
  await page.getByRole('link', { name: 'New segment of these people' }).click();
  await expect(page.getByTestId('sentence')).toContainText(`are not in the segment “C ${id}”`);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/segments/overlap?keys=a-${id},b-${id},c-${id}`);
  await expect(combinations).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('X17 a click on the drawing opens the people there', async ({ page, segue }) => {
  const id = unique('venn');
  await seedOverlap(segue, id);
  await page.goto(`/segments/overlap?keys=a-${id},b-${id}`);
  const drawing = page.getByRole('img', { name: `Circles for A ${id} and B ${id}` });
  await expect(drawing).toBeVisible();
  // The two segments have six and five people and share four: the middle of the drawing is in both.
  await drawing.click();
  await expect(page.getByRole('heading', { name: `In A ${id} and B ${id} 4` })).toBeVisible();
  await expect(page).toHaveURL(/[?&]in=/);
});

test('A33 the graph leads from a technical segment to what it serves', async ({ page, segue }) => {
  const id = unique('graph');
  const base = { type: 'tag', tag: id, operator: 'has' };
  await segue.api('POST', '/segments', {
    key: `base-${id}`,
    name: `Base ${id}`,
    definition: dynamic(base),
    is_technical: true,
  });
  await segue.api('POST', '/segments', {
    key: `target-${id}`,
    name: `Target ${id}`,
    definition: dynamic({ type: 'segment', segment: `base-${id}`, operator: 'in' }),
  });
  await segue.api('POST', '/flows', {
    key: `flow-${id}`,
    name: `Flow ${id}`,
    graph: {
      version: 1,
      triggers: [{ type: 'segment_entered', segment: `target-${id}` }],
      start: null,
      steps: [],
      settings: { reentry: 'once', exit_on_leave: true, late_limit_seconds: 3600 },
    },
  });
  await segue.settle();
  await page.goto('/segments');
  await page.getByRole('button', { name: 'More about segments' }).click();
  await page.getByRole('menuitem', { name: 'Graph' }).click();
  await expect(page).toHaveURL(/\/segments\/graph$/);
  await expect(page.getByRole('link', { name: `Target ${id}` })).toBeVisible();

  await page.goto(`/segments/graph?segment=base-${id}`);
  const drawing = page.getByRole('region', { name: 'What uses what' });
  await expect(drawing.getByRole('link')).toHaveCount(3);
  await expectAccessibleInBothSchemes(page);
  // By keyboard, from left to right.
  await drawing.getByRole('link', { name: `Base ${id}` }).focus();
  await page.keyboard.press('Tab');
  await expect(drawing.getByRole('link', { name: `Target ${id}` })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/flows/flow-${id}`));

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/segments/graph?segment=base-${id}`);
  await expect(page.getByRole('listitem').filter({ hasText: `uses Base ${id}` })).toBeVisible();
  await expectAccessible(page);
});

test('A32 a workspace agrees on names, and the editor suggests one that keeps the convention', async ({
  page,
  segue,
}) => {
  const id = unique('essai');
  try {
    await page.goto('/settings');
    await page.getByText('Words with hyphens').click();
    const words = page.getByRole('combobox', { name: 'They begin with one of' });
    await words.fill('Essai');
    await words.press('Enter');
    await expect(page.getByText('essai', { exact: true })).toBeVisible();
    await expectAccessibleInBothSchemes(page);

    const condition = { type: 'tag', tag: `${id} Essai 7j`, operator: 'has' };
    await segue.api('POST', '/segments', { key: id, name: 'Essai 7 jours!', definition: dynamic(condition) });
    await page.goto(`/segments/${id}?tab=definition`);
    const hint = page.getByTestId('name-hint');
    await expect(hint).toContainText('Names here are lower-case words joined by hyphens, and begin with essai.');
    await hint.getByRole('button', { name: 'Name it essai-7-jours', exact: true }).click();
    const name = page.getByRole('textbox', { name: 'Name of the segment' });
    await expect(name).toHaveValue('essai-7-jours');
    await expect(hint).toHaveCount(0);
    // An empty name takes the suggestion by Tab, and the focus moves on.
    await name.fill('');
    await expect(hint.getByRole('button')).toHaveText(`${id}-essai-7j`);
    await name.press('Tab');
    await expect(name).toHaveValue(`${id}-essai-7j`);
    await expect(name).not.toBeFocused();
    await expectAccessible(page);
  } finally {
    await segue.api('PATCH', '/workspace', { naming: { style: 'any', first_words: [] } });
  }
});

test('A34 A36 the audit says what could go, and lets it go and come back', async ({ page, segue }) => {
  const id = unique('audit');
  const never = { type: 'event', event: `Never ${id}` };
  await segue.collect(
    ...Array.from({ length: 6 }, (_, index) => ({
      type: 'identify' as const,
      userId: `p${index}-${id}`,
      traits: { [`plan_${id.replaceAll('-', '_')}`]: 'pro' },
    })),
  );
  const same = { type: 'field', field: `plan_${id.replaceAll('-', '_')}`, operator: 'is', value: 'pro' };
  await segue.api('POST', '/segments', { key: id, name: `Typo ${id}`, definition: dynamic(never) });
  await segue.api('POST', '/segments', { key: `one-${id}`, name: `One ${id}`, definition: dynamic(same) });
  await segue.api('POST', '/segments', { key: `two-${id}`, name: `Two ${id}`, definition: dynamic(same) });
  await segue.settle();
  try {
    await segue.api('PATCH', '/workspace', { owner_email: 'boss@example.com' });
    await page.goto('/segments/audit');
    await expect(page.getByTestId('audit-mail')).toContainText('boss@example.com');
    const row = page.locator(`[data-segment="${id}"]`);
    await expect(row).toContainText(`the event “Never ${id}” has never been seen`);
    await expectAccessibleInBothSchemes(page);

    const pair = page
      .getByRole('listitem')
      .filter({ hasText: `One ${id}` })
      .filter({ hasText: `Two ${id}` });
    await expect(pair).toContainText('6 people in both, 100% of those in either');

    await row.getByRole('button', { name: `Look at Typo ${id} again later` }).click();
    await page.getByRole('menuitem', { name: 'In three months' }).click();
    await expect(row).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect(row).toBeVisible();

    await row.getByRole('button', { name: `Delete Typo ${id}` }).click();
    await expect(row).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(row).toBeVisible();
    const back = await segue.api<{ name: string }>('GET', `/segments/${id}`);
    expect(back.name).toBe(`Typo ${id}`);

    await pair.getByRole('link', { name: 'Compare' }).click();
    await expect(page).toHaveURL(/\/segments\/overlap\?keys=/);
  } finally {
    await segue.api('PATCH', '/workspace', { owner_email: '' });
  }
  await page.goto('/segments/audit');
  await page.addInitScript(() => localStorage.setItem('segue-locale', 'fr'));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Peut-être obsolètes' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('X15 from the people of a segment to those an email reaches', async ({ page, segue }) => {
  const id = unique('mail');
  await segue.collect(
    { type: 'identify', userId: `ada-${id}`, traits: { name: `Ada ${id}`, email: `ada-${id}@example.com` } },
    { type: 'identify', userId: `bob-${id}`, traits: { name: `Bob ${id}` } },
  );
  for (const name of ['ada', 'bob']) await segue.api('POST', `/people/${name}-${id}/tags`, { tags: [id] });
  const definition = dynamic({ type: 'tag', tag: id, operator: 'has' });
  await segue.api('POST', '/segments', { key: id, name: `Mail ${id}`, definition });
  await segue.settle();
  await page.goto(`/segments/${id}?tab=recipients`);
  await expect(page.getByTestId('will-receive')).toHaveText('1');
  await expectAccessibleInBothSchemes(page);
  await page.getByRole('button', { name: '−1 without' }).click();
  await expect(page.getByRole('link', { name: `Bob ${id}` })).toBeVisible();
  await expect(page.getByRole('link', { name: `Ada ${id}` })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Without an email address' })).toBeVisible();
});

test('A37 far from 15 to 30 live segments, one line says so and can be put away', async ({ page, segue }) => {
  const { data } = await segue.api<{ data: { kind: string; count: number | null }[] }>('GET', '/segments');
  if (data.length === 0) {
    await segue.api('POST', '/segments', { name: unique('only'), definition: dynamic({ type: 'everyone' }) });
    await segue.settle();
  }
  // How many there are depends on the other tests of this workspace.
  const audit = await segue.api<{ live_segments: number; advice: string | null }>('GET', '/segment-audit');
  await page.goto('/segments');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Segments');
  const line = page.getByTestId('count-advice');
  if (audit.advice === null) {
    await expect(line).toHaveCount(0);
    return;
  }
  await expect(line).toContainText(`${audit.live_segments} dynamic segment`);
  await expectAccessibleInBothSchemes(page);
  await line.getByRole('button', { name: 'Do not show this again' }).click();
  await expect(line).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Segments');
  await expect(line).toHaveCount(0);
});
