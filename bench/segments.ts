import type { Condition, EventCondition, FieldCondition } from '@segue/shared/segment';

const did = (event: string, atLeast = 1, days?: number): EventCondition => ({
  type: 'event',
  event,
  count: { operator: 'at_least', value: atLeast },
  ...(days ? { window: { type: 'last', amount: days, unit: 'day' } } : {}),
});
const didNot = (event: string, days: number): EventCondition => ({
  type: 'event',
  event,
  count: { operator: 'exactly', value: 0 },
  window: { type: 'last', amount: days, unit: 'day' },
});
const visited = (path: string, moreThan: number, days: number): Condition => ({
  type: 'page',
  url: { operator: 'contains', value: path },
  count: { operator: 'more_than', value: moreThan },
  window: { type: 'last', amount: days, unit: 'day' },
});
const field = (name: string, operator: FieldCondition['operator'], value: FieldCondition['value']): FieldCondition => ({
  type: 'field',
  field: name,
  operator,
  value,
});
const all = (...conditions: Condition[]): Condition => ({ type: 'group', match: 'all', conditions });
const any = (...conditions: Condition[]): Condition => ({ type: 'group', match: 'any', conditions });

/** Thirty live segments such as a SaaS has: behaviour, profile, both, and segments of segments. */
export const BENCH_SEGMENTS: Readonly<Record<string, Condition>> = {
  'active-5d': did('Logged in', 4, 5),
  'active-30d': did('Logged in', 1, 30),
  'inactive-30d': { ...didNot('Logged in', 30), known_for_at_least: 'window' },
  'inactive-60d': { ...didNot('Logged in', 60), known_for_at_least: 'window' },
  'task-makers': did('Created task', 3, 7),
  'task-finishers': did('Completed task', 5, 30),
  'project-no-task': all(did('Created project', 1, 14), didNot('Created task', 14)),
  'pricing-3x': visited('/pricing', 3, 5),
  'pricing-trial': all(field('plan', 'is', 'trial'), visited('/pricing', 1, 7)),
  inviters: did('Invited team member', 1),
  'trial-active': all(field('plan', 'is', 'trial'), did('Logged in', 2, 7)),
  'trial-silent': all(field('plan', 'is', 'trial'), didNot('Logged in', 14)),
  'integration-missing': all(did('Logged in', 5, 30), {
    type: 'event',
    event: 'Configured integration',
    count: { operator: 'exactly', value: 0 },
  }),
  advanced: did('Used advanced feature', 2, 30),
  'two-of-three': {
    type: 'group',
    match: { atLeast: 2 },
    conditions: [did('Created project'), did('Created task'), did('Invited team member')],
  },
  'technical-leads': field('role', 'is_any_of', ['CTO', 'Developer', 'DevOps']),
  europe: field('country', 'is_any_of', ['FR', 'DE', 'GB']),
  'large-teams': field('seats', 'gt', 40),
  'new-30d': field('signed_up_at', 'within_last', { amount: 30, unit: 'day' }),
  'tenured-6m': field('signed_up_at', 'more_than_ago', { amount: 6, unit: 'month' }),
  vip: { type: 'tag', tag: 'vip', operator: 'has' },
  'report-readers': did('Viewed report', 2, 14),
  upgraded: did('Upgraded plan', 1, 90),
  'q4-planners': {
    ...did('Created task', 1, 30),
    where: [{ property: 'project.name', operator: 'contains', value: 'Q4' }],
  },
  'long-sessions': { ...did('Completed task', 1, 7), where: [{ property: 'minutes', operator: 'gt', value: 100 }] },
  'active-europe': all(
    { type: 'segment', segment: 'europe', operator: 'in' },
    { type: 'segment', segment: 'active-5d', operator: 'in' },
  ),
  'conversion-target': all(
    { type: 'segment', segment: 'trial-active', operator: 'in' },
    any(visited('/pricing', 0, 7), did('Used advanced feature', 1, 7)),
  ),
  'at-risk': all({ type: 'segment', segment: 'upgraded', operator: 'in' }, didNot('Logged in', 7)),
  'this-month': { type: 'event', event: 'Created project', window: { type: 'calendar', unit: 'month' } },
  everyone: { type: 'everyone' },
};
