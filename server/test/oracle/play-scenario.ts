import type { Arena } from './arena.ts';
import { fromMicros, toMicros } from './replay.ts';
import type { Scenario } from './scenario.ts';

/** What a case came to, in words that do not depend on ids: people are named by their first identifier. */
export interface Outcome {
  /** `s1: user:u1`, sorted. */
  readonly members: readonly string[];
  /** `s1: 3`, by the counters. */
  readonly counts: readonly string[];
  /** `2026-03-01T00:00:00.000000Z user:u1 enters s1`, in order of time. */
  readonly transitions: readonly string[];
}

/** Plays a case on the engine alone, for comparing the engine with itself. */
export async function playScenario(arena: Arena, scenario: Scenario): Promise<Outcome> {
  const context = await arena.begin(scenario.timezone, scenario.weekStart, scenario.start);
  const later = scenario.steps.find((step) => 'define' in step);
  await arena.define(context, scenario.segments.slice(0, later?.define ?? scenario.segments.length));
  for (const step of scenario.steps) {
    if ('define' in step) await arena.define(context, scenario.segments.slice(step.define));
    else if ('send' in step) await arena.send(context, step.send);
    else if ('advanceTo' in step) await arena.advanceTo(step.advanceTo);
    else await arena.tag(context, step.userId, step.tag, step.remove ?? false);
  }
  const { identifiers, members, counts, transitions } = await arena.look(context);
  const names = new Map<number, string>();
  for (const [name, id] of [...identifiers].sort(([a], [b]) => (a < b ? 1 : -1))) names.set(id, name);
  const nameOf = (id: number): string => names.get(id) ?? `nobody (${id})`;
  return {
    members: [...members].flatMap(([key, ids]) => [...ids].map((id) => `${key}: ${nameOf(id)}`)).sort(),
    counts: [...counts].map(([key, count]) => `${key}: ${count}`).sort(),
    transitions: transitions
      .map(({ at, personId, entered, segment }) => {
        const instant = fromMicros(toMicros(at));
        return `${instant} ${nameOf(personId)} ${entered ? 'enters' : 'leaves'} ${segment}`;
      })
      .sort(),
  };
}
