import type {
  Condition,
  EventLike,
  OperatorValue,
  PropertyFilter,
  SegmentDefinition,
  SegmentSubject,
  Window,
} from './ast.ts';
import { eventLikesOf, walkCondition } from './walk.ts';

/** What a definition reads, each list without repeats and in order of first appearance. */
export interface References {
  readonly events: readonly string[];
  readonly personFields: readonly string[];
  readonly accountFields: readonly string[];
  readonly tags: readonly string[];
  readonly segments: readonly string[];
  /** Those among the segments whose members are counted, account by account. */
  readonly rolledUp: readonly string[];
  readonly scores: readonly string[];
  readonly forms: readonly string[];
  /** Keys of the emails named; `anyEmail` tells whether every email counts somewhere. */
  readonly emails: readonly string[];
  readonly anyEmail: boolean;
  readonly emailActivities: readonly string[];
  /** Whether page visits are read. Which ones is decided by their filters, so there is no list of names. */
  readonly pages: boolean;
  readonly topics: readonly string[];
  /** Whether sessions are read, which any event may begin or end. */
  readonly sessions: boolean;
}

/**
 * Takes a definition and gives what it reads, for the inverted index, the dependency graph and the list of uses.
 * A static segment reads nothing, whatever its condition says (S29).
 */
export function references(definition: SegmentDefinition): References {
  if (definition.kind === 'static') return new Collector().result();
  return conditionReferences(definition.condition, definition.of ?? 'person');
}

/** Like `references`, for one condition and what is inside it, in a segment of people or of accounts. */
export function conditionReferences(condition: Condition, of: SegmentSubject = 'person'): References {
  const collector = new Collector(of);
  walkCondition(condition, (inner) => collector.addCondition(inner));
  return collector.result();
}

class Collector {
  readonly events = new Set<string>();
  readonly personFields = new Set<string>();
  readonly accountFields = new Set<string>();
  readonly tags = new Set<string>();
  readonly segments = new Set<string>();
  readonly rolledUp = new Set<string>();
  readonly scores = new Set<string>();
  readonly forms = new Set<string>();
  readonly emails = new Set<string>();
  readonly emailActivities = new Set<string>();
  readonly topics = new Set<string>();
  anyEmail = false;
  pages = false;
  sessions = false;
  private readonly of: SegmentSubject;

  constructor(of: SegmentSubject = 'person') {
    this.of = of;
  }

  addCondition(condition: Condition): void {
    for (const eventLike of eventLikesOf(condition)) this.addEventLike(eventLike);
    switch (condition.type) {
      case 'field':
        (condition.of === 'account' ? this.accountFields : this.personFields).add(condition.field);
        this.addValue(condition.value);
        break;
      case 'tag':
        this.tags.add(condition.tag);
        break;
      case 'segment':
        this.segments.add(condition.segment);
        break;
      case 'members':
        this.segments.add(condition.segment);
        this.rolledUp.add(condition.segment);
        break;
      case 'score':
        this.scores.add(condition.score);
        break;
      case 'consent':
        this.topics.add(condition.topic);
        break;
      default:
        break;
    }
  }

  result(): References {
    return {
      events: [...this.events],
      personFields: [...this.personFields],
      accountFields: [...this.accountFields],
      tags: [...this.tags],
      segments: [...this.segments],
      rolledUp: [...this.rolledUp],
      scores: [...this.scores],
      forms: [...this.forms],
      emails: [...this.emails],
      anyEmail: this.anyEmail,
      emailActivities: [...this.emailActivities],
      pages: this.pages,
      topics: [...this.topics],
      sessions: this.sessions,
    };
  }

  private addEventLike(eventLike: EventLike): void {
    switch (eventLike.type) {
      case 'event':
        this.events.add(eventLike.event);
        break;
      case 'page':
        this.pages = true;
        break;
      case 'email':
        this.emailActivities.add(eventLike.activity);
        if (Array.isArray(eventLike.emails)) for (const email of eventLike.emails) this.emails.add(email);
        else this.anyEmail = true;
        break;
      case 'form':
        this.forms.add(eventLike.form);
        break;
    }
    this.addFilters(eventLike.where);
    this.addFilters(eventLike.occurrence?.where);
    this.addWindow(eventLike.window);
  }

  private addFilters(filters: readonly PropertyFilter[] | undefined): void {
    for (const filter of filters ?? []) {
      this.addValue(filter.value);
      this.addFilters(filter.where);
    }
  }

  private addWindow(window: Window | undefined): void {
    if (window?.type === 'after_field') this.personFields.add(window.field);
    if (window?.type === 'session') this.sessions = true;
  }

  /** A value may be another field of the same person or account: then that field is read too. */
  private addValue(value: OperatorValue | undefined): void {
    if (typeof value === 'object' && 'field' in value)
      (this.of === 'account' ? this.accountFields : this.personFields).add(value.field);
  }
}
