import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition, ConditionPath, SegmentDefinition } from '@segue/shared/segment';
import { formatPath, moveCondition } from '@segue/shared/segment';
import { dropPlace } from './drop-place.ts';
import type { DropTarget } from './drop-place.ts';
import { rowPaths, shiftRow, toEditable, toggleLasting } from './row-edits.ts';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const tag = (name: string): Condition => ({ type: 'tag', tag: name, operator: 'has' });
const all = (...conditions: Condition[]): Condition => ({ type: 'group', match: 'all', conditions });
const define = (condition: Condition): SegmentDefinition => ({ version: 1, kind: 'dynamic', condition });
const lasting = (condition: Condition): Condition => ({
  type: 'lasting',
  condition,
  for: { amount: 14, unit: 'day' },
});

/** `[a [b c] <d>]`: groups in square brackets, what has to last in pointed ones. */
function outline(condition: Condition): string {
  if (condition.type === 'group') return `[${condition.conditions.map(outline).join(' ')}]`;
  if (condition.type === 'lasting') return `<${outline(condition.condition)}>`;
  return condition.type === 'tag' ? condition.tag : condition.type;
}

const draft = define(all(tag('a'), all(tag('b'), tag('c')), lasting(all(tag('d')))));

/** Lines of ten pixels each under one another, as the page would show them; each group ends with its button. */
function targetsOf(definition: SegmentDefinition): readonly DropTarget[] {
  return rowPaths(definition).map((path, index) => ({ kind: 'row', path, top: index * 10, bottom: index * 10 + 10 }));
}

const drop = (from: ConditionPath, y: number): string | null => {
  const place = dropPlace(draft, targetsOf(draft), from, y);
  return place === null ? null : outline(moveCondition(draft, from, place.to).condition);
};

// The lines: a, [, b, c, <, d.
test.each<[ConditionPath, number, string | null]>([
  [[0], 2, null],
  [[0], 12, null],
  [[0], 18, '[[a b c] <[d]>]'],
  [[0], 28, '[[b a c] <[d]>]'],
  [[0], 48, '[[b c] <[a d]>]'],
  [[0], 999, '[[b c] <[d a]>]'],
  [[1, 0], 1, '[b a [c] <[d]>]'],
  [[1], 2, '[[b c] a <[d]>]'],
  [[1], 22, null],
  [[2, 0, 0], 2, '[d a [b c]]'],
])('the row at %j dropped at %d gives %s', (from, y, expected) => {
  expect(drop(from, y)).toBe(expected);
});

test('a row dropped anywhere is still there, and nothing else is lost', () => {
  process.stdout.write(`seed ${seed}\n`);
  const paths = rowPaths(draft);
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.integer({ min: -20, max: 90 }), (from, y) => {
      const place = dropPlace(draft, targetsOf(draft), from, y);
      if (place === null) return;
      const moved = moveCondition(draft, from, place.to);
      const letters = [...outline(moved.condition).matchAll(/[a-d]/gu)].map(([letter]) => letter).toSorted();
      expect(letters.join('')).toBe('abcd');
      expect(outline(moved.condition)).not.toBe(outline(draft.condition));
    }),
    { seed },
  );
});

test.each<[ConditionPath, 'in' | 'out', string, string]>([
  [[0], 'in', '[[a b c] <[d]>]', '0.0'],
  [[1], 'in', '[a <[[b c] d]>]', '1.0.0'],
  [[2], 'in', '[a [b c <[d]>]]', '1.2'],
  [[1, 1], 'out', '[a [b] c <[d]>]', '2'],
  [[2, 0, 0], 'out', '[a [b c] d]', '2'],
  [[0], 'out', '[a [b c] <[d]>]', '0'],
])('the row at %j moved %s gives %s with the cursor at %s', (path, direction, expected, focus) => {
  const edit = shiftRow(draft, path, direction);
  expect(outline(edit.definition.condition)).toBe(expected);
  expect(formatPath(edit.focus ?? [])).toBe(focus);
});

test('a row that must last, and need not any more, is as it was', () => {
  const once = toggleLasting(draft, [0]);
  expect(outline(once.definition.condition)).toBe('[<[a]> [b c] <[d]>]');
  expect(toggleLasting(once.definition, [0]).definition).toEqual(draft);
});

test('what has to last gets a group for its rows', () => {
  expect(outline(toEditable(define(lasting(tag('a')))).condition)).toBe('[<[a]>]');
});
