import type {
  CalendarUnit,
  ConsentCondition,
  CountOperator,
  Duration,
  EmailActivity,
  Measure,
  SegmentCondition,
  TagCondition,
  ValueOperator,
} from '../ast.ts';

/**
 * Everything that is said about a segment, as one table per language. A language in which a phrase is missing does
 * not compile. Tables only choose words; which words are needed is decided by the code around them.
 */
export interface Phrases {
  readonly sentence: SentencePhrases;
  readonly values: ValuePhrases;
  /** Predicates without their subject: `contains “Q4”`. */
  readonly operators: Readonly<Record<ValueOperator, (value: WrittenValue) => string>>;
  readonly hasElement: (filters: string) => string;
  readonly caseSensitive: string;
  readonly facts: FactPhrases;
  readonly events: EventPhrases;
  readonly counts: CountPhrases;
  readonly windows: WindowPhrases;
}

/**
 * How a clause begins. `subject`: who did …; `possessive`: whose plan is …; `whole`: for whom it is true that ….
 * In a relative clause these are relative pronouns, in a statement of its own they are plain ones (they, their).
 */
export type Lead = 'subject' | 'possessive' | 'whole';
export type LeadStyle = 'relative' | 'relativeOfCompanies' | 'statement';

interface SentencePhrases {
  readonly leads: Readonly<Record<LeadStyle, Readonly<Record<Lead, string>>>>;
  /** Whether "who did A, or who did B" may drop its second "who". */
  readonly dropsRepeatedSubject: boolean;
  readonly people: (clauses: string) => string;
  /** The same for segments of accounts. */
  readonly companies: (clauses: string) => string;
  readonly everyone: string;
  readonly addedByHand: string;
  readonly noConditionYet: string;
  readonly anonymousIncluded: string;
  readonly and: string;
  readonly or: string;
  /** Between the statements of a list. */
  readonly statementEnd: string;
  readonly noneOf: (number: number, statements: string) => string;
  readonly atLeastOf: (atLeast: number, number: number, statements: string) => string;
  readonly lasting: (span: Duration, statements: string) => string;
}

interface ValuePhrases {
  readonly quote: (text: string) => string;
  readonly number: (value: number) => string;
  readonly boolean: (value: boolean) => string;
  /** A date as it stands in a definition, without turning it into another time zone. */
  readonly date: (text: string) => string;
  readonly otherField: (name: string) => string;
  readonly span: (duration: Duration) => string;
  readonly more: (number: number) => string;
  readonly filterAnd: string;
}

/** A value ready to be read; which parts are filled depends on the operator. */
export interface WrittenValue {
  readonly text: string;
  readonly items: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly span: string;
  /** True if the text names another field. */
  readonly isField: boolean;
  /** True if the texts are dates. */
  readonly isDate: boolean;
}

interface FactPhrases {
  readonly personField: (name: string) => string;
  readonly accountField: (name: string) => string;
  readonly score: (name: string) => string;
  readonly tag: Readonly<Record<TagCondition['operator'], (tag: string) => string>>;
  readonly segment: Readonly<Record<SegmentCondition['operator'], (segment: string) => string>>;
  /** A segment of accounts, asked of a person. */
  readonly accountSegment: Readonly<Record<SegmentCondition['operator'], (segment: string) => string>>;
  /** How many people of the company are in the segment; `nobody` where it is none at all. */
  readonly members: (quantity: Quantity, nobody: boolean, segment: string) => string;
  readonly consent: Readonly<Record<ConsentCondition['operator'], (topic: string, channel: string) => string>>;
  readonly everyone: string;
}

/** Whether something happened, did not happen in the time looked at, or never did. */
export type Tone = 'done' | 'not_done' | 'never';

export interface EmailObject {
  /** Names of the emails, quoted; empty for any. */
  readonly emails: readonly string[];
  /** A quantity, where different emails are counted. */
  readonly different: string | undefined;
  /** What the link must be like. */
  readonly link: string | undefined;
}

/** The pieces of a phrase about events, which each language puts in its own order; absent pieces are empty. */
export interface EventParts {
  readonly verb: string;
  readonly occurrence: string;
  readonly times: string;
  readonly window: string;
  readonly where: string;
  readonly occurrenceWhere: string;
  readonly notes: readonly string[];
}

export interface EventPhrases {
  readonly event: (tone: Tone, name: string) => string;
  readonly form: (tone: Tone, name: string) => string;
  readonly page: (tone: Tone, address: string | undefined, path: string | undefined) => string;
  readonly email: Readonly<Record<EmailActivity, (tone: Tone, object: EmailObject) => string>>;
  readonly occurrence: Readonly<Record<'first' | 'last', string>>;
  readonly parts: (parts: EventParts) => string;
  readonly machineIncluded: string;
  readonly knownSinceBefore: string;
  readonly knownFor: (span: string) => string;
  readonly counting: (what: string) => string;
  readonly sequence: (steps: readonly string[], within: string) => string;
  readonly sequenceThenNot: (steps: readonly string[], missing: string, within: string) => string;
  readonly trendUp: (percent: string) => string;
  readonly trendDown: (percent: string) => string;
}

/** An operator with its number, or its two numbers. */
export interface Quantity {
  readonly operator: CountOperator;
  readonly value: number;
  readonly to: number;
}

interface CountPhrases {
  readonly quantity: (quantity: Quantity) => string;
  readonly times: (quantity: Quantity) => string;
  /** Added where "at most 3 times" could be read as excluding those who never did. */
  readonly orNotAtAll: string;
  readonly days: (quantity: Quantity) => string;
  readonly distinct: (quantity: Quantity, property: string) => string;
  readonly amount: (of: AmountMeasure, quantity: Quantity, property: string) => string;
  readonly measure: (measure: Measure) => string;
}

export type AmountMeasure = 'sum' | 'average' | 'min' | 'max';

export interface WindowPhrases {
  readonly last: (duration: Duration) => string;
  readonly ago: (from: Duration, to: Duration) => string;
  readonly between: (from: string, to: string) => string;
  readonly since: (at: string) => string;
  readonly until: (at: string) => string;
  readonly calendar: (unit: CalendarUnit, periodsBack: number) => string;
  readonly afterField: (duration: Duration, field: string) => string;
  readonly session: Readonly<Record<'first' | 'last', string>>;
  readonly trend: (period: Duration) => string;
  readonly regular: (unit: CalendarUnit, atLeast: number, of: number) => string;
}
