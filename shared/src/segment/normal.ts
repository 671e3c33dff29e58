import type {
  Condition,
  Count,
  EmailCondition,
  EventCondition,
  FieldCondition,
  FormCondition,
  GroupCondition,
  LastingCondition,
  MembersCondition,
  PageCondition,
  PropertyFilter,
  RegularCondition,
  SegmentDefinition,
  SequenceCondition,
  TrendCondition,
  Window,
} from './ast.ts';

/**
 * The same language with its defaults written out. Every normal form is also an ordinary one, so whatever reads a
 * `SegmentDefinition` reads a `NormalDefinition`.
 */
type Filled<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]-?: Exclude<T[P], undefined> };

interface NormalCounting {
  readonly where: readonly PropertyFilter[];
  readonly count: Count;
  readonly window: Window;
}

export type NormalEvent = Filled<EventCondition, 'where' | 'count' | 'window'> & NormalCounting;
export type NormalPage = Filled<PageCondition, 'where' | 'count' | 'window'> & NormalCounting;
export type NormalEmail = Filled<EmailCondition, 'where' | 'count' | 'window' | 'emails' | 'machine'> & NormalCounting;
export type NormalForm = Filled<FormCondition, 'where' | 'count' | 'window'> & NormalCounting;
export type NormalEventLike = NormalEvent | NormalPage | NormalEmail | NormalForm;

export type NormalField = Filled<FieldCondition, 'of' | 'case_sensitive'>;

export interface NormalGroup extends GroupCondition {
  readonly conditions: readonly NormalCondition[];
}

export interface NormalSequence extends SequenceCondition {
  readonly steps: readonly NormalEventLike[];
  readonly thenNot: boolean;
}

export interface NormalTrend extends TrendCondition {
  readonly measure: NormalEventLike;
}

export interface NormalLasting extends LastingCondition {
  readonly condition: NormalCondition;
}

export type NormalMembers = Filled<MembersCondition, 'count'>;

export interface NormalRegular extends RegularCondition {
  readonly event: NormalEventLike;
}

export type NormalCondition =
  | NormalGroup
  | NormalField
  | NormalEventLike
  | NormalSequence
  | NormalTrend
  | NormalLasting
  | NormalRegular
  | NormalMembers
  | Extract<Condition, { type: 'tag' | 'segment' | 'score' | 'consent' | 'everyone' }>;

export interface NormalDefinition extends SegmentDefinition {
  readonly condition: NormalCondition;
  readonly include_anonymous: boolean;
}
