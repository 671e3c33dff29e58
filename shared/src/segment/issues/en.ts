import type { IssueTexts, JsonType } from './texts.ts';

const typeNames: Readonly<Record<JsonType, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  other: 'something else',
};

/** The sentences that refuse a definition, in English. */
export const englishIssues: IssueTexts = {
  missing: () => 'This is missing.',
  wrong_type: (expected) => `This must be ${typeNames[expected]}.`,
  unknown_key: (key) => `“${key}” is not known here.`,
  not_one_of: (allowed, meant) => `This must be one of: ${allowed.join(', ')}.${suggestion(meant)}`,
  unknown_version: () => 'Only version 1 of the segment language exists.',
  not_whole: () => 'This must be a whole number.',
  not_finite: () => 'This must be an ordinary number.',
  empty_text: () => 'This must not be empty.',
  text_too_long: (max) => `This is too long: at most ${number(max)} characters.`,
  list_too_long: (found, max) => `The list has ${number(found)} values; at most ${number(max)} are possible.`,
  empty_list: () => 'The list is empty; it needs at least one value.',
  nul_character: () => 'This text contains a NUL character, which cannot be stored.',
  broken_text: () => 'This text is broken: it contains half of a character (a lone surrogate).',
  too_nested: (max) => `The definition is nested too deeply to be read: at most ${number(max)} levels.`,
  too_big: (max) => `The definition is too big to be read: at most ${number(max)} values.`,
  bad_match: () => 'A group matches "all", "any", "none" or { "atLeast": a whole number from 1 }.',
  bad_value: () =>
    'A value is a text, a number, true or false, a list of those, { from, to }, { amount, unit } or { field }.',
  bad_count_value: () => 'A count is a number, or { from, to } for "between".',
  bad_emails: () => 'Emails are "any" or a list of email keys.',
  bad_known_for: () => 'This must be "window" or a span of time such as { "amount": 30, "unit": "day" }.',
  bad_measure: () =>
    'What is counted is { "of": "days" or "emails" }, or { "of": "distinct", "sum", "average", "min" or "max", "property": … }.',
  bad_text_match_value: () => 'The value must be a text, or a list of texts.',

  empty_group: () => 'This group is empty. Add a condition or remove the group.',
  too_many_conditions: (found, max) =>
    `The segment has ${number(found)} conditions; at most ${number(max)} are possible.`,
  too_deep: (max) => `Groups are nested too deeply: at most ${number(max)} levels.`,
  at_least_k: (k, n) =>
    `“At least ${number(k)}” cannot be asked of a group of ${number(n)}: choose from 1 to ${number(n)}.`,

  accounts_not_static: () => 'A segment of companies follows its conditions; it cannot be filled by hand.',
  accounts_not_anonymous: () => 'There are no anonymous companies; leave this out.',
  not_of_accounts: () =>
    'This cannot be asked of a company. Use its fields, how many of its people are in a segment, or another segment of companies.',
  members_not_here: () =>
    'Only a segment of companies can count the people of a company. Make one, and use it here as a segment.',

  value_not_wanted: () => 'This operator takes no value.',
  value_missing: () => 'A value is missing.',
  blank_value: () => 'Write a value, or choose “is not set”.',
  value_not_scalar: () => 'This operator compares with one text, number, or true or false.',
  value_not_text: () => 'This operator compares with a text.',
  value_not_number: () => 'This operator compares with a number.',
  value_not_date: () => 'This operator compares with a date such as 2026-01-31 or 2026-01-31T14:00:00Z.',
  value_not_duration: () => 'This operator needs a span of time such as { "amount": 7, "unit": "day" }.',
  value_not_list: () => 'This operator needs a list of values.',
  value_not_range: () => '“Between” needs { "from": …, "to": … }, two numbers or two dates.',
  range_mixed: () => '“From” and “to” must be of the same kind: two numbers or two dates.',
  range_backwards: () => '“From” must not be greater than “to”.',
  field_comparison_not_wanted: () => 'This operator cannot compare with another field.',
  list_mixed: () => 'All values of the list must be of the same kind.',
  where_missing: () => '“Has an element” needs at least one filter for that element.',
  where_not_wanted: () => 'Only “has an element” takes filters of its own.',
  too_many_filters: (max) => `Too many filters in one condition: at most ${number(max)}.`,
  filters_too_deep: (max) => `Filters are nested too deeply: at most ${number(max)} levels.`,

  count_needs_range: () => '“Between” needs { "from": …, "to": … }.',
  count_needs_number: () => 'This count needs one number.',
  count_negative: () => 'Nothing happens fewer than 0 times.',
  count_too_big: (max) => `At most ${number(max)} times can be asked for.`,
  fewer_than_zero: () => 'Nothing happens fewer than 0 times: choose “fewer than 1”, or “exactly 0”.',
  measure_not_here: () => 'Only conditions on emails can count emails.',

  amount_not_positive: () => 'The span of time must be greater than 0.',
  span_too_long: (maxDays) =>
    `The span of time is too long: at most ${number(maxDays)} days (${number(maxDays / 365)} years).`,
  not_a_date: () => 'This is no date. Write it like 2026-01-31 or 2026-01-31T14:00:00Z.',
  absurd_year: (min, max) => `This year is out of reach: from ${min} to ${max}.`,
  window_backwards: () => 'The window ends before it begins.',
  ago_empty: () => 'The window is empty: its two ends are equal.',
  calendar_future: () => 'A calendar window is the current one (0) or an earlier one (−1, −2, …).',
  window_not_here: () => 'The time is already given by this condition; its event cannot have a window of its own.',
  count_not_here: () => 'Here it only matters that it happened; the event cannot have a count.',
  known_for_window: () => 'The window has no beginning; say for how long the person must be known instead.',

  too_few_steps: () => 'A sequence needs at least two steps.',
  too_many_steps: (max) => `A sequence has at most ${number(max)} steps.`,
  percent_range: () => 'The change must be more than 0 %, and a decrease at most 100 %.',
  at_least_periods: (k, n) => `“${number(k)} of the last ${number(n)}” is impossible: choose from 1 to ${number(n)}.`,
  too_many_periods: (max) => `At most ${number(max)} periods can be looked at.`,

  regex_syntax: (what, position) => `The pattern has an error at character ${position}: “${what}”.`,
  regex_back_reference: () => 'Patterns cannot refer back to what they found (\\1): that may take forever.',
  regex_look_around: () => 'Patterns cannot look ahead or behind ((?=…), (?!…), (?<=…)): that may take forever.',
  regex_unsupported: (what, position) => `Patterns cannot contain “${what}” (character ${position}).`,
  regex_explodes: (part) =>
    `The repeated part “${part}” can match the same text in several ways, which may take forever. Write it so that each character fits in one way only.`,
  regex_repeat_too_big: (max) => `A repeat goes up to ${number(max)} times.`,
  regex_too_big: (max) => `The pattern is too big once its repeats are written out: at most ${number(max)} characters.`,

  duplicate_step: (id) => `Two steps have the id “${id}”.`,
  unknown_step: (id) => `There is no step “${id}”.`,
  start_missing: () => 'The flow has steps but does not say which one comes first.',
  start_unneeded: () => 'The flow has no steps, so none can come first.',
  step_cycle: (id) => `The steps run in a circle: “${id}” comes after itself.`,
  step_unreachable: (id) => `No way leads to the step “${id}”.`,
  duplicate_trigger: () => 'This trigger is already there.',
  number_range: (min, max) => `This must be from ${number(min)} to ${number(max)}.`,
};

function suggestion(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean “${meant}”?`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
