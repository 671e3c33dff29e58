import { msg } from '@lingui/core/macro';
import type { EventLike, EventLikeParts, Occurrence } from '@segue/shared/segment';
import { hasBeginning, isNegative } from '../editing/happened.ts';
import { countPieces, defaultCount } from './count-pieces.ts';
import { storedEvent } from './event-names.ts';
import { knownPieces } from './known-pieces.ts';
import { mapPieces, say } from './piece.ts';
import type { Piece, SentenceContext } from './piece.ts';
import { windowPieces } from './window-pieces.ts';

/** What may be said about how often and when, which depends on what stands around the event. */
export interface Place {
  /** `instead_of_did_not`: the count is written out even where it is 0, as there is no verb to say it. */
  readonly counts: boolean | 'instead_of_did_not';
  readonly hasWindow: boolean;
}

/** "for the last time", "at least 3 times in the last 7 days": how often and when. "Did not" has no count to choose. */
export function happenedPieces<E extends EventLike>(
  ctx: SentenceContext,
  condition: E,
  place: Place,
): readonly Piece<E>[] {
  const whole = (parts: EventLikeParts): E => ({ ...condition, ...parts });
  return [
    ...mapPieces(occurrencePieces(ctx, condition), 'occurrence', (occurrence) => whole({ occurrence })),
    ...(place.counts === false || (place.counts === true && isNegative(condition)) ? [] : countOf(ctx, condition)),
    ...(place.hasWindow ? windowOf(ctx, condition) : []),
    ...mapPieces(knownPieces(ctx, condition), 'known_for_at_least', (known) => whole({ known_for_at_least: known })),
  ];
}

function countOf<E extends EventLike>(ctx: SentenceContext, condition: E): readonly Piece<E>[] {
  // Of a first or last time there is one, so its number is asked only where it was written.
  if (condition.occurrence !== undefined && condition.count === undefined) return [];
  const counted = { event: storedEvent(ctx.catalogue, condition), isEmail: condition.type === 'email' };
  const pieces = countPieces(ctx, condition.count ?? defaultCount, counted);
  return mapPieces(pieces, 'count', (count) => ({ ...condition, count }));
}

function windowOf<E extends EventLike>(ctx: SentenceContext, condition: E): readonly Piece<E>[] {
  return mapPieces(windowPieces(ctx, condition.window ?? { type: 'ever' }), 'window', (window) => {
    const isLost = condition.known_for_at_least === 'window' && !hasBeginning(window);
    return { ...condition, window, ...(isLost ? { known_for_at_least: undefined } : {}) };
  });
}

function occurrencePieces(
  ctx: SentenceContext,
  { occurrence }: EventLikeParts,
): readonly Piece<Occurrence | undefined>[] {
  if (occurrence === undefined) return [];
  return [
    {
      kind: 'select',
      label: say(ctx, msg`Which time`),
      at: 'pick',
      value: occurrence.pick,
      groups: [
        {
          label: '',
          choices: [
            { value: 'first', label: say(ctx, msg`for the first time`) },
            { value: 'last', label: say(ctx, msg`for the last time`) },
            { value: 'any', label: say(ctx, msg`no matter which time`) },
          ],
        },
      ],
      set: (next) => (next === 'first' || next === 'last' ? { ...occurrence, pick: next } : undefined),
    },
  ];
}
