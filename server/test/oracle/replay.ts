import type { SegmentDefinition, ValueType } from '@segue/shared/segment';
import { fitted, leaves, typeOfFirst } from './declared-type.ts';
import { kindOf } from './event-kind.ts';
import { mergedHistory, mergedState, withState } from './history.ts';
import type {
  Json,
  JsonObject,
  Micros,
  OracleAccount,
  OracleEvent,
  OraclePerson,
  OracleWorld,
  PersonState,
} from './world.ts';

/** A call of the collecting API as the tests generate them: the same object goes to the engine. */
export interface Call {
  readonly type: 'identify' | 'track' | 'page' | 'group' | 'alias';
  readonly messageId: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly previousId?: string;
  readonly groupId?: string;
  readonly event?: string;
  readonly properties?: JsonObject;
  readonly traits?: JsonObject;
  /** ISO 8601 with up to six digits after the second. */
  readonly timestamp?: string;
}

interface Person extends OraclePerson {
  identified: boolean;
  firstSeenMicros: Micros;
  fields: JsonObject;
  readonly tags: Set<string>;
  readonly events: OracleEvent[];
  readonly accounts: Set<string>;
  history: readonly PersonState[];
  userId: string | undefined;
  email: string | undefined;
}

interface Account extends OracleAccount {
  fields: JsonObject;
  history: { readonly atMicros: Micros; readonly fields: JsonObject }[];
}

/**
 * Who is who and what is known, from the calls alone: identity, patches of fields, first values that declare types,
 * duplicates. The part of the oracle that stands for collecting, as plain as possible.
 */
export class Replay implements OracleWorld {
  readonly timezone: string;
  readonly weekStart: 'monday' | 'sunday';
  readonly people = new Map<string, Person>();
  readonly accounts = new Map<string, Account>();
  readonly fieldTypes = new Map<string, ValueType>();
  readonly segments = new Map<string, SegmentDefinition>();
  /** Identifiers like `user:u1`, and whose they are. */
  readonly identifiers = new Map<string, Person>();
  revision: object = {};
  readonly #messageIds = new Set<string>();

  constructor(timezone: string, weekStart: 'monday' | 'sunday') {
    this.timezone = timezone;
    this.weekStart = weekStart;
  }

  /** A segment is made, or changed. */
  define(key: string, definition: SegmentDefinition): void {
    this.revision = {};
    this.segments.set(key, definition);
  }

  /** A person gets or loses a tag by hand; whoever is not known by that user id gets none. */
  tag(userId: string, tag: string, remove: boolean, nowMicros: Micros): void {
    const person = this.#find('user', userId);
    if (person === undefined) return;
    this.revision = {};
    if (remove) person.tags.delete(tag);
    else person.tags.add(tag);
    remember(person, nowMicros);
  }

  /** A call arrives. Its event has its own time; what it says of fields and accounts is so from now on. */
  apply(call: Call, nowMicros: Micros): void {
    this.revision = {};
    const person = this.#receive(call, nowMicros);
    remember(person, nowMicros);
  }

  #receive(call: Call, nowMicros: Micros): Person {
    const atMicros = call.timestamp === undefined ? nowMicros : toMicros(call.timestamp);
    const person = this.#resolve(call, atMicros);
    // S5: the same message twice is one event, and one patch.
    if (this.#messageIds.has(call.messageId)) return person;
    this.#messageIds.add(call.messageId);
    person.firstSeenMicros = Math.min(person.firstSeenMicros, atMicros);
    const event = eventOf(call, atMicros);
    if (event !== undefined) person.events.push(event);
    if (call.type === 'identify') person.fields = this.#patch('person', person.fields, call.traits ?? {});
    if (call.type === 'group' && call.groupId !== undefined) {
      const account = this.accounts.get(call.groupId) ?? { fields: {}, history: [] };
      account.fields = this.#patch('account', account.fields, call.traits ?? {});
      account.history.push({ atMicros: nowMicros, fields: account.fields });
      this.accounts.set(call.groupId, account);
      person.accounts.add(call.groupId);
    }
    return person;
  }

