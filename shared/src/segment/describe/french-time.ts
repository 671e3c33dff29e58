import type { CalendarUnit, Duration, DurationUnit } from '../ast.ts';
import type { WindowPhrases } from './phrases.ts';
import { writeDate } from './write-date.ts';

// Made once: making a formatter costs a hundred times what using it does.
const numbers = new Intl.NumberFormat('fr', { maximumFractionDigits: 20 });
const days = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Writes a number as French does: 1 234,5. */
export function frenchNumber(value: number): string {
  return numbers.format(value);
}

/** Writes a date of a definition: 1er janvier 2026 à 14:02. */
export function frenchDate(text: string): string {
  return writeDate(text, {
    day: (day) => days.format(day).replace(/^1 /, '1er '),
    at: (day, time) => `${day} à ${time}`,
  });
}

interface UnitWords {
  readonly one: string;
  readonly many: string;
  /** The last one, the last n; a year is counted as "an", but the last one is "la dernière année". */
  readonly lastOne: string;
  readonly lastMany: (amount: string) => string;
  /** The one before, the n before. */
  readonly previousOne: string;
  readonly previousMany: (amount: string) => string;
}

function masculine(one: string, many: string): UnitWords {
  return {
    one,
    many,
    lastOne: `du dernier ${one}`,
    lastMany: (amount) => `des ${amount} derniers ${many}`,
    previousOne: `le ${one} précédent`,
    previousMany: (amount) => `les ${amount} ${many} précédents`,
  };
}

function feminine(one: string, many: string, article: 'la ' | 'l’', spoken = one): UnitWords {
  return {
    one,
    many,
    lastOne: `de la dernière ${spoken}`,
    lastMany: (amount) => `des ${amount} dernières ${spoken}s`,
    previousOne: `${article}${spoken} précédente`,
    previousMany: (amount) => `les ${amount} ${spoken}s précédentes`,
  };
}

const unitWords: Readonly<Record<DurationUnit | CalendarUnit, UnitWords>> = {
  second: feminine('seconde', 'secondes', 'la '),
  minute: feminine('minute', 'minutes', 'la '),
  hour: feminine('heure', 'heures', 'l’'),
  day: masculine('jour', 'jours'),
  week: feminine('semaine', 'semaines', 'la '),
  month: masculine('mois', 'mois'),
  quarter: masculine('trimestre', 'trimestres'),
  year: feminine('an', 'ans', 'l’', 'année'),
};

/** In French, 0 and 1 are singular, and so is everything below 2. */
function units(amount: number, unit: DurationUnit | CalendarUnit): string {
  return Math.abs(amount) < 2 ? unitWords[unit].one : unitWords[unit].many;
}

/** Writes a span of time: 7 jours. */
export function frenchSpan({ amount, unit }: Duration): string {
  return `${frenchNumber(amount)} ${units(amount, unit)}`;
}

const currentPeriods: Readonly<Record<CalendarUnit, string>> = {
  day: 'aujourd’hui',
  week: 'cette semaine',
  month: 'ce mois-ci',
  quarter: 'ce trimestre',
  year: 'cette année',
};

const calendarNames: Readonly<Record<CalendarUnit, readonly [one: string, many: string]>> = {
  day: ['le jour civil', 'jours civils'],
  week: ['la semaine civile', 'semaines civiles'],
  month: ['le mois civil', 'mois civils'],
  quarter: ['le trimestre civil', 'trimestres civils'],
  year: ['l’année civile', 'années civiles'],
};

/** « Le mois dernier » could be the last 30 days, so the calendar is always named. */
function calendar(unit: CalendarUnit, periodsBack: number): string {
  if (periodsBack === 0) return currentPeriods[unit];
  const [one, many] = calendarNames[unit];
  if (periodsBack > 1) return `il y a ${frenchNumber(periodsBack)} ${many}`;
  if (unit === 'day') return 'hier';
  return `pendant ${one} ${unit === 'month' || unit === 'quarter' ? 'précédent' : 'précédente'}`;
}

/** French counts upwards: "il y a entre 30 et 60 jours". */
function ago(from: Duration, to: Duration): string {
  const nearer = from.unit === to.unit ? frenchNumber(to.amount) : frenchSpan(to);
  return `il y a entre ${nearer} et ${frenchSpan(from)}`;
}

/** Au cours du dernier jour, au cours des 7 derniers jours. */
function last({ amount, unit }: Duration): string {
  const words = unitWords[unit];
  return `au cours ${amount === 1 ? words.lastOne : words.lastMany(frenchNumber(amount))}`;
}

function previous({ amount, unit }: Duration): string {
  const words = unitWords[unit];
  return amount === 1 ? words.previousOne : words.previousMany(frenchNumber(amount));
}

/** What is said about windows in French. */
export const frenchWindows: WindowPhrases = {
  last,
  ago,
  between: (from, to) => `du ${from} au ${to}`,
  since: (at) => `depuis le ${at}`,
  until: (at) => `jusqu’au ${at}`,
  calendar,
  afterField: (duration, field) => `dans un délai de ${frenchSpan(duration)} après ${field}`,
  session: { first: 'pendant leur première session', last: 'pendant leur dernière session' },
  trend: (period) => `${last(period)} que pendant ${previous(period)}`,
  regular: (unit, atLeast, of) =>
    of === 1
      ? `au cours ${unitWords[unit].lastOne}`
      : `pendant au moins ${frenchNumber(atLeast)} ${unitWords[unit].lastMany(frenchNumber(of))}`,
};
