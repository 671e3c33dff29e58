import type { Condition } from '@segue/shared/segment';
import { member } from './member.ts';
import { type Call, fromMicros, Replay, toMicros } from './replay.ts';
import type { JsonObject, Micros } from './world.ts';

export const second = 1_000_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The instant from which the examples count: a Sunday, noon. */
export const noon: Micros = toMicros('2026-11-22T12:00:00.000000Z');

/** One person of whom examples are worked by hand; times are microseconds from `noon`. */
export class HandWorld {
  readonly replay: Replay;
  #calls = 0;

  constructor(timezone = 'UTC', weekStart: 'monday' | 'sunday' = 'monday') {
    this.replay = new Replay(timezone, weekStart);
  }

  /** Something that the person did; it arrives when it happens. */
  did(event: string, at: Micros, properties: JsonObject = {}): this {
    return this.#send({ type: 'track', event, properties }, at, at);
  }

  visited(url: string, at: Micros): this {
    return this.#send({ type: 'page', properties: { url } }, at, at);
  }

  /** What the person says of themselves, from this instant on. */
  said(traits: JsonObject, at: Micros): this {
    return this.#send({ type: 'identify', traits }, at, at);
  }

  /** The same of an account, which the person then belongs to. */
  saidOf(groupId: string, traits: JsonObject, at: Micros): this {
    return this.#send({ type: 'group', groupId, traits }, at, at);
  }

  /** Something that happened at `at` and arrived only at `arrived`. */
  didLate(event: string, at: Micros, arrived: Micros): this {
    return this.#send({ type: 'track', event }, at, arrived);
  }

  tagged(tag: string, at: Micros, remove = false): this {
    this.replay.tag('ada', tag, remove, noon + at);
    return this;
  }

  /** Whether the person fits the condition so long after noon; 0 is noon. */
  fits(condition: Condition, at: Micros = 0): boolean {
    const person = this.replay.identifiers.get('user:ada');
    return (
      person !== undefined && member({ version: 1, kind: 'dynamic', condition }, this.replay, person.id, noon + at)
    );
  }

  #send(call: Omit<Call, 'messageId' | 'userId'>, at: Micros, arrived: Micros): this {
    this.#calls += 1;
    const timestamp = fromMicros(noon + at);
    this.replay.apply({ ...call, userId: 'ada', messageId: `m${this.#calls}`, timestamp }, noon + arrived);
    return this;
  }
}
