import type { Condition, GroupCondition, SegmentDefinition } from '../ast.ts';
import { IssueList } from '../issues/issue.ts';
import type { Issue } from '../issues/issue.ts';
import { segmentLimits } from '../limits.ts';
import type { Locale } from '../locale.ts';
import { walkCondition } from '../walk.ts';
import { validateAccountSegment, validateSubject } from './subject.ts';
import { validateCount } from './count.ts';
import { validateEventLike } from './event-like.ts';
import { validateOperatorValue } from './operator-value.ts';
import { validateRange } from './range.ts';
import { validateRegular, validateSequence, validateTrend } from './time-shapes.ts';
import { validateDuration } from './window.ts';

/**
 * Gives what is wrong with a well-shaped definition, without needing the schema library: the editor calls it while
 * somebody types. An empty list means the definition can be saved.
 */
export function findIssues(definition: SegmentDefinition, locale: Locale): readonly Issue[] {
  const issues = new IssueList(locale, segmentLimits.issuesMax);
  validateDefinition(definition, issues);
  return issues.issues;
}

/** Reports everything a well-shaped definition may not say. */
export function validateDefinition(definition: SegmentDefinition, issues: IssueList): void {
  const { condition } = definition;
  // Nobody reads the condition of a static segment (S29), so it may still be the editor's empty group.
  const of = definition.of ?? 'person';
  if (of === 'account') validateAccountSegment(definition, issues);
  if (definition.kind === 'static' && condition.type === 'group' && condition.conditions.length === 0) return;
  const found = countConditions(condition);
  if (found > segmentLimits.conditionsMax) {
    issues.add('condition', 'too_many_conditions', found, segmentLimits.conditionsMax);
    return;
  }
  validateCondition(condition, 'condition', 0, issues);
  validateSubject(condition, of, 'condition', issues);
}

/** Gives how many conditions there are, groups not counted. */
export function countConditions(root: Condition): number {
  let found = 0;
  walkCondition(root, (condition) => {
    if (condition.type !== 'group') found += 1;
  });
  return found;
}

function validateCondition(condition: Condition, path: string, depth: number, issues: IssueList): void {
  switch (condition.type) {
    case 'group':
      return validateGroup(condition, path, depth + 1, issues);
    case 'lasting':
      validateDuration(condition.for, `${path}.for`, issues);
      if (tooDeep(depth + 1, path, issues)) return;
      return validateCondition(condition.condition, `${path}.condition`, depth + 1, issues);
    case 'field':
      return validateOperatorValue(condition, path, issues);
    case 'event':
    case 'page':
    case 'email':
    case 'form':
      return validateEventLike(condition, path, issues);
    case 'score':
      return validateScore(condition, path, issues);
    case 'sequence':
      return validateSequence(condition, path, issues);
    case 'trend':
      return validateTrend(condition, path, issues);
    case 'regular':
      return validateRegular(condition, path, issues);
    case 'members':
      return condition.count && validateCount(condition.count, `${path}.count`, issues);
    case 'tag':
    case 'segment':
    case 'consent':
    case 'everyone':
      return;
  }
}

function validateGroup(group: GroupCondition, path: string, depth: number, issues: IssueList): void {
  if (tooDeep(depth, path, issues)) return;
  const { match, conditions } = group;
  if (conditions.length === 0) {
    issues.add(path, 'empty_group');
    return;
  }
  if (typeof match !== 'string' && (match.atLeast < 1 || match.atLeast > conditions.length)) {
    issues.add(`${path}.match`, 'at_least_k', match.atLeast, conditions.length);
  }
  conditions.forEach((child, index) => validateCondition(child, `${path}.conditions[${index}]`, depth, issues));
}

function tooDeep(depth: number, path: string, issues: IssueList): boolean {
  if (depth <= segmentLimits.depthMax) return false;
  issues.add(path, 'too_deep', segmentLimits.depthMax);
  return true;
}

function validateScore(condition: Extract<Condition, { type: 'score' }>, path: string, issues: IssueList): void {
  const { operator, value } = condition;
  if (operator === 'between') return validateRange(value, `${path}.value`, issues);
  if (typeof value !== 'number') issues.add(`${path}.value`, 'value_not_number');
}
