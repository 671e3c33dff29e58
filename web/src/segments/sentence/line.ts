import type { Piece } from './piece.ts';
import { mapPieces } from './piece.ts';

export type LineActionIcon = 'filter' | 'remove' | 'up';

/** A small button at the end of a line, and what the condition becomes by it. */
export interface LineAction<C> {
  readonly icon: LineActionIcon;
  readonly label: string;
  readonly next: C;
}

/** A line of words and controls. A row of the editor has at least one. */
export interface WordLine<C> {
  readonly role: 'line';
  readonly key: string;
  /** How far it stands in: what belongs to the line above stands one deeper. */
  readonly depth: number;
  readonly look: 'sentence' | 'filter';
  readonly pieces: readonly Piece<C>[];
  readonly actions: readonly LineAction<C>[];
}

/** A way to have one more line of a kind. */
export interface AddLine<C> {
  readonly role: 'add';
  readonly key: string;
  readonly depth: number;
  readonly label: string;
  readonly next: C;
}

export type Line<C> = WordLine<C> | AddLine<C>;

/** Something that is rarely said, offered in the menu of the row. */
export interface RowOption<C> {
  readonly id: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly next: C;
}

/** A condition as it is written in the editor. The first line is the sentence itself. */
export interface Sentence<C> {
  readonly lines: readonly Line<C>[];
  readonly options: readonly RowOption<C>[];
}

/** Takes lines of a part of a condition, gives them as lines of the whole, `depth` further in. */
export function mapLines<A, B>(
  lines: readonly Line<A>[],
  at: string,
  whole: (part: A) => B,
  depth = 0,
): readonly Line<B>[] {
  return lines.map((line) => {
    const key = at === '' ? line.key : `${at} ${line.key}`;
    if (line.role === 'add') return { ...line, key, depth: line.depth + depth, next: whole(line.next) };
    return {
      ...line,
      key,
      depth: line.depth + depth,
      pieces: mapPieces(line.pieces, at, whole),
      actions: line.actions.map((action) => ({ ...action, next: whole(action.next) })),
    };
  });
}

/** A line of the sentence itself. */
export function sentenceLine<C>(pieces: readonly Piece<C>[], actions: readonly LineAction<C>[] = []): WordLine<C> {
  return { role: 'line', key: 'sentence', depth: 0, look: 'sentence', pieces, actions };
}
