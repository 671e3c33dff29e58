import type { Duration, OperatorValue, ValueOperator } from '../ast.ts';
import { parseIsoDate } from '../iso-date.ts';
import type { IssueList } from '../issues/issue.ts';
import { segmentLimits } from '../limits.ts';
import { operatorInfo } from '../operators.ts';
import type { ValueShape } from '../operators.ts';
import { checkRegex } from '../regex/check-regex.ts';
import { validateRange } from './range.ts';
import { validateDuration } from './window.ts';

interface Comparison {
  readonly operator: ValueOperator;
  readonly value?: OperatorValue | undefined;
}

/** Reports a value that does not go with its operator; `path` is that of the condition or filter. */
export function validateOperatorValue(comparison: Comparison, path: string, issues: IssueList): void {
  const { value } = comparison;
  const { shape, comparesFields } = operatorInfo[comparison.operator];
  const valuePath = `${path}.value`;
  if (shape === 'none') {
    if (value !== undefined) issues.add(valuePath, 'value_not_wanted');
    return;
  }
  if (value === undefined) {
    issues.add(valuePath, 'value_missing');
    return;
  }
  if (isFieldReference(value)) {
    if (!comparesFields) issues.add(valuePath, 'field_comparison_not_wanted');
    return;
  }
  shapeChecks[shape](value, valuePath, issues);
}

type ShapeCheck = (value: OperatorValue, path: string, issues: IssueList) => void;

/** One check per shape; a shape without one does not compile. */
const shapeChecks: Readonly<Record<Exclude<ValueShape, 'none'>, ShapeCheck>> = {
  scalar: (value, path, issues) => {
    if (typeof value === 'object') issues.add(path, 'value_not_scalar');
    else if (isBlank(value)) issues.add(path, 'blank_value');
  },
  text: (value, path, issues) => {
    if (typeof value !== 'string') issues.add(path, 'value_not_text');
    else if (isBlank(value)) issues.add(path, 'blank_value');
  },
  regex: (value, path, issues) => {
    if (typeof value === 'string') checkRegex(value, path, issues);
    else issues.add(path, 'value_not_text');
  },
  number: (value, path, issues) => {
    if (typeof value !== 'number') issues.add(path, 'value_not_number');
  },
  date: (value, path, issues) => {
    if (typeof value !== 'string') issues.add(path, 'value_not_date');
    else if (parseIsoDate(value) === undefined) issues.add(path, 'not_a_date');
  },
  duration: (value, path, issues) => {
    if (isDuration(value)) validateDuration(value, path, issues, segmentLimits.valueSpanMaxDays);
    else issues.add(path, 'value_not_duration');
  },
  range: validateRange,
  list: (value, path, issues) => {
    if (Array.isArray(value)) validateList(value, path, issues);
    else issues.add(path, 'value_not_list');
  },
};

/** Reports a list that is empty, too long, holds a blank text, or mixes texts with numbers, which nothing can be compared with. */
export function validateList(list: readonly unknown[], path: string, issues: IssueList): void {
  if (list.length === 0) issues.add(path, 'empty_list');
  if (list.length > segmentLimits.listValuesMax) {
    issues.add(path, 'list_too_long', list.length, segmentLimits.listValuesMax);
  }
  const type = typeof list[0];
  const odd = list.findIndex((item) => typeof item !== type);
  if (odd > 0) issues.add(`${path}[${odd}]`, 'list_mixed');
  const blank = list.findIndex(isBlank);
  if (blank >= 0) issues.add(`${path}[${blank}]`, 'blank_value');
}

/** Surrounding spaces do not count (S8), so a text of spaces would be compared as the empty text, which is "not set" (S7). */
export function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

function isFieldReference(value: OperatorValue): boolean {
  return typeof value === 'object' && 'field' in value;
}

function isDuration(value: OperatorValue): value is Duration {
  return typeof value === 'object' && 'amount' in value;
}
