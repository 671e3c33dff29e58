import { ActionIcon } from '@mantine/core';
import { IconArrowUp, IconFilterPlus, IconPlus, IconX } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { RowIssue } from '../editing/issue-rows.ts';
import { issueAt } from '../editing/issue-rows.ts';
import type { Line, LineAction, LineActionIcon } from '../sentence/line.ts';
import type { Piece } from '../sentence/piece.ts';
import { PieceView } from './piece-view.tsx';
import classes from './rows.module.css';

interface LineViewsProps<C> {
  readonly lines: readonly Line<C>[];
  readonly issues: readonly RowIssue[];
  readonly onChange: (next: C) => void;
}

/** The lines of a row: its sentence, and below it filters and steps. */
export function LineViews<C>({ lines, issues, onChange }: LineViewsProps<C>) {
  return lines.map((line) => {
    const indent = { '--line-depth': line.depth } as React.CSSProperties;
    if (line.role === 'add') {
      return (
        <button
          key={line.key}
          type="button"
          className={classes.addFilter}
          style={indent}
          onClick={() => onChange(line.next)}
        >
          <IconPlus size={13} aria-hidden />
          {line.label}
        </button>
      );
    }
    const isMain = line.key === 'sentence';
    return (
      <div
        key={line.key}
        className={line.look === 'filter' ? classes.filter : classes.line}
        style={indent}
        data-filter={line.look === 'filter' || undefined}
      >
        <Pieces pieces={line.pieces} issues={issues} onChange={onChange} />
        {!isMain && <LineActions actions={line.actions} onChange={onChange} />}
      </div>
    );
  });
}

interface PiecesProps<C> {
  readonly pieces: readonly Piece<C>[];
  readonly issues: readonly RowIssue[];
  readonly onChange: (next: C) => void;
}

export function Pieces<C>({ pieces, issues, onChange }: PiecesProps<C>) {
  const view = (piece: Piece<C>, index: number) => (
    <PieceView
      key={keyOf(piece, index)}
      piece={piece}
      issue={piece.kind === 'word' ? null : issueAt(issues, piece.at)}
      onChange={onChange}
    />
  );
  return pieces.map((piece, index) => {
    if (isUnitOf(pieces[index - 1], piece)) return null;
    const next = pieces[index + 1];
    if (next === undefined || !isUnitOf(piece, next)) return view(piece, index);
    return (
      <span key={`together ${keyOf(piece, index)}`} className={classes.together}>
        {view(piece, index)}
        {view(next, index + 1)}
      </span>
    );
  });
}

/** A number and its unit are one word to the eye: they never stand on two lines. */
function isUnitOf<C>(number: Piece<C> | undefined, piece: Piece<C>): boolean {
  return number?.kind === 'number' && piece.kind === 'select';
}

/** What is edited keeps its place in the page, and with it the cursor, when words come and go around it. */
function keyOf<C>(piece: Piece<C>, index: number): string {
  return piece.kind === 'word' ? `word ${index}` : `${piece.kind} ${piece.at} ${piece.label}`;
}

const icons: Record<LineActionIcon, Icon> = { filter: IconFilterPlus, remove: IconX, up: IconArrowUp };

interface LineActionsProps<C> {
  readonly actions: readonly LineAction<C>[];
  readonly onChange: (next: C) => void;
}

/** The small buttons of a line, shown where the pointer or the cursor is. */
export function LineActions<C>({ actions, onChange }: LineActionsProps<C>) {
  return actions.map(({ icon, label, next }) => {
    const ActionSign = icons[icon];
    return (
      <ActionIcon
        key={label}
        className={classes.lineAction ?? ''}
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={label}
        title={label}
        onClick={() => onChange(next)}
      >
        <ActionSign size={15} aria-hidden />
      </ActionIcon>
    );
  });
}
