import { msg, plural } from '@lingui/core/macro';
import type { CountOperator, MembersCondition, PeopleCount } from '@segue/shared/segment';
import { countWords } from '../editing/operator-words.ts';
import { mapPieces, say, word } from './piece.ts';
import type { Piece, SentenceContext } from './piece.ts';

const operators: readonly CountOperator[] = ['at_least', 'more_than', 'exactly', 'at_most', 'fewer_than', 'between'];
const atLeastOne: PeopleCount = { operator: 'at_least', value: 1 };

/** "At least 3 people are in Active in 7 days", of the people of a company. */
export function membersPieces(ctx: SentenceContext, condition: MembersCondition): readonly Piece<MembersCondition>[] {
  const { i18n, catalogue } = ctx;
  const { segment, count = atLeastOne } = condition;
  const { countable = [] } = catalogue;
  const high = highOf(count);
  return [
    ...mapPieces(quantityPieces(ctx, count), 'count', (next) => ({ ...condition, count: next })),
    word(ctx, msg`${plural(high, { one: 'person is in', other: 'people are in' })}`),
    {
      kind: 'pick',
      label: say(ctx, msg`Segment of people`),
      at: 'segment',
      value: segment,
      text: countable.find(({ key }) => key === segment)?.name ?? segment,
      placeholder: say(ctx, msg`choose a segment`),
      items: () =>
        countable.map(({ key, name, count: size }) => ({
          value: key,
          label: name,
          detail: size === null ? undefined : i18n.number(size),
        })),
      set: (next) => ({ ...condition, segment: next }),
    },
  ];
}

const lowOf = ({ value }: PeopleCount): number => (typeof value === 'number' ? value : value.from);
const highOf = ({ value }: PeopleCount): number => (typeof value === 'number' ? value : value.to);

function quantityPieces(ctx: SentenceContext, count: PeopleCount): readonly Piece<PeopleCount>[] {
  const { operator } = count;
  const [low, high] = [lowOf(count), highOf(count)];
  const number = (
    label: string,
    at: string,
    value: number,
    set: (next: number) => PeopleCount['value'],
  ): Piece<PeopleCount> => ({
    kind: 'number',
    label,
    at,
    value,
    // Fewer than none is refused at save.
    min: operator === 'fewer_than' ? 1 : 0,
    isWhole: true,
    set: (next) => ({ operator, value: set(next) }),
  });
  const operatorPiece: Piece<PeopleCount> = {
    kind: 'select',
    label: say(ctx, msg`How many people`),
    at: 'operator',
    value: operator,
    groups: [{ label: '', choices: operators.map((one) => ({ value: one, label: say(ctx, countWords[one]) })) }],
    set: (next) => withOperator(count, operators.find((one) => one === next) ?? operator),
  };
  if (operator !== 'between') {
    return [operatorPiece, number(say(ctx, msg`Number of people`), 'value', low, (next) => next)];
  }
  return [
    operatorPiece,
    number(say(ctx, msg`Smallest number of people`), 'value.from', low, (from) => ({ from, to: Math.max(from, high) })),
    word(ctx, msg`and`),
    number(say(ctx, msg`Largest number of people`), 'value.to', high, (to) => ({ from: Math.min(low, to), to })),
  ];
}

function withOperator(count: PeopleCount, operator: CountOperator): PeopleCount {
  if (operator === count.operator) return count;
  const low = lowOf(count);
  if (operator === 'between') return { operator, value: { from: low, to: Math.max(highOf(count), low + 1) } };
  return { operator, value: operator === 'fewer_than' ? Math.max(1, low) : low };
}
