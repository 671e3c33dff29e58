import { msg } from '@lingui/core/macro';
import type { TextMatch, TextOperator } from '@segue/shared/segment';
import type { ValueSource } from '../../api/catalogue.ts';
import { operatorWords } from '../editing/operator-words.ts';
import { caseMark } from './comparison-pieces.ts';
import { say } from './piece.ts';
import type { Choice, ChoiceGroup, Piece, SentenceContext } from './piece.ts';

/** What an address can be compared by, the usual ways first. */
const matchOperators: readonly TextOperator[] = [
  'contains',
  'is',
  'starts_with',
  'ends_with',
  'is_any_of',
  'not_contains',
  'is_not',
  'is_none_of',
  'matches',
];

export const CASE_CHOICE = '@case';

/** Gives the ways to compare an address as choices whose values begin with `prefix`. */
export function matchChoices(ctx: SentenceContext, prefix = ''): readonly Choice[] {
  return matchOperators.map((operator) => ({
    value: prefix + operator,
    label: say(ctx, operatorWords[operator]),
  }));
}

/** Gives the choice to match upper and lower case, or not to; nothing without something to compare with. */
export function caseChoices(ctx: SentenceContext, match: TextMatch | undefined): readonly ChoiceGroup[] {
  if (match === undefined) return [];
  const words = match.case_sensitive === true ? msg`Ignore upper and lower case` : msg`Match upper and lower case`;
  return [{ label: say(ctx, msg`Options`), choices: [{ value: CASE_CHOICE, label: say(ctx, words) }] }];
}

/** Takes an operator as chosen and the match so far, gives the match with it; what was typed stays. */
export function matchFromChoice(choice: string, previous: TextMatch | undefined): TextMatch | undefined {
  if (choice === CASE_CHOICE && previous !== undefined) {
    return { ...previous, case_sensitive: previous.case_sensitive === true ? undefined : true };
  }
  const operator = matchOperators.find((one) => one === choice);
  if (operator === undefined || operator === previous?.operator) return previous;
  const wantsList = operator === 'is_any_of' || operator === 'is_none_of';
  const value = previous?.value ?? '';
  const first = typeof value === 'string' ? value : (value[0] ?? '');
  const values = typeof value !== 'string' ? value : value === '' ? [] : [value];
  return { ...previous, operator, value: wantsList ? values : first };
}

interface MatchParts {
  readonly label: string;
  readonly placeholder: string;
  readonly source: ValueSource | null;
}

/** What an address is compared with: a text, or several. */
export function matchValuePieces(
  ctx: SentenceContext,
  match: TextMatch,
  { label, placeholder, source }: MatchParts,
): readonly Piece<TextMatch>[] {
  const { value } = match;
  if (typeof value !== 'string') {
    const set = (values: readonly unknown[]): TextMatch => ({ ...match, value: values.map(String) });
    return [
      { kind: 'list', label, at: 'value', values: value, type: 'text', source, set },
      ...caseMark(ctx, match.case_sensitive),
    ];
  }
  return [
    {
      kind: 'text',
      label,
      at: 'value',
      value,
      placeholder,
      source: match.operator === 'matches' ? null : source,
      isMissing: value.trim() === '',
      set: (text) => ({ ...match, value: text }),
    },
    ...caseMark(ctx, match.case_sensitive),
  ];
}
