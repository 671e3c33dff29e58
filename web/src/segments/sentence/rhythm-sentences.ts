import { msg, plural } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { CalendarUnit, EventLike, RegularCondition, TrendCondition } from '@segue/shared/segment';
import { segmentLimits } from '@segue/shared/segment';
import { calendarUnits } from '../editing/window-words.ts';
import { defaultCount, measurePieces } from './count-pieces.ts';
import { detailLines, firstFilter } from './detail-lines.ts';
import { durationPieces } from './duration-pieces.ts';
import { storedEvent } from './event-names.ts';
import { happenedPieces } from './happened-pieces.ts';
import type { LineAction, Sentence } from './line.ts';
import { mapLines, sentenceLine } from './line.ts';
import { mapPieces, say, word } from './piece.ts';
import type { Piece, SentenceContext } from './piece.ts';
import { subjectPieces } from './subject-pieces.ts';
import { kindPiece } from './verb-piece.ts';

/** "Did Logged in at least 50 % less in the last 14 days than in the 14 days before". */
export function trendSentence(ctx: SentenceContext, condition: TrendCondition): Sentence<TrendCondition> {
  const { measure, period } = condition;
  const withMeasure = (next: EventLike): TrendCondition => ({ ...condition, measure: next });
  return {
    lines: [
      sentenceLine(
        [
          ...mapPieces(eventPieces(ctx, measure), 'measure', withMeasure),
          ...mapPieces(whatCounts(ctx, measure), 'measure', withMeasure),
          ...changePieces(ctx, condition),
          word(ctx, msg({ message: 'in the last', context: 'less in the last 14 days than before' })),
          ...mapPieces(durationPieces(ctx, say(ctx, msg`Period compared`), period, 'last'), 'period', (next) => ({
            ...condition,
            period: next,
          })),
          word(ctx, msg`than in the same time before`),
        ],
        mapActions(firstFilter(ctx, measure), withMeasure),
      ),
      ...mapLines(detailLines(ctx, measure), 'measure', withMeasure),
    ],
    options: [],
  };
}

/** The event of a trend or rhythm, of whatever kind. */
function eventPieces(ctx: SentenceContext, event: EventLike): readonly Piece<EventLike>[] {
  return [
    kindPiece(ctx, event),
    ...subjectPieces(ctx, event),
    ...happenedPieces(ctx, event, { counts: false, hasWindow: false }),
  ];
}

/** What is compared: how often it happened, or something else of it. */
function whatCounts(ctx: SentenceContext, event: EventLike): readonly Piece<EventLike>[] {
  const counted = { event: storedEvent(ctx.catalogue, event), isEmail: event.type === 'email' };
  const measure = event.count?.measure;
  const pieces = measurePieces(ctx, measure, counted, 2);
  return [
    word(ctx, msg({ message: '– counting', context: 'trend' })),
    ...mapPieces(pieces, 'count.measure', (next): EventLike => ({
      ...event,
      count: next === undefined ? undefined : { ...(event.count ?? defaultCount), measure: next },
    })),
    { kind: 'word', text: '–' },
  ];
}

function changePieces(ctx: SentenceContext, condition: TrendCondition): readonly Piece<TrendCondition>[] {
  const { change } = condition;
  const isDown = change.operator === 'down_by_at_least';
  return [
    word(ctx, msg`at least`),
    {
      kind: 'number',
      label: say(ctx, msg`Change in percent`),
      at: 'change.percent',
      value: change.percent,
      min: 0,
      ...(isDown ? { max: 100 } : {}),
      set: (percent) => ({ ...condition, change: { ...change, percent } }),
    },
    {
      kind: 'select',
      label: say(ctx, msg`More or less`),
      at: 'change.operator',
      value: change.operator,
      groups: [
        {
          label: '',
          choices: [
            { value: 'down_by_at_least', label: say(ctx, msg`% less`) },
            { value: 'up_by_at_least', label: say(ctx, msg`% more`) },
          ],
        },
      ],
      set: (next) => ({
        ...condition,
        change:
          next === 'up_by_at_least'
            ? { ...change, operator: next }
            : { operator: 'down_by_at_least', percent: Math.min(100, change.percent) },
      }),
    },
  ];
}

/** "Did Logged in at least 2 times in each of at least 3 of the last 4 weeks". */
export function regularSentence(ctx: SentenceContext, condition: RegularCondition): Sentence<RegularCondition> {
  const { event } = condition;
  const withEvent = (next: EventLike): RegularCondition => ({ ...condition, event: next });
  return {
    lines: [
      sentenceLine(
        [
          ...mapPieces(
            [
              kindPiece(ctx, event),
              ...subjectPieces(ctx, event),
              ...happenedPieces(ctx, event, { counts: 'instead_of_did_not', hasWindow: false }),
            ],
            'event',
            withEvent,
          ),
          ...periodPieces(ctx, condition),
        ],
        mapActions(firstFilter(ctx, event), withEvent),
      ),
      ...mapLines(detailLines(ctx, event), 'event', withEvent),
    ],
    options: [],
  };
}

function periodPieces(ctx: SentenceContext, condition: RegularCondition): readonly Piece<RegularCondition>[] {
  const { atLeast, of, period } = condition;
  return [
    word(ctx, msg`in at least`),
    {
      kind: 'number',
      label: say(ctx, msg`In how many periods`),
      at: 'atLeast',
      value: atLeast,
      min: 1,
      max: segmentLimits.periodsMax,
      isWhole: true,
      set: (next) => ({ ...condition, atLeast: next, of: Math.max(of, next) }),
    },
    word(ctx, msg({ message: 'of the last', context: 'in at least 3 of the last 4 weeks' })),
    {
      kind: 'number',
      label: say(ctx, msg`Of how many periods`),
      at: 'of',
      value: of,
      min: 1,
      max: segmentLimits.periodsMax,
      isWhole: true,
      set: (next) => ({ ...condition, of: next }),
    },
    {
      kind: 'select',
      label: say(ctx, msg`Calendar period`),
      at: 'period',
      look: 'value',
      value: period,
      groups: [
        { label: '', choices: calendarUnits.map((unit) => ({ value: unit, label: say(ctx, periodWords[unit](of)) })) },
      ],
      set: (next) => ({ ...condition, period: calendarUnits.find((unit) => unit === next) ?? period }),
    },
  ];
}

const periodWords: Record<CalendarUnit, (amount: number) => MessageDescriptor> = {
  day: (amount) => msg({ context: 'of the last 4 weeks', message: plural(amount, { one: 'day', other: 'days' }) }),
  week: (amount) => msg({ context: 'of the last 4 weeks', message: plural(amount, { one: 'week', other: 'weeks' }) }),
  month: (amount) =>
    msg({ context: 'of the last 4 weeks', message: plural(amount, { one: 'month', other: 'months' }) }),
  quarter: (amount) =>
    msg({ context: 'of the last 4 weeks', message: plural(amount, { one: 'quarter', other: 'quarters' }) }),
  year: (amount) => msg({ context: 'of the last 4 weeks', message: plural(amount, { one: 'year', other: 'years' }) }),
};

function mapActions<A, B>(actions: readonly LineAction<A>[], whole: (part: A) => B): readonly LineAction<B>[] {
  return actions.map((action) => ({ ...action, next: whole(action.next) }));
}
