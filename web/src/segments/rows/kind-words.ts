import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ChoiceKind, ChoiceVariant } from '../editing/row-choices.ts';

/** The headings of the new-row menu. */
export const kindLabels: Record<ChoiceKind, MessageDescriptor> = {
  members: msg`People of the company in a segment`,
  event: msg`Events`,
  field: msg`Fields of the person`,
  account_field: msg`Fields of the account`,
  tag: msg`Tags`,
  segment: msg`Segments`,
  page: msg`Page visits`,
  email: msg`Emails`,
  form: msg`Forms`,
  sequence: msg`One after the other`,
  trend: msg`Habits and trends`,
  regular: msg`Habits and trends`,
  lasting: msg`Habits and trends`,
  score: msg`Scores and consents`,
  consent: msg`Scores and consents`,
  group: msg`Groups`,
  everyone: msg`Everyone`,
};

/** Other words people use for each kind, separated by commas; every language lists its own. */
export const kindSynonyms: Record<ChoiceKind, MessageDescriptor> = {
  members: msg`people, members, users, at least, count`,
  event: msg`did, event, action, activity, behaviour, track`,
  field: msg`field, trait, property, attribute, user property, user field`,
  account_field: msg`account, company, organisation, field, trait, property, attribute`,
  tag: msg`tag, label`,
  segment: msg`segment, audience, list, cohort`,
  page: msg`page, visited, viewed, url, address, website`,
  email: msg`email, mail, newsletter, message`,
  form: msg`form, answer, survey, submitted, filled in`,
  sequence: msg`sequence, then, order, funnel, steps, after, followed by, path`,
  trend: msg`trend, less than before, more than before, declining, growing, drop, increase, change`,
  regular: msg`regular, every week, rhythm, habit, weekly, daily, monthly`,
  lasting: msg`lasting, for some time, since, holds for, stays, unchanged, duration`,
  score: msg`score, points, lead score, engagement, rating`,
  consent: msg`consent, subscribed, subscription, topic, preference, opt-in, channel`,
  group: msg`group, several, brackets`,
  everyone: msg`everyone, everybody, all people`,
};

/** What a choice of a kind is called and found by besides the words of its kind. */
export const variantSynonyms: Record<ChoiceVariant, MessageDescriptor> = {
  opened: msg`opened, open, read`,
  clicked: msg`clicked, click, link`,
  received: msg`received, delivered, got, sent`,
  replied: msg`replied, reply, answered`,
  unsubscribed: msg`unsubscribed, opt-out, left the list`,
  bounced: msg`bounced, bounce, undeliverable`,
  complained: msg`complained, complaint, spam`,
  not_opened: msg`did not open, not opened, non-openers`,
  not_clicked: msg`did not click, not clicked`,
  did_not: msg`did not do, did not, not, never`,
  then_not: msg`then not, but not, without`,
  any: msg`any of, or`,
  none: msg`none of, not, without, except`,
  at_least: msg`at least, k of n, some of, several of`,
};
