import type { Condition, Duration, OperatorValue, PropertyFilter, Window } from '@segue/shared/segment';
import { lengthOf } from './dates.ts';
import { asDate } from './typed-value.ts';
import type { Json, Micros, OracleWorld } from './world.ts';
import { fromLocal, toLocal } from './zoned-time.ts';

const DAYS_MAX = 800;

/**
 * Every instant after `from` and up to `to` at which time alone may flip a condition in this world, with its
 * neighbours a microsecond before and after, in order. Too many is fine, too few would hide a missed transition.
 */
export function boundariesBetween(world: OracleWorld, from: Micros, to: Micros): readonly Micros[] {
  const { lengths, dates, calendar } = partsOf(world);
  const marks = new Set<Micros>();
  const add = (at: Micros): void => {
    for (const near of [at - 1, at, at + 1]) if (near > from && near <= to) marks.add(near);
  };
  const addAround = (at: Micros): void => {
    add(at);
    for (const length of lengths) {
      add(at + length);
      add(at - length);
    }
  };
  for (const person of world.people.values()) {
    addAround(person.firstSeenMicros);
    for (const event of person.events) addAround(event.atMicros);
    addDates(person.fields, world.timezone, addAround);
    for (const { properties } of person.events) addDates(properties, world.timezone, addAround);
  }
  for (const { fields } of world.accounts.values()) addDates(fields, world.timezone, addAround);
  for (const date of dates) addDates(date, world.timezone, addAround);
  if (calendar) for (const midnight of midnightsBetween(world.timezone, from, to)) addAround(midnight);
  return [...marks].sort((a, b) => a - b);
}

/** Instants that the next step may jump to: where something may flip, and where it nearly does. */
export function nextBoundaries(world: OracleWorld, from: Micros, spanMicros: Micros): readonly Micros[] {
  return boundariesBetween(world, from, from + spanMicros);
}

function addDates(value: Json, zone: string, add: (at: Micros) => void): void {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) addDates(member as Json, zone, add);
    return;
  }
  const date = asDate(value, zone);
  if (date === undefined) return;
  add(date.from);
  add(date.to);
}

function midnightsBetween(zone: string, from: Micros, to: Micros): Micros[] {
  const { year, month, day } = toLocal(from / 1_000, zone);
  const midnights: Micros[] = [];
  for (let offset = 0; offset < DAYS_MAX; offset += 1) {
    const at = fromLocal({ year, month, day: day + offset }, zone) * 1_000;
    if (at > to) break;
    midnights.push(at);
  }
  return midnights;
}

interface Parts {
  readonly lengths: Set<Micros>;
  readonly dates: Set<string>;
  calendar: boolean;
}

/** What the definitions say of time: spans, dates, and whether days of the calendar matter. */
function partsOf(world: OracleWorld): Parts {
  const parts: Parts = { lengths: new Set(), dates: new Set(), calendar: false };
  for (const { condition } of world.segments.values()) addCondition(condition, parts);
  return parts;
}

function addCondition(condition: Condition, parts: Parts): void {
  switch (condition.type) {
    case 'group':
      for (const child of condition.conditions) addCondition(child, parts);
      return;
    case 'field':
      if (condition.operator === 'anniversary_within_next') parts.calendar = true;
      return addValue(condition.value, parts);
    case 'event':
    case 'page':
      for (const filter of condition.where ?? []) addFilter(filter, parts);
      if (typeof condition.known_for_at_least === 'object') addLength(condition.known_for_at_least, parts);
      return addWindow(condition.window, parts);
    default:
      return;
  }
}

function addFilter(filter: PropertyFilter, parts: Parts): void {
  if (filter.operator === 'anniversary_within_next') parts.calendar = true;
  addValue(filter.value, parts);
  for (const inner of filter.where ?? []) addFilter(inner, parts);
}

function addValue(value: OperatorValue | undefined, parts: Parts): void {
  if (typeof value === 'string') parts.dates.add(value);
  if (typeof value !== 'object') return;
  if ('amount' in value) addLength(value, parts);
  if ('from' in value) for (const end of [value.from, value.to]) parts.dates.add(String(end));
}

function addWindow(window: Window | undefined, parts: Parts): void {
  switch (window?.type) {
    case 'last':
    case 'after_field':
      return addLength(window, parts);
    case 'ago':
      addLength(window.from, parts);
      return addLength(window.to, parts);
    case 'between':
      parts.dates.add(window.from).add(window.to);
      return;
    case 'since':
    case 'until':
      parts.dates.add(window.at);
      return;
    case 'calendar':
      parts.calendar = true;
      return;
    default:
      return;
  }
}

function addLength(duration: Duration, parts: Parts): void {
  parts.lengths.add(lengthOf(duration));
}
