import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExplainedCondition } from '@segue/shared/api';
import type { Condition, GroupMatch } from '@segue/shared/segment';
import { describePerson } from '@segue/shared/segment';
import { countLeaves, reasonOf } from './reason.ts';

const tag = (name: string): Condition => ({ type: 'tag', tag: name, operator: 'has' });
const group = (match: GroupMatch, ...conditions: Condition[]): Condition => ({ type: 'group', match, conditions });

/** Decides conditions on tags and groups of them, for somebody with the given tags. */
function holds(condition: Condition, tags: ReadonlySet<string>): boolean {
  if (condition.type === 'tag') return tags.has(condition.tag) === (condition.operator === 'has');
  if (condition.type !== 'group') throw new Error(`Not expected here: ${condition.type}`);
  const fitting = condition.conditions.filter((child) => holds(child, tags)).length;
  switch (condition.match) {
    case 'all':
      return fitting === condition.conditions.length;
    case 'any':
      return fitting > 0;
    case 'none':
      return fitting === 0;
    default:
      return fitting >= condition.match.atLeast;
  }
}

function explain(condition: Condition, tags: ReadonlySet<string>): ExplainedCondition {
  const explained = { condition, true: holds(condition, tags), flips_at: null };
  if (condition.type !== 'group') return explained;
  return { ...explained, children: condition.conditions.map((child) => explain(child, tags)) };
}

const names = ['a', 'b', 'c', 'd'];
const tags = fc.subarray(names).map((some) => new Set(some));
const tree = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(...names).map(tag),
    fc
      .tuple(fc.array(tie('tree'), { minLength: 1, maxLength: 4 }), fc.constantFrom('all', 'any', 'none', 1, 2, 3))
      .map(([conditions, match]) =>
        group(
          typeof match === 'number' ? { atLeast: Math.min(match, conditions.length) } : (match as GroupMatch),
          ...conditions,
        ),
      ),
  ),
})).tree;

describe('X1 the reason of an answer', () => {
  test('is true of the person, and whoever it is true of gets the same answer', () => {
    fc.assert(
      fc.property(tree, tags, fc.array(tags, { maxLength: 16 }), (condition, mine, others) => {
        const explained = explain(condition, mine);
        const reason = reasonOf(explained);
        expect(holds(reason, mine)).toBe(true);
        const answers = others.filter((other) => holds(reason, other)).map((other) => holds(condition, other));
        expect(answers).toEqual(answers.map(() => explained.true));
      }),
      { numRuns: 500 },
    );
  });

  const say = (condition: Condition, answer: boolean, ...children: boolean[]): string => {
    const parts = condition.type === 'group' ? condition.conditions : [];
    const explained: ExplainedCondition = {
      condition,
      true: answer,
      flips_at: null,
      children: parts.map((part, index) => ({ condition: part, true: children[index] ?? false, flips_at: null })),
    };
    return describePerson(reasonOf(explained), 'en');
  };
  const loggedIn: Condition = { type: 'event', event: 'Logged in', window: { type: 'last', amount: 7, unit: 'day' } };
  const often: Condition = { ...loggedIn, count: { operator: 'at_least', value: 3 } };
  const pro: Condition = { type: 'field', field: 'plan', operator: 'is', value: 'pro' };
  const rich: Condition = { type: 'field', field: 'mrr', operator: 'gt', value: 100 };

  test('leaves out what does not decide', () => {
    expect(say(group('any', loggedIn, pro), true, false, true)).toBe('their plan is “pro”');
    expect(say(group('all', loggedIn, pro), false, true, false)).toBe('their plan is not “pro”');
    expect(say(group({ atLeast: 2 }, loggedIn, pro, tag('vip')), false, false, true, false)).toBe(
      'they did not do “Logged in” in the last 7 days, and do not have the tag “vip”',
    );
  });

  test('turns what is not so into what is so, where there are words for it', () => {
    expect(say(often, false)).toBe('they did “Logged in” fewer than 3 times (or not at all) in the last 7 days');
    expect(say(group('none', tag('vip'), pro), false, true, false)).toBe('they have the tag “vip”');
    expect(say({ ...loggedIn, count: { operator: 'exactly', value: 0 } }, false)).toBe(
      'they did “Logged in” in the last 7 days',
    );
  });

  test('denies the rest together: no value at all is neither above nor below', () => {
    expect(say(rich, false)).toBe('this is not true (their mrr is greater than 100)');
    expect(
      say(group('all', rich, { ...loggedIn, known_for_at_least: 'window' }, pro), false, false, false, false),
    ).toBe(
      'their plan is not “pro”, and none of these is true (their mrr is greater than 100; they did “Logged in” in the last 7 days (and have been known since before then))',
    );
  });

  test('is counted, to be told from a long one', () => {
    expect(
      countLeaves(reasonOf(explain(group('all', tag('a'), group('none', tag('b'), tag('c'))), new Set(['a'])))),
    ).toBe(3);
  });
});
