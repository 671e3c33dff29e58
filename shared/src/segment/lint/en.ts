import type { LintTexts } from './texts.ts';

const number = (value: number): string => new Intl.NumberFormat('en').format(value);
const instead = (meant: string | undefined, otherwise: string): string =>
  meant === undefined ? otherwise : `Did you mean “${meant}”?`;

/** The sentences of the linter, in English. */
export const englishLint: LintTexts = {
  contradiction: () =>
    'Together with another condition here, this fits nobody. Change one of the two, or join them with “or”.',
  windows_apart: () =>
    'This time span and that of another condition here never hold together, so nobody fits. Change one of them.',
  always_true: () => 'This is true for everybody, so it changes nothing. Remove it, or say more.',
  event_never_seen: (event, meant) =>
    `No event “${event}” has been seen so far. ${instead(meant, 'Check its name, or send it once.')}`,
  event_not_seen_lately: (event, days) =>
    `“${event}” has not been seen for ${number(days)} days. Check that it is still sent.`,
  value_never_seen: (field, value, meant) =>
    `Nobody has had “${value}” as ${field} so far. ${instead(meant, 'Check how it is written.')}`,
  window_longer_than_history: (days) =>
    days === 1
      ? 'Events are known for 1 day only, so this looks back further than there is anything to see. Shorten it, or wait.'
      : `Events are known for ${number(days)} days only, so this looks back further than there is anything to see. Shorten it, or wait.`,
  includes_missing_value: (field, people) =>
    people === null
      ? `This is also true for people who have no ${field} at all. Add “${field} is set” if they are not meant.`
      : `This is also true for the ${people === 1 ? 'one person' : `${number(people)} people`} without any ${field}. Add “${field} is set” if they are not meant.`,
  includes_newcomers: () =>
    'This is also true for people who never did it, and for those who arrived only now. Ask that they were known before the time span if they are not meant.',
  duplicate: (segment) => `This says the same as the segment “${segment}”. Use that one, or say what differs.`,
  subset: (segment) => `Everybody in here is also in the segment “${segment}”. Build on it if that is meant.`,
  only_time: () =>
    'This follows the calendar only. Add something people do: what they did tells more than how long ago they came.',
  short_text: (text) => `“${text}” is very short and is found inside many words. Write more of it, or use “is”.`,
  name_breaks_convention: ({ message }) => message,
};
