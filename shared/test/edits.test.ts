import { describe, expect, test } from 'vitest';

import {
  conditionAt,
  duplicateCondition,
  insertCondition,
  moveCondition,
  removeCondition,
  replaceCondition,
  setMatch,
  ungroup,
  wrapInGroup,
} from '../src/segment/index.ts';
import type { Condition, ConditionPath } from '../src/segment/index.ts';
import { dynamic, group, tag } from './helpers/definitions.ts';

const [a, b, c, d] = [tag('a'), tag('b'), tag('c'), tag('d')] as const;
const lasting = (condition: Condition): Condition => ({ type: 'lasting', condition, for: { amount: 1, unit: 'day' } });
const tree = dynamic(group('all', a, group('any', b, c)));

describe('inserting', () => {
  test.each<[ConditionPath, number, Condition]>([
    [[], 0, group('all', d, a, group('any', b, c))],
    [[], 2, group('all', a, group('any', b, c), d)],
    [[], 99, group('all', a, group('any', b, c), d)],
    [[], -1, group('all', d, a, group('any', b, c))],
    [[1], 1, group('all', a, group('any', b, d, c))],
  ])('into the group at %j before %d', (path, index, expected) => {
    expect(insertCondition(tree, path, index, d).condition).toEqual(expected);
  });

  test('beside a root that is no group makes it one', () => {
    expect(insertCondition(dynamic(a), [], 0, d).condition).toEqual(group('all', d, a));
    expect(insertCondition(dynamic(a), [], 1, d).condition).toEqual(group('all', a, d));
  });

  test('nowhere changes nothing', () => {
    expect(insertCondition(tree, [0], 0, d)).toBe(tree);
    expect(insertCondition(tree, [7], 0, d)).toBe(tree);
  });

  test('into an empty root', () => {
    expect(insertCondition(dynamic(group('any')), [], 0, d).condition).toEqual(group('any', d));
  });
});

describe('removing', () => {
  test('one of several', () => {
    expect(removeCondition(tree, [1, 0]).condition).toEqual(group('all', a, group('any', c)));
  });

  test('the last child takes its group with it', () => {
    expect(removeCondition(dynamic(group('all', a, group('any', b))), [1, 0]).condition).toEqual(group('all', a));
    expect(removeCondition(dynamic(group('all', a, group('any', group('none', b)))), [1, 0, 0]).condition).toEqual(
      group('all', a),
    );
  });

  test('and the lasting condition around it', () => {
    expect(removeCondition(dynamic(group('all', a, lasting(b))), [1, 0]).condition).toEqual(group('all', a));
    expect(removeCondition(dynamic(group('all', a, lasting(group('any', b)))), [1, 0, 0]).condition).toEqual(
      group('all', a),
    );
  });

  test('the root stays a group, at worst an empty one', () => {
    expect(removeCondition(dynamic(group('any', a)), [0]).condition).toEqual(group('any'));
    expect(removeCondition(dynamic(group('any', a, b)), []).condition).toEqual(group('any'));
    expect(removeCondition(dynamic(a), []).condition).toEqual(group('all'));
    expect(removeCondition(dynamic(lasting(a)), [0]).condition).toEqual(group('all'));
  });

  test('asks for no more members than are left', () => {
    expect(removeCondition(dynamic(group({ atLeast: 3 }, a, b, c)), [0]).condition).toEqual(
      group({ atLeast: 2 }, b, c),
    );
    expect(removeCondition(dynamic(group({ atLeast: 2 }, a, b, c)), [0]).condition).toEqual(
      group({ atLeast: 2 }, b, c),
    );
    expect(removeCondition(dynamic(group({ atLeast: 1 }, a)), [0]).condition).toEqual(group({ atLeast: 1 }));
  });

  test('nothing changes nothing', () => {
    expect(removeCondition(tree, [5])).toBe(tree);
    expect(removeCondition(tree, [0, 0])).toBe(tree);
  });
});

describe('replacing', () => {
  test('a leaf, a group, the root', () => {
    expect(replaceCondition(tree, [0], d).condition).toEqual(group('all', d, group('any', b, c)));
    expect(replaceCondition(tree, [1], d).condition).toEqual(group('all', a, d));
    expect(replaceCondition(tree, [], d).condition).toEqual(d);
    expect(replaceCondition(tree, [4], d)).toBe(tree);
  });

  test('inside a lasting condition', () => {
    expect(replaceCondition(dynamic(lasting(a)), [0], d).condition).toEqual(lasting(d));
  });
});

