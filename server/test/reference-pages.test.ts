import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { KNOBS } from '../src/config.ts';
import { ERRORS } from '../src/errors.ts';
import { configurationPage, errorsPage } from './helpers/reference-pages.ts';

const REFERENCE = `${import.meta.dirname}/../../docs/reference`;

/** The names that a page has sections for. */
async function sectionsOf(file: string): Promise<string[]> {
  const text = await readFile(`${REFERENCE}/${file}`, 'utf8');
  return [...text.matchAll(/^## (\S+)$/gm)].map(([, name]) => name ?? '');
}

describe('the reference pages', () => {
  test('configuration.md is what the table of knobs says', async () => {
    await expect(configurationPage()).toMatchFileSnapshot(`${REFERENCE}/configuration.md`);
  });

  test('errors.md is what the error table says', async () => {
    await expect(errorsPage()).toMatchFileSnapshot(`${REFERENCE}/errors.md`);
  });

  test('every knob is documented, and no knob is that does not exist', async () => {
    const knobs = Object.values(KNOBS).map((knob) => knob.env);
    expect((await sectionsOf('configuration.md')).toSorted()).toEqual(knobs.toSorted());
    expect(knobs.length).toBeLessThanOrEqual(25);
  });

  test('every error code is documented, and no code is that does not exist', async () => {
    expect((await sectionsOf('errors.md')).toSorted()).toEqual(Object.keys(ERRORS).toSorted());
  });

  test('every error is a 4xx or 5xx, and a whole sentence', () => {
    for (const { status, sentence } of Object.values(ERRORS)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });
});
