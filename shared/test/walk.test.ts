import { describe, expect, test } from 'vitest';

import {
  childConditions,
  conditionAt,
  countConditions,
  eventLikesOf,
  formatPath,
  mapConditions,
  parsePath,
  walkConditions,
} from '../src/segment/index.ts';
import type { Condition } from '../src/segment/index.ts';
import { condition, definition } from './helpers/arbitraries.ts';
import { checkLaw } from './helpers/check-law.ts';
import { did, dynamic, group, tag } from './helpers/definitions.ts';

const lasting: Condition = { type: 'lasting', condition: group('any', tag('c')), for: { amount: 1, unit: 'day' } };
const tree = dynamic(group('all', tag('a'), group('none', did('B'), lasting)));

describe('walking', () => {
  test('parents come before children, in order, each with its path', () => {
    const seen: string[] = [];
    walkConditions(tree, (visited, path) => seen.push(`${formatPath(path)} ${visited.type}`));
    expect(seen).toEqual([' group', '0 tag', '1 group', '1.0 event', '1.1 lasting', '1.1.0 group', '1.1.0.0 tag']);
  });

  test('conditionAt finds what the walk meets, and nothing elsewhere', () => {
    checkLaw(definition, (given) => {
      walkConditions(given, (visited, path) => {
        expect(conditionAt(given, path)).toBe(visited);
        expect(conditionAt(given, [...path, childConditions(visited).length])).toBeUndefined();
      });
    });
    expect(conditionAt(tree, [0, 0])).toBeUndefined();
    expect(conditionAt(tree, [9, 1, 2])).toBeUndefined();
    expect(conditionAt(tree, [-1])).toBeUndefined();
  });

  test('conditions are counted without their groups', () => {
    expect(countConditions(tree.condition)).toBe(4);
  });
});

describe('paths in print', () => {
  test.each([
    [[], ''],
    [[0], '0'],
    [[1, 0], '1.0'],
    [[12, 3, 4], '12.3.4'],
  ])('%j is "%s"', (path, text) => {
    expect(formatPath(path)).toBe(text);
    expect(parsePath(text)).toEqual(path);
  });

  test.each(['.', '1.', '.1', 'a', '-1', '1..2', ' 1', '1e3', '99999999999'])('"%s" is no path', (text) => {
    expect(parsePath(text)).toBeUndefined();
  });
});

describe('mapping', () => {
  test('mapping to the same gives the very same definition', () => {
    checkLaw(definition, (given) => expect(mapConditions(given, (visited) => visited)).toBe(given));
  });

  test('only the way to a change is new', () => {
    const changed = mapConditions(tree, (visited) => (visited.type === 'event' ? tag('z') : visited));
    expect(conditionAt(changed, [1, 0])).toEqual(tag('z'));
    expect(conditionAt(changed, [0])).toBe(conditionAt(tree, [0]));
    expect(conditionAt(changed, [1, 1])).toBe(lasting);
    expect(conditionAt(changed, [1])).not.toBe(conditionAt(tree, [1]));
  });

  test('children are mapped before their parents, who see them', () => {
    const order: string[] = [];
    mapConditions(tree, (visited, path) => {
      order.push(formatPath(path));
      return visited;
    });
    expect(order).toEqual(['0', '1.0', '1.1.0.0', '1.1.0', '1.1', '1', '']);
  });
});

test('the events inside conditions are found, and only there', () => {
  const within = { amount: 1, unit: 'day' } as const;
  const change = { operator: 'up_by_at_least', percent: 5 } as const;
  expect(eventLikesOf({ type: 'sequence', steps: [did('A'), did('B')], within })).toEqual([did('A'), did('B')]);
  expect(eventLikesOf({ type: 'trend', measure: did('A'), period: within, change })).toEqual([did('A')]);
  expect(eventLikesOf({ type: 'regular', event: did('A'), period: 'day', atLeast: 1, of: 2 })).toEqual([did('A')]);
  expect(eventLikesOf(did('A'))).toEqual([did('A')]);
  expect(eventLikesOf(tree.condition)).toEqual([]);
  checkLaw(condition, (given) => expect(eventLikesOf(given).length === 0 || given.type !== 'tag').toBe(true));
});
