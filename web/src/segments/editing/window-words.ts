import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { CalendarUnit, DurationUnit, Window } from '@segue/shared/segment';

/** The kinds of time window as words; the amounts follow them in the sentence. Calendar windows are whole words. */
export const windowWords: Record<Exclude<Window['type'], 'calendar'>, MessageDescriptor> = {
  ever: msg`at any time`,
  last: msg`in the last`,
  since: msg`since`,
  until: msg`until`,
  between: msg({ message: 'between', context: 'between two dates' }),
  ago: msg({ message: 'between', context: 'between 60 and 30 days ago' }),
  after_field: msg`in the first`,
  session: msg`in the session`,
};

/** The same kinds as they stand in the menu, where "between" alone would say too little. */
export const windowMenuWords: Record<Exclude<Window['type'], 'calendar'>, MessageDescriptor> = {
  ever: msg`at any time`,
  last: msg`in the last … days`,
  since: msg`since a date`,
  until: msg`until a date`,
  between: msg`between two dates`,
  ago: msg`between … and … days ago`,
  after_field: msg`in the first days after …`,
  session: msg`in the first session`,
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

/** A calendar unit and how many back, as one choice: "this month", "last week". */
export const calendarChoices: readonly {
  readonly unit: CalendarUnit;
  readonly offset: number;
  readonly words: MessageDescriptor;
}[] = [
  { unit: 'day', offset: 0, words: msg`today` },
  { unit: 'day', offset: -1, words: msg`yesterday` },
  { unit: 'week', offset: 0, words: msg`this week` },
  { unit: 'week', offset: -1, words: msg`last week` },
  { unit: 'month', offset: 0, words: msg`this month` },
  { unit: 'month', offset: -1, words: msg`last month` },
  { unit: 'quarter', offset: 0, words: msg`this quarter` },
  { unit: 'quarter', offset: -1, words: msg`last quarter` },
  { unit: 'year', offset: 0, words: msg`this year` },
  { unit: 'year', offset: -1, words: msg`last year` },
];
