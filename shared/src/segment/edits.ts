import type { Condition, GroupCondition, GroupMatch, SegmentDefinition } from './ast.ts';
import { childConditions, conditionAt, withChildren } from './walk.ts';
import type { ConditionPath } from './walk.ts';

/**
 * Pure edits for the editor: each takes a definition and gives a new one in which every untouched subtree is the
 * very same object, so that undo is a list of trees and React sees what changed. An edit that does not apply
 * (nothing stands at the path) gives the definition back unchanged. Trees stay well-formed with one deliberate
 * exception: the root may be an empty group, which is how a new segment begins and what S30 refuses at save.
 */

/** Puts a condition into the group at `groupPath`, before the child at `index`. A root that is no group becomes one. */
export function insertCondition(
  definition: SegmentDefinition,
  groupPath: ConditionPath,
  index: number,
  condition: Condition,
): SegmentDefinition {
  const target = conditionAt(definition, groupPath);
  if (target === undefined) return definition;
  if (target.type === 'group') {
    return replaceAt(definition, groupPath, {
      ...target,
      conditions: target.conditions.toSpliced(clamp(index, target.conditions.length), 0, condition),
    });
  }
  if (groupPath.length > 0) return definition;
  const children = index <= 0 ? [condition, target] : [target, condition];
  return { ...definition, condition: group('all', children) };
}

/**
 * Removes the condition at `path`. A group that loses its last child goes too, upwards, and so does a `lasting`
 * around it; the root stays as a group, at worst an empty one.
 */
export function removeCondition(definition: SegmentDefinition, path: ConditionPath): SegmentDefinition {
  if (conditionAt(definition, path) === undefined) return definition;
  const parentPath = path.slice(0, -1);
  const parent = conditionAt(definition, parentPath);
  const index = path.at(-1);
  if (index === undefined || parent === undefined) {
    const { condition } = definition;
    return { ...definition, condition: group(condition.type === 'group' ? condition.match : 'all', []) };
  }
  if (parent.type !== 'group') return removeCondition(definition, parentPath);
  const conditions = parent.conditions.toSpliced(index, 1);
  if (conditions.length === 0 && parentPath.length > 0) return removeCondition(definition, parentPath);
  return replaceAt(definition, parentPath, withFittingMatch({ ...parent, conditions }));
}

/** Puts another condition in the place of the one at `path`. */
export function replaceCondition(
  definition: SegmentDefinition,
  path: ConditionPath,
  condition: Condition,
): SegmentDefinition {
  if (conditionAt(definition, path) === undefined) return definition;
  return replaceAt(definition, path, condition);
}

/**
 * Moves the condition at `from` to `to`: the group is where `to` says before the move, the last number is the index
 * the condition will have in it. A group cannot move into itself; such a move changes nothing.
 */
export function moveCondition(
  definition: SegmentDefinition,
  from: ConditionPath,
  to: ConditionPath,
): SegmentDefinition {
  const moved = conditionAt(definition, from);
  const toIndex = to.at(-1);
  if (moved === undefined || from.length === 0 || toIndex === undefined || startsWith(to, from)) return definition;
  const groupPath = to.slice(0, -1);
  const target = conditionAt(definition, groupPath);
  const fromParent = conditionAt(definition, from.slice(0, -1));
  if (target?.type !== 'group' || fromParent?.type !== 'group') return definition;
  if (target === fromParent) return moveWithin(definition, groupPath, target, from.at(-1) ?? 0, toIndex);
  // A place holder keeps every path valid until the source is removed; only then may its group disappear.
  const inserted = insertCondition(definition, groupPath, toIndex, moved);
  return removeCondition(inserted, shiftedBy(from, groupPath, clamp(toIndex, target.conditions.length)));
}

/** Puts a copy of the condition at `path` right after it. */
export function duplicateCondition(definition: SegmentDefinition, path: ConditionPath): SegmentDefinition {
  const condition = conditionAt(definition, path);
  const parentPath = path.slice(0, -1);
  if (condition === undefined || path.length === 0) return definition;
  return insertCondition(definition, parentPath, (path.at(-1) ?? 0) + 1, structuredCopy(condition));
}

