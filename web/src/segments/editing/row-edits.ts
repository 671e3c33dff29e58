import type { Condition, ConditionPath, GroupMatch, SegmentDefinition } from '@segue/shared/segment';
import {
  conditionAt,
  formatPath,
  insertCondition,
  moveCondition,
  removeCondition,
  replaceCondition,
  walkConditions,
} from '@segue/shared/segment';

/** An edit and where the cursor belongs afterwards. */
export interface RowEdit {
  readonly definition: SegmentDefinition;
  readonly focus: ConditionPath | null;
}

/** A row on which nothing has been chosen yet. It is never saved: an event without a name is refused. */
export const blankCondition: Condition = { type: 'event', event: '' };

/** Tells whether a row still waits for its first choice. */
export function isBlank(condition: Condition): boolean {
  return condition.type === 'event' && condition.event === '';
}

/** The editor needs a group to put rows into: a definition that is one bare condition becomes a group of one. */
export function toEditable(definition: SegmentDefinition): SegmentDefinition {
  const { condition } = definition;
  return condition.type === 'group'
    ? definition
    : { ...definition, condition: { type: 'group', match: 'all', conditions: [condition] } };
}

function pathOf(definition: SegmentDefinition, wanted: Condition): ConditionPath | null {
  let found: ConditionPath | null = null;
  walkConditions(definition, (condition, path) => {
    if (condition === wanted) found = path;
  });
  return found;
}

/** Puts a new row after the one at `path`, or as the last of the group at `path`. */
export function addRow(
  definition: SegmentDefinition,
  path: ConditionPath,
  condition: Condition = { ...blankCondition },
): RowEdit {
  const target = conditionAt(definition, path);
  const isGroup = target?.type === 'group';
  const groupPath = isGroup ? path : path.slice(0, -1);
  const index = isGroup ? target.conditions.length : (path.at(-1) ?? 0) + 1;
  const next = insertCondition(definition, groupPath, index, condition);
  return { definition: next, focus: pathOf(next, condition) };
}

/** Removes the row and puts the cursor on the one before it, else on the one that takes its place. */
export function removeRow(definition: SegmentDefinition, path: ConditionPath): RowEdit {
  const previous = rowPaths(definition).findLast((other) => isBefore(other, path) && !isInside(other, path));
  const next = removeCondition(definition, path);
  const first = rowPaths(next)[0];
  if (previous !== undefined && conditionAt(next, previous) !== undefined) return { definition: next, focus: previous };
  return { definition: next, focus: first ?? null };
}

/**
 * Moves a row one line up or down, the way an outline does: past a neighbour, into a group that stands in the way,
 * and out of its own group at the edge. At the very top or bottom nothing changes.
 */
export function moveRow(definition: SegmentDefinition, path: ConditionPath, direction: 'up' | 'down'): RowEdit {
  const moved = conditionAt(definition, path);
  const target = moveTarget(definition, path, direction);
  if (moved === undefined || target === null) return { definition, focus: path };
  const next = moveCondition(definition, path, target);
  return { definition: next, focus: pathOf(next, moved) ?? path };
}

function moveTarget(
  definition: SegmentDefinition,
  path: ConditionPath,
  direction: 'up' | 'down',
): ConditionPath | null {
  const index = path.at(-1);
  if (index === undefined) return null;
  const parentPath = path.slice(0, -1);
  const parent = conditionAt(definition, parentPath);
  if (parent?.type !== 'group') return null;
  const neighbourIndex = direction === 'up' ? index - 1 : index + 1;
  const neighbour = parent.conditions[neighbourIndex];
  if (neighbour === undefined) {
    const ownIndex = parentPath.at(-1);
    if (ownIndex === undefined) return null;
    return [...parentPath.slice(0, -1), direction === 'up' ? ownIndex : ownIndex + 1];
  }
  if (neighbour.type === 'group') {
    return [...parentPath, neighbourIndex, direction === 'up' ? neighbour.conditions.length : 0];
  }
  return [...parentPath, neighbourIndex];
}

/** Puts the row into a group of its own with a new row beside it: the reason to make a group is a second condition. */
export function groupRow(definition: SegmentDefinition, path: ConditionPath, match: GroupMatch): RowEdit {
  const condition = conditionAt(definition, path);
  if (condition === undefined) return { definition, focus: path };
  const fresh: Condition = { ...blankCondition };
  const next = replaceCondition(definition, path, { type: 'group', match, conditions: [condition, fresh] });
  return { definition: next, focus: [...path, 1] };
}

/** Gives the paths of all lines in the order they are read, group headings included, the root left out. */
export function rowPaths(definition: SegmentDefinition): readonly ConditionPath[] {
  const paths: ConditionPath[] = [];
  walkConditions(definition, (_, path) => {
    if (path.length > 0) paths.push(path);
  });
  return paths;
}

/** Gives the line above or below, for the arrow keys; null at the edge. */
export function neighbourRow(
  definition: SegmentDefinition,
  path: ConditionPath,
  direction: 'up' | 'down',
): ConditionPath | null {
  const paths = rowPaths(definition);
  const at = paths.findIndex((candidate) => formatPath(candidate) === formatPath(path));
  if (at === -1) return null;
  return paths[direction === 'up' ? at - 1 : at + 1] ?? null;
}

function isInside(path: ConditionPath, outer: ConditionPath): boolean {
  return outer.length < path.length && outer.every((index, level) => path[level] === index);
}

/** Reading order: parents before children, siblings by index. */
function isBefore(path: ConditionPath, other: ConditionPath): boolean {
  for (let level = 0; level < Math.min(path.length, other.length); level += 1) {
    const difference = (path[level] ?? 0) - (other[level] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return path.length < other.length;
}
