import type { Condition, EventLike, FieldCondition, Scalar } from '../ast.ts';
import { fillEventLike } from '../fill-defaults.ts';
import { definitionHash } from '../hash.ts';
import { isEventLike } from '../walk.ts';
import { areApart, countInterval, isWindowWithin, isWithin, numberInterval, relativeDates } from './intervals.ts';

/** The type a field is known to have, by the person's field name; undefined where it is not known. */
export type FieldTypes = (condition: FieldCondition) => string | undefined;

/** Conditions never change, so what was worked out about one holds for as long as it lives. */
const meanings = new WeakMap<Condition, string>();
const subjects = new WeakMap<Condition, string>();

/** Gives a text that is equal for conditions that mean the same. */
export function meaningOf(condition: Condition): string {
  const known = meanings.get(condition);
  if (known !== undefined) return known;
  const meaning = definitionHash({ version: 1, kind: 'dynamic', condition });
  meanings.set(condition, meaning);
  return meaning;
}

/**
 * Whether two conditions can never be true of one person at the same time. Says so only where that is certain; `times`
 * where it is because of their windows or dates.
 */
export function cannotMeet(a: Condition, b: Condition, typeOf: FieldTypes): 'values' | 'times' | null {
  if (isNegationOf(a, b)) return 'values';
  if (a.type === 'field' && b.type === 'field') return fieldsApart(a, b, typeOf);
  if (a.type === 'score' && b.type === 'score' && a.score === b.score) {
    const left = numberInterval(a.operator, a.value);
    const right = numberInterval(b.operator, b.value);
    return left !== null && right !== null && areApart(left, right) ? 'values' : null;
  }
  return isEventLike(a) && isEventLike(b) ? (countsApart(a, b) ?? countsApart(b, a)) : null;
}

/** Whether `b` is exactly what `a` is not (S6), so that everybody fits one of the two. */
export function isNegationOf(a: Condition, b: Condition): boolean {
  if (a.type === 'tag' && b.type === 'tag') return a.tag === b.tag && a.operator !== b.operator;
  if (a.type === 'segment' && b.type === 'segment') return a.segment === b.segment && a.operator !== b.operator;
  if (a.type === 'consent' && b.type === 'consent') {
    return a.topic === b.topic && a.channel === b.channel && a.operator !== b.operator;
  }
  if (a.type === 'field' && b.type === 'field') return areOppositeFields(a, b) || areOppositeFields(b, a);
  return false;
}

const opposites: Readonly<Partial<Record<FieldCondition['operator'], FieldCondition['operator']>>> = {
  is: 'is_not',
  is_any_of: 'is_none_of',
  contains: 'not_contains',
  is_set: 'is_not_set',
  includes_any: 'includes_none',
};

function areOppositeFields(a: FieldCondition, b: FieldCondition): boolean {
  const opposite = opposites[a.operator];
  return opposite === b.operator && meaningOf({ ...a, operator: opposite }) === meaningOf(b);
}

/** Fields of accounts, lists and paths into objects may have several values at once; nothing is said about those. */
function fieldsApart(a: FieldCondition, b: FieldCondition, typeOf: FieldTypes): 'values' | 'times' | null {
  if (a.field !== b.field || a.of === 'account' || b.of === 'account') return null;
  if (isUnsetBesideValue(a, b) || isUnsetBesideValue(b, a)) return 'values';
  const type = typeOf(a);
  if (type === undefined || type === 'list' || a.field.includes('.')) return null;
  const dates = [relativeDates(a.operator, a.value), relativeDates(b.operator, b.value)] as const;
  if (dates[0] !== null && dates[1] !== null) return areApart(dates[0], dates[1]) ? 'times' : null;
  const numbers = [numberInterval(a.operator, a.value), numberInterval(b.operator, b.value)] as const;
  if (type === 'number' && numbers[0] !== null && numbers[1] !== null) {
    return areApart(numbers[0], numbers[1]) ? 'values' : null;
  }
  // In a field of numbers, the texts "10" and "10.0" are one value (S10).
  if (type === 'number' && !(holdsNumbers(a) && holdsNumbers(b))) return null;
  return valuesApart(a, b) || valuesApart(b, a) ? 'values' : null;
}

const negative = new Set(['is_not', 'is_none_of', 'not_contains', 'includes_none', 'is_not_set']);

function isUnsetBesideValue(a: FieldCondition, b: FieldCondition): boolean {
  return a.operator === 'is_not_set' && !negative.has(b.operator) && !b.field.includes('.');
}

function holdsNumbers({ value }: FieldCondition): boolean {
  return Array.isArray(value) ? value.every((one) => typeof one === 'number') : typeof value === 'number';
}

/** "is a" beside "is b", or "is a" beside "is none of a, b". */
function valuesApart(a: FieldCondition, b: FieldCondition): boolean {
  const wanted = listedValues(a, 'is', 'is_any_of');
  if (wanted === null) return false;
  const others = listedValues(b, 'is', 'is_any_of');
  if (others !== null) return wanted.every((value) => !others.includes(value));
  const excluded = listedValues(b, 'is_not', 'is_none_of');
  return excluded !== null && wanted.every((value) => excluded.includes(value));
}

