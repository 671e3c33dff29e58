import { Tooltip } from '@mantine/core';
import { readScalar } from '../editing/operators.ts';
import type { Choice, ControlPiece, Piece } from '../sentence/piece.ts';
import { SuggestInput } from '../tokens/suggest-input.tsx';
import { TokenDate } from '../tokens/token-date.tsx';
import { TokenGroupedSelect } from '../tokens/token-grouped-select.tsx';
import { TokenNumber } from '../tokens/token-number.tsx';
import { TokenPick } from '../tokens/token-pick.tsx';
import { TokenValues } from '../tokens/token-values.tsx';
import classes from './rows.module.css';

interface PieceViewProps<C> {
  readonly piece: Piece<C>;
  /** What is wrong with its value; null if nothing is known to be. */
  readonly issue: string | null;
  readonly onChange: (next: C) => void;
}

/** A word of the sentence, as text or as the control it is edited with. */
export function PieceView<C>({ piece, issue, onChange }: PieceViewProps<C>) {
  if (piece.kind === 'word') return <WordView text={piece.text} title={piece.title} />;
  return (
    <span className={classes.piece} data-invalid={issue === null ? undefined : true} title={issue ?? undefined}>
      <ControlView piece={piece} onChange={onChange} />
    </span>
  );
}

function WordView({ text, title }: { readonly text: string; readonly title: string | undefined }) {
  if (title === undefined) return <span>{text}</span>;
  return (
    <Tooltip label={title}>
      <span role="img" aria-label={title} className={classes.sign}>
        {text}
      </span>
    </Tooltip>
  );
}

function ControlView<C>({
  piece,
  onChange,
}: {
  readonly piece: ControlPiece<C>;
  readonly onChange: (next: C) => void;
}) {
  switch (piece.kind) {
    case 'select': {
      const { label, value, text, groups, look } = piece;
      return (
        <TokenGroupedSelect
          label={label}
          value={value}
          text={
            text ??
            labelOf(
              groups.flatMap(({ choices }) => choices),
              value,
            )
          }
          groups={groups.map((group) => ({ label: group.label, options: group.choices }))}
          look={look}
          onChange={(next) => onChange(piece.set(next))}
        />
      );
    }
    case 'number': {
      const { label, value, min, max, isWhole } = piece;
      return <TokenNumber {...{ label, value, min, max, isWhole }} onChange={(next) => onChange(piece.set(next))} />;
    }
    case 'pick':
      return (
        <TokenPick
          label={piece.label}
          value={piece.value}
          text={piece.text}
          placeholder={piece.placeholder}
          items={piece.items}
          allowNew={piece.allowsNew}
          opensAtOnce={piece.opensAtOnce}
          onChange={(next) => onChange(piece.set(next))}
        />
      );
    case 'text': {
      const { label, value, placeholder, source, isMissing } = piece;
      const change = (next: string) => onChange(piece.set(next));
      return (
        <SuggestInput {...{ label, text: value, placeholder, source, isMissing }} onText={change} onPick={change} />
      );
    }
    case 'list': {
      const { label, values, source, type } = piece;
      const read = (text: string) => readScalar(text, type);
      return <TokenValues {...{ label, values, source, read }} onChange={(next) => onChange(piece.set(next))} />;
    }
    case 'date':
      return <TokenDate label={piece.label} value={piece.value} onChange={(next) => onChange(piece.set(next))} />;
  }
}

function labelOf(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
