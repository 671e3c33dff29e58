import type { ScoreCondition } from '@segue/shared/segment';

/** Whether a score is as high as the condition asks. */
export function scoreHolds({ operator, value }: ScoreCondition, score: number): boolean {
  if (typeof value !== 'number') return score >= value.from && score <= value.to;
  switch (operator) {
    case 'is':
    case 'between':
      return score === value;
    case 'is_not':
      return score !== value;
    case 'gt':
      return score > value;
    case 'gte':
      return score >= value;
    case 'lt':
      return score < value;
    case 'lte':
      return score <= value;
  }
}
