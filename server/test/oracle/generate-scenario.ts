import fc from 'fast-check';
import { nextBoundaries } from './boundaries.ts';
import { aboutAccounts, segments } from './generate-condition.ts';
import { activity, burst, call, day, type Kinds, known, lengths, nudge, type PlannedCall } from './generate-calls.ts';
import { accountKeys, places, traits, typicalAccountTraits, typicalTraits, userIds } from './generate-values.ts';
import { KINDS_UNDER_TEST } from './kinds-under-test.ts';
import { type Call, fromMicros, Replay, toMicros } from './replay.ts';
import type { Scenario, Step } from './scenario.ts';
import type { Micros } from './world.ts';

type PlannedStep =
  | { readonly calls: readonly PlannedCall[]; readonly repeat: number }
  | { readonly by: Micros }
  | { readonly boundary: number; readonly within: Micros }
  | { readonly tag: string; readonly userId: string; readonly remove?: true }
  | { readonly define: true };

function step(start: string, kinds: Kinds): fc.Arbitrary<PlannedStep> {
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ calls: fc.array(call(start, kinds), { minLength: 1, maxLength: 6 }), repeat: fc.nat(20) }),
    },
    ...(kinds.size > 0
      ? [{ weight: 4, arbitrary: fc.record({ calls: burst(start, kinds), repeat: fc.nat(20) }) }]
      : []),
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...lengths, 100 * day), nudge)
        .map(([length, near]) => ({ by: length + near })),
    },
    { weight: 4, arbitrary: fc.record({ boundary: fc.nat(), within: fc.constantFrom(...lengths, 100 * day) }) },
    {
      weight: 1,
      arbitrary: fc.record(
        {
          tag: fc.constantFrom('vip', 'beta'),
          userId: fc.constantFrom(...userIds),
          remove: fc.constant(true as const),
        },
        { requiredKeys: ['tag', 'userId'] },
      ),
    },
  );
}

export interface ScenarioSize {
  readonly segments: number;
  readonly steps: number;
  /** Whether definitions read each other; default true. */
  readonly references?: boolean;
  /** Default: `KINDS_UNDER_TEST`. */
  readonly kinds?: Kinds;
}

/** All of them belong to one account, and the first one to another, too. */
function joining(whom: readonly string[]): PlannedCall[] {
  const [first, second] = accountKeys;
  const join = (userId: string, groupId: string): PlannedCall => ({
    type: 'group',
    userId,
    groupId,
    traits: {},
    offset: 0,
  });
  return [...whom.map((userId) => join(userId, first)), ...whom.slice(0, 1).map((userId) => join(userId, second))];
}

/** Random cases: random definitions, random people, and a random walk of the clock that likes the edges. */
export function scenario(size: ScenarioSize): fc.Arbitrary<Scenario> {
  const kinds = size.kinds ?? KINDS_UNDER_TEST;
  return fc.constantFrom(...places).chain(({ timezone, start }) =>
    fc
      .record({
        weekStart: fc.constantFrom('monday' as const, 'sunday' as const),
        segments: segments(start, size.segments, {
          references: size.references ?? true,
          anonymous: true,
          kinds,
        }),
        steps: fc.array(step(start, kinds), { minLength: 3, maxLength: size.steps }),
        define: fc.nat(size.steps),
        colleagues: fc.constantFrom(0, 0, kinds.has('account') ? userIds.length : 0),
      })
      .map(({ weekStart, segments: defined, steps, define, colleagues }) => {
        const together = aboutAccounts(kinds) ? userIds : userIds.slice(0, colleagues);
        const planned: PlannedStep[] =
          together.length > 0 ? [{ calls: joining(together), repeat: 1 }, ...steps] : [...steps];
        planned.splice(define, 0, { define: true });
        return settle({ timezone, start, weekStart, segments: defined, steps: [] }, planned);
      }),
  );
}

/**
 * Cases in which only the time of arrival and the moment of recognition are open: everybody is known from the start, a
 * visitor is at most one person, and nothing but events follows.
 */
export function eventsOnly(size: ScenarioSize, visitors: boolean): fc.Arbitrary<Scenario> {
  const kinds = size.kinds ?? KINDS_UNDER_TEST;
  return fc.constantFrom(...places).chain(({ timezone, start }) => {
    const whose = visitors ? fc.oneof(known, fc.constantFrom({ anonymousId: 'a1' }, { anonymousId: 'a2' })) : known;
    const send = fc.record({
      calls: fc.array(fc.oneof(...activity(start, whose, kinds)), { minLength: 1, maxLength: 5 }),
      repeat: fc.nat(20),
    });
    const move = fc.record({ boundary: fc.nat(), within: fc.constantFrom(...lengths) });
    return fc
      .record({
        weekStart: fc.constantFrom('monday' as const, 'sunday' as const),
        segments: segments(start, size.segments, { references: true, anonymous: !visitors, kinds }),
        people: fc.tuple(...userIds.map(() => traits(start))),
        steps: fc.array(fc.oneof(send, move), { minLength: 3, maxLength: size.steps }),
      })
      .map(({ weekStart, segments: defined, people, steps }) => {
        const { steps: settled, ...frame } = settle(
          { timezone, start, weekStart, segments: defined, steps: [] },
          steps,
        );
        const known: Step = {
          send: people.map((given, index): Call => ({
            type: 'identify',
            userId: `u${index + 1}`,
            traits: given,
            messageId: `known-${index}`,
          })),
        };
        return { ...frame, steps: settled.toSpliced(1, 0, known) };
      });
  });
}

/** Replaces everything relative by instants, so that the case stands for itself. */
function settle(frame: Scenario, planned: readonly PlannedStep[]): Scenario {
  const replay = new Replay(frame.timezone, frame.weekStart);
  for (const { key, definition } of frame.segments) replay.define(key, definition);
  const calls: Call[] = [];
  let nowMicros = toMicros(frame.start);
  const send = (batch: readonly Call[]): Step => {
    for (const one of batch) replay.apply(one, nowMicros);
    calls.push(...batch);
    return { send: batch };
  };
  const seed: Call[] = [
    { type: 'identify', messageId: 'types', userId: 'u0', traits: typicalTraits },
    { type: 'group', messageId: 'account-types', userId: 'u0', groupId: 'zero', traits: typicalAccountTraits },
  ];
  const steps: Step[] = [send(seed)];
  for (const one of planned) {
    if ('define' in one) {
      steps.push({ define: Math.ceil(frame.segments.length / 2) });
    } else if ('tag' in one) {
      if (!replay.identifiers.has(`user:${one.userId}`)) continue;
      replay.tag(one.userId, one.tag, one.remove ?? false, nowMicros);
      steps.push(one);
    } else if ('calls' in one) {
      const batch = one.calls.map(({ offset: at, ...rest }, index): Call => ({
        ...rest,
        messageId: `m${calls.length + index}`,
        timestamp: fromMicros(nowMicros + at),
      }));
      const again = calls[one.repeat];
      const whole = again === undefined ? batch : [...batch, again];
      // Arriving one by one or together must mean the same (S11, S21).
      for (const part of one.repeat % 2 === 0 ? whole.map((single) => [single]) : [whole]) steps.push(send(part));
    } else {
      const marks = 'by' in one ? [] : nextBoundaries(replay, nowMicros, one.within);
      const by = 'by' in one ? one.by : one.within;
      nowMicros = ('by' in one ? undefined : marks[one.boundary % Math.max(1, marks.length)]) ?? nowMicros + by;
      steps.push({ advanceTo: fromMicros(nowMicros) });
    }
  }
  return { ...frame, steps };
}