/** Puts the condition at `path` into a group of its own; an empty root group stays as it is. */
export function wrapInGroup(definition: SegmentDefinition, path: ConditionPath, match: GroupMatch): SegmentDefinition {
  const condition = conditionAt(definition, path);
  if (condition === undefined || isEmptyGroup(condition)) return definition;
  return replaceAt(definition, path, group(match, [condition]));
}

/**
 * Puts the children of the group at `path` in its place. The root and the group inside a `lasting` can only be
 * dissolved when they hold exactly one child.
 */
export function ungroup(definition: SegmentDefinition, path: ConditionPath): SegmentDefinition {
  const target = conditionAt(definition, path);
  if (target?.type !== 'group') return definition;
  const only = target.conditions.length === 1 ? target.conditions[0] : undefined;
  const parentPath = path.slice(0, -1);
  const parent = path.length === 0 ? undefined : conditionAt(definition, parentPath);
  if (parent?.type === 'group') {
    const index = path.at(-1) ?? 0;
    return replaceAt(definition, parentPath, {
      ...parent,
      conditions: parent.conditions.toSpliced(index, 1, ...target.conditions),
    });
  }
  if (only === undefined || (parent === undefined && only.type !== 'group')) return definition;
  return replaceAt(definition, path, only);
}

/** Changes whether all, any, none or at least k of the group at `path` must fit; k is at most the number of members. */
export function setMatch(definition: SegmentDefinition, path: ConditionPath, match: GroupMatch): SegmentDefinition {
  const target = conditionAt(definition, path);
  if (target?.type !== 'group') return definition;
  return replaceAt(definition, path, { ...target, match: fittingMatch(match, target.conditions.length) });
}

function replaceAt(definition: SegmentDefinition, path: ConditionPath, condition: Condition): SegmentDefinition {
  return { ...definition, condition: replaceInside(definition.condition, path, condition) };
}

function replaceInside(root: Condition, path: ConditionPath, condition: Condition): Condition {
  const [index, ...rest] = path;
  if (index === undefined) return condition;
  const children = childConditions(root);
  const child = children[index];
  if (child === undefined) return root;
  return withChildren(root, children.with(index, replaceInside(child, rest, condition)));
}

function moveWithin(
  definition: SegmentDefinition,
  groupPath: ConditionPath,
  target: GroupCondition,
  from: number,
  to: number,
): SegmentDefinition {
  const moved = target.conditions[from];
  const end = clamp(to, target.conditions.length - 1);
  if (moved === undefined || from === end) return definition;
  const conditions = target.conditions.toSpliced(from, 1).toSpliced(end, 0, moved);
  return replaceAt(definition, groupPath, { ...target, conditions });
}

/** Where `path` points after something was inserted into the group at `groupPath` at `index`. */
function shiftedBy(path: ConditionPath, groupPath: ConditionPath, index: number): ConditionPath {
  const level = groupPath.length;
  const at = path[level];
  if (!startsWith(path, groupPath) || at === undefined || at < index) return path;
  return path.with(level, at + 1);
}

function withFittingMatch(target: GroupCondition): GroupCondition {
  const match = fittingMatch(target.match, target.conditions.length);
  return match === target.match ? target : { ...target, match };
}

/** "At least 3 of 2" would be no valid tree: what is asked is lowered to what can be had. */
function fittingMatch(match: GroupMatch, members: number): GroupMatch {
  if (typeof match === 'string' || match.atLeast <= members) return match;
  return { atLeast: Math.max(1, members) };
}

function group(match: GroupMatch, conditions: readonly Condition[]): GroupCondition {
  return { type: 'group', match: fittingMatch(match, conditions.length), conditions };
}

/** A definition is JSON, so a copy through text is exact, and shares nothing with the original. */
function structuredCopy(condition: Condition): Condition {
  return JSON.parse(JSON.stringify(condition)) as Condition;
}

function isEmptyGroup(condition: Condition): boolean {
  return condition.type === 'group' && condition.conditions.length === 0;
}

function startsWith(path: ConditionPath, prefix: ConditionPath): boolean {
  return prefix.length <= path.length && prefix.every((index, level) => path[level] === index);
}

function clamp(index: number, max: number): number {
  return Math.min(Math.max(index, 0), max);
}
