import type { Condition, EventLike, GroupCondition, SegmentDefinition } from '../ast.ts';
import { countBounds } from '../count-bounds.ts';
import type { Locale } from '../locale.ts';
import { mapConditions } from '../walk.ts';
import { englishPhrases } from './english.ts';
import { quantityOf, writeAsked, writeEventLike, writeRegular, writeSequence, writeTrend } from './event-like.ts';
import type { AskedCount } from './event-like.ts';
import { frenchPhrases } from './french.ts';
import { nameOf } from './names.ts';
import type { Names } from './names.ts';
import type { Lead, LeadStyle, Phrases } from './phrases.ts';
import { factPhrases, personPhrases } from './singular.ts';
import { writePredicate } from './values.ts';

const phrasesByLocale: Readonly<Record<Locale, Phrases>> = { en: englishPhrases, fr: frenchPhrases };

/**
 * Gives a definition as one sentence that can be read in one way only: between conditions stands ", and" or ", or",
 * groups inside groups are in parentheses, filters of one event are joined without a comma.
 *
 * @example describeDefinition({ version: 1, kind: 'dynamic', condition: { type: 'tag', tag: 'vip', operator: 'has' } }, 'en')
 * // 'People who have the tag “vip”.'
 */
export function describeDefinition(definition: SegmentDefinition, locale: Locale, names: Names = {}): string {
  const phrases = phrasesByLocale[locale];
  const { sentence } = phrases;
  if (definition.kind === 'static') return `${sentence.addedByHand}.`;
  const anonymous = definition.include_anonymous === true ? sentence.anonymousIncluded : '';
  if (definition.of === 'account') return describeAccounts(definition, phrases, names);
  const { condition } = definition;
  if (condition.type === 'everyone') return `${sentence.everyone}${anonymous}.`;
  if (isEmpty(condition)) return `${sentence.noConditionYet}.`;
  return `${sentence.people(writeOuter(condition, 'relative', phrases, names))}${anonymous}.`;
}

/** What belongs to an account is its own here, and segments named are of its own kind. */
function describeAccounts(definition: SegmentDefinition, phrases: Phrases, names: Names): string {
  const { condition } = mapConditions(definition, (inner) =>
    inner.type === 'field' ? { ...inner, of: 'person' } : inner,
  );
  if (isEmpty(condition)) return `${phrases.sentence.noConditionYet}.`;
  const own = { ...names, accountSegments: [] };
  return `${phrases.sentence.companies(writeOuter(condition, 'relativeOfCompanies', phrases, own))}.`;
}

/**
 * Gives one condition as a short phrase without "people who", for example `did Created task at least 3 times`, for
 * the rows of the editor and for explanations.
 */
export function describeCondition(condition: Condition, locale: Locale, names: Names = {}): string {
  const phrases = phrasesByLocale[locale];
  if (isEmpty(condition)) return phrases.sentence.noConditionYet;
  if (condition.type === 'group') return writeOuter(condition, 'statement', phrases, names);
  return clauseOf(condition, phrases, names).text;
}

/**
 * Gives what a condition says of one person, without naming them: `has the tag “vip”`, `did “Created task” at least 3 times`.
 * For the rows of an explanation; groups come as a list of statements.
 */
export function describeFact(condition: Condition, locale: Locale, names: Names = {}): string {
  const phrases = factPhrases[locale];
  if (isEmpty(condition)) return phrases.sentence.noConditionYet;
  return condition.type === 'group'
    ? writeOuter(condition, 'statement', personPhrases[locale], names)
    : clauseOf(condition, phrases, names).text;
}

/** Gives what a condition says of one person as a statement of its own: `they did “Created task”, and their plan is “pro”`. */
export function describePerson(condition: Condition, locale: Locale, names: Names = {}): string {
  const phrases = personPhrases[locale];
  if (isEmpty(condition)) return phrases.sentence.noConditionYet;
  return writeOuter(condition, 'statement', phrases, names);
}

/** Gives how often something is asked for, in pieces: `at least 3`, `in the last 7 days`, and what is counted if not events. */
export function describeAsked(condition: EventLike, locale: Locale, names: Names = {}): AskedCount {
  return writeAsked(condition, factPhrases[locale], names);
}

/** A piece of a sentence that still lacks its beginning: who, whose, they, their. */
interface Clause {
  readonly lead: Lead;
  readonly text: string;
}

/** Writes a condition that needs no parentheses around it. */
function writeOuter(condition: Condition, style: LeadStyle, phrases: Phrases, names: Names): string {
  if (condition.type === 'group' && (condition.match === 'all' || condition.match === 'any')) {
    return writeMembers(condition, condition.match, style, phrases, names);
  }
  const { lead, text } = clauseOf(condition, phrases, names);
  return `${phrases.sentence.leads[style][lead]}${text}`;
}

