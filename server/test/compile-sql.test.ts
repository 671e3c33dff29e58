import type { Condition, FieldCondition, ValueType, Window } from '@segue/shared/segment';
import { describe, expect, it } from 'vitest';
import { joinSql, toStatement } from '../src/db/sql.ts';
import { compileCondition } from '../src/segment/compile/condition.ts';
import { createAliases, type Names, NOW, type Shape } from '../src/segment/compile/context.ts';

/*
 * The SQL of single parts, to see at a glance what a change of the compiler changes. What it means is proven by running
 * it: compile-operators.pg.test.ts, compile-rules.pg.test.ts and the property tests.
 */
const types = new Map<string, ValueType>([
  ['plan', 'text'],
  ['seats', 'number'],
  ['vip', 'boolean'],
  ['ends', 'date'],
  ['colors', 'list'],
]);

const names: Names = {
  workspaceId: 1,
  timezone: 'Europe/Paris',
  weekStart: 'monday',
  eventTypeId: (name) => (name === 'Did' ? 7 : name === 'Page Viewed' ? 8 : null),
  fieldType: (_of, name) => types.get(name) ?? null,
  segmentVersion: () => ({
    versionId: 3,
    definition: { version: 1, kind: 'dynamic', condition: { type: 'everyone' } },
  }),
};

/** Joins, truth and flip as text, spaces made even, values in braces. */
function partsOf(condition: Condition, shape: Shape = 'people'): string {
  const leaf = compileCondition(
    {
      names,
      shape,
      flips: true,
      inlining: [],
      guards: [],
      now: NOW,
      looksBack: false,
      alias: createAliases(),
    },
    condition,
  );
  const text = (fragment: Parameters<typeof toStatement>[0]): string => {
    const { text: sql, values } = toStatement(fragment);
    const filled = sql.replaceAll(/\$(\d+)/g, (_, n: string) => {
      const value = values[Number(n) - 1];
      return typeof value === 'object' && value !== null && 'slot' in value
        ? `:${value.slot}`
        : `{${JSON.stringify(value)}}`;
    });
    return filled.replaceAll(/\s+/g, ' ').trim();
  };
  return [
    ...(leaf.joins.length > 0 ? [`joins ${text(joinSql(leaf.joins, ' '))}`] : []),
    `true  ${text(leaf.isTrue)}`,
    ...(leaf.flipsAt === null ? [] : [`flips ${text(leaf.flipsAt)}`]),
  ].join('\n');
}

const field = (name: string, operator: FieldCondition['operator'], value?: FieldCondition['value']): Condition => ({
  type: 'field',
  field: name,
  operator,
  ...(value === undefined ? {} : { value }),
});

describe('operators', () => {
  const day = { amount: 1, unit: 'day' } as const;
  const cases: readonly Condition[] = [
    field('plan', 'is', 'Pro'),
    field('plan', 'is_not', 'Pro'),
    field('plan', 'is_any_of', ['a', 'b']),
    field('plan', 'is_none_of', ['a', 'b']),
    field('plan', 'contains', 'x'),
    field('plan', 'not_contains', 'x'),
    field('plan', 'starts_with', 'x'),
    field('plan', 'ends_with', 'x'),
    field('plan', 'matches', '^x'),
    field('plan', 'is', { field: 'other' }),
    field('seats', 'is', 3),
    field('seats', 'gt', 3),
    field('seats', 'gte', 3),
    field('seats', 'lt', 3),
    field('seats', 'lte', 3),
    field('seats', 'between', { from: 1, to: 3 }),
    field('vip', 'is', true),
    field('ends', 'on', '2026-03-01'),
    field('ends', 'before', '2026-03-01'),
    field('ends', 'after', '2026-03-01'),
    field('ends', 'between', { from: '2026-03-01', to: '2026-03-02' }),
    field('ends', 'within_last', day),
    field('ends', 'more_than_ago', day),
    field('ends', 'within_next', day),
    field('ends', 'more_than_ahead', day),
    field('ends', 'anniversary_within_next', day),
    field('colors', 'includes_any', ['red']),
    field('colors', 'includes_all', ['red', 'blue']),
    field('colors', 'includes_none', ['red']),
    field('plan', 'is_set'),
    field('plan', 'is_not_set'),
  ];
  it.each(
    cases.map(
      (condition) =>
        [(condition as FieldCondition).field + ' ' + (condition as FieldCondition).operator, condition] as const,
    ),
  )('%s', (_name, condition) => {
    expect(partsOf(condition)).toMatchSnapshot();
  });
});

describe('kinds of condition', () => {
  const count = { operator: 'between', value: { from: 1, to: 3 } } as const;
  const last: Window = { type: 'last', amount: 7, unit: 'day' };
  const cases: readonly (readonly [string, Condition, Shape?])[] = [
    ['tag', { type: 'tag', tag: 'vip', operator: 'has' }],
    ['segment', { type: 'segment', segment: 'other', operator: 'not_in' }],
    ['everyone', { type: 'everyone' }],
    ['account field', { type: 'field', of: 'account', field: 'size', operator: 'is_not', value: 1 }],
    ['event nobody did yet', { type: 'event', event: 'Never', count: { operator: 'exactly', value: 0 } }],
    ['event, for some people', { type: 'event', event: 'Did', count, window: last }],
    ['event, for everyone', { type: 'event', event: 'Did', count, window: last }, 'everyone'],
    ['page', { type: 'page', url: { operator: 'is', value: '/pricing' } }],
    ['group', { type: 'group', match: { atLeast: 1 }, conditions: [{ type: 'everyone' }, { type: 'everyone' }] }],
    ['none', { type: 'group', match: 'none', conditions: [{ type: 'everyone' }] }],
  ];
  it.each(cases.map(([name, condition, shape = 'people']) => [name, condition, shape] as const))(
    '%s',
    (_name, condition, shape) => {
      expect(partsOf(condition, shape)).toMatchSnapshot();
    },
  );

  it('S12 S14 values are never part of the text', () => {
    const evil = `'; drop table persons; --`;
    const condition: Condition = {
      type: 'event',
      event: 'Did',
      where: [
        { property: evil, operator: 'is', value: evil },
        { property: `a.${evil}`, operator: 'contains', value: evil },
      ],
    };
    const leaf = compileCondition(
      {
        names,
        shape: 'everyone',
        flips: true,
        inlining: [],
        guards: [],
        now: NOW,
        looksBack: false,
        alias: createAliases(),
      },
      condition,
    );
    expect(toStatement(joinSql([...leaf.joins, leaf.isTrue], ' ')).text).not.toContain('drop table');
  });
});

describe('windows', () => {
  const cases: readonly Window[] = [
    { type: 'ever' },
    { type: 'last', amount: 7, unit: 'day' },
    { type: 'ago', from: { amount: 60, unit: 'day' }, to: { amount: 30, unit: 'day' } },
    { type: 'between', from: '2026-01-01', to: '2026-01-31' },
    { type: 'since', at: '2026-01-01' },
    { type: 'until', at: '2026-01-31' },
    { type: 'calendar', unit: 'week', offset: 0 },
    { type: 'calendar', unit: 'month', offset: -1 },
    { type: 'after_field', field: 'ends', amount: 3, unit: 'day' },
  ];
  it.each(cases.map((window) => [window.type, window] as const))('%s', (_name, window) => {
    expect(partsOf({ type: 'event', event: 'Did', window })).toMatchSnapshot();
  });
});
