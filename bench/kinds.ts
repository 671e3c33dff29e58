import type { Condition, EventCondition } from '@segue/shared/segment';

const did = (event: string): EventCondition => ({ type: 'event', event });
const days = (amount: number): { amount: number; unit: 'day' } => ({ amount, unit: 'day' });
const last = (amount: number): { type: 'last'; amount: number; unit: 'day' } => ({ type: 'last', ...days(amount) });

/** One of each kind of condition that the segments of the workspace do not have. */
export const BENCH_KINDS: Readonly<Record<string, Condition>> = {
  'minutes-of-commonest': {
    ...did('Logged in'),
    where: [{ property: 'minutes', operator: 'gt', value: 100 }],
    count: { operator: 'at_least', value: 3 },
    window: last(90),
  },
  'text-of-commonest': {
    ...did('Logged in'),
    where: [{ property: 'project.name', operator: 'contains', value: 'Q4' }],
    count: { operator: 'at_least', value: 2 },
  },
  'sum-of-minutes': {
    ...did('Completed task'),
    count: { operator: 'at_least', value: 200, measure: { of: 'sum', property: 'minutes' } },
    window: last(60),
  },
  'days-active': {
    ...did('Logged in'),
    count: { operator: 'at_least', value: 5, measure: { of: 'days' } },
    window: last(30),
  },
  'first-project-recently': { ...did('Created project'), occurrence: { pick: 'first' }, window: last(14) },
  'project-then-task': {
    type: 'sequence',
    steps: [did('Created project'), did('Created task')],
    within: days(7),
  },
  'project-then-no-task': {
    type: 'sequence',
    steps: [did('Created project'), did('Created task')],
    within: days(7),
    thenNot: true,
  },
  declining: {
    type: 'trend',
    measure: did('Logged in'),
    period: days(14),
    change: { operator: 'down_by_at_least', percent: 50 },
  },
  'weekly-visitor': { type: 'regular', event: did('Logged in'), period: 'week', atLeast: 3, of: 4 },
  'plan-for-a-month': {
    type: 'lasting',
    condition: { type: 'field', field: 'plan', operator: 'is', value: 'trial' },
    for: days(30),
  },
};
