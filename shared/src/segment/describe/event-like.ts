import type {
  Count,
  Duration,
  EventLike,
  Measure,
  RegularCondition,
  SequenceCondition,
  TrendCondition,
  Window,
} from '../ast.ts';
import { acceptsZero, countBounds } from '../count-bounds.ts';
import { durationMs } from '../duration.ts';
import { nameOf } from './names.ts';
import type { Names } from './names.ts';
import type { EmailObject, EventParts, Phrases, Quantity, Tone } from './phrases.ts';
import { writeFilters, writeTextMatch } from './values.ts';

/** Writes what a condition on events says, for example `did Created task at least 3 times in the last 7 days`. */
export function writeEventLike(condition: EventLike, phrases: Phrases, names: Names): string {
  return phrases.events.parts(writeParts(condition, toneOf(condition), phrases, names));
}

/** Writes "did A, then did B, within 3 days". */
export function writeSequence(condition: SequenceCondition, phrases: Phrases, names: Names): string {
  const within = phrases.values.span(condition.within);
  const last = condition.steps.at(-1);
  const done = condition.steps.map((step) => phrases.events.parts(writeParts(step, 'done', phrases, names)));
  if (condition.thenNot !== true || last === undefined) return phrases.events.sequence(done, within);
  const missing = phrases.events.parts(writeParts(last, 'not_done', phrases, names));
  return phrases.events.sequenceThenNot(done.slice(0, -1), missing, within);
}

/** Writes "did A at least 50% less in the last 14 days than in the 14 days before". */
export function writeTrend(condition: TrendCondition, phrases: Phrases, names: Names): string {
  const { measure: eventLike, period, change } = condition;
  const percent = phrases.values.number(change.percent);
  const parts = writeParts(eventLike, 'done', phrases, names);
  const measure = eventLike.count?.measure;
  return phrases.events.parts({
    ...parts,
    times: change.operator === 'up_by_at_least' ? phrases.events.trendUp(percent) : phrases.events.trendDown(percent),
    window: phrases.windows.trend(period),
    notes: measure === undefined ? parts.notes : [countingNote(measure, phrases), ...parts.notes],
  });
}

/** Writes "did A in at least 3 of the last 4 weeks". */
export function writeRegular(condition: RegularCondition, phrases: Phrases, names: Names): string {
  const { event, period, atLeast, of } = condition;
  const parts = writeParts(event, toneOf(event), phrases, names);
  return phrases.events.parts({ ...parts, window: phrases.windows.regular(period, atLeast, of) });
}

/** How often something is asked for; absent pieces are empty. */
export interface AskedCount {
  /** With its operator: at least 3. */
  readonly quantity: string;
  /** What is counted, where that is not the events themselves: the sum of amount. */
  readonly counted: string;
  readonly window: string;
}

/** Writes how often a condition asks for its events, and where it looks, in pieces. */
export function writeAsked({ count, window }: EventLike, phrases: Phrases, names: Names): AskedCount {
  const measure = count?.measure;
  return {
    quantity: phrases.counts.quantity(quantityOf(count ?? { operator: 'at_least', value: 1 })),
    counted: measure === undefined ? '' : phrases.counts.measure(measure),
    window: writeWindow(window, phrases, names),
  };
}

function countingNote(measure: Measure, phrases: Phrases): string {
  return phrases.events.counting(phrases.counts.measure(measure));
}

/** "Exactly 0 times" is said as "never" or "did not". */
function toneOf({ count, window }: EventLike): Tone {
  if (countBounds(count).hi !== 0 || !acceptsZero(count)) return 'done';
  const isAlways = window === undefined || window.type === 'ever';
  return isAlways ? 'never' : 'not_done';
}

