import type { SegmentDefinition } from '@segue/shared/segment';
import { findAccountId } from '../../src/account/index.ts';
import { explainAccount, explainMembership, previewSegment } from '../../src/segment/index.ts';
import type { Context } from '../../src/context.ts';
import { accountMember } from './account-holds.ts';
import type { Arena, EngineState, EngineTransition } from './arena.ts';
import { boundariesBetween } from './boundaries.ts';
import { countsCounted } from './generate-accounts.ts';
import { member } from './member.ts';
import { fromMicros, Replay, toMicros } from './replay.ts';
import type { Scenario, Step } from './scenario.ts';
import type { Micros } from './world.ts';

/** What engine and oracle disagree about. `kind` lets shrinking stay with the same disagreement. */
export class Divergence extends Error {
  readonly kind: string;

  constructor(kind: string, details: string) {
    super(`${kind}: ${details}`);
    this.kind = kind;
  }
}

/** How many (segment, person) pairs are explained at the end of a case; each costs some statements. */
const EXPLAINED_MAX = 8;
const BATCH_SPAN_MAX_MICROS = 800 * 86_400_000_000;

/**
 * Plays a case on the engine and on the oracle, comparing after every step: members, counters, the transitions with
 * their instants; at the end also a rebuild, the preview and the explanations. Throws a `Divergence`.
 */
export async function runScenario(arena: Arena, scenario: Scenario): Promise<void> {
  const context = await arena.begin(scenario.timezone, scenario.weekStart, scenario.start);
  const run = new Run(arena, context, scenario);
  const later = scenario.steps.find((step) => 'define' in step);
  await run.define(scenario.segments.slice(0, later?.define ?? scenario.segments.length));
  for (const [index, step] of scenario.steps.entries()) await run.step(step, index);
  await run.finish();
}

type Memberships = ReadonlyMap<string, ReadonlySet<string>>;

class Run {
  readonly #arena: Arena;
  readonly #context: Context;
  readonly #scenario: Scenario;
  readonly #replay: Replay;
  readonly #seenTransitions = new Set<string>();
  #nowMicros: Micros;
  #expected: Memberships = new Map();
  #place = 'at the beginning';

  constructor(arena: Arena, context: Context, scenario: Scenario) {
    this.#arena = arena;
    this.#context = context;
    this.#scenario = scenario;
    this.#replay = new Replay(scenario.timezone, scenario.weekStart);
    this.#nowMicros = toMicros(scenario.start);
  }

  async define(segments: Scenario['segments']): Promise<void> {
    await this.#arena.define(this.#context, segments);
    for (const { key, definition } of segments) this.#replay.define(key, definition);
    // S26: a new segment takes in whom it fits, and that is no transition.
    this.#expected = this.#memberships(this.#nowMicros);
    await this.#compare([]);
  }

