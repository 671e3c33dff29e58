import fc from 'fast-check';
import { expect, test } from 'vitest';

import { definitionHash, fillDefaults, normaliseDefinition, walkConditions } from '../src/segment/index.ts';
import type { Condition, SegmentDefinition } from '../src/segment/index.ts';
import { parseSegmentDefinition } from '../src/segment/schema.ts';
import { definition, definitionOf, groupOf } from './helpers/arbitraries.ts';
import { checkLaw } from './helpers/check-law.ts';
import { tag } from './helpers/definitions.ts';

test('the normal form of a normal form is itself', () => {
  checkLaw(definition, (given) => {
    const normal = normaliseDefinition(given);
    expect(normaliseDefinition(normal)).toEqual(normal);
    expect(fillDefaults(normal)).toEqual(normal);
  });
});

test('a normal form is a valid definition', () => {
  checkLaw(definition, (given) => {
    expect(parseSegmentDefinition(JSON.parse(JSON.stringify(normaliseDefinition(given)))).ok).toBe(true);
  });
});

test('filling in defaults moves no condition', () => {
  checkLaw(definition, (given) => {
    const places = (of: SegmentDefinition): string[] => {
      const found: string[] = [];
      walkConditions(of, (condition, path) => found.push(`${path.join('.')} ${condition.type}`));
      return found;
    };
    expect(places(fillDefaults(given))).toEqual(places(given));
  });
});

const names = ['a', 'b', 'c', 'd'];
const groups: fc.Arbitrary<SegmentDefinition> = definitionOf(
  fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof({ maxDepth: 4, withCrossShrink: true }, fc.constantFrom(...names).map(tag), groupOf(tie('tree'), 3)),
  })).tree,
);

/** Whether the condition is true for somebody with exactly these tags. */
function holds(condition: Condition, tags: ReadonlySet<string>): boolean {
  if (condition.type === 'tag') return tags.has(condition.tag);
  if (condition.type !== 'group') throw new Error('only tags and groups');
  const fitting = condition.conditions.filter((member) => holds(member, tags)).length;
  if (condition.match === 'all') return fitting === condition.conditions.length;
  if (condition.match === 'any') return fitting > 0;
  if (condition.match === 'none') return fitting === 0;
  return fitting >= condition.match.atLeast;
}

/** For each of the 16 sets of tags, whether somebody with them is a member. */
function truthTable({ condition }: SegmentDefinition): string {
  const rows = Array.from({ length: 2 ** names.length }, (_, bits) =>
    names.filter((_name, index) => (bits >> index) & 1),
  );
  return rows.map((tags) => (holds(condition, new Set(tags)) ? '1' : '0')).join('');
}

test('flattening groups keeps their meaning', () => {
  checkLaw(groups, (given) => expect(truthTable(normaliseDefinition(given))).toBe(truthTable(given)), 1_000);
});

test('equal hashes mean equal segments', () => {
  checkLaw(
    fc.tuple(groups, groups),
    ([one, other]) => {
      if (
        definitionHash({ ...one, include_anonymous: false }) !== definitionHash({ ...other, include_anonymous: false })
      )
        return;
      expect(truthTable(one)).toBe(truthTable(other));
    },
    3_000,
  );
});

test('the hash does not depend on the order of members, nor of the keys of the JSON', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)] as const);
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, key === 'conditions' && Array.isArray(inner) ? inner.toReversed() : inner]),
    );
  };
  checkLaw(definition, (given) => {
    expect(definitionHash(reversed(given) as SegmentDefinition)).toBe(definitionHash(given));
  });
});

test('a definition and its normal form have one hash', () => {
  checkLaw(definition, (given) => expect(definitionHash(normaliseDefinition(given))).toBe(definitionHash(given)));
});
