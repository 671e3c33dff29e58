/** Every text of the interface stands in the catalogs, in both languages. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const web = join(import.meta.dirname, '../..');
const catalogs = ['messages', 'segments', 'flows', 'explain', 'companies', 'settings'];

/** msgid → msgstr, for the single-line entries that Lingui writes. */
function readCatalog(folder: string, locale: string, name: string): Map<string, string> {
  const text = readFileSync(join(folder, 'src/locales', locale, `${name}.po`), 'utf8');
  const entries = text.matchAll(/^(?:msgctxt "(.*)"\n)?msgid "(.+)"\nmsgstr "(.*)"$/gmu);
  return new Map([...entries].map(([, context = '', id = '', translation = '']) => [`${context} ${id}`, translation]));
}

describe.each(catalogs)('the catalog "%s"', (name) => {
  test('has every message in French', () => {
    const untranslated = [...readCatalog(web, 'fr', name)].filter(([, french]) => french === '').map(([id]) => id);
    expect(untranslated).toEqual([]);
  });

  test('keeps the placeholders of every message in French', () => {
    // What stands after "one" or "other" is a branch of a plural: words to translate, not a placeholder.
    const pattern = /(?<!(?:one|other|=\d) )\{\w+(?=[,}])|<\/?\d+\/?>/gu;
    const placeholders = (text: string): string[] => [...new Set(text.match(pattern))].toSorted();
    const different = [...readCatalog(web, 'fr', name)]
      .filter(([id, french]) => french !== '' && String(placeholders(id)) !== String(placeholders(french)))
      .map(([id]) => id);
    expect(different).toEqual([]);
  });
});

describe('the sources', () => {
  const copy = mkdtempSync(join(tmpdir(), 'segue-catalogs-'));
  afterAll(() => rmSync(copy, { recursive: true }));

  test('hold no text that was not extracted (run: npx lingui extract --clean, in web/)', () => {
    for (const part of ['src', 'lingui.config.ts', 'package.json', 'tsconfig.json']) {
      cpSync(join(web, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(web, '../node_modules'), join(copy, 'node_modules'));
    const cli = join(web, '../node_modules/@lingui/cli/dist/lingui.js');
    const { status, stderr } = spawnSync(process.execPath, [cli, 'extract', '--clean'], {
      cwd: copy,
      encoding: 'utf8',
    });
    expect(stderr).not.toMatch(/error/iu);
    expect(status).toBe(0);
    expect(readCatalog(copy, 'en', 'messages').size).toBeGreaterThan(100);
    for (const locale of readdirSync(join(web, 'src/locales'))) {
      for (const name of catalogs) {
        const extracted = [...readCatalog(copy, locale, name).keys()];
        expect([...readCatalog(web, locale, name).keys()].toSorted()).toEqual(extracted.toSorted());
      }
    }
  }, 60_000);
});

test('a message that stands in several catalogs is translated alike: they are loaded as one', () => {
  const translations = new Map<string, Set<string>>();
  for (const name of catalogs) {
    for (const [id, french] of readCatalog(web, 'fr', name)) {
      translations.set(id, (translations.get(id) ?? new Set()).add(french));
    }
  }
  expect([...translations].filter(([, different]) => different.size > 1)).toEqual([]);
});
