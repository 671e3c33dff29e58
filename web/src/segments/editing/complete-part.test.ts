import { describe, expect, test } from 'vitest';
import type { Condition, OperatorValue, ValueOperator } from '@segue/shared/segment';
import { findIssues } from '@segue/shared/segment';
import { completePart, isValueComplete } from './complete-part.ts';

const all = (...conditions: Condition[]): Condition => ({ type: 'group', match: 'all', conditions });
const blank: Condition = { type: 'event', event: '' };
const vip: Condition = { type: 'tag', tag: 'vip', operator: 'has' };
const loggedIn: Condition = { type: 'event', event: 'Logged in' };

describe('the part of a draft that can be counted', () => {
  test('is nothing while nothing is finished', () => {
    expect(completePart(all(blank)).condition).toBeNull();
    expect(completePart(all()).condition).toBeNull();
  });

  test('leaves out unfinished rows and says how many', () => {
    const part = completePart(all(blank, vip, { type: 'field', field: 'plan', operator: 'is' }));
    expect(part.condition).toEqual(all(vip));
    expect(part.omitted).toBe(2);
  });

  test('knows where its rows stand in the draft', () => {
    const part = completePart(all(blank, vip, all(blank, loggedIn)));
    expect(Object.fromEntries(part.draftPaths)).toEqual({ '': '', '0': '1', '1': '2', '1.0': '2.1' });
  });

  test('leaves out groups that become empty with their rows', () => {
    expect(completePart(all(vip, all(blank, all(blank)))).condition).toEqual(all(vip));
  });

  test('asks for no more of a group than is left of it', () => {
    const draft: Condition = { type: 'group', match: { atLeast: 3 }, conditions: [vip, loggedIn, blank] };
    expect(completePart(draft).condition).toEqual({ ...draft, match: { atLeast: 2 }, conditions: [vip, loggedIn] });
  });

  test('leaves out unfinished filters but keeps their event', () => {
    const where = [
      { property: 'plan', operator: 'is', value: 'pro' },
      { property: '', operator: 'is' },
      { property: 'seats', operator: 'gt' },
    ] as const;
    const part = completePart(all({ ...loggedIn, where } as Condition));
    expect(part.condition).toEqual(all({ ...loggedIn, where: [where[0]] } as Condition));
    expect(part.omitted).toBe(2);
  });

  test('keeps finished rows as the very same objects, so that their counts can hang on them', () => {
    const part = completePart(all(blank, vip));
    expect(part.condition?.type === 'group' && part.condition.conditions[0]).toBe(vip);
  });

  test('leaves out events whose dates are still open', () => {
    const since: Condition = { ...loggedIn, type: 'event', event: 'Logged in', window: { type: 'since', at: '' } };
    const between: Condition = { ...since, window: { type: 'between', from: '2026-01-01', to: '' } };
    expect(completePart(all(since, between)).condition).toBeNull();
  });

  test('of an event without an address filter is any page', () => {
    expect(completePart(all({ type: 'page' })).condition).not.toBeNull();
    expect(completePart(all({ type: 'page', url: { operator: 'contains', value: '' } })).condition).toBeNull();
  });

  test('is never refused for something missing', () => {
    const draft = all(blank, vip, { type: 'field', field: 'plan', operator: 'is_any_of', value: [] }, all(blank));
    const condition = completePart(draft).condition ?? all();
    expect(findIssues({ version: 1, kind: 'dynamic', condition }, 'en')).toEqual([]);
  });
});

test.each<[ValueOperator, OperatorValue | undefined, boolean]>([
  ['is_set', undefined, true],
  ['is', undefined, false],
  ['is', '', false],
  ['is', false, true],
  ['is', 0, true],
  ['is_any_of', [], false],
  ['is_any_of', ['a'], true],
  ['between', { from: 1, to: 2 }, true],
  ['between', { from: 1, to: '' }, false],
  ['within_last', { amount: 7, unit: 'day' }, true],
  ['within_last', { amount: 0, unit: 'day' }, false],
  ['is', { field: '' }, false],
  ['is', { field: 'country' }, true],
])('%s %j is complete: %s', (operator, value, complete) => {
  expect(isValueComplete(operator, value)).toBe(complete);
});
