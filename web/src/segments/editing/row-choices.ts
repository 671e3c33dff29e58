import type { EventInfo, FieldInfo, TagInfo } from '@segue/shared/api';
import type {
  Condition,
  Count,
  Duration,
  EmailActivity,
  EventLike,
  EventLikeParts,
  GroupMatch,
  SegmentSubject,
  Window,
} from '@segue/shared/segment';
import { emailActivities } from '../sentence/email-words.ts';
import { blankCondition } from './row-edits.ts';
import { firstOperator, valueForOperator } from './operators.ts';
import { foldText, rankMatches } from './rank-matches.ts';

export interface CatalogueSegment {
  readonly key: string;
  readonly name: string;
  readonly count: number | null;
  readonly is_technical?: boolean;
}

/** What was observed in this workspace, as far as conditions are made of it. */
export interface Catalogue {
  readonly events: readonly EventInfo[];
  readonly personFields: readonly FieldInfo[];
  readonly accountFields: readonly FieldInfo[];
  readonly tags: readonly TagInfo[];
  /** Those that a segment condition may name: of accounts alone, where accounts are grouped. */
  readonly segments: readonly CatalogueSegment[];
  /** Whom the segment groups; default: people. */
  readonly of?: SegmentSubject;
  /** Segments of people whose members can be counted, where accounts are grouped. */
  readonly countable?: readonly CatalogueSegment[];
  /** Names of forms and emails by how often they were seen, and of scores and topics that other segments speak of. */
  readonly forms?: readonly string[];
  readonly scores?: readonly string[];
  readonly topics?: readonly string[];
}

export type ChoiceKind =
  | 'members'
  | 'event'
  | 'field'
  | 'account_field'
  | 'tag'
  | 'segment'
  | 'page'
  | 'email'
  | 'form'
  | 'sequence'
  | 'trend'
  | 'regular'
  | 'lasting'
  | 'score'
  | 'consent'
  | 'group'
  | 'everyone';

/** One thing a new row can become. */
export interface RowChoice {
  readonly id: string;
  readonly kind: ChoiceKind;
  /** The observed name; empty where the kind itself is the choice. */
  readonly name: string;
  /** Tells choices of one kind apart that have no name: which activity, which way to join. */
  readonly variant?: ChoiceVariant;
  /** Events or people behind it; null where nothing is counted. */
  readonly count: number | null;
  /** Typed by the person, never observed. */
  readonly isNew: boolean;
  readonly condition: Condition;
}

export type ChoiceVariant =
  | EmailActivity
  | 'not_opened'
  | 'not_clicked'
  | 'did_not'
  | 'then_not'
  | 'any'
  | 'none'
  | 'at_least';

/** How many of each kind are listed before anything is typed, and while typing. */
const shownPerKind = { browsing: 5, searching: 8 };

/** Words under which a kind is found; people who come from other tools say "trait", "property", "audience". */
export type KindWords = Readonly<Record<ChoiceKind, readonly string[]>>;

/** Words under which a variant is found besides those of its kind: "opened", "unsubscribed". */
export type VariantWords = Readonly<Partial<Record<ChoiceVariant, readonly string[]>>>;

/** Words that turn an event into its absence when they stand before its name: "not logged in". */
function withoutNegation(query: string, negations: readonly string[]): string | null {
  const folded = foldText(query);
  const used = negations.map(foldText).find((word) => folded.startsWith(`${word} `));
  return used === undefined ? null : query.slice(used.length).trim();
}

/** Events that did not happen, for "not logged in". */
function absentChoices({ events }: Catalogue, name: string): readonly RowChoice[] {
  return rankMatches(events, name, (event) => [event.name]).map((event) => ({
    ...choice('event', event.name, event.count, { type: 'event', event: event.name, ...silent }),
    id: `event not ${event.name}`,
    variant: 'did_not',
  }));
}

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

/** Technical segments are only found by their whole name (A33). */
function observedChoices(catalogue: Catalogue, query: string): readonly RowChoice[] {
  const offered = catalogue.segments.filter(
    ({ key, name, is_technical }) => is_technical !== true || key === query || foldText(name) === foldText(query),
  );
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
    ...offered.map(({ key, name, count }) => ({
      ...choice('segment', name, count, { type: 'segment', segment: key, operator: 'in' } as const),
      id: `segment ${key}`,
    })),
  ];
}

function pageChoice(value: string): RowChoice {
  return choice('page', value, null, { type: 'page', url: { operator: 'contains', value } });
}

const blank = (): Condition => ({ ...blankCondition });
const week: Duration = { amount: 7, unit: 'day' };

