import type { I18n, MessageDescriptor } from '@lingui/core';
import type { PropertyInfo } from '@segue/shared/api';
import type { Scalar, ValueType } from '@segue/shared/segment';
import type { ValueSource } from '../../api/catalogue.ts';
import type { Catalogue } from '../editing/row-choices.ts';

/** What sentences are made with: the language, and what was observed. */
export interface SentenceContext {
  readonly i18n: I18n;
  readonly catalogue: Catalogue;
  /** The properties seen on events of a name; empty while they are not loaded. */
  readonly propertiesOf: (event: string) => readonly PropertyInfo[];
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceGroup {
  /** Empty for a group without a heading. */
  readonly label: string;
  readonly choices: readonly Choice[];
}

export interface PickItem {
  readonly value: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
}

interface Control {
  /** What the word stands for, for people who hear the page: "How often". */
  readonly label: string;
  /** Where its value stands in the condition, as issues name it: `count.value`. */
  readonly at: string;
}

/** Words that only connect; `title` explains a sign. */
export interface WordPiece {
  readonly kind: 'word';
  readonly text: string;
  readonly title?: string | undefined;
}

/** One of a short, fixed list. */
export interface SelectPiece<C> extends Control {
  readonly kind: 'select';
  readonly value: string;
  /** What stands in the sentence, where it is not the label of the choice. */
  readonly text?: string | undefined;
  readonly groups: readonly ChoiceGroup[];
  readonly look?: 'word' | 'value' | undefined;
  readonly set: (value: string) => C;
}

export interface NumberPiece<C> extends Control {
  readonly kind: 'number';
  readonly value: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly isWhole?: boolean | undefined;
  readonly set: (value: number) => C;
}

/** Something of the catalogue, found by a part of its name. */
export interface PickPiece<C> extends Control {
  readonly kind: 'pick';
  readonly value: string;
  readonly text?: string | undefined;
  readonly placeholder: string;
  readonly items: () => readonly PickItem[];
  readonly allowsNew?: boolean | undefined;
  readonly opensAtOnce?: boolean | undefined;
  readonly set: (value: string) => C;
}

/** Free text, with what was seen so far as suggestions. */
export interface TextPiece<C> extends Control {
  readonly kind: 'text';
  readonly value: string;
  readonly placeholder: string;
  readonly source: ValueSource | null;
  readonly isMissing: boolean;
  readonly set: (value: string) => C;
}

export interface ListPiece<C> extends Control {
  readonly kind: 'list';
  readonly values: readonly Scalar[];
  /** What typed values are read as. */
  readonly type: ValueType;
  readonly source: ValueSource | null;
  readonly set: (values: readonly Scalar[]) => C;
}

export interface DatePiece<C> extends Control {
  readonly kind: 'date';
  readonly value: string | undefined;
  readonly set: (value: string) => C;
}

/**
 * A word of the sentence of a condition: what it shows, and the condition that comes of another value. The whole editor
 * is made of these, so that what can be written is data and can be tested without a browser.
 */
export type Piece<C> =
  | WordPiece
  | SelectPiece<C>
  | NumberPiece<C>
  | PickPiece<C>
  | TextPiece<C>
  | ListPiece<C>
  | DatePiece<C>;

export type ControlPiece<C> = Exclude<Piece<C>, WordPiece>;

/** Gives a text in the language of the context. */
export function say({ i18n }: SentenceContext, message: MessageDescriptor): string {
  return i18n._(message);
}

export function word(ctx: SentenceContext, message: MessageDescriptor): WordPiece {
  return { kind: 'word', text: say(ctx, message) };
}

/** Takes the pieces of a part of a condition and how the whole comes of the part; gives them as pieces of the whole. */
export function mapPieces<A, B>(pieces: readonly Piece<A>[], at: string, whole: (part: A) => B): readonly Piece<B>[] {
  return pieces.map((piece) => mapPiece(piece, at, whole));
}

function mapPiece<A, B>(piece: Piece<A>, prefix: string, whole: (part: A) => B): Piece<B> {
  if (piece.kind === 'word') return piece;
  const at = joinPlace(prefix, piece.at);
  switch (piece.kind) {
    case 'number':
      return { ...piece, at, set: (value: number) => whole(piece.set(value)) };
    case 'list':
      return { ...piece, at, set: (values: readonly Scalar[]) => whole(piece.set(values)) };
    case 'select':
      return { ...piece, at, set: (value: string) => whole(piece.set(value)) };
    case 'pick':
      return { ...piece, at, set: (value: string) => whole(piece.set(value)) };
    case 'text':
      return { ...piece, at, set: (value: string) => whole(piece.set(value)) };
    case 'date':
      return { ...piece, at, set: (value: string) => whole(piece.set(value)) };
  }
}

/** `steps[1]` and `count.value` are `steps[1].count.value`. */
function joinPlace(prefix: string, at: string): string {
  return prefix === '' || at === '' || at.startsWith('[') ? prefix + at : `${prefix}.${at}`;
}