  /**
   * S21: what an anonymous visitor did becomes theirs when a user id comes with it. Two people with a user id each
   * stay two, unless `alias` says that they are one.
   */
  #resolve(call: Call, atMicros: Micros): Person {
    const email = emailOf(call);
    const byUser = this.#find('user', call.userId);
    const byDevice = this.#find('anonymous', call.anonymousId);
    const byEmail = this.#find('email', email);
    const free = (person: Person | undefined): Person | undefined =>
      person?.userId === undefined ? person : undefined;
    let target: Person;
    if (call.type === 'alias' && call.previousId !== undefined) {
      const previous = this.#find('user', call.previousId) ?? this.#find('anonymous', call.previousId);
      target = byUser ?? previous ?? this.#create(atMicros);
      this.#merge(previous, target);
      this.#claim('anonymous', call.previousId, target);
    } else if (call.userId !== undefined) {
      target = byUser ?? free(byEmail) ?? free(byDevice) ?? this.#create(atMicros);
      this.#merge(free(byEmail), target);
      this.#merge(free(byDevice), target);
    } else if (email !== undefined) {
      const owner = byDevice?.userId === undefined ? undefined : byDevice;
      target = owner ?? byEmail ?? byDevice ?? this.#create(atMicros);
      this.#merge(free(byEmail), target);
      this.#merge(free(byDevice), target);
    } else {
      target = byDevice ?? this.#create(atMicros);
    }
    if (call.userId !== undefined && this.#claim('user', call.userId, target)) target.userId ??= call.userId;
    this.#claim('anonymous', call.anonymousId, target);
    if (email !== undefined && this.#claim('email', email, target)) target.email ??= email;
    target.identified ||= target.userId !== undefined || target.email !== undefined;
    return target;
  }

  #find(kind: string, value: string | undefined): Person | undefined {
    return value === undefined ? undefined : this.identifiers.get(`${kind}:${value}`);
  }

  #claim(kind: string, value: string | undefined, person: Person): boolean {
    if (value === undefined || this.identifiers.has(`${kind}:${value}`)) return false;
    this.identifiers.set(`${kind}:${value}`, person);
    return true;
  }

  #create(atMicros: Micros): Person {
    const person: Person = {
      id: `person-${this.people.size + this.#messageIds.size + 1}-${this.identifiers.size}`,
      identified: false,
      userId: undefined,
      email: undefined,
      firstSeenMicros: atMicros,
      fields: {},
      tags: new Set(),
      events: [],
      scores: new Map(),
      consents: new Set(),
      accounts: new Set(),
      history: [],
    };
    this.people.set(person.id, person);
    return person;
  }

  /** What both say of themselves: the one who stays wins, the other fills the gaps. */
  #merge(from: Person | undefined, into: Person): void {
    if (from === undefined || from === into) return;
    for (const [key, person] of this.identifiers) if (person === from) this.identifiers.set(key, into);
    into.events.push(...from.events);
    into.history = mergedHistory(from, into);
    const { fields, tags, accounts } = mergedState(from, into);
    into.fields = fields;
    for (const tag of tags) into.tags.add(tag);
    for (const account of accounts) into.accounts.add(account);
    into.firstSeenMicros = Math.min(into.firstSeenMicros, from.firstSeenMicros);
    into.userId ??= from.userId;
    into.email ??= from.email;
    into.identified ||= from.identified;
    this.people.delete(from.id);
  }

  /** S11: a field not mentioned keeps its value, null clears it. S9: a first value declares the type. */
  #patch(of: 'person' | 'account', fields: JsonObject, patch: JsonObject): JsonObject {
    for (const [path, value] of leaves(patch)) {
      const key = `${of}:${path}`;
      const type = typeOfFirst(path, value);
      if (type !== undefined && !this.fieldTypes.has(key)) this.fieldTypes.set(key, type);
    }
    const merged: Record<string, Json> = { ...fields };
    for (const [name, value] of Object.entries(patch)) {
      if (value === null) delete merged[name];
      else merged[name] = fitted(value, this.fieldTypes.get(`${of}:${name}`));
    }
    return merged;
  }
}

function remember(person: Person, atMicros: Micros): void {
  const { fields, tags, accounts } = person;
  const state = { atMicros, fields, tags: new Set(tags), accounts: new Set(accounts) };
  person.history = withState(person.history, state);
}

function eventOf(call: Call, atMicros: Micros): OracleEvent | undefined {
  const properties = call.properties ?? {};
  if (call.type === 'page') return { name: 'Page Viewed', kind: 'page', atMicros, properties };
  const name = call.event ?? '';
  return call.type === 'track' ? { name, kind: kindOf(name), atMicros, properties } : undefined;
}

function emailOf({ type, traits }: Call): string | undefined {
  const email = type === 'group' ? undefined : traits?.['email'];
  return typeof email === 'string' && email.includes('@') ? email.trim().toLowerCase() : undefined;
}

/** Microseconds of an instant written with up to six digits after the second. */
export function toMicros(text: string): Micros {
  const fraction = /\.\d{3}(\d{1,3})Z$/.exec(text)?.[1] ?? '';
  return Date.parse(text) * 1_000 + Number(fraction.padEnd(3, '0'));
}

/** An instant with six digits after the second. */
export function fromMicros(micros: Micros): string {
  const millis = Math.floor(micros / 1_000);
  const rest = String(micros - millis * 1_000).padStart(3, '0');
  return new Date(millis).toISOString().replace('Z', `${rest}Z`);
}
