import { expect, test } from 'vitest';
import { rowCommand } from './row-keys.ts';
import type { KeyPlace, KeyPress } from './row-keys.ts';

const press = (text: string): KeyPress => {
  const keys = text.split('+');
  return {
    key: keys.at(-1) ?? '',
    altKey: keys.includes('Alt'),
    ctrlKey: keys.includes('Ctrl'),
    metaKey: keys.includes('Meta'),
    shiftKey: keys.includes('Shift'),
  };
};

test.each<[string, KeyPlace, ReturnType<typeof rowCommand>]>([
  ['Enter', 'row', 'add'],
  ['Enter', 'field', 'add'],
  ['Enter', 'control', null],
  ['Ctrl+Enter', 'control', 'add'],
  ['Meta+Enter', 'field', 'add'],
  ['Backspace', 'row', 'remove'],
  ['Delete', 'row', 'remove'],
  ['Backspace', 'field', null],
  ['Alt+ArrowUp', 'field', 'move_up'],
  ['Alt+ArrowDown', 'control', 'move_down'],
  ['Alt+ArrowRight', 'row', 'move_in'],
  ['Alt+ArrowLeft', 'control', 'move_out'],
  ['Alt+ArrowLeft', 'field', null],
  ['ArrowUp', 'row', 'previous'],
  ['ArrowDown', 'row', 'next'],
  ['ArrowDown', 'field', null],
  ['ArrowRight', 'row', 'enter_row'],
  ['Escape', 'control', 'leave_token'],
  ['Escape', 'row', null],
  ['Ctrl+d', 'field', 'duplicate'],
  ['Ctrl+g', 'row', 'group'],
  ['Ctrl+Shift+G', 'row', 'ungroup'],
  ['Ctrl+z', 'field', null],
  ['Ctrl+Alt+ArrowUp', 'row', null],
  ['a', 'row', null],
  ['Shift+Enter', 'field', null],
])('%s on the %s is %s', (keys, place, command) => {
  expect(rowCommand(press(keys), place)).toBe(command);
});