describe('moving', () => {
  const flat = dynamic(group('all', a, b, c));

  test.each<[ConditionPath, ConditionPath, Condition]>([
    [[0], [2], group('all', b, c, a)],
    [[2], [0], group('all', c, a, b)],
    [[0], [1], group('all', b, a, c)],
    [[1], [99], group('all', a, c, b)],
  ])('within a group from %j to %j', (from, to, expected) => {
    expect(moveCondition(flat, from, to).condition).toEqual(expected);
  });

  test('into another group, before or after the place it leaves', () => {
    expect(moveCondition(tree, [0], [1, 0]).condition).toEqual(group('all', group('any', a, b, c)));
    expect(moveCondition(tree, [0], [1, 2]).condition).toEqual(group('all', group('any', b, c, a)));
    expect(moveCondition(tree, [1, 0], [0]).condition).toEqual(group('all', b, a, group('any', c)));
    expect(moveCondition(tree, [1, 1], [2]).condition).toEqual(group('all', a, group('any', b), c));
  });

  test('out of a group it leaves empty', () => {
    expect(moveCondition(dynamic(group('all', group('any', a), b)), [0, 0], [0]).condition).toEqual(group('all', a, b));
    expect(moveCondition(dynamic(group('all', group('any', a), b)), [0, 0], [2]).condition).toEqual(group('all', b, a));
  });

  test('a whole group', () => {
    const two = dynamic(group('all', group('any', a, b), group('none', c, d)));
    expect(moveCondition(two, [1], [0, 1]).condition).toEqual(group('all', group('any', a, group('none', c, d), b)));
  });

  test('into itself, the root, nothing, or the same place changes nothing', () => {
    expect(moveCondition(tree, [1], [1, 0])).toBe(tree);
    expect(moveCondition(tree, [], [0])).toBe(tree);
    expect(moveCondition(tree, [0], [])).toBe(tree);
    expect(moveCondition(tree, [9], [0])).toBe(tree);
    expect(moveCondition(tree, [0], [0, 0])).toBe(tree);
    expect(moveCondition(tree, [0], [0])).toBe(tree);
    expect(moveCondition(dynamic(lasting(a)), [0], [1])).toEqual(dynamic(lasting(a)));
  });
});

describe('duplicating, grouping, matching', () => {
  test('a copy follows its original and shares nothing with it', () => {
    const doubled = duplicateCondition(tree, [1]);
    expect(doubled.condition).toEqual(group('all', a, group('any', b, c), group('any', b, c)));
    expect(conditionAt(doubled, [2])).not.toBe(conditionAt(doubled, [1]));
    expect(duplicateCondition(tree, [])).toBe(tree);
    expect(duplicateCondition(tree, [8])).toBe(tree);
  });

  test('wrapping', () => {
    expect(wrapInGroup(tree, [0], 'none').condition).toEqual(group('all', group('none', a), group('any', b, c)));
    expect(wrapInGroup(dynamic(a), [], 'any').condition).toEqual(group('any', a));
    expect(wrapInGroup(dynamic(a), [], { atLeast: 2 }).condition).toEqual(group({ atLeast: 1 }, a));
    expect(wrapInGroup(tree, [3], 'any')).toBe(tree);
  });

  test('dissolving a group', () => {
    expect(ungroup(tree, [1]).condition).toEqual(group('all', a, b, c));
    expect(ungroup(dynamic(group('all', group('any', a, b))), []).condition).toEqual(group('any', a, b));
    expect(ungroup(dynamic(lasting(group('any', a))), [0]).condition).toEqual(lasting(a));
  });

  test('what cannot be dissolved stays', () => {
    expect(ungroup(tree, [])).toBe(tree);
    expect(ungroup(tree, [0])).toBe(tree);
    const single = dynamic(group('all', a));
    expect(ungroup(single, [])).toBe(single);
    const two = dynamic(lasting(group('any', a, b)));
    expect(ungroup(two, [0])).toBe(two);
  });

  test('matching', () => {
    expect(setMatch(tree, [1], 'none').condition).toEqual(group('all', a, group('none', b, c)));
    expect(setMatch(tree, [1], { atLeast: 2 }).condition).toEqual(group('all', a, group({ atLeast: 2 }, b, c)));
    expect(setMatch(tree, [1], { atLeast: 9 }).condition).toEqual(group('all', a, group({ atLeast: 2 }, b, c)));
    expect(setMatch(tree, [0], 'none')).toBe(tree);
  });
});

test('an empty root is not put into another group', () => {
  const empty = dynamic(group('all'));
  expect(wrapInGroup(empty, [], 'any')).toBe(empty);
});
