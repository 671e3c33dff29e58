import { expect, test } from './segue-test.ts';

test.use({ locale: 'fr-FR' });

test('a French browser is spoken to in French', async ({ page, segue }) => {
  await segue.collect(
    {
      type: 'identify',
      userId: 'fr-1',
      traits: { name: 'Évelyne Dupont', email: 'evelyne@example.fr', seats: 1234567, since: '2026-03-01' },
    },
    { type: 'page', userId: 'fr-1', properties: { title: 'Tarifs', url: 'https://example.fr/tarifs' } },
  );
  await page.goto('/people');
  await expect(page).toHaveTitle('Personnes · Segue');
  await expect(page.getByRole('columnheader', { name: 'Dernière visite' })).toBeVisible();
  await page.getByRole('link', { name: 'Évelyne Dupont' }).click();
  await expect(page.getByRole('region', { name: 'Historique' })).toContainText('A vu Tarifs');
  await expect(page.getByRole('region', { name: 'Historique' })).toContainText('Aujourd’hui');
  const details = page.getByRole('region', { name: 'Détails' });
  await expect(details).toContainText(/1\s234\s567/u);
  await expect(details).toContainText('1 mars 2026');
  for (const [path, title] of [
    ['/segments', 'Segments'],
    ['/flows', 'Parcours'],
    ['/mailbox', 'Boîte d’envoi'],
    ['/live', 'En direct'],
    ['/settings', 'Réglages'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }
});
