import type { GroupMatch, SegmentDefinition } from './ast.ts';
import { fillDefaults } from './fill-defaults.ts';
import type { NormalCondition, NormalDefinition, NormalGroup } from './normal.ts';

/**
 * Gives the same segment with its defaults written out and its groups flattened where the meaning stays: a group
 * of one that only passes its child on, `all` inside `all`, `any` inside `any` or `none`. Nothing is reordered.
 * Paths may change: use `fillDefaults` where a path must still point at what the person who wrote it sees.
 */
export function normaliseDefinition(definition: SegmentDefinition): NormalDefinition {
  const filled = fillDefaults(definition);
  return { ...filled, condition: flatten(filled.condition) };
}

function flatten(condition: NormalCondition): NormalCondition {
  if (condition.type === 'lasting') return { ...condition, condition: flatten(condition.condition) };
  if (condition.type !== 'group') return condition;
  const match = simplerMatch(condition);
  const conditions = condition.conditions.map(flatten).flatMap((child) => spliced(child, match));
  const only = conditions[0];
  if (only !== undefined && conditions.length === 1 && match !== 'none') return only;
  return { type: 'group', match, conditions };
}

/** At least 1 of n is `any`, at least n of n is `all`. */
function simplerMatch({ match, conditions }: NormalGroup): GroupMatch {
  if (typeof match === 'string') return match;
  if (match.atLeast === 1) return 'any';
  return match.atLeast === conditions.length ? 'all' : match;
}

/** The members a child contributes to a group: itself, or its own members where nesting means nothing. */
function spliced(child: NormalCondition, match: GroupMatch): readonly NormalCondition[] {
  if (child.type !== 'group') return [child];
  const dissolves = (match === 'all' || match === 'any') && child.match === match;
  // None of (a or b, c) is none of (a, b, c). The same is not true of `all` inside `none`.
  const dissolvesInNone = match === 'none' && child.match === 'any';
  return dissolves || dissolvesInNone ? child.conditions : [child];
}
