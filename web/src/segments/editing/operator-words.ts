import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CountOperator, ValueOperator, ValueType } from '@segue/shared/segment';

/** The operators as words inside a sentence: "plan *is any of* pro, team". */
export const operatorWords: Record<ValueOperator | 'has_element', MessageDescriptor> = {
  is: msg`is`,
  is_not: msg`is not`,
  is_any_of: msg`is any of`,
  is_none_of: msg`is none of`,
  contains: msg`contains`,
  not_contains: msg`does not contain`,
  starts_with: msg`starts with`,
  ends_with: msg`ends with`,
  matches: msg`matches the pattern`,
  gt: msg`is more than`,
  gte: msg`is at least`,
  lt: msg`is less than`,
  lte: msg`is at most`,
  between: msg`is between`,
  on: msg`is on`,
  before: msg`is before`,
  after: msg`is after`,
  within_last: msg`is in the last`,
  more_than_ago: msg`is longer ago than`,
  within_next: msg`is in the next`,
  more_than_ahead: msg`is further ahead than`,
  anniversary_within_next: msg`has its anniversary in the next`,
  includes_any: msg`includes any of`,
  includes_all: msg`includes all of`,
  includes_none: msg`includes none of`,
  is_set: msg`is known`,
  is_not_set: msg`is not known`,
  has_element: msg`has an element where`,
};

/** The words before a count: "*at least* 3 times". */
export const countWords: Record<CountOperator, MessageDescriptor> = {
  at_least: msg`at least`,
  more_than: msg`more than`,
  exactly: msg`exactly`,
  at_most: msg`at most`,
  fewer_than: msg`fewer than`,
  between: msg`between`,
};

/** The types of values, for menus and hints. */
export const typeWords: Record<ValueType, MessageDescriptor> = {
  text: msg`Text`,
  number: msg`Number`,
  boolean: msg`Yes or no`,
  date: msg`Date`,
  list: msg`List`,
};