/** The values of a condition as they compare (S8); null where it is another operator or regards case. */
function listedValues(
  { operator, value, case_sensitive }: FieldCondition,
  ...operators: readonly FieldCondition['operator'][]
): readonly string[] | null {
  if (!operators.includes(operator) || case_sensitive === true || value === undefined) return null;
  const list: readonly Scalar[] | null = Array.isArray(value) ? value : typeof value === 'object' ? null : [value];
  return list === null ? null : list.map(foldValue);
}

/** Spells a value as comparisons of text see it: without regard to case and surrounding spaces (S8). */
export function foldValue(value: Scalar): string {
  return String(value).trim().toLowerCase();
}

/** At least k in a window, and fewer than k in one that contains it. */
function countsApart(inner: EventLike, outer: EventLike): 'values' | 'times' | null {
  if (whatOf(inner) !== whatOf(outer) || measureOf(inner) !== measureOf(outer)) return null;
  const [few, many] = [countInterval(outer.count), countInterval(inner.count)];
  if (few === null || many === null || many.lo <= few.hi) return null;
  const [a, b] = [fillEventLike(inner).window, fillEventLike(outer).window];
  if (!isWindowWithin(a, b)) return null;
  // "Never" contradicts any time span; that is not a matter of two spans.
  return b.type === 'ever' || JSON.stringify(a) === JSON.stringify(b) ? 'values' : 'times';
}

/** Whether everybody who fits `a` fits `b`, by the shape of the two alone. No means that it is not certain. */
export function implies(a: Condition, b: Condition): boolean {
  if (b.type === 'everyone' || meaningOf(a) === meaningOf(b)) return true;
  if (b.type === 'group' && b.match === 'all') return b.conditions.every((child) => implies(a, child));
  if (a.type === 'group' && a.match === 'any') return a.conditions.every((child) => implies(child, b));
  if (b.type === 'group' && b.match === 'any' && b.conditions.some((child) => implies(a, child))) return true;
  if (a.type === 'group' && a.match === 'all') return a.conditions.some((child) => implies(child, b));
  return leafImplies(a, b);
}

function leafImplies(a: Condition, b: Condition): boolean {
  if (a.type === 'field' && b.type === 'field') return fieldImplies(a, b);
  if (a.type === 'score' && b.type === 'score' && a.score === b.score) {
    return rangeImplies(numberInterval(a.operator, a.value), numberInterval(b.operator, b.value));
  }
  return isEventLike(a) && isEventLike(b) && eventImplies(a, b);
}

function fieldImplies(a: FieldCondition, b: FieldCondition): boolean {
  if (a.field !== b.field || (a.of ?? 'person') !== (b.of ?? 'person') || a.field.includes('.')) return false;
  if (b.operator === 'is_set') return !negative.has(a.operator);
  const wanted = listedValues(a, 'is', 'is_any_of');
  const allowed = listedValues(b, 'is', 'is_any_of');
  if (wanted !== null && allowed !== null) return wanted.every((value) => allowed.includes(value));
  const isEqualKind = a.operator !== 'is' && b.operator !== 'is';
  if (!isEqualKind) return false;
  return (
    rangeImplies(numberInterval(a.operator, a.value), numberInterval(b.operator, b.value)) ||
    rangeImplies(relativeDates(a.operator, a.value), relativeDates(b.operator, b.value))
  );
}

function rangeImplies(a: ReturnType<typeof numberInterval>, b: ReturnType<typeof numberInterval>): boolean {
  return a !== null && b !== null && isWithin(a, b);
}

/** More of the same in a window within the other's; "fewer" the other way round. */
function eventImplies(a: EventLike, b: EventLike): boolean {
  if (whatOf(a) !== whatOf(b) || measureOf(a) !== measureOf(b)) return false;
  const known = JSON.stringify(b.known_for_at_least) ?? '';
  if (known !== '' && known !== JSON.stringify(a.known_for_at_least)) return false;
  const [own, other] = [countInterval(a.count), countInterval(b.count)];
  if (own === null || other === null) return false;
  const [inner, outer] = [fillEventLike(a).window, fillEventLike(b).window];
  // "Known before the window began" means another instant in another window.
  if (known === '"window"' && JSON.stringify(inner) !== JSON.stringify(outer)) return false;
  const atLeast = other.lo <= own.lo && other.hi === Number.POSITIVE_INFINITY && isWindowWithin(inner, outer);
  const atMost = other.lo <= 0 && own.hi <= other.hi && isWindowWithin(outer, inner);
  return atLeast || atMost || (isWithin(own, other) && isWindowWithin(inner, outer) && isWindowWithin(outer, inner));
}

/** Which events a condition speaks of, whenever and however often. */
function whatOf(condition: EventLike): string {
  const found = subjects.get(condition);
  if (found !== undefined) return found;
  const { count: _count, window: _window, known_for_at_least: _known, ...what } = fillEventLike(condition);
  // An occurrence belongs to its window: a different one picks the same event, but asks something else of it.
  const subject =
    meaningOf(what as EventLike) + (condition.occurrence === undefined ? '' : JSON.stringify(condition.window));
  subjects.set(condition, subject);
  return subject;
}

const measureOf = (condition: EventLike): string => JSON.stringify(condition.count?.measure ?? null);
