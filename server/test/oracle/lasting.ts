import type { Condition, LastingCondition } from '@segue/shared/segment';
import { marksBetween } from './boundaries.ts';
import { partsOf } from './boundary-parts.ts';
import { lengthOf } from './dates.ts';
import { personAt, worldAt } from './history.ts';
import type { Micros, OraclePerson, OracleWorld } from './world.ts';

type Holds = (condition: Condition, world: OracleWorld, person: OraclePerson, atMicros: Micros) => boolean;

/**
 * Whether the inner condition holds at every instant of the time until now, as of each of them. It can only flip at
 * boundaries and where something changed, so those are the instants at which it is asked. `holds` decides it.
 */
export function lastingHolds(
  { condition, for: duration }: LastingCondition,
  world: OracleWorld,
  person: OraclePerson,
  nowMicros: Micros,
  holds: Holds,
): boolean {
  const from = nowMicros - lengthOf(duration);
  // Before people were first seen, nothing holds of them.
  if (from < person.firstSeenMicros) return false;
  const timeline = timelineOf(condition, world, person, holds);
  return timeline.holdsBetween(from, nowMicros);
}

/** How far ahead marks are worked out at once, so that a walk of the clock does not ask for them at every stop. */
const AHEAD_MICROS = 100 * 86_400_000_000;

/** Whether one condition was true of one person, instant by instant. */
class Timeline {
  readonly #truth = new Map<Micros, boolean>();
  readonly #ask: (atMicros: Micros) => boolean;
  readonly #marks: (from: Micros, to: Micros) => readonly Micros[];
  #known: { readonly from: Micros; readonly to: Micros; readonly marks: readonly Micros[] };

  constructor(ask: (atMicros: Micros) => boolean, marks: (from: Micros, to: Micros) => readonly Micros[]) {
    this.#ask = ask;
    this.#marks = marks;
    this.#known = { from: Infinity, to: -Infinity, marks: [] };
  }

  holdsBetween(from: Micros, to: Micros): boolean {
    if (!this.#holdsAt(to) || !this.#holdsAt(from)) return false;
    const marks = this.#marksFor(from, to);
    for (let index = marks.findLastIndex((mark) => mark < to); index >= 0; index -= 1) {
      const mark = marks[index] ?? from;
      if (mark <= from) break;
      if (!this.#holdsAt(mark)) return false;
    }
    return true;
  }

  #marksFor(from: Micros, to: Micros): readonly Micros[] {
    if (from < this.#known.from || to > this.#known.to) {
      const ahead = to + AHEAD_MICROS;
      this.#known = { from, to: ahead, marks: this.#marks(from, ahead) };
    }
    return this.#known.marks;
  }

  #holdsAt(atMicros: Micros): boolean {
    const known = this.#truth.get(atMicros);
    if (known !== undefined) return known;
    const truth = this.#ask(atMicros);
    this.#truth.set(atMicros, truth);
    return truth;
  }
}

/** What was worked out for a world as it is, by condition and person; gone with that state of the world. */
const timelines = new WeakMap<object, Map<Condition, Map<string, Timeline>>>();

function timelineOf(condition: Condition, world: OracleWorld, person: OraclePerson, holds: Holds): Timeline {
  const ofWorld = timelines.get(world.revision) ?? new Map<Condition, Map<string, Timeline>>();
  timelines.set(world.revision, ofWorld);
  const ofCondition = ofWorld.get(condition) ?? new Map<string, Timeline>();
  ofWorld.set(condition, ofCondition);
  const known = ofCondition.get(person.id);
  if (known !== undefined) return known;
  const parts = { ...partsOf([condition], world.segments), looksBack: true };
  const timeline = new Timeline(
    (atMicros) => {
      if (atMicros < person.firstSeenMicros) return false;
      const then = personAt(person, atMicros);
      return holds(condition, worldAt(world, then, atMicros), then, atMicros);
    },
    (from, to) => marksBetween(world, [person], parts, from, to),
  );
  ofCondition.set(person.id, timeline);
  return timeline;
}
