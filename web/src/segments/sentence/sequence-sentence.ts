import { msg } from '@lingui/core/macro';
import type { EventLike, SequenceCondition } from '@segue/shared/segment';
import { segmentLimits } from '@segue/shared/segment';
import { detailLines, firstFilter } from './detail-lines.ts';
import { durationPieces } from './duration-pieces.ts';
import { happenedPieces } from './happened-pieces.ts';
import type { Line, LineAction, Sentence, WordLine } from './line.ts';
import { mapLines, sentenceLine } from './line.ts';
import { mapPieces, say, word } from './piece.ts';
import type { Piece, SentenceContext } from './piece.ts';
import { subjectPieces } from './subject-pieces.ts';
import { kindPiece } from './verb-piece.ts';

const STEPS_MIN = 2;
const blankStep: EventLike = { type: 'event', event: '' };

/** "Did, within 3 days: first Created project, then Created task". Each step has a line of its own. */
export function sequenceSentence(ctx: SentenceContext, condition: SequenceCondition): Sentence<SequenceCondition> {
  const { steps } = condition;
  const isFull = steps.length >= segmentLimits.sequenceStepsMax;
  return {
    lines: [
      sentenceLine(headPieces(ctx, condition)),
      ...steps.flatMap((_, index) => stepLines(ctx, condition, index)),
      ...(isFull ? [] : [addStep(ctx, condition)]),
    ],
    options: [],
  };
}

function headPieces(ctx: SentenceContext, condition: SequenceCondition): readonly Piece<SequenceCondition>[] {
  return [
    {
      kind: 'select',
      label: say(ctx, msg`All steps or not the last`),
      at: 'thenNot',
      value: condition.thenNot === true ? 'not_last' : 'all',
      groups: [
        {
          label: '',
          choices: [
            { value: 'all', label: say(ctx, msg`Did all of this in this order`) },
            { value: 'not_last', label: say(ctx, msg`Did this in this order, but not the last step`) },
          ],
        },
      ],
      set: (next) => ({ ...condition, thenNot: next === 'not_last' ? true : undefined }),
    },
    word(ctx, msg({ message: 'within', context: 'within 3 days' })),
    ...mapPieces(durationPieces(ctx, say(ctx, msg`Time for all steps`), condition.within), 'within', (within) => ({
      ...condition,
      within,
    })),
  ];
}

function stepLines(
  ctx: SentenceContext,
  condition: SequenceCondition,
  index: number,
): readonly Line<SequenceCondition>[] {
  const { steps } = condition;
  const step = steps[index];
  if (step === undefined) return [];
  const own: WordLine<EventLike> = {
    role: 'line',
    key: 'step',
    depth: 0,
    look: 'sentence',
    pieces: [
      stepWord(ctx, condition, index),
      kindPiece(ctx, step),
      ...subjectPieces(ctx, step),
      ...happenedPieces(ctx, step, { counts: false, hasWindow: index === 0 }),
    ],
    actions: firstFilter(ctx, step),
  };
  const withStep = (next: EventLike): SequenceCondition => ({
    ...condition,
    // Only the first step may have a window.
    steps: steps.with(index, index === 0 ? next : withoutWindow(next)),
  });
  const [line, ...details] = [
    ...mapLines([own], `steps[${index}]`, withStep, 1),
    ...mapLines(detailLines(ctx, step), `steps[${index}]`, withStep, 2),
  ];
  if (line?.role !== 'line') return [];
  return [{ ...line, actions: [...line.actions, ...stepActions(ctx, condition, index)] }, ...details];
}

function stepWord(ctx: SentenceContext, { steps, thenNot }: SequenceCondition, index: number) {
  if (index === 0) return word(ctx, msg({ message: 'first', context: 'first step of a sequence' }));
  const isMissing = thenNot === true && index === steps.length - 1;
  return word(ctx, isMissing ? msg`but then not:` : msg({ message: 'then', context: 'next step of a sequence' }));
}

function stepActions(
  ctx: SentenceContext,
  condition: SequenceCondition,
  index: number,
): readonly LineAction<SequenceCondition>[] {
  const { steps } = condition;
  const step = steps[index];
  const before = steps[index - 1];
  const swapped = step === undefined || before === undefined ? null : steps.with(index - 1, step).with(index, before);
  return [
    ...(swapped === null
      ? []
      : [{ icon: 'up', label: say(ctx, msg`Move this step up`), next: withSteps(condition, swapped) } as const]),
    ...(steps.length <= STEPS_MIN
      ? []
      : [
          {
            icon: 'remove',
            label: say(ctx, msg`Remove this step`),
            next: withSteps(condition, steps.toSpliced(index, 1)),
          } as const,
        ]),
  ];
}

function addStep(ctx: SentenceContext, condition: SequenceCondition): Line<SequenceCondition> {
  return {
    role: 'add',
    key: 'add step',
    depth: 1,
    label: say(ctx, msg`and then …`),
    next: withSteps(condition, [...condition.steps, blankStep]),
  };
}

function withSteps(condition: SequenceCondition, steps: readonly EventLike[]): SequenceCondition {
  return { ...condition, steps: steps.map((step, index) => (index === 0 ? step : withoutWindow(step))) };
}

function withoutWindow(step: EventLike): EventLike {
  if (step.window === undefined) return step;
  const { window: _, ...rest } = step;
  // "Known since before the window" means nothing without one.
  return rest.known_for_at_least === 'window' ? { ...rest, known_for_at_least: undefined } : rest;
}
