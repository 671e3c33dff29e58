import type { ValueOperator, ValueType } from './ast.ts';

/** What an operator expects as its value. */
export type ValueShape = 'none' | 'scalar' | 'text' | 'regex' | 'number' | 'date' | 'duration' | 'range' | 'list';

export interface OperatorInfo {
  /** Types of fields and properties the operator makes sense for. */
  readonly types: readonly ValueType[];
  readonly shape: ValueShape;
  /** True for people without the value (S6). */
  readonly negative: boolean;
  /** Whether the value may be another field of the person: `{ "field": "other" }`. */
  readonly comparesFields: boolean;
}

/** Every operator of fields and properties. The editor offers them from here, the validator checks by it. */
export const operatorInfo: Readonly<Record<ValueOperator, OperatorInfo>> = {
  is: { types: ['text', 'number', 'boolean'], shape: 'scalar', negative: false, comparesFields: true },
  is_not: { types: ['text', 'number'], shape: 'scalar', negative: true, comparesFields: true },
  is_any_of: { types: ['text', 'number'], shape: 'list', negative: false, comparesFields: false },
  is_none_of: { types: ['text', 'number'], shape: 'list', negative: true, comparesFields: false },
  contains: { types: ['text'], shape: 'text', negative: false, comparesFields: true },
  not_contains: { types: ['text'], shape: 'text', negative: true, comparesFields: true },
  starts_with: { types: ['text'], shape: 'text', negative: false, comparesFields: true },
  ends_with: { types: ['text'], shape: 'text', negative: false, comparesFields: true },
  matches: { types: ['text'], shape: 'regex', negative: false, comparesFields: false },
  gt: { types: ['number'], shape: 'number', negative: false, comparesFields: true },
  gte: { types: ['number'], shape: 'number', negative: false, comparesFields: true },
  lt: { types: ['number'], shape: 'number', negative: false, comparesFields: true },
  lte: { types: ['number'], shape: 'number', negative: false, comparesFields: true },
  between: { types: ['number', 'date'], shape: 'range', negative: false, comparesFields: false },
  on: { types: ['date'], shape: 'date', negative: false, comparesFields: true },
  before: { types: ['date'], shape: 'date', negative: false, comparesFields: true },
  after: { types: ['date'], shape: 'date', negative: false, comparesFields: true },
  within_last: { types: ['date'], shape: 'duration', negative: false, comparesFields: false },
  more_than_ago: { types: ['date'], shape: 'duration', negative: false, comparesFields: false },
  within_next: { types: ['date'], shape: 'duration', negative: false, comparesFields: false },
  more_than_ahead: { types: ['date'], shape: 'duration', negative: false, comparesFields: false },
  anniversary_within_next: { types: ['date'], shape: 'duration', negative: false, comparesFields: false },
  includes_any: { types: ['list'], shape: 'list', negative: false, comparesFields: false },
  includes_all: { types: ['list'], shape: 'list', negative: false, comparesFields: false },
  includes_none: { types: ['list'], shape: 'list', negative: true, comparesFields: false },
  is_set: {
    types: ['text', 'number', 'boolean', 'date', 'list'],
    shape: 'none',
    negative: false,
    comparesFields: false,
  },
  is_not_set: {
    types: ['text', 'number', 'boolean', 'date', 'list'],
    shape: 'none',
    negative: true,
    comparesFields: false,
  },
};

/** Every operator, in the order the editor lists them. */
export const valueOperators = Object.keys(operatorInfo) as readonly ValueOperator[];

/** Gives the operators that make sense for a type, in the order the editor lists them. */
export function operatorsFor(type: ValueType): readonly ValueOperator[] {
  return valueOperators.filter((operator) => operatorInfo[operator].types.includes(type));
}
