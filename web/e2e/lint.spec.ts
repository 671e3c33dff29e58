import { expect, expectAccessible, test, unique } from './segue-test.ts';

test('X5 the editor says what is odd, beside the condition, and repairs it', async ({ page, segue }) => {
  const id = unique('lint');
  const field = `tariff_${id.replaceAll('-', '_')}`;
  await segue.collect(
    { type: 'identify', userId: `ana-${id}`, traits: { name: `Ana ${id}`, [field]: 'pro' } },
    { type: 'identify', userId: `ben-${id}`, traits: { name: `Ben ${id}` } },
  );
  const plan = (operator: string, value: string) => ({ type: 'field', field, operator, value });
  const definition = (...conditions: object[]) => ({
    version: 1,
    kind: 'dynamic',
    condition: { type: 'group', match: 'all', conditions },
  });
  const vip = { type: 'tag', tag: 'vip', operator: 'has_not' };
  await segue.api('POST', '/segments', {
    key: id,
    name: `Lint ${id}`,
    definition: definition(plan('is_not', 'pro'), vip),
  });
  await segue.settle();
  await page.goto(`/segments/${id}?tab=definition`);
  const row = page.locator('[data-row-path="0"]');
  const note = row.getByTestId('lint');
  // How many those are depends on who else is in the workspace of these tests.
  await expect(note).toContainText('This is also true for the');
  await expect(note).toContainText(`without any ${field}.`);
  await expectAccessible(page);
  await note.getByRole('button', { name: 'Repair it' }).click();
  await expect(page.getByTestId('sentence')).toContainText(`whose ${field} is set`);
  await expect(page.getByTestId('lint')).toHaveCount(0);

  // In French, and about the whole: the same segment exists already.
  await page.addInitScript(() => localStorage.setItem('segue-locale', 'fr'));
  await page.goto(`/segments/new?copy=${id}`);
  await expect(page.getByTestId('lint').first()).toContainText(`Ceci dit la même chose que le segment`);
  await expectAccessible(page);
});
