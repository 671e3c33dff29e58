import type { Piece } from './piece.ts';

const PLAIN_DAY = /^(?:\d{4}-\d{2}-\d{2})?$/u;

/** A day, chosen from the calendar; a date with a time of day is edited as the text it is. */
export function datePiece<C>(
  label: string,
  at: string,
  value: string | undefined,
  set: (value: string) => C,
): Piece<C> {
  if (value === undefined || PLAIN_DAY.test(value)) return { kind: 'date', label, at, value, set };
  return { kind: 'text', label, at, value, placeholder: '2026-01-31T14:00', source: null, isMissing: false, set };
}
