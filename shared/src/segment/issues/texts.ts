export type IssueCode = keyof IssueTexts;

/** Every sentence that refuses a definition. Each language is a table of this type, so none can be forgotten. */
export interface IssueTexts {
  missing(): string;
  wrong_type(expected: JsonType): string;
  unknown_key(key: string): string;
  not_one_of(allowed: readonly string[], meant: string | undefined): string;
  unknown_version(): string;
  not_whole(): string;
  not_finite(): string;
  empty_text(): string;
  text_too_long(max: number): string;
  list_too_long(found: number, max: number): string;
  empty_list(): string;
  nul_character(): string;
  broken_text(): string;
  too_nested(max: number): string;
  too_big(max: number): string;
  bad_match(): string;
  bad_value(): string;
  bad_count_value(): string;
  bad_emails(): string;
  bad_known_for(): string;
  bad_measure(): string;
  bad_text_match_value(): string;

  empty_group(): string;
  too_many_conditions(found: number, max: number): string;
  too_deep(max: number): string;
  at_least_k(k: number, n: number): string;

  accounts_not_static(): string;
  accounts_not_anonymous(): string;
  not_of_accounts(): string;
  members_not_here(): string;

  value_not_wanted(): string;
  value_missing(): string;
  blank_value(): string;
  value_not_scalar(): string;
  value_not_text(): string;
  value_not_number(): string;
  value_not_date(): string;
  value_not_duration(): string;
  value_not_list(): string;
  value_not_range(): string;
  range_mixed(): string;
  range_backwards(): string;
  field_comparison_not_wanted(): string;
  list_mixed(): string;
  where_missing(): string;
  where_not_wanted(): string;
  too_many_filters(max: number): string;
  filters_too_deep(max: number): string;

  count_needs_range(): string;
  count_needs_number(): string;
  count_negative(): string;
  count_too_big(max: number): string;
  fewer_than_zero(): string;
  measure_not_here(): string;

  amount_not_positive(): string;
  span_too_long(maxDays: number): string;
  not_a_date(): string;
  absurd_year(min: number, max: number): string;
  window_backwards(): string;
  ago_empty(): string;
  calendar_future(): string;
  window_not_here(): string;
  count_not_here(): string;
  known_for_window(): string;

  too_few_steps(): string;
  too_many_steps(max: number): string;
  percent_range(): string;
  at_least_periods(k: number, n: number): string;
  too_many_periods(max: number): string;

  regex_syntax(what: string, position: number): string;
  regex_back_reference(): string;
  regex_look_around(): string;
  regex_unsupported(what: string, position: number): string;
  regex_explodes(part: string): string;
  regex_repeat_too_big(max: number): string;
  regex_too_big(max: number): string;

  // Flows.
  duplicate_step(id: string): string;
  unknown_step(id: string): string;
  start_missing(): string;
  start_unneeded(): string;
  step_cycle(id: string): string;
  step_unreachable(id: string): string;
  duplicate_trigger(): string;
  number_range(min: number, max: number): string;
}

export type JsonType = 'text' | 'number' | 'boolean' | 'list' | 'object' | 'other';
