import { msg } from '@lingui/core/macro';
import type { EventLike, LastingCondition } from '@segue/shared/segment';
import type { LeafCondition, RowCondition } from '../editing/row-condition.ts';
import { detailLines, firstFilter } from './detail-lines.ts';
import { durationPieces } from './duration-pieces.ts';
import { eventOptions } from './event-options.ts';
import { consentPieces, scorePieces, segmentPieces, tagPieces } from './fact-pieces.ts';
import { fieldPieces } from './field-pieces.ts';
import { happenedPieces } from './happened-pieces.ts';
import type { Sentence } from './line.ts';
import { sentenceLine } from './line.ts';
import { membersPieces } from './members-pieces.ts';
import { mapPieces, say, word } from './piece.ts';
import type { Piece, SentenceContext } from './piece.ts';
import { regularSentence, trendSentence } from './rhythm-sentences.ts';
import { sequenceSentence } from './sequence-sentence.ts';
import { subjectPieces } from './subject-pieces.ts';
import { verbPiece } from './verb-piece.ts';

/**
 * Takes a condition and gives it as the words and controls of a row, from which every condition of its kind can be
 * made. There is no kind that can only be read.
 */
export function rowSentence(ctx: SentenceContext, condition: LeafCondition): Sentence<RowCondition> {
  switch (condition.type) {
    case 'event':
    case 'page':
    case 'email':
    case 'form':
      return eventSentence(ctx, condition);
    case 'field':
      return plain(fieldPieces(ctx, condition));
    case 'tag':
      return plain(tagPieces(ctx, condition));
    case 'segment':
      return plain(segmentPieces(ctx, condition));
    case 'score':
      return plain(scorePieces(ctx, condition));
    case 'consent':
      return plain(consentPieces(ctx, condition));
    case 'sequence':
      return sequenceSentence(ctx, condition);
    case 'trend':
      return trendSentence(ctx, condition);
    case 'regular':
      return regularSentence(ctx, condition);
    case 'members':
      return plain(membersPieces(ctx, condition));
    case 'everyone':
      return plain([word(ctx, msg`Everyone`)]);
  }
}

const plain = (pieces: readonly Piece<RowCondition>[]): Sentence<RowCondition> => ({
  lines: [sentenceLine(pieces)],
  options: [],
});

/** "Did Created task at least 3 times in the last 7 days", with its filters below. */
function eventSentence(ctx: SentenceContext, condition: EventLike): Sentence<EventLike> {
  return {
    lines: [
      sentenceLine<EventLike>(
        [
          verbPiece<EventLike>(ctx, condition),
          ...subjectPieces(ctx, condition),
          ...happenedPieces<EventLike>(ctx, condition, { counts: true, hasWindow: true }),
        ],
        firstFilter<EventLike>(ctx, condition),
      ),
      ...detailLines<EventLike>(ctx, condition),
    ],
    options: eventOptions(ctx, condition),
  };
}

/** "For at least 14 days without a break": the heading of a condition that has to last. */
export function lastingPieces(ctx: SentenceContext, condition: LastingCondition): readonly Piece<LastingCondition>[] {
  return [
    word(ctx, msg`For at least`),
    ...mapPieces(durationPieces(ctx, say(ctx, msg`How long it has lasted`), condition.for), 'for', (span) => ({
      ...condition,
      for: span,
    })),
    word(ctx, msg`without a break:`),
  ];
}
