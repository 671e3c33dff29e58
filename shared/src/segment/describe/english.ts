import type { CalendarUnit, Duration, DurationUnit } from '../ast.ts';
import { englishEmails } from './english-emails.ts';
import type { Phrases, Quantity, Tone } from './phrases.ts';
import { writeDate } from './write-date.ts';

const quote = (text: string): string => `“${text}”`;
// Made once: making a formatter costs a hundred times what using it does.
const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 20 });
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const number = (value: number): string => numbers.format(value);
const date = (text: string): string =>
  writeDate(text, {
    day: (day) => days.format(day),
    at: (day, time) => `${day} at ${time}`,
  });

function units(amount: number, unit: DurationUnit | CalendarUnit): string {
  return amount === 1 ? unit : `${unit}s`;
}

function span({ amount, unit }: Duration): string {
  return `${number(amount)} ${units(amount, unit)}`;
}

function list(items: readonly string[], word: 'and' | 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** "The last day", not "the last 1 day". */
function afterLast(length: string): string {
  return length.replace(/^1 /, '');
}

const comparisons: Readonly<Record<Quantity['operator'], string>> = {
  at_least: 'at least',
  at_most: 'at most',
  exactly: 'exactly',
  more_than: 'more than',
  fewer_than: 'fewer than',
  between: 'between',
};

function quantity({ operator, value, to }: Quantity): string {
  const end = operator === 'between' ? ` and ${number(to)}` : '';
  return `${comparisons[operator]} ${number(value)}${end}`;
}

function times(asked: Quantity): string {
  if (asked.operator !== 'between' && asked.value === 1) return `${comparisons[asked.operator]} once`;
  return `${quantity(asked)} times`;
}

function inTone(tone: Tone, past: string, infinitive: string): string {
  if (tone === 'done') return past;
  return tone === 'never' ? `never ${past}` : `did not ${infinitive}`;
}

function page(tone: Tone, address: string | undefined, path: string | undefined): string {
  const which = [
    ...(address === undefined ? [] : [`whose address ${address}`]),
    ...(path === undefined ? [] : [`whose path ${path}`]),
  ].join(' and ');
  const what = `${tone === 'done' ? 'a' : 'any'} page${which === '' ? '' : ` ${which}`}`;
  return inTone(tone, `visited ${what}`, `visit ${what}`);
}

const amountNames = { sum: 'sum', average: 'average', min: 'smallest value', max: 'largest value' } as const;

/** "Last month" could be the last 30 days, so the calendar is always named. */
function calendar(unit: CalendarUnit, periodsBack: number): string {
  if (periodsBack === 0) return unit === 'day' ? 'today' : `this ${unit}`;
  if (periodsBack === 1) return unit === 'day' ? 'yesterday' : `in the previous calendar ${unit}`;
  return `${number(periodsBack)} calendar ${unit}s ago`;
}

function ago(from: Duration, to: Duration): string {
  const older = from.unit === to.unit ? number(from.amount) : span(from);
  return `between ${older} and ${span(to)} ago`;
}

/** In the last day, in the last 7 days. */
function last({ amount, unit }: Duration): string {
  return amount === 1 ? `in the last ${unit}` : `in the last ${span({ amount, unit })}`;
}

/** What is said in English. */
export const englishPhrases: Phrases = {
  sentence: {
    leads: {
      relative: { subject: 'who ', possessive: 'whose ', whole: 'for whom ' },
      relativeOfCompanies: { subject: 'that ', possessive: 'whose ', whole: 'for which ' },
      statement: { subject: 'they ', possessive: 'their ', whole: '' },
    },
    dropsRepeatedSubject: true,
    people: (clauses) => `People ${clauses}`,
    companies: (clauses) => `Companies ${clauses}`,
    everyone: 'Everyone',
    addedByHand: 'People added by hand, by import, through the API or by a flow',
    noConditionYet: 'No condition yet',
    anonymousIncluded: ', anonymous visitors included',
    and: ', and ',
    or: ', or ',
    statementEnd: '; ',
    noneOf: (of, statements) =>
      of === 1 ? `this is not true (${statements})` : `none of these is true (${statements})`,
    atLeastOf: (atLeast, of, statements) =>
      `at least ${number(atLeast)} of these ${number(of)} ${atLeast === 1 ? 'is' : 'are'} true (${statements})`,
    lasting: (duration, statements) => `this has been true for at least ${span(duration)} (${statements})`,
  },
  values: {
    quote,
    number,
    boolean: (value) => (value ? 'true' : 'false'),
    date,
    otherField: (name) => `the field ${name}`,
    span,
    more: (of) => `${number(of)} more`,
    filterAnd: ' and ',
  },
  operators: {
    is: ({ text, isField }) => (isField ? `is the same as ${text}` : `is ${text}`),
    is_not: ({ text, isField }) => (isField ? `is not the same as ${text}` : `is not ${text}`),
    is_any_of: ({ items }) => `is ${list(items, 'or')}`,
    is_none_of: ({ items }) =>
      items.length === 1 ? `is not ${list(items, 'or')}` : `is none of ${list(items, 'and')}`,
    contains: ({ text }) => `contains ${text}`,
    not_contains: ({ text }) => `does not contain ${text}`,
    starts_with: ({ text }) => `starts with ${text}`,
    ends_with: ({ text }) => `ends with ${text}`,
    matches: ({ text }) => `matches the pattern ${text}`,
    gt: ({ text }) => `is greater than ${text}`,
    gte: ({ text, isField }) => (isField ? `is greater than or equal to ${text}` : `is at least ${text}`),
    lt: ({ text }) => `is less than ${text}`,
    lte: ({ text, isField }) => (isField ? `is less than or equal to ${text}` : `is at most ${text}`),
    between: ({ from, to }) => `is between ${from} and ${to}`,
    on: ({ text, isField }) => (isField ? `is on the same day as ${text}` : `is on ${text}`),
    before: ({ text }) => `is before ${text}`,
    after: ({ text }) => `is after ${text}`,
    within_last: (value) => `is within the last ${afterLast(value.span)}`,
    more_than_ago: (value) => `is more than ${value.span} ago`,
    within_next: (value) => `is within the next ${afterLast(value.span)}`,
    more_than_ahead: (value) => `is more than ${value.span} ahead`,
    anniversary_within_next: (value) => `has its anniversary within the next ${afterLast(value.span)}`,
    includes_any: ({ items }) => `includes ${list(items, 'or')}`,
    includes_all: ({ items }) => `includes ${list(items, 'and')}`,
    includes_none: ({ items }) =>
      items.length === 1 ? `does not include ${list(items, 'or')}` : `includes none of ${list(items, 'and')}`,
    is_set: () => 'is set',
    is_not_set: () => 'is not set',
  },
  hasElement: (filters) => `has an element where (${filters})`,
  caseSensitive: ' (case-sensitive)',
  facts: {
    personField: (name) => name,
    accountField: (name) => `account’s ${name}`,
    score: (name) => `${name} score`,
    tag: { has: (tag) => `have the tag ${tag}`, has_not: (tag) => `do not have the tag ${tag}` },
    segment: {
      in: (segment) => `are in the segment ${segment}`,
      not_in: (segment) => `are not in the segment ${segment}`,
    },
    accountSegment: {
      in: (segment) => `are of a company in the segment ${segment}`,
      not_in: (segment) => `are of no company in the segment ${segment}`,
    },
    members: (asked, nobody, segment) => {
      if (nobody) return `have nobody in the segment ${segment}`;
      return `have ${quantity(asked)} ${lastNumber(asked) === 1 ? 'person' : 'people'} in the segment ${segment}`;
    },
    consent: {
      subscribed: (topic, channel) => `are subscribed to ${topic} by ${channel}`,
      not_subscribed: (topic, channel) => `are not subscribed to ${topic} by ${channel}`,
    },
    everyone: 'are anyone at all',
  },
  events: {
    event: (tone, name) => inTone(tone, `did ${quote(name)}`, `do ${quote(name)}`),
    form: (tone, name) => inTone(tone, `filled in the form ${quote(name)}`, `fill in the form ${quote(name)}`),
    page,
    email: englishEmails,
    occurrence: { first: 'for the first time', last: 'for the last time' },
    parts: ({ verb, occurrence, times: asked, window, where, occurrenceWhere, notes }) =>
      [
        verb,
        occurrence,
        asked,
        window,
        where === '' ? '' : `where ${where}`,
        occurrenceWhere === '' ? '' : `(and that time ${occurrenceWhere})`,
        ...notes.map((note) => `(${note})`),
      ]
        .filter((part) => part !== '')
        .join(' '),
    machineIncluded: 'what machines did included',
    knownSinceBefore: 'and have been known since before then',
    knownFor: (length) => `and have been known for at least ${length}`,
    counting: (what) => `counting ${what}`,
    sequence: (steps, within) => `${steps.join(', then ')}, within ${within}`,
    sequenceThenNot: (steps, missing, within) => `${steps.join(', then ')}, but then ${missing} within ${within}`,
    trendUp: (percent) => `at least ${percent}% more`,
    trendDown: (percent) => `at least ${percent}% less`,
  },
  counts: {
    quantity,
    times,
    orNotAtAll: ' (or not at all)',
    days: (asked) => `on ${quantity(asked)} ${lastNumber(asked) === 1 ? 'day' : 'different days'}`,
    distinct: (asked, property) =>
      `with ${quantity(asked)} ${lastNumber(asked) === 1 ? 'value' : 'different values'} of ${property}`,
    amount: (of, asked, property) => `with the ${amountNames[of]} of ${property} being ${amount(asked)}`,
    measure: (measure) => {
      if (!('property' in measure)) return `different ${measure.of}`;
      if (measure.of === 'distinct') return `different values of ${measure.property}`;
      return `the ${amountNames[measure.of]} of ${measure.property}`;
    },
  },
  windows: {
    last,
    ago,
    between: (from, to) => `from ${from} to ${to}`,
    since: (at) => `since ${at}`,
    until: (at) => `until ${at}`,
    calendar,
    afterField: ({ amount: many, unit }, field) =>
      `in the first ${many === 1 ? unit : span({ amount: many, unit })} after ${field}`,
    session: { first: 'in their first session', last: 'in their last session' },
    trend: (period) => `${last(period)} than in the ${period.amount === 1 ? period.unit : span(period)} before`,
    regular: (unit, atLeast, of) =>
      of === 1 ? `in the last ${unit}` : `in at least ${number(atLeast)} of the last ${number(of)} ${unit}s`,
  },
};

function lastNumber({ operator, value, to }: Quantity): number {
  return operator === 'between' ? to : value;
}

/** Amounts are less than, not fewer than. */
function amount(asked: Quantity): string {
  return asked.operator === 'fewer_than' ? `less than ${number(asked.value)}` : quantity(asked);
}
