import { msg } from '@lingui/core/macro';
import type { Window } from '@segue/shared/segment';
import { windowFromChoice, windowToChoice } from '../editing/window-choice.ts';
import { calendarUnits, calendarWords, windowMenuWords, windowWords } from '../editing/window-words.ts';
import { datePiece } from './date-piece.ts';
import { durationPieces } from './duration-pieces.ts';
import { fieldItems } from './field-items.ts';
import { mapPieces, say, word } from './piece.ts';
import type { Choice, Piece, SelectPiece, SentenceContext } from './piece.ts';

const plainChoices = [
  'ever',
  'last',
  'ago',
  'since',
  'until',
  'between',
  'after_field',
  'session first',
  'session last',
] as const;

/** "in the last 7 days", "this month", "since 1 March": when something must have happened. */
export function windowPieces(ctx: SentenceContext, window: Window): readonly Piece<Window>[] {
  const isFarBack = window.type === 'calendar' && (window.offset ?? 0) < -1;
  const choose = windowChoice(ctx, window);
  return isFarBack ? [...amountPieces(ctx, window), choose] : [choose, ...amountPieces(ctx, window)];
}

function windowChoice(ctx: SentenceContext, window: Window): SelectPiece<Window> {
  const value = windowToChoice(window);
  const plain = plainChoices.map((choice) => ({ value: choice, label: say(ctx, windowMenuWords[choice]) }));
  const calendar = calendarChoices(ctx);
  const inSentence = plainChoices.find((choice) => choice === value);
  const text =
    inSentence === undefined
      ? window.type === 'calendar' && value.endsWith(' ago')
        ? say(ctx, calendarWords[window.unit].ago)
        : calendar.find((choice) => choice.value === value)?.label
      : say(ctx, windowWords[inSentence]);
  return {
    kind: 'select',
    label: say(ctx, msg`When`),
    at: '',
    value,
    text,
    groups: [
      { label: say(ctx, msg`Time span`), choices: plain },
      { label: say(ctx, msg`Calendar`), choices: calendar },
    ],
    set: (next) => windowFromChoice(next, window, likelyDateField(ctx)),
  };
}

function calendarChoices(ctx: SentenceContext): readonly Choice[] {
  const near = calendarUnits.flatMap((unit) => [
    { value: `calendar ${unit} 0`, label: say(ctx, calendarWords[unit].this) },
    { value: `calendar ${unit} -1`, label: say(ctx, calendarWords[unit].previous) },
  ]);
  const far = calendarUnits.map((unit) => ({
    value: `calendar ${unit} ago`,
    label: say(ctx, calendarWords[unit].menu),
  }));
  return [...near, ...far];
}

/** The field most windows of this kind begin at: when somebody came. */
function likelyDateField({ catalogue }: SentenceContext): string {
  const dates = catalogue.personFields.filter(({ type }) => type === 'date').map(({ name }) => name);
  return dates.find((name) => /sign|creat|regist|start/iu.test(name)) ?? dates[0] ?? '';
}

function amountPieces(ctx: SentenceContext, window: Window): readonly Piece<Window>[] {
  switch (window.type) {
    case 'last':
      return mapPieces(durationPieces(ctx, say(ctx, msg`Length of the time span`), window, 'last'), '', (span) => ({
        type: 'last',
        ...span,
      }));
    case 'ago':
      return [
        ...mapPieces(durationPieces(ctx, say(ctx, msg`Longest ago`), window.from), 'from', (from) => ({
          ...window,
          from,
        })),
        word(ctx, msg`and`),
        ...mapPieces(durationPieces(ctx, say(ctx, msg`Shortest ago`), window.to), 'to', (to) => ({ ...window, to })),
        word(ctx, msg({ message: 'ago', context: 'between 60 and 30 days ago' })),
      ];
    case 'since':
    case 'until':
      return [datePiece(say(ctx, msg`Date`), 'at', window.at, (at) => ({ ...window, at }))];
    case 'between':
      return [
        datePiece(say(ctx, msg`First day`), 'from', window.from, (from) => ({ ...window, from })),
        word(ctx, msg`and`),
        datePiece(say(ctx, msg`Last day`), 'to', window.to, (to) => ({ ...window, to })),
      ];
    case 'after_field':
      return [
        ...mapPieces(durationPieces(ctx, say(ctx, msg`Length of the time span`), window), '', (span) => ({
          ...window,
          ...span,
        })),
        word(ctx, msg({ message: 'after', context: 'in the first 3 days after signed_up_at' })),
        {
          kind: 'pick',
          label: say(ctx, msg`Date field`),
          at: 'field',
          value: window.field,
          placeholder: say(ctx, msg`choose a date field`),
          items: () => fieldItems(ctx, 'date'),
          allowsNew: true,
          set: (field) => ({ ...window, field }),
        },
      ];
    case 'calendar': {
      const offset = window.offset ?? 0;
      if (offset >= -1) return [];
      return [
        {
          kind: 'number',
          label: say(ctx, msg`How many periods ago`),
          at: 'offset',
          value: -offset,
          min: 0,
          isWhole: true,
          // Minus zero is no number of JSON.
          set: (back) => ({ ...window, offset: back === 0 ? 0 : -back }),
        },
      ];
    }
    case 'ever':
    case 'session':
      return [];
  }
}
