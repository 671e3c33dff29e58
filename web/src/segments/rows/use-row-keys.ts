import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { ConditionPath } from '@segue/shared/segment';
import { useEditorActions } from '../editing/editor-context.ts';
import { rowCommand } from '../editing/row-keys.ts';
import type { KeyPlace, RowCommand } from '../editing/row-keys.ts';

function placeOf(row: HTMLElement, target: HTMLElement): KeyPlace {
  if (target === row) return 'row';
  return target instanceof HTMLInputElement ? 'field' : 'control';
}

/** Gives the handlers of a line of the editor for keys, see `rowCommand`, and for the clipboard. */
export function useRowKeys(path: ConditionPath) {
  const actions = useEditorActions();

  const run = (command: RowCommand, row: HTMLElement) => {
    switch (command) {
      case 'add':
        return actions.add(path);
      case 'remove':
        return actions.remove(path);
      case 'move_up':
        return actions.move(path, 'up');
      case 'move_down':
        return actions.move(path, 'down');
      case 'move_in':
        return actions.shift(path, 'in');
      case 'move_out':
        return actions.shift(path, 'out');
      case 'duplicate':
        return actions.duplicate(path);
      case 'group':
        return actions.group(path);
      case 'ungroup':
        return actions.ungroup(path);
      case 'previous':
        return actions.focusNeighbour(path, 'up');
      case 'next':
        return actions.focusNeighbour(path, 'down');
      case 'enter_row':
        return row.querySelector<HTMLElement>('input, button')?.focus();
      case 'leave_token':
        return row.focus();
    }
  };

  const handle = (event: KeyboardEvent<HTMLElement>) => {
    const row = event.currentTarget;
    const { target } = event;
    // Events of menus that hang in a portal reach us through React's tree; they are none of the row's business.
    if (event.defaultPrevented || !(target instanceof HTMLElement) || !row.contains(target)) return;
    const isOpen = target.getAttribute('aria-expanded') === 'true';
    const hasModifier = event.altKey || event.ctrlKey || event.metaKey;
    if (isOpen && !hasModifier && event.key === 'Escape') return;
    const command = rowCommand(event, placeOf(row, target));
    if (command === null) return;
    event.preventDefault();
    event.stopPropagation();
    run(command, row);
  };

  /** Text that is marked, and what one types into, is copied and pasted as ever. */
  const isOfRow = ({ target, currentTarget }: ClipboardEvent<HTMLElement>) =>
    target instanceof HTMLElement &&
    currentTarget.contains(target) &&
    !(target instanceof HTMLInputElement) &&
    document.getSelection()?.isCollapsed !== false;

  const copyRow = (event: ClipboardEvent<HTMLElement>): boolean => {
    const text = isOfRow(event) ? actions.copy(path) : null;
    if (text === null) return false;
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData.setData('text/plain', text);
    return true;
  };

  return {
    onCopy: (event: ClipboardEvent<HTMLElement>) => void copyRow(event),
    onCut: (event: ClipboardEvent<HTMLElement>) => {
      if (copyRow(event)) actions.remove(path);
    },
    onPaste: (event: ClipboardEvent<HTMLElement>) => {
      if (!isOfRow(event)) return;
      event.preventDefault();
      event.stopPropagation();
      actions.paste(path, event.clipboardData.getData('text/plain'));
    },
    /** Keys with a modifier are taken before the token sees them: Alt+↓ must not open its list. */
    onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.ctrlKey || event.metaKey) handle(event);
    },
    onKeyDown: handle,
  };
}
