/** What the keys of the editor do, apart from the tokens' own. */
export type RowCommand =
  | 'add'
  | 'remove'
  | 'move_up'
  | 'move_down'
  | 'move_in'
  | 'move_out'
  | 'duplicate'
  | 'group'
  | 'ungroup'
  | 'previous'
  | 'next'
  | 'enter_row'
  | 'leave_token';

export interface KeyPress {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Where the key was pressed: on the line as a whole, in a field one types into, or on another control of the line. */
export type KeyPlace = 'row' | 'field' | 'control';

/**
 * Takes a key press and where it happened, gives the command it stands for, or null if the key is not the row's.
 * Commands with a modifier work everywhere in a row; plain keys only where they mean nothing else.
 */
export function rowCommand(press: KeyPress, place: KeyPlace): RowCommand | null {
  const isCommandKey = press.ctrlKey || press.metaKey;
  // In a field, Alt with ← and → moves the cursor by words.
  if (press.altKey && !isCommandKey) {
    return altCommands[press.key] ?? (place === 'field' ? null : (altOutsideFields[press.key] ?? null));
  }
  if (isCommandKey && !press.altKey) {
    const key = press.key.toLowerCase();
    if (key === 'g') return press.shiftKey ? 'ungroup' : 'group';
    if (key === 'enter') return 'add';
    return key === 'd' && !press.shiftKey ? 'duplicate' : null;
  }
  if (isCommandKey || press.altKey || press.shiftKey) return null;
  if (place === 'row') return plainCommands[press.key] ?? null;
  if (press.key === 'Escape') return 'leave_token';
  return press.key === 'Enter' && place === 'field' ? 'add' : null;
}

const altCommands: Partial<Record<string, RowCommand>> = { ArrowUp: 'move_up', ArrowDown: 'move_down' };

const altOutsideFields: Partial<Record<string, RowCommand>> = { ArrowRight: 'move_in', ArrowLeft: 'move_out' };

const plainCommands: Partial<Record<string, RowCommand>> = {
  Enter: 'add',
  Backspace: 'remove',
  Delete: 'remove',
  ArrowUp: 'previous',
  ArrowDown: 'next',
  ArrowRight: 'enter_row',
};