function writeParts(condition: EventLike, tone: Tone, phrases: Phrases, names: Names): EventParts {
  const { events } = phrases;
  const { occurrence, known_for_at_least: knownFor } = condition;
  const notes = [
    ...(condition.type === 'email' && condition.machine === true ? [events.machineIncluded] : []),
    ...(knownFor === 'window' ? [events.knownSinceBefore] : []),
    ...(typeof knownFor === 'object' ? [events.knownFor(phrases.values.span(knownFor))] : []),
  ];
  return {
    verb: writeVerb(condition, tone, phrases, names),
    occurrence: occurrence === undefined ? '' : events.occurrence[occurrence.pick],
    times: tone === 'done' ? writeTimes(condition.count, phrases) : '',
    window: writeWindow(condition.window, phrases, names),
    where: writeFilters(condition.where, phrases, names),
    occurrenceWhere: writeFilters(occurrence?.where, phrases, names),
    notes,
  };
}

function writeVerb(condition: EventLike, tone: Tone, phrases: Phrases, names: Names): string {
  const { events } = phrases;
  switch (condition.type) {
    case 'event':
      return events.event(tone, nameOf(names.events, condition.event));
    case 'form':
      return events.form(tone, nameOf(names.forms, condition.form));
    case 'page': {
      const { url, path } = condition;
      const address = url === undefined ? undefined : writeTextMatch(url, phrases, names);
      return events.page(tone, address, path === undefined ? undefined : writeTextMatch(path, phrases, names));
    }
    case 'email':
      return events.email[condition.activity](tone, emailObject(condition, tone, phrases, names));
  }
}

function emailObject(
  condition: Extract<EventLike, { type: 'email' }>,
  tone: Tone,
  phrases: Phrases,
  names: Names,
): EmailObject {
  const { emails, link, count } = condition;
  const listed = typeof emails === 'object' ? emails : [];
  const countsEmails = count?.measure?.of === 'emails' && tone === 'done';
  return {
    emails: listed.map((email) => phrases.values.quote(nameOf(names.emails, email))),
    different: countsEmails ? phrases.counts.quantity(quantityOf(count)) : undefined,
    link: link === undefined ? undefined : writeTextMatch(link, phrases, names),
  };
}

/** At least once goes without saying. */
function writeTimes(count: Count | undefined, phrases: Phrases): string {
  const { counts } = phrases;
  if (count === undefined) return '';
  const quantity = quantityOf(count);
  const { measure } = count;
  // "At least 0" and "between 0 and 5" name the zero themselves.
  const hidesZero = quantity.operator === 'at_most' || quantity.operator === 'fewer_than';
  const orNotAtAll = hidesZero && acceptsZero(count) ? counts.orNotAtAll : '';
  if (measure === undefined) {
    const goesWithoutSaying = quantity.operator === 'at_least' && quantity.value === 1;
    return goesWithoutSaying ? '' : `${counts.times(quantity)}${orNotAtAll}`;
  }
  switch (measure.of) {
    case 'days':
      return `${counts.days(quantity)}${orNotAtAll}`;
    case 'emails':
      return orNotAtAll.trimStart();
    case 'distinct':
      return `${counts.distinct(quantity, measure.property)}${orNotAtAll}`;
    default:
      return `${counts.amount(measure.of, quantity, measure.property)}${orNotAtAll}`;
  }
}

/** The numbers of a count, ready to be read. */
export function quantityOf({ operator, value }: Count): Quantity {
  return typeof value === 'number' ? { operator, value, to: value } : { operator, value: value.from, to: value.to };
}

function writeWindow(window: Window | undefined, phrases: Phrases, names: Names): string {
  const { windows, values } = phrases;
  switch (window?.type) {
    case undefined:
    case 'ever':
      return '';
    case 'last':
      return windows.last(window);
    case 'ago':
      return writeAgo(window.from, window.to, phrases);
    case 'between':
      return windows.between(values.date(window.from), values.date(window.to));
    case 'since':
      return windows.since(values.date(window.at));
    case 'until':
      return windows.until(values.date(window.at));
    case 'calendar':
      return windows.calendar(window.unit, -(window.offset ?? 0));
    case 'after_field':
      return windows.afterField(window, nameOf(names.fields, window.field));
    case 'session':
      return windows.session[window.session];
  }
}

/** The two ends may stand in either order. */
function writeAgo(one: Duration, other: Duration, phrases: Phrases): string {
  return durationMs(one) >= durationMs(other) ? phrases.windows.ago(one, other) : phrases.windows.ago(other, one);
}
