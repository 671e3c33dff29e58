import { msg } from '@lingui/core/macro';
import type { OperatorValue, Scalar, ValueOperator, ValueType } from '@segue/shared/segment';
import { operatorInfo } from '@segue/shared/segment';
import type { ValueSource } from '../../api/catalogue.ts';
import {
  fitValue,
  isFieldReference,
  operandShape,
  operatorGroups,
  shownType,
  valueForOperator,
} from '../editing/operators.ts';
import { operatorWords, typeWords } from '../editing/operator-words.ts';
import { durationPieces } from './duration-pieces.ts';
import { fieldItems } from './field-items.ts';
import { mapPieces, say, word } from './piece.ts';
import type { ChoiceGroup, Piece, SentenceContext, WordPiece } from './piece.ts';
import { scalarPiece } from './scalar-piece.ts';

export interface Comparison {
  readonly operator: ValueOperator;
  readonly value?: OperatorValue | undefined;
  readonly case_sensitive?: boolean | undefined;
}

export interface Compared {
  /** What is compared, as part of the accessible names: "plan". */
  readonly subject: string;
  /** The type it was seen with; null if it was never seen. */
  readonly type: ValueType | null;
  readonly source: ValueSource | null;
}

/** Menu entries that are no operators. */
const CASE_CHOICE = '@case';
const FIELD_CHOICE = '@field';

/** "contains Q4": an operator that fits the type, and the value in the form the operator takes. */
export function comparisonPieces(
  ctx: SentenceContext,
  comparison: Comparison,
  compared: Compared,
): readonly Piece<Comparison>[] {
  const { operator } = comparison;
  return [
    {
      kind: 'select',
      label: say(ctx, msg`Comparison`),
      at: 'operator',
      value: operator,
      text: say(ctx, operatorWords[operator]),
      groups: [...offeredOperators(ctx, comparison, compared.type), ...offeredOptions(ctx, comparison, compared)],
      set: (choice) => withChoice(comparison, compared, choice),
    },
    ...operandPieces(ctx, comparison, compared),
    ...caseMark(ctx, comparison.case_sensitive),
  ];
}

/** A sign that says that upper and lower case must match; none where they need not. */
export function caseMark(ctx: SentenceContext, isCaseSensitive: boolean | undefined): readonly WordPiece[] {
  if (isCaseSensitive !== true) return [];
  return [{ kind: 'word', text: 'Aa', title: say(ctx, msg`Upper and lower case must match`) }];
}

function offeredOperators(
  ctx: SentenceContext,
  { operator }: Comparison,
  type: ValueType | null,
): readonly ChoiceGroup[] {
  return operatorGroups(type, operator).map((group) => ({
    label: group.type === null ? '' : say(ctx, typeWords[group.type]),
    choices: group.operators.map((value) => ({ value, label: say(ctx, operatorWords[value]) })),
  }));
}

function offeredOptions(ctx: SentenceContext, comparison: Comparison, { type }: Compared): readonly ChoiceGroup[] {
  const { operator, value, case_sensitive: isCaseSensitive = false } = comparison;
  const isText = shownType(type, operator, value) === 'text' && operandShape(operator) !== 'none';
  const ofCase = isCaseSensitive ? msg`Ignore upper and lower case` : msg`Match upper and lower case`;
  const ofField = isFieldReference(value) ? msg`Compare with a value` : msg`Compare with another field`;
  const choices = [
    ...(isText || isCaseSensitive ? [{ value: CASE_CHOICE, label: say(ctx, ofCase) }] : []),
    ...(operatorInfo[operator].comparesFields ? [{ value: FIELD_CHOICE, label: say(ctx, ofField) }] : []),
  ];
  return choices.length === 0 ? [] : [{ label: say(ctx, msg`Options`), choices }];
}

function withChoice(comparison: Comparison, { type }: Compared, choice: string): Comparison {
  const { operator, value, case_sensitive: isCaseSensitive } = comparison;
  if (choice === operator) return comparison;
  if (choice === CASE_CHOICE) return { operator, value, case_sensitive: isCaseSensitive === true ? undefined : true };
  if (choice === FIELD_CHOICE) return { ...comparison, value: isFieldReference(value) ? undefined : { field: '' } };
  const next = operatorGroups(type, operator)
    .flatMap(({ operators }) => operators)
    .find((one) => one === choice);
  if (next === undefined) return comparison;
  const carried = fitValue(next, valueForOperator(next, type ?? 'text', value));
  return { operator: next, value: carried, ...(operandShape(next) === 'none' ? {} : keptCase(isCaseSensitive)) };
}

function keptCase(isCaseSensitive: boolean | undefined): Pick<Comparison, 'case_sensitive'> {
  return isCaseSensitive === true ? { case_sensitive: true } : {};
}

function operandPieces(ctx: SentenceContext, comparison: Comparison, compared: Compared): readonly Piece<Comparison>[] {
  const { operator, value } = comparison;
  const { subject, source } = compared;
  const label = say(ctx, msg`Value of ${subject}`);
  const type = shownType(compared.type, operator, value);
  const change = (next: OperatorValue | undefined): Comparison => ({ ...comparison, value: next });
  if (isFieldReference(value)) return otherFieldPieces(ctx, value.field, type, (field) => change({ field }));
  switch (operandShape(operator)) {
    case 'none':
      return [];
    case 'duration': {
      const isSpan = typeof value === 'object' && 'unit' in value;
      const isAhead = operator === 'within_next' || operator === 'anniversary_within_next';
      const place = operator === 'within_last' ? 'last' : isAhead ? 'next' : 'plain';
      const span = isSpan ? value : { amount: 7, unit: 'day' as const };
      return mapPieces(durationPieces(ctx, label, span, place), 'value', change);
    }
    case 'many': {
      const values = Array.isArray(value) ? (value as readonly Scalar[]) : [];
      const set = (next: readonly Scalar[]) => change(next.length > 0 ? next : undefined);
      return [{ kind: 'list', label, at: 'value', values, type, source, set }];
    }
    case 'range': {
      const { from, to } = typeof value === 'object' && 'from' in value ? value : { from: undefined, to: undefined };
      return [
        scalarPiece(ctx, { label, at: 'value.from', type, value: from, source: null }, (next) =>
          change(openRange(next, to)),
        ),
        word(ctx, msg`and`),
        scalarPiece(ctx, { label, at: 'value.to', type, value: to, source: null }, (next) =>
          change(openRange(from, next)),
        ),
      ];
    }
    case 'one': {
      const one = typeof value === 'object' ? undefined : value;
      const suggested = operator === 'matches' ? null : source;
      return [scalarPiece(ctx, { label, at: 'value', type, value: one, source: suggested }, change)];
    }
  }
}

/** An end that is still missing is the empty text, which no range that can be saved holds. */
function openRange(from: Scalar | undefined, to: Scalar | undefined): OperatorValue {
  return { from: from ?? '', to: to ?? '' };
}

/** "the field billing_country": the value is what another field of the same person holds. */
function otherFieldPieces<C>(
  ctx: SentenceContext,
  field: string,
  type: ValueType,
  set: (field: string) => C,
): readonly Piece<C>[] {
  return [
    word(ctx, msg({ message: 'the field', context: 'compared with: the field country' })),
    {
      kind: 'pick',
      label: say(ctx, msg`Field compared with`),
      at: 'value.field',
      value: field,
      placeholder: say(ctx, msg`choose a field`),
      items: () => fieldItems(ctx, type),
      allowsNew: true,
      set,
    },
  ];
}
