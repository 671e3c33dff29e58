import type { Condition, EventLike, RegularCondition, TrendCondition } from '@segue/shared/segment';

/** Periods of a rhythm that are explained one by one, the newest; a year of days would bury the answer. */
const PERIODS_MAX = 12;

/**
 * What a condition looks at that is no condition of its own in the definition: the steps of a sequence, the two periods of a
 * trend, the periods of a rhythm. Each is given as the condition that counts just that.
 */
export function explainedParts(condition: Condition): readonly EventLike[] {
  switch (condition.type) {
    case 'sequence':
      return condition.steps;
    case 'trend':
      return trendParts(condition);
    case 'regular':
      return regularParts(condition);
    default:
      return [];
  }
}

function trendParts({ measure, period }: TrendCondition): readonly EventLike[] {
  const twice = { amount: period.amount * 2, unit: period.unit };
  return [
    { ...measure, window: { type: 'last', ...period } },
    { ...measure, window: { type: 'ago', from: twice, to: period } },
  ];
}

function regularParts({ event, period, of }: RegularCondition): readonly EventLike[] {
  return Array.from({ length: Math.min(of, PERIODS_MAX) }, (_, back) => ({
    ...event,
    window: { type: 'calendar', unit: period, ...(back === 0 ? {} : { offset: -back }) },
  }));
}
