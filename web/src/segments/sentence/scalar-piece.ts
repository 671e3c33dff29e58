import { msg } from '@lingui/core/macro';
import type { Scalar, ValueType } from '@segue/shared/segment';
import type { ValueSource } from '../../api/catalogue.ts';
import { datePiece } from './date-piece.ts';
import { say } from './piece.ts';
import type { Piece, SentenceContext } from './piece.ts';

interface ScalarParts {
  readonly label: string;
  readonly at: string;
  readonly type: ValueType;
  readonly value: Scalar | undefined;
  readonly source: ValueSource | null;
}

/** One value, edited by the control its type asks for. */
export function scalarPiece<C>(
  ctx: SentenceContext,
  { label, at, type, value, source }: ScalarParts,
  set: (value: Scalar | undefined) => C,
): Piece<C> {
  if (type === 'boolean') {
    return {
      kind: 'select',
      label,
      at,
      look: 'value',
      value: value === false ? 'false' : 'true',
      groups: [
        {
          label: '',
          choices: [
            { value: 'true', label: say(ctx, msg`yes`) },
            { value: 'false', label: say(ctx, msg`no`) },
          ],
        },
      ],
      set: (next) => set(next === 'true'),
    };
  }
  if (type === 'number') {
    return { kind: 'number', label, at, value: typeof value === 'number' ? value : undefined, set };
  }
  if (type === 'date') return datePiece(label, at, typeof value === 'string' ? value : undefined, set);
  const text = value === undefined ? '' : String(value);
  return {
    kind: 'text',
    label,
    at,
    value: text,
    placeholder: say(ctx, msg`value`),
    source,
    isMissing: text.trim() === '',
    set: (next) => set(next === '' ? undefined : next),
  };
}