  async step(step: Step, index: number): Promise<void> {
    this.#place = `after step ${index} (${Object.keys(step)[0]})`;
    if ('define' in step) return this.define(this.#scenario.segments.slice(step.define));
    if ('advanceTo' in step) {
      await this.#arena.advanceTo(step.advanceTo);
      return this.#compare(this.#pass(toMicros(step.advanceTo)));
    }
    const before = this.#expected;
    const owners = new Map(this.#replay.identifiers);
    if ('send' in step) {
      await this.#arena.send(this.#context, step.send);
      for (const call of step.send) this.#replay.apply(call, this.#nowMicros);
    } else {
      if (!owners.has(`user:${step.userId}`)) return;
      await this.#arena.tag(this.#context, step.userId, step.tag, step.remove ?? false);
      this.#replay.tag(step.userId, step.tag, step.remove ?? false, this.#nowMicros);
    }
    this.#expected = this.#memberships(this.#nowMicros);
    const inside = this.#carriedOver(before, owners);
    return this.#compare(changes(inside, this.#expected, this.#nowMicros));
  }

  async finish(): Promise<void> {
    this.#place = 'at the end';
    const twins = this.#scenario.segments.map(({ key, definition }) => ({ key: `${key}-twin`, definition }));
    await this.#arena.define(this.#context, twins);
    const state = await this.#arena.look(this.#context);
    for (const { key, definition } of this.#scenario.segments) {
      this.#compareMembers('rebuild', key, state, `${key}-twin`);
      if (definition.of === 'account') {
        await this.#compareAccounts(key, definition);
        continue;
      }
      const size = this.#expected.get(key)?.size ?? 0;
      const counted = state.counts.get(`${key}-twin`);
      if (counted !== size) this.#fail('rebuild counter', `${key}: expected ${size}, got ${counted}`);
      const preview = await previewSegment(this.#context, { definition, people: true });
      const found = preview.people?.length;
      if (preview.count !== size || found !== size) {
        this.#fail('preview', `${key}: expected ${size}, counted ${preview.count}, listed ${found}`);
      }
    }
    await this.#explain(state);
  }

  /** Nothing is stored of accounts: what the preview says of them, and the explanation of each. */
  async #compareAccounts(key: string, definition: SegmentDefinition): Promise<void> {
    const keys = [...this.#replay.accounts.keys()];
    const expected = keys.filter((id) => accountMember(definition, this.#replay, id, this.#nowMicros, member)).sort();
    const preview = await previewSegment(this.#context, { definition, people: true });
    const got = (preview.accounts ?? []).map((account) => account.account_id).sort();
    if (preview.count !== expected.length || got.join() !== expected.join()) {
      this.#fail('accounts', `${key}: expected [${expected.join()}], got [${got.join()}], counted ${preview.count}`);
    }
    for (const id of keys) {
      const accountId = await findAccountId(this.#context, { id });
      const { tree } = await explainAccount(this.#context, { key, accountId });
      if (tree.true !== expected.includes(id)) this.#fail('explain', `${key}, ${id}: expected ${!tree.true}`);
    }
  }

  async #explain(state: EngineState): Promise<void> {
    const ofPeople = this.#scenario.segments.filter(({ definition }) => definition.of !== 'account');
    const pairs = ofPeople.flatMap(({ key, definition }) =>
      [...this.#replay.people.values()]
        .filter((person) => person.identified || definition.include_anonymous === true)
        .map((person) => ({ key, person })),
    );
    const every = Math.max(1, Math.ceil(pairs.length / EXPLAINED_MAX));
    for (const { key, person } of pairs.filter((_pair, index) => index % every === 0)) {
      const personId = this.#engineIds(state).get(person.id) ?? 0;
      const { tree } = await explainMembership(this.#context, { key, personId });
      const expected = this.#expected.get(key)?.has(person.id) ?? false;
      if (tree.true !== expected) this.#fail('explain', `${key}, ${this.#nameOf(person.id)}: expected ${expected}`);
    }
  }

  #memberships(atMicros: Micros): Memberships {
    const sets = new Map<string, ReadonlySet<string>>();
    for (const [key, definition] of this.#replay.segments) {
      const ids = [...this.#replay.people.keys()].filter((id) => member(definition, this.#replay, id, atMicros));
      sets.set(key, new Set(ids));
    }
    return sets;
  }

  /** S21: who was inside as somebody who turned out to be another person is inside already as that person. */
  #carriedOver(before: Memberships, owners: ReadonlyMap<string, { readonly id: string }>): Memberships {
    const carried = new Map([...before.keys()].map((key) => [key, new Set<string>()]));
    for (const [identifier, person] of owners) {
      const now = this.#replay.identifiers.get(identifier);
      for (const [key, ids] of before) if (now !== undefined && ids.has(person.id)) carried.get(key)?.add(now.id);
    }
    return carried;
  }

  /** Lets time pass for the oracle, stopping at every instant at which something may flip. */
  #pass(toMicrosNow: Micros): Expected[] {
    const transitions: Expected[] = [];
    const stops = boundariesBetween(
      this.#replay,
      this.#nowMicros,
      Math.min(toMicrosNow, this.#nowMicros + BATCH_SPAN_MAX_MICROS),
    );
    for (const at of new Set([...stops, toMicrosNow])) {
      const next = this.#memberships(at);
      transitions.push(...changes(this.#expected, next, at));
      this.#expected = next;
    }
    this.#nowMicros = toMicrosNow;
    return transitions;
  }

  async #compare(expected: readonly Expected[]): Promise<void> {
    const state = await this.#arena.look(this.#context);
    for (const key of this.#replay.segments.keys()) {
      this.#compareMembers('members', key, state, key);
      const size = this.#expected.get(key)?.size ?? 0;
      if (state.counts.get(key) !== size)
        this.#fail('counter', `${key}: expected ${size}, got ${state.counts.get(key)}`);
    }
    this.#compareTransitions(expected, state);
  }

  #compareMembers(kind: string, key: string, state: EngineState, engineKey: string): void {
    const ids = this.#engineIds(state);
    const got = state.members.get(engineKey) ?? new Set();
    for (const id of this.#replay.people.keys()) {
      const expected = this.#expected.get(key)?.has(id) ?? false;
      if (got.has(ids.get(id) ?? 0) === expected) continue;
      this.#fail(kind, `${key}, ${this.#nameOf(id)}: expected ${expected ? 'inside' : 'outside'}, got the opposite`);
    }
    const size = this.#expected.get(key)?.size ?? 0;
    if (got.size !== size) this.#fail(`${kind} size`, `${key}: expected ${size}, got ${got.size}`);
  }

  #compareTransitions(expected: readonly Expected[], state: EngineState): void {
    const fresh = this.#settled(state.transitions.filter(({ eventId }) => !this.#seenTransitions.has(eventId)));
    for (const { eventId } of state.transitions) this.#seenTransitions.add(eventId);
    const names = new Map([...this.#engineIds(state)].map(([id, engineId]) => [engineId, this.#nameOf(id)]));
    const text = ({ personId, segment, entered, at }: EngineTransition): string =>
      `${at} ${names.get(personId) ?? personId} ${entered ? 'enters' : 'leaves'} ${segment}`;
    const got = fresh.map(text).sort();
    const wanted = expected
      .map(
        ({ at, id, key, entered }) => `${fromMicros(at)} ${this.#nameOf(id)} ${entered ? 'enters' : 'leaves'} ${key}`,
      )
      .sort();
    const missing = wanted.filter((line) => !got.includes(line));
    const extra = got.filter((line) => !wanted.includes(line));
    if (missing.length + extra.length > 0 || got.length !== wanted.length) {
      this.#fail('transitions', `missing [${missing.join('; ')}], unexpected [${extra.join('; ')}]`);
    }
  }

  /**
   * Where people are counted who are in a segment that itself counts people, news goes through several evaluations; of what
   * happens at one instant only the sum is judged then.
   */
  #settled(transitions: readonly EngineTransition[]): readonly EngineTransition[] {
    if (!countsCounted(this.#scenario.segments)) return transitions;
    const same = (one: EngineTransition, other: EngineTransition): boolean =>
      one.at === other.at && one.personId === other.personId && one.segment === other.segment;
    return transitions.filter((one, index) => {
      const mates = transitions.filter((other) => same(one, other));
      const sum = mates.reduce((total, { entered }) => total + (entered ? 1 : -1), 0);
      return (
        sum !== 0 &&
        one.entered === sum > 0 &&
        transitions.findIndex((other) => same(one, other) && other.entered === one.entered) === index
      );
    });
  }

  /** The engine's id of each of the oracle's people; both must agree which identifiers are one person. */
  #engineIds(state: EngineState): ReadonlyMap<string, number> {
    const ids = new Map<string, number>();
    for (const [identifier, person] of this.#replay.identifiers) {
      const engineId = state.identifiers.get(identifier);
      const known = ids.get(person.id);
      if (engineId === undefined || (known !== undefined && known !== engineId)) {
        this.#fail('identity', `${identifier} is ${engineId}, but belongs to ${known}`);
      }
      ids.set(person.id, engineId ?? 0);
    }
    if (new Set(ids.values()).size !== ids.size) this.#fail('identity', 'two people are one');
    return ids;
  }

  #nameOf(id: string): string {
    const [first] = [...this.#replay.identifiers]
      .filter(([, person]) => person.id === id)
      .map(([key]) => key)
      .sort();
    return first ?? id;
  }

  #fail(kind: string, details: string): never {
    throw new Divergence(kind, `${this.#place} at ${fromMicros(this.#nowMicros)}: ${details}`);
  }
}

interface Expected {
  readonly key: string;
  readonly id: string;
  readonly entered: boolean;
  readonly at: Micros;
}

function changes(before: Memberships, after: Memberships, at: Micros): Expected[] {
  return [...after].flatMap(([key, ids]) => {
    const old = before.get(key) ?? new Set();
    const entering = [...ids].filter((id) => !old.has(id)).map((id) => ({ key, id, entered: true, at }));
    const leaving = [...old].filter((id) => !ids.has(id)).map((id) => ({ key, id, entered: false, at }));
    return [...entering, ...leaving];
  });
}
