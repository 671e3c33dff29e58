import type { Condition, ConditionPath, GroupMatch, SegmentDefinition } from '@segue/shared/segment';
import {
  conditionAt,
  formatPath,
  insertCondition,
  mapConditions,
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

/**
 * The editor needs groups to put rows into: a definition that is one bare condition becomes a group of one, and so does
 * what has to last.
 */
export function toEditable(definition: SegmentDefinition): SegmentDefinition {
  const condition = inGroup(editableCondition(definition.condition));
  return condition === definition.condition ? definition : { ...definition, condition };
}

/** The same for one condition, which stays what it is. */
export function editableCondition(condition: Condition): Condition {
  return mapConditions({ version: 1, kind: 'dynamic', condition }, (inner) =>
    inner.type === 'lasting' && inner.condition.type !== 'group'
      ? { ...inner, condition: inGroup(inner.condition) }
      : inner,
  ).condition;
}

function inGroup(condition: Condition): Condition {
  return condition.type === 'group' ? condition : { type: 'group', match: 'all', conditions: [condition] };
}

/** Takes the groups of one away again that `toEditable` put into what has to last. */
export function withoutHelpers(definition: SegmentDefinition): SegmentDefinition {
  return mapConditions(definition, (condition) => {
    if (condition.type !== 'lasting' || condition.condition.type !== 'group') return condition;
    const { match, conditions } = condition.condition;
    const only = conditions.length === 1 && match !== 'none' ? conditions[0] : undefined;
    return only === undefined ? condition : { ...condition, condition: only };
  });
}

/** The group whose rows stand under the heading at a path: the group itself, or the one inside of what has to last. */
export function groupUnder(definition: SegmentDefinition, path: ConditionPath): ConditionPath | null {
  const heading = conditionAt(definition, path);
  if (heading?.type === 'group') return path;
  return heading?.type === 'lasting' && heading.condition.type === 'group' ? [...path, 0] : null;
}

/** The path of the heading under which the rows of a group stand. */
function headingOf(definition: SegmentDefinition, groupPath: ConditionPath): ConditionPath {
  const outer = groupPath.slice(0, -1);
  return groupPath.length > 0 && conditionAt(definition, outer)?.type === 'lasting' ? outer : groupPath;
}

function pathOf(definition: SegmentDefinition, wanted: Condition): ConditionPath | null {
  let found: ConditionPath | null = null;
  walkConditions(definition, (condition, path) => {
    if (condition === wanted) found = path;
  });
  return found;
}

/** Lets a blank row become what was chosen for it; a group goes on with the first row inside. */
export function chooseRow(definition: SegmentDefinition, path: ConditionPath, condition: Condition): RowEdit {
  const next = replaceCondition(definition, path, condition);
  const inside = groupUnder(next, path);
  return { definition: next, focus: inside === null ? path : [...inside, 0] };
}

/** Puts a new row after the one at `path`, or as the last of the group at `path`. */
export function addRow(
  definition: SegmentDefinition,
  path: ConditionPath,
  condition: Condition = { ...blankCondition },
): RowEdit {
  const inside = groupUnder(definition, path);
  const groupPath = inside ?? path.slice(0, -1);
  const index = inside === null ? (path.at(-1) ?? 0) + 1 : membersOf(definition, inside);
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
  const target = moveTarget(definition, path, direction);
  return target === null ? { definition, focus: path } : moveTo(definition, path, target);
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
  if (parent.conditions[neighbourIndex] === undefined) return outside(definition, path, direction);
  return inside(definition, [...parentPath, neighbourIndex], direction) ?? [...parentPath, neighbourIndex];
}

/** The place right before or after the group that a row stands in; null at the outermost. */
function outside(definition: SegmentDefinition, path: ConditionPath, direction: 'up' | 'down'): ConditionPath | null {
  const heading = headingOf(definition, path.slice(0, -1));
  const ownIndex = heading.at(-1);
  if (ownIndex === undefined) return null;
  return [...heading.slice(0, -1), direction === 'up' ? ownIndex : ownIndex + 1];
}

/** The place in the group at a path that a row coming from below or above enters first; null if there is no group. */
function inside(definition: SegmentDefinition, path: ConditionPath, direction: 'up' | 'down'): ConditionPath | null {
  const groupPath = groupUnder(definition, path);
  if (groupPath === null) return null;
  return [...groupPath, direction === 'up' ? membersOf(definition, groupPath) : 0];
}

function membersOf(definition: SegmentDefinition, groupPath: ConditionPath): number {
  const group = conditionAt(definition, groupPath);
  return group?.type === 'group' ? group.conditions.length : 0;
}

/**
 * Moves a row out of its group, to right after it, or into the nearest group beside it: the one above first, as its
 * last, else the one below, as its first. Where there is none, nothing changes.
 */
export function shiftRow(definition: SegmentDefinition, path: ConditionPath, direction: 'in' | 'out'): RowEdit {
  const index = path.at(-1) ?? 0;
  const parentPath = path.slice(0, -1);
  const target =
    direction === 'out'
      ? outside(definition, path, 'down')
      : ((index > 0 ? inside(definition, [...parentPath, index - 1], 'up') : null) ??
        inside(definition, [...parentPath, index + 1], 'down'));
  return target === null ? { definition, focus: path } : moveTo(definition, path, target);
}

/** Moves a row to a place, as `moveCondition` understands it, and keeps the cursor on it. */
export function moveTo(definition: SegmentDefinition, from: ConditionPath, to: ConditionPath): RowEdit {
  const moved = conditionAt(definition, from);
  const next = moveCondition(definition, from, to);
  if (moved === undefined || next === definition) return { definition, focus: from };
  return { definition: next, focus: pathOf(next, moved) ?? from };
}

/**
 * Puts a pasted condition after the row at `path`, at the end of a group, or in the place of a row on which nothing was
 * chosen yet. Pasted into an empty segment, a group is the segment.
 */
export function pasteRow(definition: SegmentDefinition, path: ConditionPath, condition: Condition): RowEdit {
  const target = conditionAt(definition, path);
  if (target === undefined || !isBlank(target)) return addRow(definition, path, condition);
  const isAlone = path.length === 1 && membersOf(definition, []) === 1;
  if (isAlone && condition.type === 'group') return { definition: { ...definition, condition }, focus: [0] };
  return { definition: replaceCondition(definition, path, condition), focus: path };
}

/** Asks of a row that it holds for some time, or no longer asks it. */
export function toggleLasting(definition: SegmentDefinition, path: ConditionPath): RowEdit {
  const condition = conditionAt(definition, path);
  if (condition === undefined || path.length === 0) return { definition, focus: path };
  const next: Condition =
    condition.type === 'lasting'
      ? bare(condition.condition)
      : { type: 'lasting', condition: inGroup(condition), for: { amount: 14, unit: 'day' } };
  return { definition: replaceCondition(definition, path, next), focus: path };
}

function bare(condition: Condition): Condition {
  const only = condition.type === 'group' && condition.conditions.length === 1 ? condition.conditions[0] : undefined;
  return condition.type === 'group' && condition.match !== 'none' && only !== undefined ? only : condition;
}

/** Puts the row into a group of its own with a new row beside it: the reason to make a group is a second condition. */
export function groupRow(definition: SegmentDefinition, path: ConditionPath, match: GroupMatch): RowEdit {
  const condition = conditionAt(definition, path);
  if (condition === undefined) return { definition, focus: path };
  const fresh: Condition = { ...blankCondition };
  const next = replaceCondition(definition, path, { type: 'group', match, conditions: [condition, fresh] });
  return { definition: next, focus: [...path, 1] };
}

/**
 * Gives the paths of all lines in the order they are read, group headings included. The root has no line, nor has the
 * group inside of what has to last: they share one.
 */
export function rowPaths(definition: SegmentDefinition): readonly ConditionPath[] {
  const paths: ConditionPath[] = [];
  walkConditions(definition, (_, path) => {
    if (path.length > 0 && conditionAt(definition, path.slice(0, -1))?.type !== 'lasting') paths.push(path);
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
