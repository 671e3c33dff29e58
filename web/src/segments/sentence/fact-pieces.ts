import { msg } from '@lingui/core/macro';
import type {
  ConsentCondition,
  NumberOperator,
  ScoreCondition,
  SegmentCondition,
  TagCondition,
} from '@segue/shared/segment';
import { operatorWords } from '../editing/operator-words.ts';
import { say, word } from './piece.ts';
import type { PickItem, Piece, SentenceContext } from './piece.ts';

/** "Has the tag vip". */
export function tagPieces(ctx: SentenceContext, condition: TagCondition): readonly Piece<TagCondition>[] {
  const { i18n, catalogue } = ctx;
  return [
    {
      kind: 'select',
      label: say(ctx, msg`Has or has not`),
      at: 'operator',
      value: condition.operator,
      groups: [
        {
          label: '',
          choices: [
            { value: 'has', label: say(ctx, msg`Has the tag`) },
            { value: 'has_not', label: say(ctx, msg`Does not have the tag`) },
          ],
        },
      ],
      set: (next) => ({ ...condition, operator: next === 'has_not' ? 'has_not' : 'has' }),
    },
    {
      kind: 'pick',
      label: say(ctx, msg`Tag`),
      at: 'tag',
      value: condition.tag,
      placeholder: say(ctx, msg`choose a tag`),
      items: () =>
        catalogue.tags.map(({ name, people }) => ({ value: name, label: name, detail: i18n.number(people) })),
      allowsNew: true,
      set: (tag) => ({ ...condition, tag }),
    },
  ];
}

/** "Is in the segment Active trials". */
export function segmentPieces(ctx: SentenceContext, condition: SegmentCondition): readonly Piece<SegmentCondition>[] {
  const { i18n, catalogue } = ctx;
  return [
    {
      kind: 'select',
      label: say(ctx, msg`In or not in`),
      at: 'operator',
      value: condition.operator,
      groups: [
        {
          label: '',
          choices: [
            { value: 'in', label: say(ctx, msg`Is in the segment`) },
            { value: 'not_in', label: say(ctx, msg`Is not in the segment`) },
          ],
        },
      ],
      set: (next) => ({ ...condition, operator: next === 'not_in' ? 'not_in' : 'in' }),
    },
    {
      kind: 'pick',
      label: say(ctx, msg`Segment`),
      at: 'segment',
      value: condition.segment,
      text: catalogue.segments.find(({ key }) => key === condition.segment)?.name ?? condition.segment,
      placeholder: say(ctx, msg`choose a segment`),
      items: () =>
        catalogue.segments
          .filter(({ key, is_technical }) => is_technical !== true || key === condition.segment)
          .map(({ key, name, count }) => ({
            value: key,
            label: name,
            detail: count === null ? undefined : i18n.number(count),
          })),
      set: (segment) => ({ ...condition, segment }),
    },
  ];
}

const numberOperators: readonly NumberOperator[] = ['gt', 'gte', 'lt', 'lte', 'between', 'is', 'is_not'];

/** "Score engagement is more than 75". */
export function scorePieces(ctx: SentenceContext, condition: ScoreCondition): readonly Piece<ScoreCondition>[] {
  const { operator, value } = condition;
  const label = say(ctx, msg`Points`);
  const number = (at: string, shown: number, set: (next: number) => ScoreCondition): Piece<ScoreCondition> => ({
    kind: 'number',
    label,
    at,
    value: shown,
    set,
  });
  return [
    word(ctx, msg({ message: 'Score', context: 'score engagement is more than 75' })),
    {
      kind: 'pick',
      label: say(ctx, msg`Score`),
      at: 'score',
      value: condition.score,
      placeholder: say(ctx, msg`choose a score`),
      items: () => named(ctx.catalogue.scores),
      allowsNew: true,
      set: (score) => ({ ...condition, score }),
    },
    {
      kind: 'select',
      label: say(ctx, msg`Comparison`),
      at: 'operator',
      value: operator,
      groups: [
        { label: '', choices: numberOperators.map((one) => ({ value: one, label: say(ctx, operatorWords[one]) })) },
      ],
      set: (next) => withOperator(condition, numberOperators.find((one) => one === next) ?? operator),
    },
    ...(typeof value === 'number'
      ? [number('value', value, (next) => ({ ...condition, value: next }))]
      : [
          number('value.from', value.from, (from) => ({ ...condition, value: { from, to: value.to } })),
          word(ctx, msg`and`),
          number('value.to', value.to, (to) => ({ ...condition, value: { from: value.from, to } })),
        ]),
  ];
}

function withOperator(condition: ScoreCondition, operator: NumberOperator): ScoreCondition {
  const { value } = condition;
  if (operator === condition.operator) return condition;
  const low = typeof value === 'number' ? value : value.from;
  const high = typeof value === 'number' ? value : value.to;
  return {
    ...condition,
    operator,
    value: operator === 'between' ? { from: Math.min(low, high), to: Math.max(low, high) } : low,
  };
}

/** Channels that consent is usually asked for; others can be typed. */
const usualChannels = ['email', 'in-app', 'sms', 'push'] as const;

/** "Is subscribed to product-news by email". */
export function consentPieces(ctx: SentenceContext, condition: ConsentCondition): readonly Piece<ConsentCondition>[] {
  return [
    {
      kind: 'select',
      label: say(ctx, msg`Subscribed or not`),
      at: 'operator',
      value: condition.operator,
      groups: [
        {
          label: '',
          choices: [
            { value: 'subscribed', label: say(ctx, msg`Is subscribed to`) },
            { value: 'not_subscribed', label: say(ctx, msg`Is not subscribed to`) },
          ],
        },
      ],
      set: (next) => ({ ...condition, operator: next === 'not_subscribed' ? 'not_subscribed' : 'subscribed' }),
    },
    {
      kind: 'pick',
      label: say(ctx, msg`Topic`),
      at: 'topic',
      value: condition.topic,
      placeholder: say(ctx, msg`choose a topic`),
      items: () => named(ctx.catalogue.topics),
      allowsNew: true,
      set: (topic) => ({ ...condition, topic }),
    },
    word(ctx, msg({ message: 'by', context: 'subscribed to news by email' })),
    {
      kind: 'pick',
      label: say(ctx, msg`Channel`),
      at: 'channel',
      value: condition.channel,
      placeholder: say(ctx, msg`choose a channel`),
      items: () => named(usualChannels),
      allowsNew: true,
      set: (channel) => ({ ...condition, channel }),
    },
  ];
}

const named = (names: readonly string[] = []): readonly PickItem[] =>
  names.map((name) => ({ value: name, label: name }));
