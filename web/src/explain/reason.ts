import type { ExplainedCondition } from '@segue/shared/api';
import type { Condition, Count, EventLikeParts, ValueOperator } from '@segue/shared/segment';
import { childConditions } from '@segue/shared/segment';

/** Operators whose opposite is another one, also where the value is missing (S6). */
const opposites: readonly (readonly [ValueOperator, ValueOperator])[] = [
  ['is', 'is_not'],
  ['contains', 'not_contains'],
  ['is_any_of', 'is_none_of'],
  ['includes_any', 'includes_none'],
  ['is_set', 'is_not_set'],
];

/**
 * Takes an explained condition and gives one that is true of the person now, holds only what decides, and is enough: whoever
 * it is true of gets the same answer. Of "any of these" it keeps those that are true, of a failing "all of these" those that
 * are not, turned into what is true instead.
 */
export function reasonOf(explained: ExplainedCondition): Condition {
  return tidy(why(explained));
}

/** How many single conditions a reason has. */
export function countLeaves(condition: Condition): number {
  const children = condition.type === 'group' ? childConditions(condition) : [];
  return condition.type === 'group' ? children.reduce((sum, child) => sum + countLeaves(child), 0) : 1;
}

function why({ condition, true: holds, children = [] }: ExplainedCondition): Condition {
  if (condition.type !== 'group') return holds ? condition : opposite(condition);
  const { match } = condition;
  if (match === 'all') return all(holds ? children : children.filter((child) => !child.true));
  if (match === 'any') return all(holds ? children.filter((child) => child.true) : children);
  if (match === 'none') return all(holds ? children : children.filter((child) => child.true));
  return all(children.filter((child) => child.true === holds));
}

function all(children: readonly ExplainedCondition[]): Condition {
  return { type: 'group', match: 'all', conditions: children.map(why) };
}

/** What is true of somebody of whom the condition is not: in plain words where there are some, else denied as it is. */
function opposite(condition: Condition): Condition {
  switch (condition.type) {
    case 'tag':
      return { ...condition, operator: condition.operator === 'has' ? 'has_not' : 'has' };
    case 'segment':
      return { ...condition, operator: condition.operator === 'in' ? 'not_in' : 'in' };
    case 'consent':
      return { ...condition, operator: condition.operator === 'subscribed' ? 'not_subscribed' : 'subscribed' };
    case 'field': {
      const pair = opposites.find((one) => one.includes(condition.operator));
      const [one, other] = pair ?? [];
      if (one === undefined || other === undefined) return denied(condition);
      return { ...condition, operator: condition.operator === one ? other : one };
    }
    case 'event':
    case 'page':
    case 'email':
    case 'form': {
      const count = oppositeCount(condition);
      return count === undefined ? denied(condition) : { ...condition, count };
    }
    default:
      return denied(condition);
  }
}

/** The count that holds exactly where this one does not; undefined where none says so. */
function oppositeCount({ count, occurrence, known_for_at_least: knownFor }: EventLikeParts): Count | undefined {
  if (occurrence !== undefined || knownFor !== undefined || count?.measure !== undefined) return undefined;
  const { operator, value } = count ?? { operator: 'at_least', value: 1 };
  if (typeof value !== 'number') return undefined;
  switch (operator) {
    case 'at_least':
      return value <= 1 ? { operator: 'exactly', value: 0 } : { operator: 'fewer_than', value };
    case 'more_than':
      return value < 1 ? { operator: 'exactly', value: 0 } : { operator: 'at_most', value };
    case 'at_most':
      return { operator: 'more_than', value };
    case 'fewer_than':
      return { operator: 'at_least', value };
    case 'exactly':
      return value === 0 ? { operator: 'at_least', value: 1 } : undefined;
    case 'between':
      return undefined;
  }
}

function denied(condition: Condition): Condition {
  return { type: 'group', match: 'none', conditions: [condition] };
}

/** Flattens what is joined by "and", and gathers what is denied at the end: "none of these is true". */
function tidy(condition: Condition): Condition {
  const parts = flatten(condition);
  const isDenied = (part: Condition): boolean => part.type === 'group' && part.match === 'none';
  const deniedParts = parts.filter(isDenied).flatMap((part) => childConditions(part));
  const conditions = [
    ...parts.filter((part) => !isDenied(part)),
    ...(deniedParts.length === 0 ? [] : [{ type: 'group' as const, match: 'none' as const, conditions: deniedParts }]),
  ];
  const [only] = conditions;
  return conditions.length === 1 && only !== undefined ? only : { type: 'group', match: 'all', conditions };
}

function flatten(condition: Condition): readonly Condition[] {
  return condition.type === 'group' && condition.match === 'all' ? condition.conditions.flatMap(flatten) : [condition];
}
