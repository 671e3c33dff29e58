import type { Count, Measure } from '../ast.ts';
import { isWholeMeasure } from '../count-bounds.ts';
import type { IssueList } from '../issues/issue.ts';
import { segmentLimits } from '../limits.ts';

/** Reports a count that nothing could fulfil or whose value does not go with its operator. */
export function validateCount(count: Count, path: string, issues: IssueList): void {
  const { operator, value, measure } = count;
  const valuePath = `${path}.value`;
  if (typeof value === 'number') {
    if (operator === 'between') return issues.add(valuePath, 'count_needs_range');
    if (operator === 'fewer_than' && value === 0 && isWholeMeasure(measure)) {
      return issues.add(valuePath, 'fewer_than_zero');
    }
    return validateNumber(value, measure, valuePath, issues);
  }
  if (operator !== 'between') return issues.add(valuePath, 'count_needs_number');
  validateNumber(value.from, measure, `${valuePath}.from`, issues);
  validateNumber(value.to, measure, `${valuePath}.to`, issues);
  if (value.from > value.to) issues.add(valuePath, 'range_backwards');
}

/** A sum of amounts may be anything; a number of times is whole and not negative. */
function validateNumber(value: number, measure: Measure | undefined, path: string, issues: IssueList): void {
  if (!isWholeMeasure(measure)) return;
  if (value < 0) issues.add(path, 'count_negative');
  else if (!Number.isInteger(value)) issues.add(path, 'not_whole');
  else if (value > segmentLimits.countMax) issues.add(path, 'count_too_big', segmentLimits.countMax);
}
