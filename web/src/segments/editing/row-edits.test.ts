import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import { conditionAt, walkConditions } from '@segue/shared/segment';
import { addRow, groupRow, isBlank, moveRow, neighbourRow, removeRow, rowPaths, toEditable } from './row-edits.ts';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const tag = (name: string): Condition => ({ type: 'tag', tag: name, operator: 'has' });
const all = (...conditions: Condition[]): Condition => ({ type: 'group', match: 'all', conditions });
const define = (condition: Condition): SegmentDefinition => ({ version: 1, kind: 'dynamic', condition });

/** The tags of a definition in reading order, with brackets around groups: `a [b c]`. */
function outline(condition: Condition): string {
  if (condition.type === 'group') return `[${condition.conditions.map(outline).join(' ')}]`;
  return condition.type === 'tag' ? condition.tag : condition.type;
}

const draft = define(all(tag('a'), all(tag('b'), tag('c')), tag('d')));

describe('adding a row', () => {
  test('puts a blank one after the row and goes to it', () => {
    const { definition, focus } = addRow(draft, [1, 0]);
    expect(outline(definition.condition)).toBe('[a [b event c] d]');
    expect(focus).toEqual([1, 1]);
    expect(isBlank(conditionAt(definition, [1, 1]) ?? tag('x'))).toBe(true);
  });

  test('puts it at the end of a group when the group is meant', () => {
    expect(addRow(draft, [1]).focus).toEqual([1, 2]);
    expect(addRow(draft, []).focus).toEqual([3]);
  });
});

describe('removing a row', () => {
  test('goes to the row before it', () => {
    expect(removeRow(draft, [1, 1])).toMatchObject({ focus: [1, 0] });
    expect(removeRow(draft, [2]).focus).toEqual([1, 1]);
  });

  test('goes to the first row when there was none before', () => {
    expect(removeRow(draft, [0]).focus).toEqual([0]);
  });

  test('takes a group with its last row and leaves an empty root', () => {
    const once = removeRow(removeRow(draft, [1, 1]).definition, [1, 0]);
    expect(outline(once.definition.condition)).toBe('[a d]');
    const empty = removeRow(define(all(tag('a'))), [0]);
    expect(outline(empty.definition.condition)).toBe('[]');
    expect(empty.focus).toBeNull();
  });
});

describe('moving a row', () => {
  test.each([
    ['down past a group’s door, into it', [0], 'down', '[[a b c] d]', [0, 0]],
    ['up into the end of a group', [2], 'up', '[a [b c d]]', [1, 2]],
    ['up out of its group at the top', [1, 0], 'up', '[a b [c] d]', [1]],
    ['down out of its group at the bottom', [1, 1], 'down', '[a [b] c d]', [2]],
    ['within its group', [1, 1], 'up', '[a [c b] d]', [1, 0]],
    ['a whole group past a row', [1], 'up', '[[b c] a d]', [0]],
    ['nowhere at the very top', [0], 'up', '[a [b c] d]', [0]],
    ['nowhere at the very bottom', [2, 0], 'down', '[a [b c] d]', [2, 0]],
  ] as const)('%s', (_, path, direction, expected, focus) => {
    const moved = moveRow(draft, path, direction);
    expect(outline(moved.definition.condition)).toBe(expected);
    expect(moved.focus).toEqual(focus);
  });

  test('never loses a row and always goes with it', () => {
    process.stdout.write(`seed ${seed}\n`);
    const leaf = fc.integer().map((number) => tag(String(number)));
    const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((conditions) => all(...conditions)),
      ),
    }));
    const leavesOf = (definition: SegmentDefinition): Condition[] => {
      const leaves: Condition[] = [];
      walkConditions(definition, (condition) => condition.type === 'tag' && leaves.push(condition));
      return leaves;
    };
    fc.assert(
      fc.property(tree, fc.nat(), fc.constantFrom('up' as const, 'down' as const), (condition, pick, direction) => {
        const before = toEditable(define(condition));
        const paths = rowPaths(before);
        const path = paths[pick % paths.length] ?? [];
        const moved = conditionAt(before, path);
        const { definition, focus } = moveRow(before, path, direction);
        expect(new Set(leavesOf(definition))).toEqual(new Set(leavesOf(before)));
        expect(leavesOf(definition)).toHaveLength(leavesOf(before).length);
        expect(focus && conditionAt(definition, focus)).toBe(moved);
      }),
      { seed, numRuns: 400 },
    );
  });
});

test('grouping a row puts a blank one beside it and goes there', () => {
  const { definition, focus } = groupRow(draft, [0], 'any');
  expect(outline(definition.condition)).toBe('[[a event] [b c] d]');
  expect(focus).toEqual([0, 1]);
});

test('the arrow keys visit every line in reading order', () => {
  expect(rowPaths(draft).map((path) => path.join('.'))).toEqual(['0', '1', '1.0', '1.1', '2']);
  expect(neighbourRow(draft, [1], 'down')).toEqual([1, 0]);
  expect(neighbourRow(draft, [1, 0], 'up')).toEqual([1]);
  expect(neighbourRow(draft, [0], 'up')).toBeNull();
  expect(neighbourRow(draft, [2], 'down')).toBeNull();
});

test('a bare condition becomes a group of one, a group stays the same object', () => {
  expect(outline(toEditable(define(tag('a'))).condition)).toBe('[a]');
  expect(toEditable(draft)).toBe(draft);
});
