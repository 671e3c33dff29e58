import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  childConditions,
  conditionAt,
  duplicateCondition,
  insertCondition,
  moveCondition,
  removeCondition,
  replaceCondition,
  setMatch,
  ungroup,
  walkConditions,
  wrapInGroup,
} from '../src/segment/index.ts';
import type { Condition, ConditionPath, GroupMatch, SegmentDefinition } from '../src/segment/index.ts';
import { segmentDefinitionSchema } from '../src/segment/schema.ts';
import { definitionOf, groupOf, leaf, treeOf } from './helpers/arbitraries.ts';
import { checkLaw } from './helpers/check-law.ts';
import { dynamic, tag } from './helpers/definitions.ts';

const rooted = definitionOf(groupOf(treeOf(leaf)));
const random = fc.nat();
const match = fc.constantFrom<GroupMatch>('all', 'any', 'none', { atLeast: 1 }, { atLeast: 3 });

/** Every place of a definition, for picking one at random. */
function places(
  { condition }: SegmentDefinition,
  wanted: (condition: Condition) => boolean = () => true,
): ConditionPath[] {
  const found: ConditionPath[] = [];
  walkConditions(dynamic(condition), (visited, path) => {
    if (wanted(visited)) found.push(path);
  });
  return found;
}

function pick<T>(from: readonly T[], number: number): T {
  const chosen = from[number % from.length];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
}

const isGroup = (condition: Condition): boolean => condition.type === 'group';

/** All conditions of a definition as the objects they are. */
function objects(definition: SegmentDefinition): Set<Condition> {
  const found = new Set<Condition>();
  walkConditions(definition, (visited) => found.add(visited));
  return found;
}

function leaves(definition: SegmentDefinition): string[] {
  const found: string[] = [];
  walkConditions(definition, (visited) => {
    if (childConditions(visited).length === 0 && visited.type !== 'group') found.push(JSON.stringify(visited));
  });
  return found.sort();
}

/** A tree as it should be: the schema takes it, no group is empty but the root, nobody asks for 3 of 2. */
function expectWellFormed(definition: SegmentDefinition): void {
  expect(segmentDefinitionSchema.safeParse(definition).success).toBe(true);
  const faults: string[] = [];
  walkConditions(definition, (visited, path) => {
    if (visited.type !== 'group') return;
    const members = visited.conditions.length;
    if (path.length > 0 && members === 0) faults.push(`empty group at ${path.join('.')}`);
    const asked = typeof visited.match === 'string' ? 1 : visited.match.atLeast;
    if (asked > Math.max(1, members)) faults.push(`${asked} of ${members} at ${path.join('.')}`);
  });
  expect(faults).toEqual([]);
}

test('removing what was inserted gives the tree of before', () => {
  checkLaw(fc.tuple(rooted, random, random, leaf), ([definition, at, index, added]) => {
    const path = pick(places(definition, isGroup), at);
    const target = conditionAt(definition, path);
    const place = index % (childConditions(target ?? tag('none')).length + 1);
    const inserted = insertCondition(definition, path, place, added);
    expect(conditionAt(inserted, [...path, place])).toBe(added);
    expect(removeCondition(inserted, [...path, place])).toEqual(definition);
  });
});

test('replacing by the same changes nothing, and replacing back undoes', () => {
  checkLaw(fc.tuple(rooted, random, leaf), ([definition, at, other]) => {
    const path = pick(places(definition), at);
    const before = conditionAt(definition, path) ?? tag('none');
    expect(replaceCondition(definition, path, before)).toEqual(definition);
    const replaced = replaceCondition(definition, path, other);
    expect(conditionAt(replaced, path)).toBe(other);
    expect(replaceCondition(replaced, path, before)).toEqual(definition);
  });
});

test('dissolving a wrap gives the tree of before', () => {
  checkLaw(fc.tuple(rooted, random), ([definition, at]) => {
    const path = pick(places(definition), at);
    expect(ungroup(wrapInGroup(definition, path, 'all'), path)).toEqual(definition);
  });
});

