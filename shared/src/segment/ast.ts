/**
 * The segment language as data. The JSON is public (API, files, export): names never change, new kinds are
 * added. What each condition means is written in docs/reference/segment-language.md; the S-numbers in the
 * tests point there.
 */

export interface SegmentDefinition {
  readonly version: 1;
  /** Dynamic segments follow their condition; static ones change only by hand, import, API and flow steps (S29). */
  readonly kind: 'dynamic' | 'static';
  /** Default: people. A segment of accounts groups companies, which conditions on people can then name. */
  readonly of?: SegmentSubject | undefined;
  readonly condition: Condition;
  /** Anonymous visitors are members only where the segment says so (S20). */
  readonly include_anonymous?: boolean | undefined;
}

/** Whom a segment groups. */
export type SegmentSubject = 'person' | 'account';

export type Condition =
  | GroupCondition
  | FieldCondition
  | TagCondition
  | EventCondition
  | PageCondition
  | EmailCondition
  | SegmentCondition
  | MembersCondition
  | ScoreCondition
  | FormCondition
  | ConsentCondition
  | SequenceCondition
  | TrendCondition
  | LastingCondition
  | RegularCondition
  | EveryoneCondition;

export type ConditionType = Condition['type'];

export interface GroupCondition {
  readonly type: 'group';
  readonly match: GroupMatch;
  readonly conditions: readonly Condition[];
}

export type GroupMatch = 'all' | 'any' | 'none' | { readonly atLeast: number };

/** What a value is compared as. */
export type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'list';

export type Scalar = string | number | boolean;

/** Compare with another field of the same person instead of a literal. */
export interface FieldReference {
  readonly field: string;
}

/** A span of time for relative date operators and windows, for example `{ amount: 7, unit: 'day' }`. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

/** A day is 24 hours, a week 7 days, a month 30 days, a year 365 days (S1): rolling spans have a fixed length. */
export type DurationUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export interface Range<T> {
  readonly from: T;
  readonly to: T;
}

export type OperatorValue = Scalar | readonly Scalar[] | Range<Scalar> | Duration | FieldReference;

export type TextOperator =
  | 'is'
  | 'is_not'
  | 'is_any_of'
  | 'is_none_of'
  | 'contains'
  | 'not_contains'
  | 'starts_with'
  | 'ends_with'
  | 'matches';
export type NumberOperator = 'is' | 'is_not' | 'gt' | 'gte' | 'lt' | 'lte' | 'between';
export type BooleanOperator = 'is';
export type DateOperator =
  | 'on'
  | 'before'
  | 'after'
  | 'between'
  | 'within_last'
  | 'more_than_ago'
  | 'within_next'
  | 'more_than_ahead'
  | 'anniversary_within_next';
export type ListOperator = 'includes_any' | 'includes_all' | 'includes_none';
export type PresenceOperator = 'is_set' | 'is_not_set';

export type ValueOperator =
  | TextOperator
  | NumberOperator
  | BooleanOperator
  | DateOperator
  | ListOperator
  | PresenceOperator;

export interface FieldCondition {
  readonly type: 'field';
  /** Default: the person. `account` looks at the person's current accounts, true if any fits (S22). */
  readonly of?: 'person' | 'account' | undefined;
  readonly field: string;
  readonly operator: ValueOperator;
  readonly value?: OperatorValue | undefined;
  /** Text compares without regard to case unless this is true (S8). */
  readonly case_sensitive?: boolean | undefined;
}

export interface TagCondition {
  readonly type: 'tag';
  readonly tag: string;
  readonly operator: 'has' | 'has_not';
}

/** One filter on a property of an event; dots reach into objects (S11). */
export interface PropertyFilter {
  readonly property: string;
  readonly operator: ValueOperator | 'has_element';
  readonly value?: OperatorValue | undefined;
  readonly case_sensitive?: boolean | undefined;
  /** For `has_element`: one element of a list of objects satisfies all of these. */
  readonly where?: readonly PropertyFilter[] | undefined;
}

export type CountOperator = 'at_least' | 'at_most' | 'exactly' | 'more_than' | 'fewer_than' | 'between';

export interface Count {
  readonly operator: CountOperator;
  readonly value: number | Range<number>;
  /** Counts something else than events. */
  readonly measure?: Measure | undefined;
}

