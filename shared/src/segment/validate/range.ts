import { isBackwards, parseIsoDate } from '../iso-date.ts';
import type { IssueList } from '../issues/issue.ts';

/** Reports a value that is not `{ from, to }` of two numbers or two dates in order. */
export function validateRange(value: unknown, path: string, issues: IssueList): void {
  if (!isRange(value)) {
    issues.add(path, 'value_not_range');
    return;
  }
  const { from, to } = value;
  if (typeof from === 'number' && typeof to === 'number') {
    if (from > to) issues.add(path, 'range_backwards');
    return;
  }
  if (typeof from !== 'string' || typeof to !== 'string') {
    const mixed = typeof from === 'number' || typeof to === 'number';
    issues.add(path, mixed ? 'range_mixed' : 'value_not_range');
    return;
  }
  validateDateRange(from, to, path, issues);
}

function validateDateRange(fromText: string, toText: string, path: string, issues: IssueList): void {
  const from = parseIsoDate(fromText);
  const to = parseIsoDate(toText);
  if (from === undefined) issues.add(`${path}.from`, 'not_a_date');
  if (to === undefined) issues.add(`${path}.to`, 'not_a_date');
  if (from !== undefined && to !== undefined && isBackwards(from, to)) issues.add(path, 'range_backwards');
}

function isRange(value: unknown): value is { readonly from: unknown; readonly to: unknown } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}
