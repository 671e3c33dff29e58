import { describe, expect, test } from 'vitest';
import type { OperatorValue, ValueOperator, ValueType, Window } from '@segue/shared/segment';
import {
  fitValue,
  guessType,
  operandShape,
  operatorGroups,
  operatorsForType,
  readScalar,
  shownType,
  valueForOperator,
} from './operators.ts';
import { foldText, rankMatches } from './rank-matches.ts';
import { windowFromChoice, windowToChoice } from './window-choice.ts';
import { hasBeginning, isNegative } from './happened.ts';

describe('carrying a value over to another operator', () => {
  test.each<[OperatorValue | undefined, ValueOperator, ValueType, OperatorValue | undefined]>([
    ['pro', 'is_any_of', 'text', ['pro']],
    [['pro', 'team'], 'is', 'text', 'pro'],
    ['pro', 'is_set', 'text', undefined],
    [5, 'between', 'number', { from: 5, to: 5 }],
    [{ from: 5, to: 9 }, 'gt', 'number', 5],
    [{ amount: 3, unit: 'week' }, 'more_than_ago', 'date', { amount: 3, unit: 'week' }],
    [{ amount: 3, unit: 'week' }, 'on', 'date', undefined],
    ['2026-01-01', 'within_last', 'date', { amount: 7, unit: 'day' }],
    [undefined, 'is', 'boolean', true],
    [{ field: 'country' }, 'is_not', 'text', { field: 'country' }],
    [{ field: 'country' }, 'is_any_of', 'text', undefined],
  ])('%j to %s gives %j', (previous, operator, type, expected) => {
    expect(valueForOperator(operator, type, previous)).toEqual(expected);
  });
});

test('an operator in use is offered even where it does not fit the type', () => {
  expect(operatorsForType('number', 'contains')).toContain('contains');
  expect(operatorsForType('number')).not.toContain('contains');
});

test.each<[ValueOperator, OperatorValue | undefined, OperatorValue | undefined]>([
  ['gt', '5', 5],
  ['gt', 'pro', undefined],
  ['contains', 5, '5'],
  ['on', 'pro', undefined],
  ['between', { from: 9, to: 5 }, { from: 5, to: 9 }],
  ['between', { from: '2026-02-01', to: '2026-01-01' }, { from: '2026-02-01', to: '2026-02-01' }],
  ['between', { from: 'a', to: 'b' }, undefined],
  ['is_any_of', ['a', 1], ['a']],
  ['is_any_of', [true], undefined],
  ['gte', { field: 'paid' }, { field: 'paid' }],
])('%s takes of %j what it can: %j', (operator, value, expected) => {
  expect(fitValue(operator, value)).toEqual(expected);
});

test('of a name that was never seen all operators are offered, under their types', () => {
  const groups = operatorGroups(null, 'is');
  expect(groups.map(({ type }) => type)).toEqual(['text', 'number', 'date', 'list']);
  expect(groups.flatMap(({ operators }) => operators)).toHaveLength(27);
  expect(operatorGroups('boolean', 'is')).toEqual([{ type: null, operators: ['is', 'is_set', 'is_not_set'] }]);
});

test('a value is edited as what it is, whatever its field holds otherwise', () => {
  expect(shownType('number', 'is', 'pro')).toBe('text');
  expect(shownType('text', 'is', 5)).toBe('number');
  expect(shownType(null, 'between', { from: '2026-01-01', to: '' })).toBe('date');
  expect(shownType('date', 'on', undefined)).toBe('date');
});

test('every operator of a type has a control', () => {
  for (const type of ['text', 'number', 'boolean', 'date', 'list'] as const) {
    for (const operator of operatorsForType(type)) {
      expect(['none', 'one', 'many', 'range', 'duration']).toContain(operandShape(operator));
    }
  }
});

test.each<[string, ValueType, ReturnType<typeof readScalar>]>([
  [' pro ', 'text', 'pro'],
  ['', 'text', undefined],
  ['42', 'number', 42],
  ['4,5', 'number', 4.5],
  ['many', 'number', undefined],
  ['true', 'boolean', true],
])('“%s” read as %s is %j', (text, type, expected) => {
  expect(readScalar(text, type)).toBe(expected);
});

test('the type of a name that was never seen follows its value and operator', () => {
  expect(guessType('is', 5)).toBe('number');
  expect(guessType('is', true)).toBe('boolean');
  expect(guessType('contains', 'x')).toBe('text');
  expect(guessType('within_last', { amount: 1, unit: 'day' })).toBe('date');
  expect(guessType('includes_any', ['x'])).toBe('list');
});

describe('finding names', () => {
  test('does not mind case and accents', () => {
    expect(foldText('  Créé Tâche ')).toBe('cree tache');
  });

  test('prefers beginnings, then beginnings of words, then the rest; equals keep their order', () => {
    const found = rankMatches(['untasked', 'My task', 'Task B', 'task', 'Task A'], 'task', (name) => [name]);
    expect(found).toEqual(['task', 'Task B', 'Task A', 'My task', 'untasked']);
  });

  test('finds words in any order, and everything for nothing', () => {
    expect(rankMatches(['Created big project'], 'proj creat', (name) => [name])).toHaveLength(1);
    expect(rankMatches(['a', 'b'], ' ', (name) => [name])).toEqual(['a', 'b']);
  });
});

describe('choosing a window', () => {
  const last: Window = { type: 'last', amount: 3, unit: 'week' };

  test.each<[string, Window, Window]>([
    ['ever', last, { type: 'ever' }],
    ['ago', last, { type: 'ago', from: { amount: 6, unit: 'week' }, to: { amount: 3, unit: 'week' } }],
    ['calendar month -1', last, { type: 'calendar', unit: 'month', offset: -1 }],
    ['since', last, { type: 'since', at: '' }],
    ['between', { type: 'since', at: '2026-01-31T10:00:00Z' }, { type: 'between', from: '2026-01-31', to: '' }],
    ['last', { type: 'ever' }, { type: 'last', amount: 7, unit: 'day' }],
  ])('%s', (choice, previous, expected) => {
    expect(windowFromChoice(choice, previous)).toEqual(expected);
  });

  test('gives back the window that is already chosen, whatever its kind', () => {
    const windows: Window[] = [last, { type: 'ever' }, { type: 'session', session: 'first' }];
    for (const window of windows) expect(windowFromChoice(windowToChoice(window), window)).toEqual(window);
  });
});

test('S13 “did not” is a count of exactly 0, and only a window with a beginning can ask who was known before it', () => {
  expect(isNegative({ count: { operator: 'exactly', value: 0 } })).toBe(true);
  expect(isNegative({ count: { operator: 'at_most', value: 0 } })).toBe(true);
  expect(isNegative({ count: { operator: 'at_most', value: 1 } })).toBe(false);
  expect(isNegative({})).toBe(false);
  expect(hasBeginning({ type: 'last', amount: 30, unit: 'day' })).toBe(true);
  expect(hasBeginning({ type: 'session', session: 'last' })).toBe(false);
  expect(hasBeginning(undefined)).toBe(false);
});
