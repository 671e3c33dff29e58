import type { Condition, Count, DurationUnit, EventCondition, GroupMatch, Window } from '@segue/shared/segment';

/* Short ways to write the conditions that the tables use again and again. */

export const last = (amount: number, unit: DurationUnit = 'day'): Window => ({ type: 'last', amount, unit });
export const ago = (from: number, to: number, unit: DurationUnit = 'day'): Window => ({
  type: 'ago',
  from: { amount: from, unit },
  to: { amount: to, unit },
});
export const counting = (
  operator: Exclude<Count['operator'], 'between'>,
  value: number,
  measure?: Count['measure'],
): Count => (measure === undefined ? { operator, value } : { operator, value, measure });
export const NEVER: Count = { operator: 'exactly', value: 0 };

export const did = (event: string, window?: Window, count?: Count): EventCondition => ({
  type: 'event',
  event,
  ...(window === undefined ? {} : { window }),
  ...(count === undefined ? {} : { count }),
});

const join =
  (match: GroupMatch) =>
  (...conditions: Condition[]): Condition => ({ type: 'group', match, conditions });
export const all = join('all');
export const any = join('any');
export const none = join('none');
export const atLeast = (k: number, ...conditions: Condition[]): Condition => ({
  type: 'group',
  match: { atLeast: k },
  conditions,
});
