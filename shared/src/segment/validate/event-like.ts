import type { EventLike, PropertyFilter, TextMatch } from '../ast.ts';
import type { IssueList } from '../issues/issue.ts';
import { segmentLimits } from '../limits.ts';
import { checkRegex } from '../regex/check-regex.ts';
import { validateCount } from './count.ts';
import { isBlank, validateList, validateOperatorValue } from './operator-value.ts';
import { hasBeginning, validateDuration, validateWindow } from './window.ts';

/** Reports what a condition on events may not say. */
export function validateEventLike(condition: EventLike, path: string, issues: IssueList): void {
  const { count, window, occurrence, known_for_at_least: knownFor } = condition;
  validateFilters(condition.where, `${path}.where`, issues);
  validateFilters(occurrence?.where, `${path}.occurrence.where`, issues);
  if (countFilters(condition.where) + countFilters(occurrence?.where) > segmentLimits.filtersMax) {
    issues.add(`${path}.where`, 'too_many_filters', segmentLimits.filtersMax);
  }
  if (count !== undefined) validateCount(count, `${path}.count`, issues);
  if (count?.measure?.of === 'emails' && condition.type !== 'email') {
    issues.add(`${path}.count.measure`, 'measure_not_here');
  }
  if (window !== undefined) validateWindow(window, `${path}.window`, issues);
  if (knownFor === 'window' && !hasBeginning(window)) issues.add(`${path}.known_for_at_least`, 'known_for_window');
  if (typeof knownFor === 'object') validateDuration(knownFor, `${path}.known_for_at_least`, issues);
  validateOwnParts(condition, path, issues);
}

function validateOwnParts(condition: EventLike, path: string, issues: IssueList): void {
  if (condition.type === 'page') {
    validateTextMatch(condition.url, `${path}.url`, issues);
    validateTextMatch(condition.path, `${path}.path`, issues);
  }
  if (condition.type === 'email') {
    validateTextMatch(condition.link, `${path}.link`, issues);
    if (typeof condition.emails === 'object' && condition.emails.length === 0) {
      issues.add(`${path}.emails`, 'empty_list');
    }
  }
}

function validateTextMatch(match: TextMatch | undefined, path: string, issues: IssueList): void {
  if (match === undefined) return;
  const { operator, value } = match;
  const valuePath = `${path}.value`;
  const wantsList = operator === 'is_any_of' || operator === 'is_none_of';
  if (typeof value === 'object') {
    if (wantsList) validateList(value, valuePath, issues);
    else issues.add(valuePath, 'value_not_text');
    return;
  }
  if (wantsList) issues.add(valuePath, 'value_not_list');
  else if (operator === 'matches') checkRegex(value, valuePath, issues);
  else if (isBlank(value)) issues.add(valuePath, 'blank_value');
}

function validateFilters(
  filters: readonly PropertyFilter[] | undefined,
  path: string,
  issues: IssueList,
  depth = 0,
): void {
  if (depth > segmentLimits.filterDepthMax) return issues.add(path, 'filters_too_deep', segmentLimits.filterDepthMax);
  filters?.forEach((filter, index) => validateFilter(filter, `${path}[${index}]`, issues, depth));
}

function validateFilter(filter: PropertyFilter, path: string, issues: IssueList, depth: number): void {
  const { operator, value, where } = filter;
  if (operator !== 'has_element') {
    if (where !== undefined) issues.add(`${path}.where`, 'where_not_wanted');
    validateOperatorValue({ operator, value }, path, issues);
    return;
  }
  if (value !== undefined) issues.add(`${path}.value`, 'value_not_wanted');
  if (where === undefined || where.length === 0) issues.add(`${path}.where`, 'where_missing');
  validateFilters(where, `${path}.where`, issues, depth + 1);
}

function countFilters(filters: readonly PropertyFilter[] | undefined): number {
  return (filters ?? []).reduce((sum, filter) => sum + 1 + countFilters(filter.where), 0);
}
