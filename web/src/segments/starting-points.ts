import type { Condition } from '@segue/shared/segment';

export type StartingPointId = 'active' | 'inactive' | 'pricing';

export interface StartingPoint {
  readonly id: StartingPointId;
  readonly condition: Condition;
}

/**
 * Three segments almost every SaaS company wants first, chosen so that they work on any data: they need no event
 * names of the company's own beyond page visits and email activity, or leave the name open to be picked.
 */
export const startingPoints: readonly StartingPoint[] = [
  {
    id: 'active',
    condition: {
      type: 'group',
      match: 'all',
      conditions: [
        {
          type: 'page',
          count: { operator: 'more_than', value: 3 },
          window: { type: 'last', amount: 5, unit: 'day' },
        },
      ],
    },
  },
  {
    id: 'inactive',
    condition: {
      type: 'group',
      match: 'all',
      conditions: [
        {
          type: 'page',
          count: { operator: 'exactly', value: 0 },
          window: { type: 'last', amount: 30, unit: 'day' },
          known_for_at_least: 'window',
        },
      ],
    },
  },
  {
    id: 'pricing',
    condition: {
      type: 'group',
      match: 'all',
      conditions: [
        {
          type: 'page',
          url: { operator: 'contains', value: '/pricing' },
          count: { operator: 'at_least', value: 3 },
          window: { type: 'last', amount: 7, unit: 'day' },
        },
      ],
    },
  },
];
