import { msg } from '@lingui/core/macro';
import type { EventLikeParts } from '@segue/shared/segment';
import { hasBeginning } from '../editing/happened.ts';
import { durationPieces } from './duration-pieces.ts';
import { mapPieces, say } from './piece.ts';
import type { Piece, SentenceContext } from './piece.ts';

type Known = EventLikeParts['known_for_at_least'];

/** "and were already known before that", "and known for at least 30 days"; nothing where it is not asked (S13). */
export function knownPieces(ctx: SentenceContext, parts: EventLikeParts): readonly Piece<Known>[] {
  const { known_for_at_least: known } = parts;
  if (known === undefined) return [];
  const value = known === 'window' ? 'window' : 'span';
  const choices = [
    { value: 'any', label: say(ctx, msg`and no matter since when they are known`) },
    ...(hasBeginning(parts.window) || known === 'window'
      ? [{ value: 'window', label: say(ctx, msg`and was already known before that`) }]
      : []),
    { value: 'span', label: say(ctx, msg`and known for at least`) },
  ];
  return [
    {
      kind: 'select',
      label: say(ctx, msg`Known since`),
      at: '',
      value,
      groups: [{ label: '', choices }],
      set: (next) => {
        if (next === value) return known;
        return next === 'window' ? 'window' : next === 'span' ? { amount: 30, unit: 'day' } : undefined;
      },
    },
    ...(known === 'window'
      ? []
      : mapPieces(durationPieces(ctx, say(ctx, msg`Known for how long`), known), '', knownFor)),
  ];
}

const knownFor = (span: Exclude<Known, 'window' | undefined>): Known => span;
