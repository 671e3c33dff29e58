import type { CharSet } from './char-set.ts';

/** A regular expression as a tree. */
export type RegexNode =
  | { readonly kind: 'char'; readonly set: CharSet }
  /** `^`, `$`: matches a place, not a character. */
  | { readonly kind: 'place' }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly RegexNode[] }
  | {
      readonly kind: 'repeat';
      readonly node: RegexNode;
      readonly min: number;
      /** null: no end. */
      readonly max: number | null;
      /** The repeated part as written, for messages. */
      readonly source: string;
    };
