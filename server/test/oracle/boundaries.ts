import { type BoundaryParts, partsOf } from './boundary-parts.ts';
import { asDate } from './typed-value.ts';
import type { Json, Micros, OraclePerson, OracleWorld } from './world.ts';
import { fromLocal, toLocal } from './zoned-time.ts';

const DAYS_MAX = 1_000;

/**
 * Every instant after `from` and up to `to` at which time alone may flip a condition in this world, with its
 * neighbours a microsecond before and after, in order. Too many is fine, too few would hide a missed transition.
 */
export function boundariesBetween(world: OracleWorld, from: Micros, to: Micros): readonly Micros[] {
  const conditions = [...world.segments.values()].map(({ condition }) => condition);
  const parts = partsOf(conditions, world.segments);
  return marksBetween(world, [...world.people.values()], parts, from, to);
}

/** Instants that the next step may jump to: where something may flip, and where it nearly does. */
export function nextBoundaries(world: OracleWorld, from: Micros, spanMicros: Micros): readonly Micros[] {
  return boundariesBetween(world, from, from + spanMicros);
}

/** The same for some of the people and what some conditions say of time. */
export function marksBetween(
  world: OracleWorld,
  people: readonly OraclePerson[],
  { shifts, midnightShifts, dates, looksBack }: BoundaryParts,
  from: Micros,
  to: Micros,
): readonly Micros[] {
  const zone = world.timezone;
  const marks = new Set<Micros>();
  const addAround = (anchor: Micros, by: ReadonlySet<Micros>): void => {
    for (const shift of by) {
      const at = anchor + shift;
      for (const near of [at - 1, at, at + 1]) if (near > from && near <= to) marks.add(near);
    }
  };
  const anchors = new Set<Micros>();
  for (const person of people) addPerson(person, zone, looksBack, anchors);
  for (const { fields, history } of world.accounts.values()) {
    addDates(fields, zone, anchors);
    if (looksBack) addHistory(history, zone, anchors);
  }
  for (const date of dates) addDates(date, zone, anchors);
  for (const anchor of anchors) addAround(anchor, shifts);
  if (midnightShifts.size > 0) {
    const [first, last] = [from - Math.max(...midnightShifts), to - Math.min(...midnightShifts)];
    for (const midnight of midnightsBetween(zone, first, last)) addAround(midnight, midnightShifts);
  }
  return [...marks].sort((a, b) => a - b);
}

function addPerson(person: OraclePerson, zone: string, looksBack: boolean, anchors: Set<Micros>): void {
  anchors.add(person.firstSeenMicros);
  addDates(person.fields, zone, anchors);
  for (const { atMicros, properties } of person.events) {
    anchors.add(atMicros);
    addDates(properties, zone, anchors);
  }
  if (looksBack) addHistory(person.history, zone, anchors);
}

/** When something changed, and the dates that fields had between. */
function addHistory(
  history: readonly { readonly atMicros: Micros; readonly fields: Json }[],
  zone: string,
  anchors: Set<Micros>,
): void {
  for (const { atMicros, fields } of history) {
    anchors.add(atMicros);
    addDates(fields, zone, anchors);
  }
}

function addDates(value: Json, zone: string, anchors: Set<Micros>): void {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) addDates(member as Json, zone, anchors);
    return;
  }
  const date = asDate(value, zone);
  if (date !== undefined) anchors.add(date.from).add(date.to);
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
