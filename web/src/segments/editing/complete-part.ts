import type {
  Condition,
  EventLike,
  EventLikeParts,
  OperatorValue,
  PropertyFilter,
  TextMatch,
  ValueOperator,
} from '@segue/shared/segment';
import { eventLikesOf } from '@segue/shared/segment';
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
  if (value === undefined) return false;
  if (typeof value !== 'object') return typeof value !== 'string' || value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  if ('field' in value) return value.field !== '';
  if ('unit' in value) return value.amount > 0;
  return 'from' in value && value.from !== '' && value.to !== '';
}

function isFilterComplete({ property, operator, value, where = [] }: PropertyFilter): boolean {
  if (operator === 'has_element') return property !== '' && where.length > 0 && where.every(isFilterComplete);
  return property !== '' && isValueComplete(operator, value);
}

function isTextMatchComplete(match: TextMatch | undefined): boolean {
  if (match === undefined) return true;
  return typeof match.value === 'string' ? match.value.trim() !== '' : match.value.length > 0;
}

function isWindowComplete({ window }: EventLikeParts): boolean {
  switch (window?.type) {
    case 'between':
      return window.from !== '' && window.to !== '';
    case 'since':
    case 'until':
      return window.at !== '';
    case 'after_field':
      return window.field !== '';
    default:
      return true;
  }
}

function isMeasureComplete({ count }: EventLikeParts): boolean {
  return count?.measure === undefined || !('property' in count.measure) || count.measure.property !== '';
}

function isEventLikeComplete(condition: EventLike): boolean {
  if (!isWindowComplete(condition) || !isMeasureComplete(condition)) return false;
  switch (condition.type) {
    case 'event':
      return condition.event !== '';
    case 'page':
      return isTextMatchComplete(condition.url) && isTextMatchComplete(condition.path);
    case 'email':
      return condition.emails?.length !== 0 && isTextMatchComplete(condition.link);
    case 'form':
      return condition.form.trim() !== '';
  }
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
    case 'score':
      return condition.score !== '';
    case 'consent':
      return condition.topic !== '' && condition.channel !== '';
    case 'event':
    case 'page':
    case 'email':
    case 'form':
    case 'sequence':
    case 'trend':
    case 'regular':
      return eventLikesOf(condition).every(isEventLikeComplete);
    case 'lasting':
    case 'everyone':
      return true;
  }
}

/** Tells whether every filter of a row names a property and has its value. */
export function areFiltersComplete(condition: Condition): boolean {
  return eventLikesOf(condition).every(({ where = [], occurrence }) =>
    [...where, ...(occurrence?.where ?? [])].every(isFilterComplete),
  );
}

/** Leaves out the unfinished filters of a row; an element of a list loses its own first. */
function withCompleteFilters(condition: Condition): { condition: Condition; omitted: number } {
  if (areFiltersComplete(condition)) return { condition, omitted: 0 };
  let omitted = 0;
  const clean = (filters: readonly PropertyFilter[] | undefined) => {
    const kept = filters?.filter(isFilterComplete);
    omitted += (filters?.length ?? 0) - (kept?.length ?? 0);
    return kept;
  };
  const cleanEvent = (part: EventLike): EventLike => ({
    ...part,
    ...(part.where === undefined ? {} : { where: clean(part.where) }),
    ...(part.occurrence?.where === undefined
      ? {}
      : { occurrence: { ...part.occurrence, where: clean(part.occurrence.where) } }),
  });
  const cleaned = mapEventLikes(condition, cleanEvent);
  return { condition: cleaned, omitted };
}

function mapEventLikes(condition: Condition, map: (part: EventLike) => EventLike): Condition {
  switch (condition.type) {
    case 'event':
    case 'page':
    case 'email':
    case 'form':
      return map(condition);
    case 'sequence':
      return { ...condition, steps: condition.steps.map((step) => map(step)) };
    case 'trend':
      return { ...condition, measure: map(condition.measure) };
    case 'regular':
      return { ...condition, event: map(condition.event) };
    default:
      return condition;
  }
}

/**
 * Takes a draft and gives the part of it that can be counted now: unfinished rows and filters are left out, and
 * groups that become empty with them. So the number beside the editor stays alive while a row is being written.
 */
export function completePart(draft: Condition): CompletePart {
  const draftPaths = new Map<string, string>();
  let omitted = 0;

  const visit = (condition: Condition, path: readonly number[], prunedPath: readonly number[]): Condition | null => {
    if (condition.type === 'lasting') {
      const kept = visit(condition.condition, [...path, 0], [...prunedPath, 0]);
      if (kept !== null) draftPaths.set(prunedPath.join('.'), path.join('.'));
      return kept === null ? null : { ...condition, condition: kept };
    }
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
