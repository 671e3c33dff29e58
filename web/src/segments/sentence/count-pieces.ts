import { msg } from '@lingui/core/macro';
import type { Count, CountOperator, Measure } from '@segue/shared/segment';
import { isWholeMeasure, segmentLimits } from '@segue/shared/segment';
import { countWords } from '../editing/operator-words.ts';
import { measureChoices, measureFromChoice, measureToChoice } from './measure.ts';
import { mapPieces, say, word } from './piece.ts';
import type { Piece, SentenceContext } from './piece.ts';
import { propertyItems } from './property-items.ts';

const operators: readonly CountOperator[] = ['at_least', 'more_than', 'exactly', 'at_most', 'fewer_than', 'between'];

/** What a condition on events asks for when it says nothing else. */
export const defaultCount: Count = { operator: 'at_least', value: 1 };

export interface Counted {
  /** Whose properties can be counted; null where nothing is known of them. */
  readonly event: string | null;
  readonly isEmail: boolean;
}

/** "at least 3 times", "at least 2 different values of plan", "with the sum of amount at least 500". */
export function countPieces(ctx: SentenceContext, count: Count, counted: Counted): readonly Piece<Count>[] {
  const { measure } = count;
  const isAmount = !isWholeMeasure(measure);
  const measured = mapPieces(measurePieces(ctx, measure, counted, endOf(count)), 'measure', (next) =>
    withMeasure(count, next),
  );
  const asked = quantityPieces(ctx, count);
  return isAmount
    ? [word(ctx, msg({ message: 'with', context: 'with the sum of amount at least 500' })), ...measured, ...asked]
    : [...asked, ...measured];
}

function endOf({ value }: Count): number {
  return typeof value === 'number' ? value : value.to;
}

/** Another measure under the same numbers; a number of times is whole and not negative. */
function withMeasure({ operator, value }: Count, measure: Measure | undefined): Count {
  const rest = measure === undefined ? {} : { measure };
  if (!isWholeMeasure(measure)) return { operator, value, ...rest };
  const least = operator === 'fewer_than' ? 1 : 0;
  const whole = (number: number) => Math.min(segmentLimits.countMax, Math.max(least, Math.round(number)));
  const asked = typeof value === 'number' ? whole(value) : { from: whole(value.from), to: whole(value.to) };
  return { operator, value: asked, ...rest };
}

/** "at least 3", "between 2 and 5". */
function quantityPieces(ctx: SentenceContext, count: Count): readonly Piece<Count>[] {
  const { operator, value, measure } = count;
  const low = typeof value === 'number' ? value : value.from;
  const high = typeof value === 'number' ? value : value.to;
  const isWhole = isWholeMeasure(measure);
  const limits = isWhole ? { min: operator === 'fewer_than' ? 1 : 0, max: segmentLimits.countMax, isWhole } : {};
  const operatorPiece: Piece<Count> = {
    kind: 'select',
    label: say(ctx, msg`How often`),
    at: 'operator',
    value: operator,
    groups: [{ label: '', choices: operators.map((one) => ({ value: one, label: say(ctx, countWords[one]) })) }],
    set: (next) => withOperator(count, operators.find((one) => one === next) ?? operator),
  };
  if (operator !== 'between') {
    const label = isWhole ? msg`Number of times` : msg`Amount`;
    return [
      operatorPiece,
      {
        kind: 'number',
        label: say(ctx, label),
        at: 'value',
        value: low,
        ...limits,
        set: (next) => ({ ...count, value: next }),
      },
    ];
  }
  return [
    operatorPiece,
    {
      kind: 'number',
      label: say(ctx, msg`Smallest number of times`),
      at: 'value.from',
      value: low,
      ...limits,
      set: (from) => ({ ...count, value: { from, to: high } }),
    },
    word(ctx, msg`and`),
    {
      kind: 'number',
      label: say(ctx, msg`Largest number of times`),
      at: 'value.to',
      value: high,
      ...limits,
      set: (to) => ({ ...count, value: { from: low, to } }),
    },
  ];
}

function withOperator(count: Count, operator: CountOperator): Count {
  const { value, measure } = count;
  const low = typeof value === 'number' ? value : value.from;
  const high = typeof value === 'number' ? value : value.to;
  if (operator === count.operator) return count;
  if (operator === 'between') {
    const cap = isWholeMeasure(measure) ? segmentLimits.countMax : Number.POSITIVE_INFINITY;
    const to = Math.min(cap, Math.max(high, low + 1));
    return { ...count, operator, value: { from: Math.min(low, to), to } };
  }
  const least = operator === 'fewer_than' && isWholeMeasure(measure) ? 1 : low;
  return { ...count, operator, value: Math.max(low, least) };
}

/** "times", "different days", "the sum of amount". */
export function measurePieces(
  ctx: SentenceContext,
  measure: Measure | undefined,
  counted: Counted,
  times: number,
): readonly Piece<Measure | undefined>[] {
  const choice = measureToChoice(measure);
  const select: Piece<Measure | undefined> = {
    kind: 'select',
    label: say(ctx, msg`What is counted`),
    at: '',
    value: choice,
    groups: measureChoices(ctx, counted.isEmail || choice === 'emails', times),
    set: (next) => measureFromChoice(next, measure),
  };
  if (measure === undefined || !('property' in measure)) return [select];
  return [
    select,
    {
      kind: 'pick',
      label: say(ctx, msg`Property`),
      at: 'property',
      value: measure.property,
      placeholder: say(ctx, msg`choose a property`),
      items: () => propertyItems(ctx, counted.event, measure.of === 'distinct' ? null : 'number'),
      allowsNew: true,
      set: (property) => ({ ...measure, property }),
    },
  ];
}
