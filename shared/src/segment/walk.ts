import type { Condition, EventLike, SegmentDefinition } from './ast.ts';

/** Where a condition stands: the index of the child taken at each level; `[]` is the root. */
export type ConditionPath = readonly number[];

/**
 * Takes a condition and gives those directly inside it, which are true or false on their own: the members of a
 * group, the one inside `lasting`. The steps of a sequence are not: see `eventLikesOf`.
 */
export function childConditions(condition: Condition): readonly Condition[] {
  if (condition.type === 'group') return condition.conditions;
  if (condition.type === 'lasting') return [condition.condition];
  return [];
}

/** Calls `visit` for every condition, parents before children and in order. */
export function walkConditions(
  definition: SegmentDefinition,
  visit: (condition: Condition, path: ConditionPath) => void,
): void {
  walkCondition(definition.condition, visit);
}

/** Like `walkConditions`, for one condition and what is inside it. */
export function walkCondition(
  condition: Condition,
  visit: (condition: Condition, path: ConditionPath) => void,
  path: ConditionPath = [],
): void {
  visit(condition, path);
  childConditions(condition).forEach((child, index) => walkCondition(child, visit, [...path, index]));
}

/**
 * Gives a new definition in which every condition is replaced by what `map` makes of it, children before
 * parents. What `map` returns unchanged keeps its identity, up to the whole definition.
 */
export function mapConditions(
  definition: SegmentDefinition,
  map: (condition: Condition, path: ConditionPath) => Condition,
): SegmentDefinition {
  const condition = mapCondition(definition.condition, map, []);
  return condition === definition.condition ? definition : { ...definition, condition };
}

function mapCondition(
  condition: Condition,
  map: (condition: Condition, path: ConditionPath) => Condition,
  path: ConditionPath,
): Condition {
  const children = childConditions(condition);
  const mapped = children.map((child, index) => mapCondition(child, map, [...path, index]));
  const changed = mapped.some((child, index) => child !== children[index]);
  return map(changed ? withChildren(condition, mapped) : condition, path);
}

/** Gives the same condition with other children; conditions that have none come back as they are. */
export function withChildren(condition: Condition, children: readonly Condition[]): Condition {
  if (condition.type === 'group') return { ...condition, conditions: children };
  const only = children[0];
  if (condition.type === 'lasting' && only !== undefined) return { ...condition, condition: only };
  return condition;
}

/** Gives the condition at a path, or undefined if nothing stands there. */
export function conditionAt(definition: SegmentDefinition, path: ConditionPath): Condition | undefined {
  let condition: Condition | undefined = definition.condition;
  for (const index of path) {
    if (condition === undefined) return undefined;
    condition = childConditions(condition)[index];
  }
  return condition;
}

/** Prints a path as the API does: `[1, 0]` is `1.0`, the root is the empty text. */
export function formatPath(path: ConditionPath): string {
  return path.join('.');
}

/** Reads a printed path; gives undefined for text that is none. */
export function parsePath(text: string): ConditionPath | undefined {
  if (text === '') return [];
  if (!/^\d{1,9}(\.\d{1,9})*$/.test(text)) return undefined;
  return text.split('.').map(Number);
}

/** Whether a condition counts events. */
export function isEventLike(condition: Condition): condition is EventLike {
  return ['event', 'page', 'email', 'form'].includes(condition.type);
}

/** Gives the event-like parts a condition reads: itself, the steps of a sequence, what a trend or rhythm counts. */
export function eventLikesOf(condition: Condition): readonly EventLike[] {
  switch (condition.type) {
    case 'event':
    case 'page':
    case 'email':
    case 'form':
      return [condition];
    case 'sequence':
      return condition.steps;
    case 'trend':
      return [condition.measure];
    case 'regular':
      return [condition.event];
    default:
      return [];
  }
}
