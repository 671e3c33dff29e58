import fc from 'fast-check';
import { expect, test } from 'vitest';

import { findIssues } from '../src/segment/index.ts';
import { parseSegmentDefinition } from '../src/segment/schema.ts';
import { definition } from './helpers/arbitraries.ts';
import { checkLaw } from './helpers/check-law.ts';

test('every definition that follows the rules is accepted and comes back exactly as written', () => {
  checkLaw(definition, (valid) => {
    expect(parseSegmentDefinition(valid)).toEqual({ ok: true, definition: valid });
    expect(findIssues(valid, 'fr')).toEqual([]);
  });
});

test('a definition survives the way through JSON', () => {
  checkLaw(definition, (valid) => {
    const travelled: unknown = JSON.parse(JSON.stringify(valid));
    expect(parseSegmentDefinition(travelled)).toEqual({ ok: true, definition: valid });
  });
});

test('whatever comes in, the parser answers and never throws', () => {
  checkLaw(fc.oneof(fc.anything(), fc.jsonValue()), (input) => {
    const parsed = parseSegmentDefinition(input);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? [] : parsed.issues).not.toEqual([]);
  });
});

/** One random spot of a JSON value is replaced; gives the damaged copy. */
function damaged(value: unknown, pick: (max: number) => number, replacement: unknown): unknown {
  if (typeof value !== 'object' || value === null) return replacement;
  const keys = Object.keys(value);
  const key = keys[pick(keys.length)];
  if (key === undefined || pick(4) === 0) return replacement;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
  copy[key] = damaged(copy[key], pick, replacement);
  return copy;
}

test('a damaged definition is refused with sentences, or is still a definition', () => {
  const cases = fc.tuple(definition, fc.infiniteStream(fc.nat()), fc.oneof(fc.jsonValue(), fc.constant(undefined)));
  checkLaw(cases, ([valid, random, replacement]) => {
    const pick = (max: number): number => (random.next().value as number) % Math.max(1, max);
    for (const locale of ['en', 'fr'] as const) {
      const parsed = parseSegmentDefinition(damaged(valid, pick, replacement), locale);
      if (parsed.ok) continue;
      for (const { path, message } of parsed.issues) {
        expect(message).toMatch(/\S.*[.]$|\?$|\S/u);
        expect(message).not.toMatch(/undefined|\[object|NaN/);
        expect(path).not.toMatch(/undefined|^\./);
      }
    }
  });
});