/** Writes the members of an `all` or `any` group. */
function writeMembers(
  group: GroupCondition,
  match: 'all' | 'any',
  style: LeadStyle,
  phrases: Phrases,
  names: Names,
): string {
  const { sentence } = phrases;
  const members = saying(group);
  let previous: Lead | undefined;
  const written = members.map((member) => {
    if (needsParentheses(member) && members.length > 1) {
      previous = undefined;
      return `(${writeOuter(member, style, phrases, names)})`;
    }
    if (needsParentheses(member)) return writeOuter(member, style, phrases, names);
    const { lead, text } = clauseOf(member, phrases, names);
    const repeated = lead === 'subject' && previous === 'subject' && sentence.dropsRepeatedSubject;
    previous = lead;
    return repeated ? text : `${sentence.leads[style][lead]}${text}`;
  });
  return written.join(match === 'all' ? sentence.and : sentence.or);
}

/** The members that say something; groups of one are replaced by what they hold. */
function saying(group: GroupCondition): readonly Condition[] {
  return group.conditions.filter((member) => !isEmpty(member)).map(unwrapped);
}

/** A group of one only passes its member on, unless it denies it. */
function unwrapped(condition: Condition): Condition {
  if (!needsParentheses(condition)) return condition;
  const members = saying(condition);
  const only = members[0];
  return members.length === 1 && only !== undefined ? only : condition;
}

function needsParentheses(condition: Condition): condition is GroupCondition {
  return condition.type === 'group' && (condition.match === 'all' || condition.match === 'any');
}

/** Groups without any condition inside appear while somebody edits; they say nothing. */
function isEmpty(condition: Condition): boolean {
  return condition.type === 'group' && condition.conditions.every(isEmpty);
}

function clauseOf(condition: Condition, phrases: Phrases, names: Names): Clause {
  const { facts, values, sentence } = phrases;
  switch (condition.type) {
    case 'group':
      return { lead: 'whole', text: writeCountedGroup(condition, phrases, names) };
    case 'field': {
      const name = nameOf(names.fields, condition.field);
      const subject = condition.of === 'account' ? facts.accountField(name) : facts.personField(name);
      return { lead: 'possessive', text: `${subject} ${writePredicate(condition, phrases, names)}` };
    }
    case 'score': {
      const subject = facts.score(nameOf(names.scores, condition.score));
      return { lead: 'possessive', text: `${subject} ${writePredicate(condition, phrases, names)}` };
    }
    case 'tag':
      return subject(facts.tag[condition.operator](values.quote(condition.tag)));
    case 'segment': {
      const words = names.accountSegments?.includes(condition.segment) ? facts.accountSegment : facts.segment;
      return subject(words[condition.operator](values.quote(nameOf(names.segments, condition.segment))));
    }
    case 'members': {
      const { count = { operator: 'at_least', value: 1 } } = condition;
      const segment = values.quote(nameOf(names.segments, condition.segment));
      return subject(facts.members(quantityOf(count), countBounds(count).hi === 0, segment));
    }
    case 'consent': {
      const topic = values.quote(nameOf(names.topics, condition.topic));
      return subject(facts.consent[condition.operator](topic, condition.channel));
    }
    case 'event':
    case 'page':
    case 'email':
    case 'form':
      return subject(writeEventLike(condition, phrases, names));
    case 'sequence':
      return subject(writeSequence(condition, phrases, names));
    case 'trend':
      return subject(writeTrend(condition, phrases, names));
    case 'regular':
      return subject(writeRegular(condition, phrases, names));
    case 'lasting': {
      const inner = writeOuter(condition.condition, 'statement', phrases, names);
      return { lead: 'whole', text: sentence.lasting(condition.for, inner) };
    }
    case 'everyone':
      return subject(facts.everyone);
  }
}

function subject(text: string): Clause {
  return { lead: 'subject', text };
}

/** `none` and "at least k" stand before a list of statements; `all` and `any` come here only from inside one. */
function writeCountedGroup(group: GroupCondition, phrases: Phrases, names: Names): string {
  const { match } = group;
  if (match === 'all' || match === 'any') return writeMembers(group, match, 'statement', phrases, names);
  const members = group.conditions.filter((member) => !isEmpty(member));
  const statements = members
    .map((member) => writeOuter(member, 'statement', phrases, names))
    .join(phrases.sentence.statementEnd);
  if (match === 'none') return phrases.sentence.noneOf(members.length, statements);
  return phrases.sentence.atLeastOf(match.atLeast, members.length, statements);
}