/** The defaults of every kind: what is asked most, so that one choice more makes a sentence. */
function generalChoices(catalogue: Catalogue): readonly RowChoice[] {
  const step: EventLike = { type: 'event', event: '' };
  const usual: EventLike = { type: 'event', event: catalogue.events.find(({ kind }) => kind === 'track')?.name ?? '' };
  const varied = (kind: ChoiceKind, variant: ChoiceVariant, condition: Condition): RowChoice => ({
    ...choice(kind, '', null, condition),
    id: `${kind} ${variant}`,
    variant,
  });
  const group = (match: GroupMatch): Condition => ({ type: 'group', match, conditions: [blank()] });
  const sequence: Condition = { type: 'sequence', steps: [step, step], within: week };
  return [
    pageChoice(''),
    varied('page', 'did_not', {
      type: 'page',
      url: { operator: 'contains', value: '' },
      count: never,
      window: lastMonth,
    }),
    ...emailActivities.map((activity) => varied('email', activity, { type: 'email', activity })),
    varied('email', 'not_opened', { type: 'email', activity: 'opened', ...silent }),
    varied('email', 'not_clicked', { type: 'email', activity: 'clicked', ...silent }),
    ...formChoices(catalogue.forms ?? []),
    choice('sequence', '', null, sequence),
    varied('sequence', 'then_not', { ...sequence, thenNot: true }),
    choice('trend', '', null, {
      type: 'trend',
      measure: usual,
      period: { amount: 14, unit: 'day' },
      change: { operator: 'down_by_at_least', percent: 50 },
    }),
    choice('regular', '', null, { type: 'regular', event: usual, period: 'week', atLeast: 3, of: 4 }),
    choice('lasting', '', null, { type: 'lasting', condition: group('all'), for: { amount: 14, unit: 'day' } }),
    choice('score', '', null, {
      type: 'score',
      score: onlyOne(catalogue.scores, 'engagement'),
      operator: 'gt',
      value: 75,
    }),
    choice('consent', '', null, {
      type: 'consent',
      topic: onlyOne(catalogue.topics, ''),
      channel: 'email',
      operator: 'subscribed',
    }),
    varied('group', 'any', group('any')),
    varied('group', 'none', group('none')),
    varied('group', 'at_least', { type: 'group', match: { atLeast: 2 }, conditions: [blank(), blank(), blank()] }),
    choice('everyone', '', null, { type: 'everyone' }),
  ];
}

/** Not lately, without those who have only just arrived (S13): what is nearly always meant by "did not". */
const silent: EventLikeParts = {
  count: { operator: 'exactly', value: 0 },
  window: { type: 'last', amount: 30, unit: 'day' },
  known_for_at_least: 'window',
};
const never: Count = { operator: 'exactly', value: 0 };
const lastMonth: Window = { type: 'last', amount: 30, unit: 'day' };

/** The first that is known, else what it is usually called. */
const onlyOne = (names: readonly string[] | undefined, usual: string): string => names?.[0] ?? usual;

function formChoices(forms: readonly string[]): readonly RowChoice[] {
  const named = forms.map((form) => choice('form', form, null, { type: 'form', form }));
  return named.length > 0 ? named : [choice('form', '', null, { type: 'form', form: '' })];
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
export function rowChoices(
  catalogue: Catalogue,
  typed: string,
  words: KindWords,
  variantWords: VariantWords = {},
): readonly RowChoice[] {
  const query = typed.trim();
  const observed = observedChoices(catalogue, query);
  const general = generalChoices(catalogue).filter(({ kind }) => catalogue.of !== 'account' || kind === 'group');
  if (query === '') return [...limitPerKind(productFirst(observed, catalogue), shownPerKind.browsing), ...general];
  const absent = withoutNegation(query, variantWords.did_not ?? []);
  const looksLikeAddress = catalogue.of !== 'account' && /^(?:\/|https?:)/iu.test(query);
  const matches = rankMatches([...observed, ...general], query, ({ kind, name, variant }) => [
    name,
    ...words[kind],
    ...(variant === undefined ? [] : (variantWords[variant] ?? [])),
  ]);
  // A match of the kind alone ("tag") must not bury the names that match, nor the raw events of emails and visits the
  // conditions made for them, which leave machines out.
  const reserved = new Set(catalogue.events.filter(({ kind }) => ownKinds.has(kind)).map(({ name }) => name));
  const order = (found: RowChoice): number =>
    found.kind === 'event' && reserved.has(found.name) ? 2 : matchesName(found, query) ? 0 : 1;
  const byName = matches.toSorted((a, b) => order(a) - order(b));
  return [
    ...(looksLikeAddress ? [pageChoice(query)] : []),
    ...(absent === null ? [] : limitPerKind(absentChoices(catalogue, absent), shownPerKind.searching)),
    ...limitPerKind(byName, shownPerKind.searching),
    ...(looksLikeAddress ? [] : newChoices(query, observed, catalogue.of)),
  ];
}

/** What people do in the product stands before visits and emails, which have choices of their own. */
function productFirst(choices: readonly RowChoice[], { events }: Catalogue): readonly RowChoice[] {
  const own = new Set(events.filter(({ kind }) => kind === 'track').map(({ name }) => name));
  const isOwn = ({ kind, name }: RowChoice) => kind !== 'event' || own.has(name);
  return choices.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
}

/** Events that conditions of their own are made of. */
const ownKinds: ReadonlySet<EventInfo['kind']> = new Set(['email', 'page', 'form']);

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