export type Measure =
  | { readonly of: 'days' | 'emails' }
  | { readonly of: 'distinct' | 'sum' | 'average' | 'min' | 'max'; readonly property: string };

export type Window =
  | { readonly type: 'ever' }
  | { readonly type: 'last'; readonly amount: number; readonly unit: DurationUnit }
  | { readonly type: 'ago'; readonly from: Duration; readonly to: Duration }
  | { readonly type: 'between'; readonly from: string; readonly to: string }
  | { readonly type: 'since'; readonly at: string }
  | { readonly type: 'until'; readonly at: string }
  | { readonly type: 'calendar'; readonly unit: CalendarUnit; readonly offset?: number | undefined }
  | { readonly type: 'after_field'; readonly field: string; readonly amount: number; readonly unit: DurationUnit }
  | { readonly type: 'session'; readonly session: 'first' | 'last' };

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface Occurrence {
  readonly pick: 'first' | 'last';
  readonly where?: readonly PropertyFilter[] | undefined;
}

/** What all conditions that count events have in common (S14: they speak of the same events). */
export interface EventLikeParts {
  readonly where?: readonly PropertyFilter[] | undefined;
  /** Default: at least 1. */
  readonly count?: Count | undefined;
  /** Default: ever. */
  readonly window?: Window | undefined;
  readonly occurrence?: Occurrence | undefined;
  /** Restricts to people first seen before the window began (S13). */
  readonly known_for_at_least?: 'window' | Duration | undefined;
}

export interface EventCondition extends EventLikeParts {
  readonly type: 'event';
  readonly event: string;
}

export interface PageCondition extends EventLikeParts {
  readonly type: 'page';
  /** The whole address, or only its path, whichever the value looks like: a value that starts with `/` is a path. */
  readonly url?: TextMatch | undefined;
  readonly path?: TextMatch | undefined;
}

export interface TextMatch {
  readonly operator: TextOperator;
  readonly value: string | readonly string[];
  readonly case_sensitive?: boolean | undefined;
}

export type EmailActivity = 'received' | 'opened' | 'clicked' | 'replied' | 'unsubscribed' | 'bounced' | 'complained';

export interface EmailCondition extends EventLikeParts {
  readonly type: 'email';
  readonly activity: EmailActivity;
  readonly emails?: 'any' | readonly string[] | undefined;
  readonly link?: TextMatch | undefined;
  /** Count what machines did, too (S17). */
  readonly machine?: boolean | undefined;
}

export interface SegmentCondition {
  readonly type: 'segment';
  readonly segment: string;
  readonly operator: 'in' | 'not_in';
}

/** How many of the account's people are in a segment of people. Only in segments of accounts. */
export interface MembersCondition {
  readonly type: 'members';
  /** Key of a segment of people. */
  readonly segment: string;
  /** Default: at least 1. */
  readonly count?: PeopleCount | undefined;
}

/** People are counted as they are: there is nothing else to measure. */
export type PeopleCount = Omit<Count, 'measure'>;

export interface ScoreCondition {
  readonly type: 'score';
  readonly score: string;
  readonly operator: NumberOperator;
  readonly value: number | Range<number>;
}

export interface FormCondition extends EventLikeParts {
  readonly type: 'form';
  readonly form: string;
}

export interface ConsentCondition {
  readonly type: 'consent';
  readonly topic: string;
  readonly channel: string;
  readonly operator: 'subscribed' | 'not_subscribed';
}

export type EventLike = EventCondition | PageCondition | EmailCondition | FormCondition;

export interface SequenceCondition {
  readonly type: 'sequence';
  readonly steps: readonly EventLike[];
  readonly within: Duration;
  readonly thenNot?: boolean | undefined;
}

export interface TrendCondition {
  readonly type: 'trend';
  readonly measure: EventLike;
  readonly period: Duration;
  readonly change: { readonly operator: 'up_by_at_least' | 'down_by_at_least'; readonly percent: number };
}

export interface LastingCondition {
  readonly type: 'lasting';
  readonly condition: Condition;
  readonly for: Duration;
}

export interface RegularCondition {
  readonly type: 'regular';
  readonly event: EventLike;
  readonly period: CalendarUnit;
  readonly atLeast: number;
  readonly of: number;
}

export interface EveryoneCondition {
  readonly type: 'everyone';
}
