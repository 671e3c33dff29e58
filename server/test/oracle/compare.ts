import type { FieldReference, OperatorValue, Range, Scalar, ValueOperator, ValueType } from '@segue/shared/segment';
import { hasAnniversary, isAfter, isBefore, isOn, lengthOf, touches } from './dates.ts';
import { fold } from './fold.ts';
import { elementsOf } from './json-path.ts';
import { asBoolean, asDate, asNumber, asText, type DateSpan, isSet } from './typed-value.ts';
import type { Json, Micros } from './world.ts';

/** One operator with its value, once a reference to another field has been looked up. */
export interface Comparison {
  readonly operator: ValueOperator;
  readonly value: Exclude<OperatorValue, FieldReference> | undefined;
  readonly caseSensitive: boolean;
}

export interface Surroundings {
  readonly zone: string;
  readonly nowMicros: Micros;
}

/** S6, S11: a negative operator is true exactly where its positive one is not, the missing value included. */
const oppositeOf: Partial<Record<ValueOperator, ValueOperator>> = {
  is_not: 'is',
  is_none_of: 'is_any_of',
  not_contains: 'contains',
  includes_none: 'includes_any',
  is_not_set: 'is_set',
};

/** The operator that a negative one denies; undefined for positive ones. */
export function denied(operator: ValueOperator): ValueOperator | undefined {
  return oppositeOf[operator];
}

/**
 * Whether a positive operator is true of what a path reached. `declared` is the type of a field; properties of events
 * have none and follow the value of the condition (S9).
 */
export function holds(
  reached: readonly Json[],
  declared: ValueType | null,
  comparison: Comparison,
  surroundings: Surroundings,
): boolean {
  const { operator, value } = comparison;
  if (operator === 'is_set') return reached.some(isSet);
  const type = comparedAs(operator, value, declared);
  if (declared !== null && declared !== type && declared !== 'list') return false;
  if (type === 'list') return reached.some((list) => listHolds(elementsOf(list), comparison));
  const elements = reached.flatMap(elementsOf).filter(isSet);
  return elements.some((element) => scalarHolds(element, type, comparison, surroundings));
}

/** What the operator compares: its own type, or where it knows several, the field's or that of the condition's value. */
function comparedAs(operator: ValueOperator, value: Comparison['value'], declared: ValueType | null): ValueType {
  switch (operator) {
    case 'is':
    case 'is_any_of':
      return declared === null || declared === 'list' || declared === 'date' ? typeOf(value) : declared;
    case 'between':
      return typeof (value as Range<Scalar>).from === 'number' ? 'number' : 'date';
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return 'number';
    case 'on':
    case 'before':
    case 'after':
    case 'within_last':
    case 'more_than_ago':
    case 'within_next':
    case 'more_than_ahead':
    case 'anniversary_within_next':
      return 'date';
    case 'includes_any':
    case 'includes_all':
    case 'includes_none':
      return 'list';
    default:
      return 'text';
  }
}

function typeOf(value: Comparison['value']): ValueType {
  const [first] = scalars(value);
  if (typeof first === 'number') return 'number';
  return typeof first === 'boolean' ? 'boolean' : 'text';
}

function scalars(value: Comparison['value']): readonly Scalar[] {
  if (Array.isArray(value)) return value as readonly Scalar[];
  return value === undefined || typeof value === 'object' ? [] : [value];
}

function scalarHolds(
  element: Json,
  type: ValueType,
  comparison: Comparison,
  { zone, nowMicros }: Surroundings,
): boolean {
  switch (type) {
    case 'number': {
      const number = asNumber(element);
      return number !== undefined && numberHolds(number, comparison);
    }
    case 'boolean': {
      const boolean = asBoolean(element);
      return boolean !== undefined && scalars(comparison.value).some((value) => asBoolean(value) === boolean);
    }
    case 'date': {
      const date = asDate(element, zone);
      return date !== undefined && dateHolds(date, comparison, { zone, nowMicros });
    }
    default: {
      const text = asText(element);
      return text !== undefined && textHolds(text, comparison);
    }
  }
}

/** One operator of texts; `value` may be one text or several. Also decides addresses of pages. */
export function textHolds(text: string, { operator, value, caseSensitive }: Comparison): boolean {
  const own = fold(text, caseSensitive);
  if (operator === 'matches') {
    // The accepted patterns mean the same to PostgreSQL and JavaScript (S12); S8 holds for them, too.
    return new RegExp(String(value), caseSensitive ? 's' : 'si').test(text.trim());
  }
  const others = scalars(value).map((item) => fold(String(item), caseSensitive));
  switch (operator) {
    case 'contains':
      return others.some((other) => own.includes(other));
    case 'starts_with':
      return others.some((other) => own.startsWith(other));
    case 'ends_with':
      return others.some((other) => own.endsWith(other));
    default:
      return others.includes(own);
  }
}

function numberHolds(number: number, { operator, value }: Comparison): boolean {
  if (operator === 'between') {
    const { from, to } = value as Range<number>;
    return number >= from && number <= to;
  }
  const others = scalars(value).flatMap((item) => asNumber(item) ?? []);
  switch (operator) {
    case 'gt':
      return others.some((other) => number > other);
    case 'gte':
      return others.some((other) => number >= other);
    case 'lt':
      return others.some((other) => number < other);
    case 'lte':
      return others.some((other) => number <= other);
    default:
      return others.includes(number);
  }
}

function dateHolds(date: DateSpan, { operator, value }: Comparison, { zone, nowMicros }: Surroundings): boolean {
  if (operator === 'between') {
    const range = value as Range<string>;
    const [from, to] = [asDate(range.from, zone), asDate(range.to, zone)];
    return from !== undefined && to !== undefined && date.from >= from.from && date.from <= to.to;
  }
  if (typeof value === 'object' && 'amount' in value) {
    const length = lengthOf(value);
    switch (operator) {
      case 'within_last':
        return touches(date, { from: nowMicros - length, to: nowMicros });
      case 'more_than_ago':
        return date.to < nowMicros - length;
      case 'within_next':
        return touches(date, { from: nowMicros, to: nowMicros + length });
      case 'more_than_ahead':
        return date.from > nowMicros + length;
      default:
        return hasAnniversary(date, nowMicros, nowMicros + length, zone);
    }
  }
  const other = asDate(scalars(value)[0] ?? null, zone);
  if (other === undefined) return false;
  if (operator === 'before') return isBefore(date, other);
  return operator === 'after' ? isAfter(date, other) : isOn(date, other, zone);
}

/** Lists: texts compare as texts, numbers as numbers, after the condition's values (S9). */
function listHolds(elements: readonly Json[], comparison: Comparison): boolean {
  const { operator, value } = comparison;
  const includes = (wanted: Scalar): boolean =>
    elements.filter(isSet).some((element) => {
      if (typeof wanted === 'number') return asNumber(element) === wanted;
      if (typeof wanted === 'boolean') return asBoolean(element) === wanted;
      const text = asText(element);
      return text !== undefined && textHolds(text, { ...comparison, operator: 'is', value: wanted });
    });
  const wanted = scalars(value);
  return operator === 'includes_all' ? wanted.every(includes) : wanted.some(includes);
}
