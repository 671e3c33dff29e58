import type { OperatorValue, Scalar, ValueOperator, ValueType } from '@segue/shared/segment';
import { operatorInfo, operatorsFor } from '@segue/shared/segment';

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
  return 'from' in value ? [value.from, value.to] : [];
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
  if (isFieldReference(previous)) return shape === 'one' ? previous : undefined;
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
  return types.includes('text') ? 'text' : (types[0] ?? 'text');
}
