import type { Condition, GroupCondition } from '../ast.ts';
import { acceptsZero, countBounds, isWholeMeasure } from '../count-bounds.ts';
import { removeCondition } from '../edits.ts';
import { type ConditionPath, isEventLike } from '../walk.ts';
import type { Findings } from './findings.ts';
import { cannotMeet, isNegationOf, meaningOf } from './relations.ts';
import type { FieldTypes } from './relations.ts';

interface Member {
  readonly condition: Condition;
  readonly path: ConditionPath;
}

/** Reports conditions of one group that exclude each other, make it true for everybody, or change nothing. */
export function lintGroup(group: GroupCondition, path: ConditionPath, typeOf: FieldTypes, findings: Findings): void {
  if (group.match === 'all') lintTogether(joinedMembers(group, path), typeOf, findings);
  if (group.match === 'any') lintEither(group, path, findings);
  if (group.match === 'none') {
    group.conditions.forEach((condition, index) => {
      if (condition.type === 'everyone') findings.add('contradiction', [...path, index], []);
    });
  }
  if (group.match === 'all' && group.conditions.length > 1) {
    group.conditions.forEach((condition, index) => {
      if (!isAlwaysTrue(condition)) return;
      findings.add('always_true', [...path, index], [], removeCondition(findings.definition, [...path, index]));
    });
  }
}

/** Whether a condition leaves nobody out. */
export function isAlwaysTrue(condition: Condition): boolean {
  if (condition.type === 'everyone') return true;
  if (!isEventLike(condition) || condition.known_for_at_least !== undefined) return false;
  // A sum may be below zero.
  if (!isWholeMeasure(condition.count?.measure)) return false;
  return acceptsZero(condition.count) && countBounds(condition.count).hi === null;
}

/** All that must hold together: the members of a group, and those of groups of the same kind inside it. */
function joinedMembers(group: GroupCondition, path: ConditionPath): readonly Member[] {
  return group.conditions.flatMap((condition, index) => {
    const at = [...path, index];
    return condition.type === 'group' && condition.match === 'all'
      ? joinedMembers(condition, at)
      : [{ condition, path: at }];
  });
}

function lintTogether(members: readonly Member[], typeOf: FieldTypes, findings: Findings): void {
  members.forEach(({ condition, path }, index) => {
    for (const earlier of members.slice(0, index)) {
      const reason = cannotMeet(earlier.condition, condition, typeOf);
      if (reason === 'times') findings.add('windows_apart', path, []);
      else if (reason === 'values' || denies(condition, earlier.condition) || denies(earlier.condition, condition)) {
        findings.add('contradiction', path, []);
      }
    }
  });
}

/** Whether a group "none of" names the very condition that stands beside it. */
function denies(group: Condition, condition: Condition): boolean {
  if (group.type !== 'group' || group.match !== 'none') return false;
  const meaning = meaningOf(condition);
  return group.conditions.some((member) => meaningOf(member) === meaning);
}

/** "A or not A" is everybody. */
function lintEither(group: GroupCondition, path: ConditionPath, findings: Findings): void {
  group.conditions.forEach((condition, index) => {
    const isOpposed = group.conditions.slice(0, index).some((earlier) => isNegationOf(earlier, condition));
    const isOneOfSeveral = group.conditions.length > 1;
    if (isOpposed || (isOneOfSeveral && isAlwaysTrue(condition))) findings.add('always_true', [...path, index], []);
  });
}
