import type { EventInfo, FieldInfo, TagInfo } from '@segue/shared/api';
import type { Condition, SegmentSubject } from '@segue/shared/segment';
import { blankCondition } from './row-edits.ts';
import { firstOperator, valueForOperator } from './operators.ts';
import { foldText, rankMatches } from './rank-matches.ts';

/** What was observed in this workspace, as far as conditions are made of it. */
export interface Catalogue {
  readonly events: readonly EventInfo[];
  readonly personFields: readonly FieldInfo[];
  readonly accountFields: readonly FieldInfo[];
  readonly tags: readonly TagInfo[];
  /** Those that a segment condition may name: of accounts alone, where accounts are grouped. */
  readonly segments: readonly NamedSegment[];
  /** Whom the segment groups; default: people. */
  readonly of?: SegmentSubject;
  /** Segments of people whose members can be counted, where accounts are grouped. */
  readonly countable?: readonly NamedSegment[];
}

interface NamedSegment {
  readonly key: string;
  readonly name: string;
  readonly count: number | null;
}

export type ChoiceKind =
  | 'members'
  | 'event'
  | 'field'
  | 'account_field'
  | 'tag'
  | 'segment'
  | 'page'
  | 'group'
  | 'everyone';

/** One thing a new row can become. */
export interface RowChoice {
  readonly id: string;
  readonly kind: ChoiceKind;
  /** The observed name; empty where the kind itself is the choice. */
  readonly name: string;
  /** Events or people behind it; null where nothing is counted. */
  readonly count: number | null;
  /** Typed by the person, never observed. */
  readonly isNew: boolean;
  readonly condition: Condition;
}

/** How many of each kind are listed before anything is typed, and while typing. */
const shownPerKind = { browsing: 5, searching: 8 };

/** Words under which a kind is found; people who come from other tools say "trait", "property", "audience". */
export type KindWords = Readonly<Record<ChoiceKind, readonly string[]>>;

function choice(kind: ChoiceKind, name: string, count: number | null, condition: Condition, isNew = false): RowChoice {
  return { id: `${kind} ${name}${isNew ? ' new' : ''}`, kind, name, count, isNew, condition };
}

function fieldChoice({ name, of, type, people }: FieldInfo): RowChoice {
  const operator = firstOperator(type);
  const condition: Condition = {
    type: 'field',
    field: name,
    operator,
    value: valueForOperator(operator, type, undefined),
  };
  return of === 'account'
    ? choice('account_field', name, people, { ...condition, of: 'account' })
    : choice('field', name, people, condition);
}

function observedChoices(catalogue: Catalogue): readonly RowChoice[] {
  return [
    ...catalogue.events.map(({ name, count }) => choice('event', name, count, { type: 'event', event: name })),
    ...catalogue.personFields.map(fieldChoice),
    ...catalogue.accountFields.map(fieldChoice),
    ...(catalogue.countable ?? []).map(({ key, name, count }) => ({
      ...choice('members', name, count, { type: 'members', segment: key } as const),
      id: `members ${key}`,
    })),
    ...catalogue.tags.map(({ name, people }) =>
      choice('tag', name, people, { type: 'tag', tag: name, operator: 'has' }),
    ),
    ...catalogue.segments.map(({ key, name, count }) => ({
      ...choice('segment', name, count, { type: 'segment', segment: key, operator: 'in' } as const),
      id: `segment ${key}`,
    })),
  ];
}

function pageChoice(value: string): RowChoice {
  return choice('page', value, null, { type: 'page', url: { operator: 'contains', value } });
}

function generalChoices(of: SegmentSubject = 'person'): readonly RowChoice[] {
  const group: Condition = { type: 'group', match: 'any', conditions: [{ ...blankCondition }] };
  if (of === 'account') return [choice('group', '', null, group)];
  return [pageChoice(''), choice('group', '', null, group), choice('everyone', '', null, { type: 'everyone' })];
}

/** What was typed can always be used as it is, for things that will be observed only later. */
function newChoices(
  typed: string,
  observed: readonly RowChoice[],
  of: SegmentSubject = 'person',
): readonly RowChoice[] {
  const known = (kind: ChoiceKind) => observed.some((other) => other.kind === kind && other.name === typed);
  if (of === 'account') {
    const field: Condition = { type: 'field', of, field: typed, operator: 'is' };
    return known('account_field') ? [] : [choice('account_field', typed, null, field, true)];
  }
  const made = [
    choice('event', typed, null, { type: 'event', event: typed }, true),
    choice('field', typed, null, { type: 'field', field: typed, operator: 'is' }, true),
    choice('tag', typed, null, { type: 'tag', tag: typed, operator: 'has' }, true),
  ];
  return made.filter(({ kind }) => !known(kind));
}

/**
 * Takes the catalogue and what was typed into a new row, gives what the row can become, best first, at most eight
 * of each kind. Something that looks like an address is offered as a page visit before anything else.
 */
export function rowChoices(catalogue: Catalogue, typed: string, words: KindWords): readonly RowChoice[] {
  const observed = observedChoices(catalogue);
  const query = typed.trim();
  if (query === '') return [...limitPerKind(observed, shownPerKind.browsing), ...generalChoices(catalogue.of)];
  const looksLikeAddress = catalogue.of !== 'account' && /^(?:\/|https?:)/iu.test(query);
  const matches = rankMatches([...observed, ...generalChoices(catalogue.of)], query, ({ kind, name }) => [
    name,
    ...words[kind],
  ]);
  // A match of the kind alone ("tag") must not bury the names that match.
  const byName = matches.toSorted((a, b) => Number(matchesName(b, query)) - Number(matchesName(a, query)));
  return [
    ...(looksLikeAddress ? [pageChoice(query)] : []),
    ...limitPerKind(byName, shownPerKind.searching),
    ...(looksLikeAddress ? [] : newChoices(query, observed, catalogue.of)),
  ];
}

function matchesName({ name }: RowChoice, query: string): boolean {
  return name !== '' && foldText(name).includes(foldText(query));
}

function limitPerKind(choices: readonly RowChoice[], max: number): readonly RowChoice[] {
  const seen = new Map<ChoiceKind, number>();
  return choices.filter(({ kind }) => {
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= max;
  });
}
