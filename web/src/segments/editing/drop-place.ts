import type { ConditionPath, SegmentDefinition } from '@segue/shared/segment';
import { formatPath } from '@segue/shared/segment';
import { groupUnder } from './row-edits.ts';

/** Something on the page that a row can be dropped at. */
export interface DropTarget {
  /** A line, or the end of a group. */
  readonly kind: 'row' | 'end';
  readonly path: ConditionPath;
  readonly top: number;
  readonly bottom: number;
}

export interface DropPlace {
  readonly target: DropTarget;
  /** At which edge of the target the mark stands. */
  readonly edge: 'top' | 'bottom';
  /** The place as `moveCondition` understands it. */
  readonly to: ConditionPath;
}

/**
 * Takes what can be dropped at, in reading order, where a row comes from and how far down the pointer is; gives the place
 * it would go to, or null where that changes nothing: where it is, or inside itself.
 */
export function dropPlace(
  definition: SegmentDefinition,
  targets: readonly DropTarget[],
  from: ConditionPath,
  y: number,
): DropPlace | null {
  const allowed = targets.filter(({ path }) => !isWithin(path, from));
  const nearest = allowed.toSorted((a, b) => distance(a, y) - distance(b, y))[0];
  if (nearest === undefined) return null;
  const edge = nearest.kind === 'end' || y < (nearest.top + nearest.bottom) / 2 ? 'top' : 'bottom';
  const [groupPath, index] = insertionAt(definition, nearest, edge);
  const isSameGroup = formatPath(groupPath) === formatPath(from.slice(0, -1));
  const fromIndex = from.at(-1) ?? 0;
  if (isSameGroup && (index === fromIndex || index === fromIndex + 1)) return null;
  return { target: nearest, edge, to: [...groupPath, isSameGroup && fromIndex < index ? index - 1 : index] };
}

/** The group, and the index in it before anything is taken away. */
function insertionAt(
  definition: SegmentDefinition,
  { kind, path }: DropTarget,
  edge: 'top' | 'bottom',
): readonly [ConditionPath, number] {
  if (kind === 'end') return [path, Number.MAX_SAFE_INTEGER];
  const group = edge === 'bottom' ? groupUnder(definition, path) : null;
  if (group !== null) return [group, 0];
  return [path.slice(0, -1), (path.at(-1) ?? 0) + (edge === 'bottom' ? 1 : 0)];
}

function distance({ top, bottom }: DropTarget, y: number): number {
  return y < top ? top - y : y > bottom ? y - bottom : 0;
}

function isWithin(path: ConditionPath, outer: ConditionPath): boolean {
  return outer.length <= path.length && outer.every((index, level) => path[level] === index);
}