test('moving keeps every leaf, and moving back within a group undoes', () => {
  checkLaw(fc.tuple(rooted, random, random, random), ([definition, at, toGroup, toIndex]) => {
    const from = pick(places(definition), at);
    const to = [...pick(places(definition, isGroup), toGroup), toIndex % 5];
    const moved = moveCondition(definition, from, to);
    expect(leaves(moved)).toEqual(leaves(definition));
    expectWellFormed(moved);
    const parent = conditionAt(definition, from.slice(0, -1));
    const sameGroup = from.length > 0 && from.slice(0, -1).join('.') === to.slice(0, -1).join('.');
    if (!sameGroup || parent?.type !== 'group') return;
    const end = [...to.slice(0, -1), Math.min(to.at(-1) ?? 0, parent.conditions.length - 1)];
    expect(moveCondition(moved, end, from)).toEqual(definition);
  });
});

test('a moved condition is found where it was sent', () => {
  checkLaw(fc.tuple(rooted, random, random, random), ([definition, at, toGroup, toIndex]) => {
    const from = pick(places(definition), at);
    const groupPath = pick(places(definition, isGroup), toGroup);
    const what = conditionAt(definition, from) ?? tag('none');
    const moved = moveCondition(definition, from, [...groupPath, toIndex % 5]);
    if (moved === definition) return;
    // Its new group may itself have moved up, so it is looked for among all.
    expect(objects(moved).has(what)).toBe(true);
  });
});

test('setting a match twice is setting it once', () => {
  checkLaw(fc.tuple(rooted, random, match), ([definition, at, wanted]) => {
    const path = pick(places(definition, isGroup), at);
    const once = setMatch(definition, path, wanted);
    expect(setMatch(once, path, wanted)).toEqual(once);
    expectWellFormed(once);
  });
});

type Edit = (
  definition: SegmentDefinition,
  path: ConditionPath,
  other: Condition,
  wanted: GroupMatch,
) => SegmentDefinition;

const edits: Readonly<Record<string, Edit>> = {
  insert: (definition, path, other) => insertCondition(definition, path, 1, other),
  remove: (definition, path) => removeCondition(definition, path),
  replace: (definition, path, other) => replaceCondition(definition, path, other),
  duplicate: (definition, path) => duplicateCondition(definition, path),
  wrap: (definition, path, _other, wanted) => wrapInGroup(definition, path, wanted),
  ungroup: (definition, path) => ungroup(definition, path),
  match: (definition, path, _other, wanted) => setMatch(definition, path, wanted),
};

test.each(Object.entries(edits))('%s touches nothing beside its path, and leaves a well-formed tree', (_name, edit) => {
  checkLaw(fc.tuple(rooted, random, leaf, match), ([definition, at, other, wanted]) => {
    const path = pick(places(definition), at);
    const before = JSON.stringify(definition);
    const edited = edit(definition, path, other, wanted);
    expect(JSON.stringify(definition)).toBe(before);
    expectWellFormed(edited);
    const kept = objects(edited);
    walkConditions(definition, (visited, place) => {
      const shared = Math.min(place.length, path.length);
      const beside = place.slice(0, shared).join('.') !== path.slice(0, shared).join('.');
      expect(kept.has(visited) || !beside).toBe(true);
    });
  });
});

test('any hundred edits in a row leave a well-formed tree', () => {
  const step = fc.tuple(fc.constantFrom(...Object.values(edits)), random, leaf, match);
  checkLaw(
    fc.tuple(rooted, fc.array(step, { maxLength: 100, size: 'max' })),
    ([start, steps]) => {
      const end = steps.reduce((definition, [edit, at, other, wanted]) => {
        const found = places(definition);
        return found.length > 200 ? definition : edit(definition, pick(found, at), other, wanted);
      }, start);
      expectWellFormed(end);
    },
    50,
  );
});
