import type { OperatorValue, Scalar, ValueOperator, ValueType } from '@segue/shared/segment';
import { operatorInfo, operatorsFor, parseIsoDate, valueOperators } from '@segue/shared/segment';

/** What an operator wants to be given, as far as the controls differ. */
export type OperandShape = 'none' | 'one' | 'many' | 'range' | 'duration';

/** Gives the operators offered for a type; an operator already in use is offered even where it does not fit. */
export function operatorsForType(type: ValueType, current?: ValueOperator): readonly ValueOperator[] {
  const fitting = operatorsFor(type);
  return current === undefined || fitting.includes(current) ? fitting : [...fitting, current];
}

/** Gives the shape of value an operator takes. */
export function operandShape(operator: ValueOperator): OperandShape {
  const { shape } = operatorInfo[operator];
  if (shape === 'list') return 'many';
  return shape === 'none' || shape === 'range' || shape === 'duration' ? shape : 'one';
}

/** Gives the operator a new condition on a value of this type starts with: for dates the one people ask for most. */
export function firstOperator(type: ValueType): ValueOperator {
  return type === 'date' ? 'within_last' : (operatorsFor(type)[0] ?? 'is');
}

/** True for `{ field: … }`, a comparison with another field. */
export function isFieldReference(value: OperatorValue | undefined): value is { readonly field: string } {
  return typeof value === 'object' && !Array.isArray(value) && 'field' in value;
}

function scalars(value: OperatorValue | undefined): readonly Scalar[] {
  if (value === undefined) return [];
  if (typeof value !== 'object') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value as readonly Scalar[];
  return 'from' in value ? [value.from, value.to].filter((end) => end !== '') : [];
}

/** Reads a text a person typed as a value of the type; gives undefined when it is none. */
export function readScalar(text: string, type: ValueType): Scalar | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (type === 'number') {
    const number = Number(trimmed.replace(',', '.'));
    return Number.isFinite(number) ? number : undefined;
  }
  if (type === 'boolean') return trimmed === 'true' ? true : trimmed === 'false' ? false : undefined;
  return trimmed;
}

/**
 * Carries a value over to another operator, so that changing "is" to "is any of" keeps what was typed. Gives
 * undefined where nothing sensible is left; the control then asks for a value.
 */
export function valueForOperator(
  operator: ValueOperator,
  type: ValueType,
  previous: OperatorValue | undefined,
): OperatorValue | undefined {
  const shape = operandShape(operator);
  if (shape === 'none') return undefined;
  const isSpan = typeof previous === 'object' && !Array.isArray(previous) && 'unit' in previous;
  if (shape === 'duration') return isSpan ? previous : { amount: 7, unit: 'day' };
  if (isFieldReference(previous)) return operatorInfo[operator].comparesFields ? previous : undefined;
  const kept = scalars(previous);
  if (shape === 'many') return kept.length > 0 ? kept : undefined;
  const [first, second] = kept;
  if (shape === 'range') return first === undefined ? undefined : { from: first, to: second ?? first };
  if (first === undefined) return type === 'boolean' ? true : undefined;
  return first;
}

/** For a name that was never seen, the operator and the value already there tell the type. */
export function guessType(operator: ValueOperator, value: OperatorValue | undefined): ValueType {
  const sample = scalars(value)[0];
  if (typeof sample === 'number') return 'number';
  if (typeof sample === 'boolean') return 'boolean';
  const { types } = operatorInfo[operator];
  if (types.includes('text')) return 'text';
  return typeof sample === 'string' && types.includes('date') ? 'date' : (types[0] ?? 'text');
}

/**
 * Gives the type by which a value is edited: the one that was seen, unless the value there is of another kind, which
 * its control must show all the same.
 */
export function shownType(
  known: ValueType | null,
  operator: ValueOperator,
  value: OperatorValue | undefined,
): ValueType {
  const sample = scalars(value)[0];
  const guessed = guessType(operator, value);
  if (known === null || known === 'list') return guessed;
  if (sample === undefined) return operatorInfo[operator].types.includes(known) ? known : guessed;
  const kinds: Record<ValueType, readonly string[]> = {
    text: ['string'],
    number: ['number'],
    boolean: ['boolean'],
    date: ['string'],
    list: ['string'],
  };
  const fits = kinds[known].includes(typeof sample) && operatorInfo[operator].types.includes(known);
  return fits ? known : guessed;
}

/** Operators under the type they are for; null where there is only one type. */
export interface OperatorGroup {
  readonly type: ValueType | null;
  readonly operators: readonly ValueOperator[];
}

/**
 * Gives the operators offered for a type, the one in use included. Of something that was never seen nobody knows the
 * type, so all are offered, each under the first type it is for.
 */
export function operatorGroups(type: ValueType | null, current: ValueOperator): readonly OperatorGroup[] {
  if (type !== null) return [{ type: null, operators: operatorsForType(type, current) }];
  const groups = new Map<ValueType, ValueOperator[]>();
  for (const one of valueOperators) {
    const first = operatorInfo[one].types[0] ?? 'text';
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [one]);
    else group.push(one);
  }
  return [...groups].map(([of, operators]) => ({ type: of, operators }));
}

/** Gives the value if the operator can take it, else what is nearest to it; undefined where nothing is. */
export function fitValue(operator: ValueOperator, value: OperatorValue | undefined): OperatorValue | undefined {
  if (value === undefined || isFieldReference(value)) return value;
  switch (operatorInfo[operator].shape) {
    case 'number':
      return typeof value === 'object' ? undefined : readScalar(String(value), 'number');
    case 'text':
    case 'regex':
      return typeof value === 'object' ? undefined : String(value);
    case 'date':
      return typeof value === 'string' && parseIsoDate(value) !== undefined ? value : undefined;
    case 'range':
      return isRange(value) ? forwards(value) : undefined;
    case 'list':
      return isList(value) ? listOfOneKind(value) : undefined;
    case 'scalar':
      return typeof value === 'object' ? undefined : value;
    case 'duration':
    case 'none':
      return value;
  }
}

function isRange(value: OperatorValue): value is { readonly from: Scalar; readonly to: Scalar } {
  return typeof value === 'object' && 'from' in value;
}

function isList(value: OperatorValue): value is readonly Scalar[] {
  return Array.isArray(value);
}

/** The smaller end first; where two dates cannot be told apart for certain, the one day twice. */
function forwards({ from, to }: { readonly from: Scalar; readonly to: Scalar }): OperatorValue | undefined {
  if (typeof from === 'number' && typeof to === 'number') return { from: Math.min(from, to), to: Math.max(from, to) };
  if (typeof from !== 'string' || parseIsoDate(from) === undefined) return undefined;
  const isForwards = typeof to === 'string' && parseIsoDate(to) !== undefined && dayOf(from) < dayOf(to);
  return isForwards ? { from, to } : { from, to: from };
}

const dayOf = (date: string): string => date.slice(0, 10);

function listOfOneKind(values: readonly Scalar[]): readonly Scalar[] | undefined {
  const kept = values.filter((value) => typeof value === typeof values[0] && typeof value !== 'boolean');
  return kept.length > 0 ? kept : undefined;
}
