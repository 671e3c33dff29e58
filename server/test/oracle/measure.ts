import type { Count, Measure } from '@segue/shared/segment';
import { fold } from './fold.ts';
import { elementsOf, reach } from './json-path.ts';
import { add, compare, divide, multiply, type Rational, rational, zero } from './rational.ts';
import { asNumber, asText, isSet } from './typed-value.ts';
import type { Json, OracleEvent, OracleWorld } from './world.ts';
import { toLocal } from './zoned-time.ts';

/** How much there is of these events: how many, or what the measure asks for. Undefined where of nothing there is none. */
export function measured(
  events: readonly OracleEvent[],
  measure: Measure | undefined,
  world: OracleWorld,
): Rational | undefined {
  switch (measure?.of) {
    case undefined:
      return rational(events.length);
    case 'days':
      return rational(new Set(events.map(({ atMicros }) => dayOf(atMicros / 1_000, world.timezone))).size);
    case 'emails': {
      const keys = events.map(({ properties }) => properties['email']);
      return rational(new Set(keys.filter((key) => typeof key === 'string' && key !== '')).size);
    }
    case 'distinct':
      return rational(new Set(valuesIn(events, measure.property).flatMap(foldedText)).size);
    case 'sum':
      return numbersIn(events, measure.property).reduce(add, zero);
    case 'average': {
      const numbers = numbersIn(events, measure.property);
      return numbers.length === 0 ? undefined : divide(numbers.reduce(add, zero), numbers.length);
    }
    case 'min':
      return numbersIn(events, measure.property).toSorted(compare)[0];
    case 'max':
      return numbersIn(events, measure.property).toSorted(compare).at(-1);
  }
}

/** The days are those of the event's own time, as the workspace's wall clock shows them. */
function dayOf(epochMs: number, zone: string): string {
  const { year, month, day } = toLocal(epochMs, zone);
  return `${year}-${month}-${day}`;
}

/** A path into a list takes each of its elements (S11); what is not set is no value (S7). */
function valuesIn(events: readonly OracleEvent[], property: string): readonly Json[] {
  return events.flatMap(({ properties }) => reach(properties, property).flatMap(elementsOf).filter(isSet));
}

function foldedText(value: Json): readonly string[] {
  const text = asText(value);
  return text === undefined ? [] : [fold(text, false)];
}

/** Numbers, and texts that are numbers (S9); anything else is not a value. */
function numbersIn(events: readonly OracleEvent[], property: string): readonly Rational[] {
  return valuesIn(events, property).flatMap((value) => {
    const number = asNumber(value);
    return number === undefined ? [] : [rational(typeof value === 'string' ? value : number)];
  });
}

/** Whether so much is what the count asks for; without a count, at least one. */
export function countFits(found: Rational | undefined, count: Count | undefined): boolean {
  if (found === undefined) return false;
  const { operator, value } = count ?? { operator: 'at_least', value: 1 };
  const against = (number: number): number => compare(found, rational(number));
  if (typeof value !== 'number') return against(value.from) >= 0 && against(value.to) <= 0;
  switch (operator) {
    case 'at_least':
      return against(value) >= 0;
    case 'at_most':
      return against(value) <= 0;
    case 'more_than':
      return against(value) > 0;
    case 'fewer_than':
      return against(value) < 0;
    case 'exactly':
    case 'between':
      return against(value) === 0;
  }
}

/** Whether `last` is at least so many percent above `before`, or, for a negative percentage, below. */
export function changedBy(before: Rational, last: Rational, percent: number): boolean {
  const wanted = multiply(before, divide(add(rational(100), rational(percent)), 100));
  return percent > 0 ? compare(last, wanted) >= 0 : compare(last, wanted) <= 0;
}
