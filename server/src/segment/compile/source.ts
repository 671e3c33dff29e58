import {
  childConditions,
  type Condition,
  type EmailActivity,
  type EmailCondition,
  type EventLike,
  eventLikesOf,
  type PageCondition,
  type PropertyFilter,
  type TextMatch,
} from '@segue/shared/segment';
import { rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { FORM_EVENT, PAGE_EVENT } from '../../event/index.ts';
import { and, type CompileContext, type Names, or } from './context.ts';
import { fieldJson } from './field.ts';
import { type CompiledFilter, compileFilter } from './paths.ts';
import type { CompiledWindow } from './window.ts';

/** The events that a condition speaks of, before any window: rows of `events` under the alias `e`. */
export interface Source {
  /** Null for an event never received: nobody did it. */
  readonly typeId: number | null;
  readonly filters: readonly CompiledFilter[];
  /** Reads something of the person, so it cannot be scanned without them. */
  readonly perPerson: boolean;
}

/** These look anywhere in the address, so a leading slash does not mean that the path is meant. */
const SUBSTRING_OPERATORS = new Set(['contains', 'not_contains']);

const EMAIL_EVENTS: Readonly<Record<EmailActivity, string>> = {
  received: 'Email Delivered',
  opened: 'Email Opened',
  clicked: 'Email Clicked',
  replied: 'Email Replied',
  unsubscribed: 'Email Unsubscribed',
  bounced: 'Email Bounced',
  complained: 'Email Complained',
};

/** The name under which what an event-like condition speaks of is stored. */
export function eventNameOf(condition: EventLike): string {
  switch (condition.type) {
    case 'event':
      return condition.event;
    case 'page':
      return PAGE_EVENT;
    case 'email':
      return EMAIL_EVENTS[condition.activity];
    case 'form':
      return FORM_EVENT;
  }
}

/**
 * All events that a condition reads by name. What looks back reads those of other segments, too: an event that comes
 * late changes what they were, even where it changes nothing about what they are.
 */
export function eventNamesIn(condition: Condition, names: Pick<Names, 'segmentVersion'>): Set<string> {
  const found = new Set<string>();
  const followed = new Set<string>();
  const visit = (root: Condition, looksBack: boolean): void => {
    for (const eventLike of eventLikesOf(root)) found.add(eventNameOf(eventLike));
    if (root.type === 'segment' && looksBack && !followed.has(root.segment)) {
      followed.add(root.segment);
      const other = names.segmentVersion(root.segment)?.definition;
      if (other?.kind === 'dynamic') visit(other.condition, true);
    }
    for (const child of childConditions(root)) visit(child, looksBack || root.type === 'lasting');
  };
  visit(condition, false);
  return found;
}

/** Compiles which events a condition speaks of: their type and everything asked of one of them (S14). */
export function sourceOf(context: CompileContext, condition: EventLike): Source {
  const filters = [...filtersOf(context, condition.where ?? []), ...ownFilters(context, condition)];
  const source = {
    typeId: context.names.eventTypeId(eventNameOf(condition)),
    filters,
    perPerson: readsFields(condition.where) || readsFields(condition.occurrence?.where),
  };
  const { occurrence } = condition;
  if (!occurrence) return source;
  const picked = occurrence.pick === 'first' ? rawSql('min(e.occurred_at)') : rawSql('max(e.occurred_at)');
  // The alias inside is another one than that outside: the event must be the one picked among all of the person's.
  const isPicked = sql`e.occurred_at = (select ${picked} from events e where ${eventsOf(context, source)})`;
  return {
    ...source,
    filters: [...filters, { isTrue: isPicked, flipsAt: null }, ...filtersOf(context, occurrence.where ?? [])],
    perPerson: true,
  };
}

/** All events of the source that one person has by now. */
export function eventsOf(context: CompileContext, source: Source): SqlFragment {
  return and([rawSql('e.person_id = p.id'), ...anyonesEvents(context, source)]);
}

/** The same for whoever did them. */
function anyonesEvents(context: CompileContext, source: Source): SqlFragment[] {
  return [
    source.typeId === null ? rawSql('false') : sql`e.event_type_id = ${source.typeId}::int`,
    sql`e.occurred_at <= ${context.now}`,
    ...source.filters.map((filter) => filter.isTrue),
  ];
}

/** The events that count, of the person or of anybody. */
export function scanOf(
  context: CompileContext,
  source: Source,
  window: CompiledWindow,
  perPerson: boolean,
): SqlFragment {
  const inWindow = window.scan(rawSql('e.occurred_at'));
  const events = perPerson ? [...context.guards, eventsOf(context, source)] : anyonesEvents(context, source);
  return and([...events, ...(inWindow ? [inWindow] : [])]);
}

function ownFilters(context: CompileContext, condition: EventLike): CompiledFilter[] {
  switch (condition.type) {
    case 'event':
      return [];
    case 'page':
      return addressFilters(context, condition);
    case 'email':
      return emailFilters(context, condition);
    case 'form':
      return [fixed(sql`e.properties ->> 'form' = ${condition.form}::text`)];
  }
}

/**
 * A page visit is an event; a value that starts with `/` means the path, any other the whole address. Values of one list
 * may be of both sorts; then each is compared with what it means.
 */
function addressFilters(context: CompileContext, { url, path }: PageCondition): CompiledFilter[] {
  return [...(path ? [textFilter(context, PATH, path)] : []), ...(url ? urlFilters(context, url) : [])];
}

const PATH = sql`e.properties -> 'path'`;
/** Who sends no address but a path means that. */
const ADDRESS = sql`coalesce(e.properties -> 'url', e.properties -> 'path')`;

function urlFilters(context: CompileContext, match: TextMatch): CompiledFilter[] {
  if (SUBSTRING_OPERATORS.has(match.operator)) return [textFilter(context, ADDRESS, match)];
  const values: readonly string[] = typeof match.value === 'string' ? [match.value] : match.value;
  const paths = values.filter((value) => value.startsWith('/'));
  if (paths.length === 0) return [textFilter(context, ADDRESS, match)];
  if (paths.length === values.length) return [textFilter(context, PATH, match)];
  const addresses = values.filter((value) => !value.startsWith('/'));
  const both = [
    textFilter(context, PATH, { ...match, value: paths }),
    textFilter(context, ADDRESS, { ...match, value: addresses }),
  ];
  // Only lists hold several values: in any of them, or in none of them.
  return match.operator === 'is_none_of' ? both : [fixed(or(both.map((filter) => filter.isTrue)))];
}

/** Keys of emails are exact; opens and clicks of machines count only where the condition says so (S17). */
function emailFilters(context: CompileContext, condition: EmailCondition): CompiledFilter[] {
  const { activity, emails, link, machine } = condition;
  const isJudged = activity === 'opened' || activity === 'clicked';
  return [
    ...(Array.isArray(emails) ? [fixed(sql`e.properties ->> 'email' = any(${emails as string[]}::text[])`)] : []),
    ...(link ? [textFilter(context, sql`e.properties -> 'link'`, link)] : []),
    ...(machine === true || !isJudged ? [] : [fixed(sql`e.properties -> 'machine' is distinct from 'true'::jsonb`)]),
  ];
}

function textFilter(context: CompileContext, json: SqlFragment, match: TextMatch): CompiledFilter {
  const root = sql`jsonb_build_object('text', ${json})`;
  return compileFilter({ ...filterInput(context), root, path: 'text', declared: 'text' }, match);
}

function fixed(isTrue: SqlFragment): CompiledFilter {
  return { isTrue, flipsAt: null };
}

function filterInput(context: CompileContext): {
  timezone: string;
  now: SqlFragment;
  fieldJson(name: string): SqlFragment;
} {
  return { timezone: context.names.timezone, now: context.now, fieldJson };
}

function filtersOf(context: CompileContext, where: readonly PropertyFilter[]): CompiledFilter[] {
  return where.map((filter) =>
    compileFilter({ ...filterInput(context), root: sql`e.properties`, path: filter.property, declared: null }, filter),
  );
}

function readsFields(where: readonly PropertyFilter[] | undefined): boolean {
  return (where ?? []).some(
    (filter) =>
      (typeof filter.value === 'object' && 'field' in filter.value) ||
      (filter.where ? readsFields(filter.where) : false),
  );
}
