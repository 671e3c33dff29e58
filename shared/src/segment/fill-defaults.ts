import type {
  Condition,
  EmailCondition,
  EventCondition,
  EventLike,
  FieldCondition,
  FormCondition,
  PageCondition,
  PropertyFilter,
  SegmentDefinition,
  TextMatch,
  Window,
} from './ast.ts';
import { durationMs } from './duration.ts';
import type {
  NormalCondition,
  NormalDefinition,
  NormalEmail,
  NormalEvent,
  NormalEventLike,
  NormalField,
  NormalForm,
  NormalPage,
} from './normal.ts';

const AT_LEAST_ONE = { operator: 'at_least', value: 1 } as const;

/**
 * Writes every default of a definition out and changes nothing else: conditions stay where they are, so paths
 * keep their meaning. What compiles, explains or counts per condition starts from here.
 */
export function fillDefaults(definition: SegmentDefinition): NormalDefinition {
  return {
    version: definition.version,
    kind: definition.kind,
    ...(definition.of === 'account' ? { of: definition.of } : {}),
    condition: fillCondition(definition.condition),
    include_anonymous: definition.include_anonymous ?? false,
  };
}

/** Like `fillDefaults`, for one condition and what is inside it. */
export function fillCondition(condition: Condition): NormalCondition {
  switch (condition.type) {
    case 'group':
      return { ...condition, conditions: condition.conditions.map(fillCondition) };
    case 'field':
      return fillField(condition);
    case 'event':
    case 'page':
    case 'email':
    case 'form':
      return fillEventLike(condition);
    case 'sequence':
      return { ...condition, steps: condition.steps.map(fillEventLike), thenNot: condition.thenNot ?? false };
    case 'trend':
      return { ...condition, measure: fillEventLike(condition.measure) };
    case 'lasting':
      return { ...condition, condition: fillCondition(condition.condition) };
    case 'regular':
      return { ...condition, event: fillEventLike(condition.event) };
    case 'members':
      return { ...condition, count: condition.count ?? AT_LEAST_ONE };
    case 'tag':
    case 'segment':
    case 'score':
    case 'consent':
    case 'everyone':
      return { ...condition };
  }
}

function fillField(condition: FieldCondition): NormalField {
  return { ...condition, of: condition.of ?? 'person', case_sensitive: condition.case_sensitive ?? false };
}

/** Like `fillDefaults`, for what counts events. */
export function fillEventLike(condition: EventLike): NormalEventLike {
  switch (condition.type) {
    case 'event':
      return fillEvent(condition);
    case 'page':
      return fillPage(condition);
    case 'email':
      return fillEmail(condition);
    case 'form':
      return fillForm(condition);
  }
}

function fillEvent(condition: EventCondition): NormalEvent {
  return { ...condition, ...counting(condition) };
}

function fillForm(condition: FormCondition): NormalForm {
  return { ...condition, ...counting(condition) };
}

function fillPage(condition: PageCondition): NormalPage {
  const { url, path, ...rest } = condition;
  return {
    ...rest,
    ...counting(condition),
    ...(url === undefined ? {} : { url: fillTextMatch(url) }),
    ...(path === undefined ? {} : { path: fillTextMatch(path) }),
  };
}

function fillEmail(condition: EmailCondition): NormalEmail {
  const { link, ...rest } = condition;
  return {
    ...rest,
    ...counting(condition),
    emails: condition.emails ?? 'any',
    machine: condition.machine ?? false,
    ...(link === undefined ? {} : { link: fillTextMatch(link) }),
  };
}

function counting(condition: EventLike): Pick<NormalEvent, 'where' | 'count' | 'window' | 'occurrence'> {
  const { occurrence } = condition;
  return {
    where: (condition.where ?? []).map(fillFilter),
    count: condition.count ?? AT_LEAST_ONE,
    window: fillWindow(condition.window ?? { type: 'ever' }),
    ...(occurrence === undefined
      ? {}
      : { occurrence: { pick: occurrence.pick, where: (occurrence.where ?? []).map(fillFilter) } }),
  };
}

function fillFilter(filter: PropertyFilter): PropertyFilter {
  const { where, ...rest } = filter;
  return {
    ...rest,
    case_sensitive: filter.case_sensitive ?? false,
    ...(where === undefined ? {} : { where: where.map(fillFilter) }),
  };
}

function fillTextMatch(match: TextMatch): TextMatch {
  return { ...match, case_sensitive: match.case_sensitive ?? false };
}

/** "Between 30 and 60 days ago" and "between 60 and 30 days ago" are one window: the older end comes first. */
function fillWindow(window: Window): Window {
  if (window.type === 'calendar') return { ...window, offset: window.offset ?? 0 };
  if (window.type === 'ago' && durationMs(window.from) < durationMs(window.to)) {
    return { type: 'ago', from: window.to, to: window.from };
  }
  return window;
}
