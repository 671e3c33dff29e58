import fc from 'fast-check';
import { expect, test } from 'vitest';

import { describeCondition, describeDefinition, normaliseDefinition } from '../src/segment/index.ts';
import type { Condition } from '../src/segment/index.ts';
import { definition, groupOf, leaf } from './helpers/arbitraries.ts';
import { checkLaw } from './helpers/check-law.ts';
import { did, dynamic } from './helpers/definitions.ts';

test('every definition has a sentence in both languages, without a hole in it', () => {
  checkLaw(
    definition,
    (given) => {
      for (const locale of ['en', 'fr'] as const) {
        const sentence = describeDefinition(given, locale);
        expect(sentence).toMatch(/^(People|Personnes|Everyone|Tout le monde)/);
        expect(sentence).toMatch(/\.$/);
        expect(sentence).not.toMatch(/undefined|\[object|NaN/);
        expect(describeCondition(given.condition, locale)).not.toBe('');
      }
    },
    1_000,
  );
});

const namedBy = new Set(['event', 'field', 'property', 'tag', 'segment', 'score', 'form', 'topic', 'value']);

/** Any condition, with everything people would have typed replaced by `x`: what is left are our own words. */
const ownWords: fc.Arbitrary<Condition> = leaf.map(
  (given) =>
    JSON.parse(JSON.stringify(given), (key, value: unknown) =>
      typeof value === 'string' && (namedBy.has(key) || /^\d+$/.test(key)) ? 'x' : value,
    ) as Condition,
);

test('the pieces of a phrase are put together with single spaces', () => {
  checkLaw(ownWords, (given) => {
    for (const locale of ['en', 'fr'] as const)
      expect(describeCondition(given, locale)).not.toMatch(/ {2}|^ | $|\( | \)/);
  });
});

test('French spaces before two-part signs and inside guillemets do not break', () => {
  checkLaw(ownWords, (given) => {
    expect(describeDefinition(dynamic(given), 'fr')).not.toMatch(/« | »| [;:?!%]/);
  });
});

const trees = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('A', 'B', 'C').map((event) => did(event)),
    groupOf(tie('tree'), 3),
  ),
})).tree;

/** Groups of one, and `all` in `all`, may be read as what they hold: that is what the sentence does, too. */
const reading = (condition: Condition): string => JSON.stringify(normaliseDefinition(dynamic(condition)).condition);

test('A26 a sentence can be read in one way only: equal sentences come from equal meanings', () => {
  for (const locale of ['en', 'fr'] as const) {
    const readings = new Map<string, string>();
    checkLaw(
      trees,
      (condition) => {
        const sentence = describeDefinition(dynamic(condition), locale);
        const before = readings.get(sentence) ?? reading(condition);
        expect({ sentence, reading: reading(condition) }).toEqual({ sentence, reading: before });
        readings.set(sentence, reading(condition));
      },
      5_000,
    );
  }
});
