import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { CalendarUnit, DurationUnit, Window } from '@segue/shared/segment';

type PlainWindow = Exclude<Window['type'], 'calendar' | 'session'> | 'session first' | 'session last';

/** The kinds of time window as words; the amounts follow them in the sentence. Calendar windows are whole words. */
export const windowWords: Record<PlainWindow, MessageDescriptor> = {
  ever: msg`at any time`,
  last: msg`in the last`,
  since: msg`since`,
  until: msg`until`,
  between: msg({ message: 'between', context: 'between two dates' }),
  ago: msg({ message: 'between', context: 'between 60 and 30 days ago' }),
  after_field: msg`in the first`,
  'session first': msg`in the first session`,
  'session last': msg`in the last session`,
};

/** The same kinds as they stand in the menu, where "between" alone would say too little. */
export const windowMenuWords: Record<PlainWindow, MessageDescriptor> = {
  ever: msg`at any time`,
  last: msg`in the last … days`,
  since: msg`since a date`,
  until: msg`until a date`,
  between: msg`between two dates`,
  ago: msg`between … and … days ago`,
  after_field: msg`in the first days after …`,
  'session first': msg`in the first session`,
  'session last': msg`in the last session`,
};

/** Where a unit stands decides its form in French: "7 jours", "7 derniers jours", "7 prochains jours". */
export type UnitPlace = 'plain' | 'last' | 'next';

export const durationUnits: readonly DurationUnit[] = ['minute', 'hour', 'day', 'week', 'month', 'year'];

/** Gives a unit of time in the form that fits the amount before it and the words around it. */
export function unitLabel(i18n: I18n, unit: DurationUnit, amount: number, place: UnitPlace): string {
  return i18n._(unitMessages[place][unit](amount));
}

type UnitMessages = Record<DurationUnit, (amount: number) => MessageDescriptor>;

const plainUnits: UnitMessages = {
  second: (amount) => msg`${plural(amount, { one: 'second', other: 'seconds' })}`,
  minute: (amount) => msg`${plural(amount, { one: 'minute', other: 'minutes' })}`,
  hour: (amount) => msg`${plural(amount, { one: 'hour', other: 'hours' })}`,
  day: (amount) => msg`${plural(amount, { one: 'day', other: 'days' })}`,
  week: (amount) => msg`${plural(amount, { one: 'week', other: 'weeks' })}`,
  month: (amount) => msg`${plural(amount, { one: 'month', other: 'months' })}`,
  year: (amount) => msg`${plural(amount, { one: 'year', other: 'years' })}`,
};

const lastUnits: UnitMessages = {
  second: (amount) =>
    msg({ context: 'after: in the last 7', message: plural(amount, { one: 'second', other: 'seconds' }) }),
  minute: (amount) =>
    msg({ context: 'after: in the last 7', message: plural(amount, { one: 'minute', other: 'minutes' }) }),
  hour: (amount) => msg({ context: 'after: in the last 7', message: plural(amount, { one: 'hour', other: 'hours' }) }),
  day: (amount) => msg({ context: 'after: in the last 7', message: plural(amount, { one: 'day', other: 'days' }) }),
  week: (amount) => msg({ context: 'after: in the last 7', message: plural(amount, { one: 'week', other: 'weeks' }) }),
  month: (amount) =>
    msg({ context: 'after: in the last 7', message: plural(amount, { one: 'month', other: 'months' }) }),
  year: (amount) => msg({ context: 'after: in the last 7', message: plural(amount, { one: 'year', other: 'years' }) }),
};

const nextUnits: UnitMessages = {
  second: (amount) =>
    msg({ context: 'after: in the next 7', message: plural(amount, { one: 'second', other: 'seconds' }) }),
  minute: (amount) =>
    msg({ context: 'after: in the next 7', message: plural(amount, { one: 'minute', other: 'minutes' }) }),
  hour: (amount) => msg({ context: 'after: in the next 7', message: plural(amount, { one: 'hour', other: 'hours' }) }),
  day: (amount) => msg({ context: 'after: in the next 7', message: plural(amount, { one: 'day', other: 'days' }) }),
  week: (amount) => msg({ context: 'after: in the next 7', message: plural(amount, { one: 'week', other: 'weeks' }) }),
  month: (amount) =>
    msg({ context: 'after: in the next 7', message: plural(amount, { one: 'month', other: 'months' }) }),
  year: (amount) => msg({ context: 'after: in the next 7', message: plural(amount, { one: 'year', other: 'years' }) }),
};

const unitMessages: Record<UnitPlace, UnitMessages> = { plain: plainUnits, last: lastUnits, next: nextUnits };

export const calendarUnits: readonly CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

/** This period, the one before, and those further back, which follow their number: "3 calendar months ago". */
export const calendarWords: Record<CalendarUnit, Record<'this' | 'previous' | 'ago' | 'menu', MessageDescriptor>> = {
  day: { this: msg`today`, previous: msg`yesterday`, ago: msg`days ago`, menu: msg`… days ago` },
  week: {
    this: msg`this week`,
    previous: msg`last week`,
    ago: msg`calendar weeks ago`,
    menu: msg`… calendar weeks ago`,
  },
  month: {
    this: msg`this month`,
    previous: msg`last month`,
    ago: msg`calendar months ago`,
    menu: msg`… calendar months ago`,
  },
  quarter: {
    this: msg`this quarter`,
    previous: msg`last quarter`,
    ago: msg`calendar quarters ago`,
    menu: msg`… calendar quarters ago`,
  },
  year: {
    this: msg`this year`,
    previous: msg`last year`,
    ago: msg`calendar years ago`,
    menu: msg`… calendar years ago`,
  },
};
