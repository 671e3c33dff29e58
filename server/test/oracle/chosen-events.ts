import type { EmailActivity, EmailCondition, EventLike, PropertyFilter, TextMatch } from '@segue/shared/segment';
import { denied, textHolds } from './compare.ts';
import { lengthOf } from './dates.ts';
import { filterHolds } from './filter.ts';
import type { Json, JsonObject, Micros, OracleEvent, OraclePerson, OracleWorld } from './world.ts';

/**
 * The events that a condition speaks of, wherever its window lies: of its kind, fitting its filters (S14) and, with an
 * occurrence, only the first or last of them ever. What is still in the future has not happened (S3).
 */
export function chosenEvents(
  condition: EventLike,
  world: OracleWorld,
  person: OraclePerson,
  nowMicros: Micros,
): readonly OracleEvent[] {
  const fits = (event: OracleEvent, filters: readonly PropertyFilter[] = []): boolean =>
    filters.every((filter) => filterHolds(filter, event.properties, world, person, nowMicros));
  const events = person.events.filter(
    (event) => event.atMicros <= nowMicros && isOfKind(event, condition) && fits(event, condition.where),
  );
  const { occurrence } = condition;
  if (occurrence === undefined) return events;
  const times = events.map(({ atMicros }) => atMicros);
  const picked = occurrence.pick === 'first' ? Math.min(...times) : Math.max(...times);
  return events.filter((event) => event.atMicros === picked && fits(event, occurrence.where));
}

/** S13: whether the person was first seen before the window began, or longer ago than a span. */
export function isKnownLongEnough(
  { known_for_at_least: knownFor }: EventLike,
  person: OraclePerson,
  windowFrom: Micros | undefined,
  nowMicros: Micros,
): boolean {
  if (knownFor === undefined) return true;
  const since = knownFor === 'window' ? windowFrom : nowMicros - lengthOf(knownFor);
  return since === undefined || person.firstSeenMicros < since;
}

function isOfKind(event: OracleEvent, condition: EventLike): boolean {
  switch (condition.type) {
    case 'event':
      return event.name === condition.event;
    case 'form':
      return event.name === 'Form Submitted' && event.properties['form'] === condition.form;
    case 'email':
      return isEmailOf(event, condition);
    case 'page': {
      const { url, path } = condition;
      if (event.kind !== 'page') return false;
      return (
        (url === undefined || addressFits('url', url, event.properties)) &&
        (path === undefined || addressFits('path', path, event.properties))
      );
    }
  }
}

const nameOfActivity: Readonly<Record<EmailActivity, string>> = {
  received: 'Email Delivered',
  opened: 'Email Opened',
  clicked: 'Email Clicked',
  replied: 'Email Replied',
  unsubscribed: 'Email Unsubscribed',
  bounced: 'Email Bounced',
  complained: 'Email Complained',
};

function isEmailOf(event: OracleEvent, { activity, emails, link, machine }: EmailCondition): boolean {
  if (event.name !== nameOfActivity[activity]) return false;
  const { email, link: address = null, machine: byMachine } = event.properties;
  // S17 is about opens and clicks; nothing else is judged.
  const judged = activity === 'opened' || activity === 'clicked';
  if (judged && byMachine === true && machine !== true) return false;
  if (Array.isArray(emails) && !emails.some((key) => key === email)) return false;
  return link === undefined || textFits(link, () => address);
}

/** In `url`, a value that starts with `/` is compared with the path, except by `contains`. */
function addressFits(of: 'url' | 'path', match: TextMatch, properties: JsonObject): boolean {
  return textFits(match, (value, operator) => {
    const isPath = of === 'path' || (value.startsWith('/') && operator !== 'contains');
    return (isPath ? pathOf(properties) : (properties['url'] ?? properties['path'])) ?? null;
  });
}

/** A text operator on what there is to compare with each of its values; missing is S6 and S7. */
function textFits(match: TextMatch, textFor: (value: string, operator: TextMatch['operator']) => Json): boolean {
  const opposite = denied(match.operator);
  if (opposite !== undefined) return !textFits({ ...match, operator: opposite as TextMatch['operator'] }, textFor);
  const values = typeof match.value === 'string' ? [match.value] : match.value;
  return values.some((value) => {
    const text = textFor(value, match.operator);
    const comparison = { operator: match.operator, value, caseSensitive: match.case_sensitive ?? false };
    return typeof text === 'string' && text.trim() !== '' && textHolds(text, comparison);
  });
}

/** Without a path of its own, a page has that of its address; an address that begins with `/` is a path already. */
function pathOf({ path, url }: JsonObject): string | undefined {
  if (typeof path === 'string') return path;
  if (typeof url !== 'string') return undefined;
  if (URL.canParse(url)) return new URL(url).pathname;
  return /^\/(?!\/)[^?#]*/.exec(url)?.[0];
}
