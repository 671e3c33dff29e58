import type { Duration, Window } from '@segue/shared/segment';
import { calendarChoices } from './window-words.ts';

const DAY_LENGTH = 10;

/** Gives the menu entry that stands for a window: its type, or `calendar month -1`. */
export function windowToChoice(window: Window): string {
  return window.type === 'calendar' ? `calendar ${window.unit} ${window.offset ?? 0}` : window.type;
}

function spanOf(window: Window): Duration {
  if (window.type === 'last' || window.type === 'after_field') return { amount: window.amount, unit: window.unit };
  if (window.type === 'ago') return window.from;
  return { amount: 7, unit: 'day' };
}

function dayOf(window: Window): string {
  if (window.type === 'since' || window.type === 'until') return window.at.slice(0, DAY_LENGTH);
  return window.type === 'between' ? window.from : '';
}

/**
 * Takes a menu entry and the window so far, gives the window it stands for and keeps what both have in common: the
 * span, the day. A date not yet known is the empty text, which the date field shows as missing.
 */
export function windowFromChoice(choice: string, previous: Window): Window {
  const calendar = calendarChoices.find(({ unit, offset }) => choice === `calendar ${unit} ${offset}`);
  if (calendar !== undefined) return { type: 'calendar', unit: calendar.unit, offset: calendar.offset };
  const span = spanOf(previous);
  const day = dayOf(previous);
  switch (choice) {
    case 'last':
      return { type: 'last', ...span };
    case 'ago':
      return { type: 'ago', from: { amount: span.amount * 2, unit: span.unit }, to: span };
    case 'since':
      return { type: 'since', at: day };
    case 'until':
      return { type: 'until', at: day };
    case 'between':
      return { type: 'between', from: day, to: '' };
    default:
      return choice === previous.type ? previous : { type: 'ever' };
  }
}
