import type {
  Condition,
  EventLikeParts,
  OperatorValue,
  PropertyFilter,
  TextMatch,
  ValueOperator,
} from '@segue/shared/segment';
import { operandShape } from './operators.ts';
import type { RowCondition } from './row-condition.ts';

/** The part of a draft that can be evaluated, and where its conditions stand in the draft. */
export interface CompletePart {
  /** Null while nothing of the draft can be evaluated. */
  readonly condition: Condition | null;
  /** From the path in the complete part to the path in the draft, both written `1.0`. */
  readonly draftPaths: ReadonlyMap<string, string>;
  /** Rows, filters and groups left out because something is still missing in them. */
  readonly omitted: number;
}

/** Tells whether an operator has the value it needs. */
export function isValueComplete(operator: ValueOperator | 'has_element', value: OperatorValue | undefined): boolean {
  if (operator === 'has_element') return true;
  const shape = operandShape(operator);
  if (shape === 'none') return true;
  if (value === undefined || value === '') return false;
  if (typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.length > 0;
  if ('field' in value) return value.field !== '';
  if ('unit' in value) return value.amount > 0;
  return 'from' in value && value.from !== '' && value.to !== '';
}

function isFilterComplete(filter: PropertyFilter): boolean {
  return filter.property !== '' && isValueComplete(filter.operator, filter.value);
}

function isTextMatchComplete(match: TextMatch | undefined): boolean {
  return match === undefined || match.value.length > 0;
}

function isWindowComplete(parts: EventLikeParts): boolean {
  const window = parts.window;
  if (window?.type === 'between') return window.from !== '' && window.to !== '';
  if (window?.type === 'since' || window?.type === 'until') return window.at !== '';
  return true;
}

/** Tells whether a single condition (no group) says all that it must; filters are looked at apart. */
export function isRowComplete(condition: RowCondition): boolean {
  switch (condition.type) {
    case 'field':
      return condition.field !== '' && isValueComplete(condition.operator, condition.value);
    case 'tag':
      return condition.tag !== '';
    case 'segment':
    case 'members':
      return condition.segment !== '';
    case 'event':
      return condition.event !== '' && isWindowComplete(condition);
    case 'page':
      return isTextMatchComplete(condition.url) && isTextMatchComplete(condition.path) && isWindowComplete(condition);
    default:
      return true;
  }
}

function filtersOf(condition: Condition): readonly PropertyFilter[] {
  return 'where' in condition ? (condition.where ?? []) : [];
}

/** Tells whether every filter of a row names a property and has its value. */
export function areFiltersComplete(condition: Condition): boolean {
  return filtersOf(condition).every(isFilterComplete);
}

function withCompleteFilters<C extends Condition>(condition: C): { condition: C; omitted: number } {
  const where = filtersOf(condition);
  const complete = where.filter(isFilterComplete);
  return complete.length === where.length
    ? { condition, omitted: 0 }
    : { condition: { ...condition, where: complete }, omitted: where.length - complete.length };
}

/**
 * Takes a draft and gives the part of it that can be counted now: unfinished rows and filters are left out, and
 * groups that become empty with them. So the number beside the editor stays alive while a row is being written.
 */
export function completePart(draft: Condition): CompletePart {
  const draftPaths = new Map<string, string>();
  let omitted = 0;

  const visit = (condition: Condition, path: readonly number[], prunedPath: readonly number[]): Condition | null => {
    if (condition.type !== 'group') {
      const filtered = withCompleteFilters(condition);
      omitted += filtered.omitted;
      if (!isRowComplete(condition)) {
        omitted += 1;
        return null;
      }
      draftPaths.set(prunedPath.join('.'), path.join('.'));
      return filtered.condition;
    }
    const conditions: Condition[] = [];
    condition.conditions.forEach((child, index) => {
      const kept = visit(child, [...path, index], [...prunedPath, conditions.length]);
      if (kept !== null) conditions.push(kept);
    });
    if (conditions.length === 0) return null;
    draftPaths.set(prunedPath.join('.'), path.join('.'));
    if (typeof condition.match === 'string') return { ...condition, conditions };
    const atLeast = Math.min(condition.match.atLeast, conditions.length);
    return { ...condition, match: { atLeast }, conditions };
  };

  return { condition: visit(draft, [], []), draftPaths, omitted };
}
