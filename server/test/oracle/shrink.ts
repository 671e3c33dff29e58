import type { Condition, EventLike, SequenceCondition } from '@segue/shared/segment';
import type { Call } from './replay.ts';
import type { Scenario, Step } from './scenario.ts';

/**
 * Makes a failing case smaller as long as it fails in the same way: fewer steps, calls, segments, conditions and
 * members of objects. `fails` runs a case; at most `runsMax` times, as every run costs real work.
 */
export async function shrink(
  scenario: Scenario,
  fails: (candidate: Scenario) => Promise<boolean>,
  runsMax: number,
): Promise<Scenario> {
  let smallest = scenario;
  let runs = 0;
  for (let progress = true; progress && runs < runsMax;) {
    progress = false;
    for (const candidate of candidates(smallest)) {
      if (runs >= runsMax) break;
      runs += 1;
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      progress = true;
      break;
    }
  }
  return smallest;
}

/** Smaller cases, the boldest first. */
function* candidates(scenario: Scenario): Generator<Scenario> {
  for (const candidate of smaller(scenario)) if (keepsTypes(scenario, candidate)) yield candidate;
}

/** The first values of fields declare their types: taken away where a definition reads them, they change its meaning. */
function keepsTypes(before: Scenario, after: Scenario): boolean {
  const definitions = JSON.stringify(after.segments);
  const declared = ({ steps }: Scenario): string[] =>
    steps
      .flatMap((step) => ('send' in step ? step.send : []))
      .filter(({ messageId }) => messageId.endsWith('types'))
      .flatMap(({ traits }) => Object.keys(traits ?? {}));
  const kept = new Set(declared(after));
  return declared(before).every((name) => kept.has(name) || !definitions.includes(`"${name}`));
}

function* smaller(scenario: Scenario): Generator<Scenario> {
  const { steps, segments } = scenario;
  for (let size = steps.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at + size <= steps.length; at += size) yield { ...scenario, steps: without(steps, at, size) };
  }
  for (let at = segments.length - 1; at >= 0; at -= 1) {
    const key = segments[at]?.key;
    const read = segments.some(({ definition }) => JSON.stringify(definition).includes(`"segment":"${key}"`));
    if (!read) {
      const moved = steps.map((step) => ('define' in step && step.define > at ? { define: step.define - 1 } : step));
      yield { ...scenario, segments: without(segments, at, 1), steps: moved };
    }
  }
  for (const [at, { key, definition }] of segments.entries()) {
    for (const condition of smallerConditions(definition.condition)) {
      yield { ...scenario, segments: segments.with(at, { key, definition: { ...definition, condition } }) };
    }
    if (definition.include_anonymous !== undefined) {
      const { include_anonymous: _, ...rest } = definition;
      yield { ...scenario, segments: segments.with(at, { key, definition: rest }) };
    }
  }
  for (const [at, step] of steps.entries()) {
    for (const smaller of smallerSteps(step)) yield { ...scenario, steps: steps.with(at, smaller) };
  }
}

function* smallerSteps(step: Step): Generator<Step> {
  if (!('send' in step)) return;
  const { send } = step;
  for (let size = send.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at + size <= send.length; at += size) yield { send: without(send, at, size) };
  }
  for (const [at, call] of send.entries()) {
    for (const smaller of smallerCalls(call)) yield { send: send.with(at, smaller) };
  }
}

function* smallerCalls(call: Call): Generator<Call> {
  for (const part of ['traits', 'properties'] as const) {
    const object = call[part];
    if (object === undefined) continue;
    for (const name of Object.keys(object)) {
      yield { ...call, [part]: Object.fromEntries(Object.entries(object).filter(([other]) => other !== name)) };
    }
  }
}

function* smallerConditions(condition: Condition): Generator<Condition> {
  if (condition.type === 'group') {
    const { conditions } = condition;
    yield* conditions;
    if (conditions.length > 1) {
      for (let at = 0; at < conditions.length; at += 1) yield { ...condition, conditions: without(conditions, at, 1) };
    }
    for (const [at, child] of conditions.entries()) {
      for (const smaller of smallerConditions(child)) yield { ...condition, conditions: conditions.with(at, smaller) };
    }
    if (typeof condition.match === 'object') yield { ...condition, match: 'all' };
  }
  switch (condition.type) {
    case 'event':
    case 'page':
    case 'email':
    case 'form':
      return yield* smallerEventLikes(condition);
    case 'lasting':
      yield condition.condition;
      for (const inner of smallerConditions(condition.condition)) yield { ...condition, condition: inner };
      return;
    case 'sequence':
      return yield* smallerSequences(condition);
    case 'trend':
      yield condition.measure;
      for (const measure of smallerEventLikes(condition.measure)) yield { ...condition, measure };
      return;
    case 'regular':
      yield condition.event;
      for (const event of smallerEventLikes(condition.event)) yield { ...condition, event };
      if (condition.of > 1) yield { ...condition, of: condition.of - 1, atLeast: Math.max(1, condition.atLeast - 1) };
      return;
    default:
      return;
  }
}

function* smallerSequences(condition: SequenceCondition): Generator<Condition> {
  const { steps, thenNot, ...rest } = condition;
  yield* steps;
  if (steps.length > 2)
    for (let at = 1; at < steps.length; at += 1) yield { ...condition, steps: without(steps, at, 1) };
  if (thenNot !== undefined) yield { ...rest, steps };
  for (const [at, step] of steps.entries()) {
    for (const smallerStep of smallerEventLikes(step)) yield { ...condition, steps: steps.with(at, smallerStep) };
  }
}

function* smallerEventLikes<Like extends EventLike>(condition: Like): Generator<Like> {
  for (const part of ['known_for_at_least', 'where', 'window', 'count', 'occurrence'] as const) {
    if (condition[part] === undefined) continue;
    if (part === 'window' && condition.known_for_at_least === 'window') continue;
    const { [part]: _, ...rest } = condition;
    yield rest as Like;
  }
  const { where, occurrence, count } = condition;
  if (where !== undefined && where.length > 1) {
    for (let at = 0; at < where.length; at += 1) yield { ...condition, where: without(where, at, 1) };
  }
  if (occurrence?.where !== undefined) yield { ...condition, occurrence: { pick: occurrence.pick } };
  if (count?.measure !== undefined) yield { ...condition, count: { ...count, measure: undefined } };
}

function without<T>(list: readonly T[], at: number, amount: number): T[] {
  return [...list.slice(0, at), ...list.slice(at + amount)];
}
