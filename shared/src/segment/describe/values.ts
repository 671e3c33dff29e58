import type { OperatorValue, PropertyFilter, Scalar, TextMatch, ValueOperator } from '../ast.ts';
import { operatorInfo } from '../operators.ts';
import type { Names } from './names.ts';
import { nameOf } from './names.ts';
import type { Phrases, WrittenValue } from './phrases.ts';

/** Values of a list that are written out; the others are counted. */
const itemsShownMax = 5;

/** Writes a predicate without its subject, for example `contains “Q4”`. */
export function writePredicate(
  comparison: {
    readonly operator: ValueOperator;
    readonly value?: OperatorValue | undefined;
    readonly case_sensitive?: boolean | undefined;
  },
  phrases: Phrases,
  names: Names,
): string {
  const { operator, value } = comparison;
  const written = writeValue(operator, value, phrases, names);
  const suffix = comparison.case_sensitive === true ? phrases.caseSensitive : '';
  return `${phrases.operators[operator](written)}${suffix}`;
}

/** Writes what an address or a link must be like. */
export function writeTextMatch(match: TextMatch, phrases: Phrases, names: Names): string {
  return writePredicate(match, phrases, names);
}

/** Writes filters on properties, joined by "and"; nothing for none. */
export function writeFilters(filters: readonly PropertyFilter[] | undefined, phrases: Phrases, names: Names): string {
  return (filters ?? []).map((filter) => writeFilter(filter, phrases, names)).join(phrases.values.filterAnd);
}

function writeFilter(filter: PropertyFilter, phrases: Phrases, names: Names): string {
  const { operator, property } = filter;
  const subject = nameOf(names.properties, property);
  if (operator === 'has_element') {
    return `${subject} ${phrases.hasElement(writeFilters(filter.where, phrases, names))}`;
  }
  return `${subject} ${writePredicate({ ...filter, operator }, phrases, names)}`;
}

const nothingWritten: WrittenValue = { text: '', items: [], from: '', to: '', span: '', isField: false, isDate: false };

function writeValue(
  operator: ValueOperator,
  value: OperatorValue | undefined,
  phrases: Phrases,
  names: Names,
): WrittenValue {
  if (value === undefined) return nothingWritten;
  const isDate = operatorInfo[operator].types.includes('date');
  const write = (scalar: Scalar): string => writeScalar(scalar, isDate, phrases);
  if (typeof value !== 'object') return { ...nothingWritten, text: write(value) };
  if ('field' in value) {
    return { ...nothingWritten, text: phrases.values.otherField(nameOf(names.fields, value.field)), isField: true };
  }
  if ('amount' in value) return { ...nothingWritten, span: phrases.values.span(value) };
  if ('from' in value) {
    return { ...nothingWritten, from: write(value.from), to: write(value.to), isDate: typeof value.from === 'string' };
  }
  return { ...nothingWritten, items: shortened(value.map(write), phrases) };
}

function shortened(items: readonly string[], phrases: Phrases): readonly string[] {
  // One more than shown costs no more room than saying "and 1 more".
  if (items.length <= itemsShownMax + 1) return items;
  return [...items.slice(0, itemsShownMax), phrases.values.more(items.length - itemsShownMax)];
}

function writeScalar(scalar: Scalar, isDate: boolean, phrases: Phrases): string {
  if (typeof scalar === 'number') return phrases.values.number(scalar);
  if (typeof scalar === 'boolean') return phrases.values.boolean(scalar);
  return isDate ? phrases.values.date(scalar) : phrases.values.quote(scalar);
}
