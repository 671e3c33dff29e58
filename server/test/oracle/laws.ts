import type { SegmentDefinition } from '@segue/shared/segment';
import { previewSegment } from '../../src/segment/index.ts';
import type { Arena } from './arena.ts';
import { boundariesBetween } from './boundaries.ts';
import { member } from './member.ts';
import { playScenario, type Outcome } from './play-scenario.ts';
import { fromMicros, Replay, toMicros } from './replay.ts';
import { Divergence } from './run-scenario.ts';
import type { Scenario, Step } from './scenario.ts';

const STOPS_MAX = 6;
/** Steps at the beginning of `eventsOnly` cases in which types and people are made known. */
const KNOWN_STEPS = 2;

/**
 * S6: of the people, a definition and its opposite take each exactly once. And what the preview says of both is what
 * the oracle says: the quickest way to try many definitions on one world.
 */
export async function checkPreviews(arena: Arena, scenario: Scenario): Promise<void> {
  const context = await arena.begin(scenario.timezone, scenario.weekStart, scenario.start);
  const replay = new Replay(scenario.timezone, scenario.weekStart);
  let nowMicros = toMicros(scenario.start);
  for (const step of scenario.steps) {
    if ('advanceTo' in step) {
      nowMicros = toMicros(step.advanceTo);
      await arena.advanceTo(step.advanceTo);
    } else if ('send' in step) {
      for (const call of step.send) replay.apply(call, nowMicros);
      await arena.send(context, step.send);
    }
  }
  const identified = [...replay.people.values()].filter((person) => person.identified).length;
  for (const { key, definition } of scenario.segments) {
    const { condition } = definition;
    const opposite: SegmentDefinition = {
      ...definition,
      condition: { type: 'group', match: 'none', conditions: [condition] },
    };
    const [inside, outside] = [
      await previewSegment(context, { definition, people: true }),
      await previewSegment(context, { definition: opposite, people: true }),
    ];
    const expected = [...replay.people.keys()].filter((id) => member(definition, replay, id, nowMicros)).length;
    const population = definition.include_anonymous === true ? replay.people.size : identified;
    if (inside.count !== expected || inside.people?.length !== expected) {
      throw new Divergence(
        'preview',
        `${key}: expected ${expected}, counted ${inside.count}, listed ${inside.people?.length}`,
      );
    }
    if (inside.count + outside.count !== population || outside.people?.length !== outside.count) {
      throw new Divergence(
        'partition',
        `${key}: ${inside.count} inside, ${outside.count} outside, ${population} people`,
      );
    }
    const both = inside.people.filter((person) => outside.people?.some((other) => other.id === person.id));
    if (both.length > 0) throw new Divergence('partition', `${key}: ${both.map((person) => person.id).join()} in both`);
  }
}

/** Walking the clock in one jump or in many steps gives the same members, counters and transitions. */
export async function checkJumps(arena: Arena, scenario: Scenario): Promise<void> {
  const replay = new Replay(scenario.timezone, scenario.weekStart);
  for (const { key, definition } of scenario.segments) replay.define(key, definition);
  let nowMicros = toMicros(scenario.start);
  const slow = scenario.steps.flatMap((step): Step[] => {
    if ('send' in step) for (const call of step.send) replay.apply(call, nowMicros);
    if (!('advanceTo' in step)) return [step];
    const target = toMicros(step.advanceTo);
    const marks = boundariesBetween(replay, nowMicros, target);
    nowMicros = target;
    const every = Math.max(1, Math.ceil(marks.length / STOPS_MAX));
    const stops = marks.filter((_mark, index) => index % every === 0);
    return [...new Set([...stops, target])].map((at) => ({ advanceTo: fromMicros(at) }));
  });
  const jump = await playScenario(arena, scenario);
  assertSame('jump', jump, await playScenario(arena, { ...scenario, steps: slow }));
}

/** In whatever order and batches the same events arrive, the end is the same (S3, S4, S5, S21). */
export async function checkArrival(arena: Arena, scenario: Scenario): Promise<void> {
  const people = scenario.steps.slice(0, KNOWN_STEPS);
  const walk = scenario.steps.slice(KNOWN_STEPS);
  const calls = walk.flatMap((step) => ('send' in step ? step.send : []));
  const rest = [...people, ...walk.filter((step) => !('send' in step))];
  const half = calls.length >> 1;
  const halves = [{ send: calls.slice(half) }, { send: [...calls.slice(0, half), ...calls.slice(0, 3)] }];
  const late = { ...scenario, steps: [...rest, { send: calls.toReversed() }] };
  const mixed = { ...scenario, steps: [...rest, ...halves] };
  const inTime = await playScenario(arena, scenario);
  for (const variant of [late, mixed]) {
    const { members, counts } = await playScenario(arena, variant);
    assertSame('arrival', { members: inTime.members, counts: inTime.counts }, { members, counts });
  }
}

/** Whenever a visitor turns out to be somebody, the end is the same and nothing fires twice (S21). */
export async function checkMerges(arena: Arena, scenario: Scenario): Promise<void> {
  const outcomes: Outcome[] = [];
  const { length } = scenario.steps;
  for (const at of new Set([KNOWN_STEPS, (KNOWN_STEPS + length) >> 1, length])) {
    const steps = scenario.steps.toSpliced(at, 0, { send: merging });
    const outcome = await playScenario(arena, { ...scenario, steps });
    assertAlternating(outcome.transitions);
    outcomes.push(outcome);
  }
  const [first, ...others] = outcomes;
  for (const other of others) {
    assertSame(
      'merge',
      { members: first?.members, counts: first?.counts },
      { members: other.members, counts: other.counts },
    );
  }
}

const merging = [
  { type: 'identify', messageId: 'merge-1', userId: 'u1', anonymousId: 'a1', timestamp: '2020-01-01T00:00:00.000000Z' },
  { type: 'alias', messageId: 'merge-2', userId: 'u2', previousId: 'a2', timestamp: '2020-01-01T00:00:00.000000Z' },
] as const;

/** Per person and segment, entering and leaving take turns; of what happens at one instant only the sum is judged. */
function assertAlternating(transitions: readonly string[]): void {
  const sums = new Map<string, Map<string, number>>();
  for (const line of transitions) {
    const [at = '', person = '', verb = '', segment = ''] = line.split(' ');
    const instants = sums.get(`${person} ${segment}`) ?? new Map<string, number>();
    sums.set(`${person} ${segment}`, instants.set(at, (instants.get(at) ?? 0) + (verb === 'enters' ? 1 : -1)));
  }
  for (const [pair, instants] of sums) {
    let lowest = 0;
    let highest = 0;
    let inside = 0;
    for (const sum of instants.values()) {
      inside += sum;
      lowest = Math.min(lowest, inside);
      highest = Math.max(highest, inside);
    }
    // Whoever was inside when the segment was made leaves without having entered (S26).
    if (highest - lowest > 1) throw new Divergence('twice', `${pair}: ${JSON.stringify([...instants])}`);
  }
}

function assertSame(kind: string, one: object, other: object): void {
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  if (left !== right) throw new Divergence(kind, `\n${left}\nis not\n${right}`);
}
