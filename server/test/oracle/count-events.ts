import type { Count, EventCondition, PageCondition, TextMatch } from '@segue/shared/segment';
import { denied, textHolds } from './compare.ts';
import { lengthOf } from './dates.ts';
import { filterHolds } from './filter.ts';
import type { JsonObject, Micros, OracleEvent, OraclePerson, OracleWorld } from './world.ts';
import { intervalOf } from './window.ts';

/** How often, in which window, of which kind: all of the same events (S14), and known for long enough (S13). */
export function eventsHold(
  condition: EventCondition | PageCondition,
  world: OracleWorld,
  person: OraclePerson,
  nowMicros: Micros,
): boolean {
  if (condition.occurrence !== undefined || condition.count?.measure !== undefined) {
    throw new Error('The oracle does not know occurrences and measures yet.');
  }
  const interval = intervalOf(condition.window ?? { type: 'ever' }, world, person, nowMicros);
  const matching = person.events.filter((event) => {
    // S3: what is still in the future does not count yet.
    if (event.atMicros > nowMicros || interval === undefined) return false;
    if (event.atMicros < interval.from || event.atMicros > interval.to) return false;
    if (!isOfKind(event, condition)) return false;
    return (condition.where ?? []).every((filter) => filterHolds(filter, event.properties, world, person, nowMicros));
  });
  const knownSince = knownBefore(condition, interval?.from, nowMicros);
  const known = knownSince === undefined || person.firstSeenMicros < knownSince;
  return known && countFits(matching.length, condition.count);
}

function isOfKind(event: OracleEvent, condition: EventCondition | PageCondition): boolean {
  if (condition.type === 'event') return event.name === condition.event;
  const { url, path } = condition;
  if (!event.page) return false;
  return (
    (url === undefined || addressFits('url', url, event.properties)) &&
    (path === undefined || addressFits('path', path, event.properties))
  );
}

/** In `url`, a value that starts with `/` is compared with the path, except by `contains`. */
function addressFits(of: 'url' | 'path', match: TextMatch, properties: JsonObject): boolean {
  const opposite = denied(match.operator);
  if (opposite !== undefined) {
    return !addressFits(of, { ...match, operator: opposite as TextMatch['operator'] }, properties);
  }
  const values = typeof match.value === 'string' ? [match.value] : match.value;
  return values.some((value) => {
    const isPath = of === 'path' || (value.startsWith('/') && match.operator !== 'contains');
    const text = isPath ? pathOf(properties) : properties['url'];
    const comparison = { operator: match.operator, value, caseSensitive: match.case_sensitive ?? false };
    return typeof text === 'string' && text.trim() !== '' && textHolds(text, comparison);
  });
}

function pathOf({ path, url }: JsonObject): string | undefined {
  if (typeof path === 'string') return path;
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).pathname : undefined;
}

/** S13: the instant before which the person must have been seen first. */
function knownBefore(
  { known_for_at_least: knownFor }: EventCondition | PageCondition,
  windowFrom: Micros | undefined,
  nowMicros: Micros,
): Micros | undefined {
  if (knownFor === undefined) return undefined;
  return knownFor === 'window' ? windowFrom : nowMicros - lengthOf(knownFor);
}

export function countFits(found: number, count: Count | undefined): boolean {
  const { operator, value } = count ?? { operator: 'at_least', value: 1 };
  if (typeof value !== 'number') return found >= value.from && found <= value.to;
  switch (operator) {
    case 'at_least':
      return found >= value;
    case 'at_most':
      return found <= value;
    case 'more_than':
      return found > value;
    case 'fewer_than':
      return found < value;
    case 'exactly':
    case 'between':
      return found === value;
  }
}
