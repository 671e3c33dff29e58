import { parseIsoDate } from '../iso-date.ts';

export interface DateWords {
  /** Writes a day, given as its midnight in UTC. */
  readonly day: (day: Date) => string;
  readonly at: (day: string, time: string) => string;
}

const pieces = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?(?:[.,]\d+)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * Writes a date of a definition in words, with the clock time and zone it was written with: turning it into another
 * zone would show people something they did not write. Text that is no date comes back as it is.
 */
export function writeDate(text: string, words: DateWords): string {
  const [, day, time, second, zone] = pieces.exec(text) ?? [];
  if (day === undefined || parseIsoDate(text) === undefined) return text;
  const dayText = words.day(new Date(`${day}T00:00:00Z`));
  if (time === undefined) return dayText;
  const seconds = second === undefined || second === '00' ? '' : `:${second}`;
  return words.at(dayText, `${time}${seconds}${zoneText(zone)}`);
}

function zoneText(zone: string | undefined): string {
  if (zone === undefined) return '';
  return zone.toUpperCase() === 'Z' ? ' UTC' : ` UTC${zone}`;
}
