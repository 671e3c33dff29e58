import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ChoiceKind } from '../editing/row-choices.ts';

/** The headings of the new-row menu. */
export const kindLabels: Record<ChoiceKind, MessageDescriptor> = {
  members: msg`People of the company in a segment`,
  event: msg`Events`,
  field: msg`Fields of the person`,
  account_field: msg`Fields of the account`,
  tag: msg`Tags`,
  segment: msg`Segments`,
  page: msg`Page visits`,
  group: msg`Groups`,
  everyone: msg`Everyone`,
};

/** Other words people use for each kind, separated by commas; every language lists its own. */
export const kindSynonyms: Record<ChoiceKind, MessageDescriptor> = {
  members: msg`people, members, users, at least, count`,
  event: msg`did, event, action, activity, behaviour`,
  field: msg`field, trait, property, attribute`,
  account_field: msg`account, company, organisation, field, trait`,
  tag: msg`tag, label`,
  segment: msg`segment, audience, list, cohort`,
  page: msg`page, visited, viewed, url, address, website`,
  group: msg`group, any of, all of, none of, or, and, not`,
  everyone: msg`everyone, everybody, all people`,
};
