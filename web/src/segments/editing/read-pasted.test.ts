import { expect, test } from 'vitest';
import { readPasted } from './read-pasted.ts';

const vip = { type: 'tag', tag: 'vip', operator: 'has' } as const;

test('a condition and a whole definition can be pasted', () => {
  expect(readPasted(JSON.stringify(vip), 'en')).toEqual({ ok: true, condition: vip });
  const definition = { version: 1, kind: 'dynamic', condition: vip };
  expect(readPasted(JSON.stringify(definition), 'en')).toEqual({ ok: true, condition: vip });
});

test.each(['', 'Hello', '12', 'null', '[]', JSON.stringify([vip]), '{}'])('%j is no condition', (text) => {
  expect(readPasted(text, 'en')).toEqual({ ok: false, reason: null });
});

test('a condition with a mistake is refused with its place, in the language of the reader', () => {
  const wrong = JSON.stringify({ ...vip, operator: 'likes' });
  expect(readPasted(wrong, 'en')).toMatchObject({ ok: false, reason: expect.stringContaining('condition.operator') });
  expect(readPasted(wrong, 'fr')).not.toEqual(readPasted(wrong, 'en'));
});
