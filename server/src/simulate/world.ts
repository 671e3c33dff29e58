import type { Call, JsonObject } from '@segue/sdk/node';
import { Agenda } from './agenda.ts';
import { CompanyRegistry } from './company.ts';
import { companyTraits, isPerson, traitsOf } from './person.ts';
import type { SimulatedPerson, Visitor } from './person.ts';
import { Quotas } from './quotas.ts';
import { Random, shortHash } from './random.ts';
import type { Draft, Script } from './script.ts';
import { SECOND_MS } from './time.ts';

/** One call to the collecting API, with who makes it (a running number) and the key that may. */
export interface SimulatedEvent {
  readonly at: number;
  readonly person: number;
  readonly key: 'write' | 'secret';
  readonly call: Call;
}

export interface WorldOptions {
  readonly seed: number;
  /** When the product's life begins, milliseconds. */
  readonly from: number;
  readonly trialsPerMonth: number;
}

/**
 * The simulated world: who is there, what will happen next, what was said. It knows no persona and no rule;
 * those are in life/ and personas/. Time moves only by `step`.
 */
export class World {
  readonly options: WorldOptions;
  readonly id: string;
  readonly companies: CompanyRegistry;
  /** Everybody who may still come back, by number. */
  readonly people = new Map<number, SimulatedPerson>();
  readonly random: Random;
  /** Keeps the shares of the case study (B12, B14) exact among few. */
  readonly quotas: Quotas;
  readonly #agenda = new Agenda();
  #said: SimulatedEvent[] = [];
  #messagePrefix: string;
  #persons = 0;
  #chapter = 0;
  #now: number;

  constructor(options: WorldOptions) {
    this.options = options;
    this.id = shortHash(`planfinch ${options.seed} ${options.from} ${options.trialsPerMonth}`, 8);
    this.companies = new CompanyRegistry(this.id);
    this.random = new Random(`${this.id} world`);
    this.quotas = new Quotas(new Random(`${this.id} quotas`));
    this.#messagePrefix = this.id;
    this.#now = options.from;
  }

  get now(): number {
    return this.#now;
  }

  /** When something happens next. */
  get nextAt(): number {
    return this.#agenda.nextAt;
  }

  /** Gives out the next person's number and source of random numbers. */
  nextPerson(): { readonly index: number; readonly random: Random } {
    const index = this.#persons;
    this.#persons += 1;
    return { index, random: new Random(`${this.id} person ${index}`) };
  }

  get chapter(): number {
    return this.#chapter;
  }

  /**
   * What happens from here on is no longer the history that the seed alone tells. Messages and new people get
   * ids that no other branch has; and since Segue may have missed what happened before, everybody is introduced
   * again when they are next heard of.
   */
  branch(at: number): void {
    this.#chapter += 1;
    this.#messagePrefix = `${this.id}-${Math.floor(at).toString(36)}`;
    // Seconds since 1970: fewer people than that arrive before the next branch.
    this.#persons = Math.max(this.#persons, Math.floor(at / SECOND_MS));
  }

  /** Arranges something for later. What lies before the present (the time before the beginning) is dropped. */
  schedule(at: number, run: () => void): void {
    if (at >= this.#now) this.#agenda.note(at, run);
  }

  /** Lets the next thing happen and returns what was said by it. */
  step(): readonly SimulatedEvent[] {
    const entry = this.#agenda.take();
    if (!entry) return [];
    this.#now = entry.at;
    entry.run();
    const said = this.#said;
    if (said.length > 0) this.#said = [];
    return said;
  }

  /**
   * Plays a visit. A person does one thing at a time: if they are busy, the visit does not take place.
   *
   * @param whenOver called at the end of a visit that took place
   */
  play(visitor: Visitor, script: Script, whenOver?: () => void): void {
    if (visitor.busy) return;
    visitor.busy = true;
    const proceed = () => {
      const { value: beat } = script.next();
      if (!beat) {
        visitor.busy = false;
        whenOver?.();
        return;
      }
      this.schedule(this.#now + beat.afterMs, () => {
        this.say(visitor, beat.say(this.#now));
        proceed();
      });
    };
    proceed();
  }

  /** Says something about a person now. */
  say(visitor: Visitor, draft: Draft): void {
    const known = isPerson(visitor) && visitor.stage !== 'visitor';
    if (known) this.#introduceAgain(visitor);
    // Pages and the sign-up come from the browser, which knows both ids; the rest comes from the server.
    const fromBrowser = draft.type === 'page' || draft.type === 'identify' || !known;
    const identity = known
      ? { userId: visitor.userId, ...(fromBrowser ? { anonymousId: visitor.anonymousId } : {}) }
      : { anonymousId: visitor.anonymousId };
    this.#emit(visitor, 'write', { ...draft, ...identity, ...this.#stamp(visitor) });
  }

  /** Says what happened to an email; these events are reserved, so they take the secret key. */
  sayEmail(person: SimulatedPerson, event: string, properties: JsonObject): void {
    this.#introduceAgain(person);
    this.#emit(person, 'secret', {
      type: 'track',
      event,
      properties,
      userId: person.userId,
      ...this.#stamp(person),
    });
  }

  #introduceAgain(person: SimulatedPerson): void {
    if (person.chapter === this.#chapter) return;
    person.chapter = this.#chapter;
    this.say(person, { type: 'identify', traits: traitsOf(person) });
    const { company } = person;
    if (company) this.say(person, { type: 'group', groupId: company.id, traits: companyTraits(company) });
  }

  #stamp(visitor: Visitor): { messageId: string; timestamp: string } {
    const messageId = `${this.#messagePrefix}-${visitor.index.toString(36)}-${visitor.messages.toString(36)}`;
    visitor.messages += 1;
    return { messageId, timestamp: new Date(this.#now).toISOString() };
  }

  #emit(visitor: Visitor, key: SimulatedEvent['key'], call: Call): void {
    this.#said.push({ at: this.#now, person: visitor.index, key, call });
  }
}
