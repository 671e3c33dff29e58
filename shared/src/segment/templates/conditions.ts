/** Short ways to write the conditions templates are made of. */
import type {
  Condition,
  Count,
  EmailActivity,
  EmailCondition,
  EventCondition,
  FieldCondition,
  PageCondition,
  Window,
} from '../ast.ts';

export const all = (...conditions: readonly Condition[]): Condition => ({ type: 'group', match: 'all', conditions });
export const any = (...conditions: readonly Condition[]): Condition => ({ type: 'group', match: 'any', conditions });

export const lastDays = (amount: number): Window => ({ type: 'last', amount, unit: 'day' });
export const atLeast = (value: number): Count => ({ operator: 'at_least', value });
export const moreThan = (value: number): Count => ({ operator: 'more_than', value });
const zero: Count = { operator: 'exactly', value: 0 };

export function did(event: string, rest: Omit<EventCondition, 'type' | 'event'> = {}): EventCondition {
  return { type: 'event', event, ...rest };
}

export const never = (event: string): EventCondition => did(event, { count: zero });

/** Did not do it lately, without those who have only just arrived (S13). */
export const silentFor = (event: string, days: number): EventCondition =>
  did(event, { count: zero, window: lastDays(days), known_for_at_least: 'window' });

export function visited(value: string, rest: Omit<PageCondition, 'type' | 'url'> = {}): PageCondition {
  return { type: 'page', url: { operator: 'contains', value }, ...rest };
}

export function email(activity: EmailActivity, rest: Omit<EmailCondition, 'type' | 'activity'> = {}): EmailCondition {
  return { type: 'email', activity, ...rest };
}

export const notEmail = (
  activity: EmailActivity,
  rest: Omit<EmailCondition, 'type' | 'activity' | 'count'> = {},
): EmailCondition => email(activity, { ...rest, count: zero });

export function field(name: string, operator: FieldCondition['operator'], value: FieldCondition['value']): Condition {
  return { type: 'field', field: name, operator, value };
}

export function accountField(
  name: string,
  operator: FieldCondition['operator'],
  value: FieldCondition['value'],
): Condition {
  return { type: 'field', of: 'account', field: name, operator, value };
}
