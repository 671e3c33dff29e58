import { findIssues } from '@segue/shared/segment';
import { parseSegmentDefinition } from '@segue/shared/segment/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundariesBetween } from './oracle/boundaries.ts';
import { fuzzSettings } from './oracle/fuzz-settings.ts';
import { segments } from './oracle/generate-condition.ts';
import { scenario } from './oracle/generate-scenario.ts';
import { KINDS_UNDER_TEST } from './oracle/kinds-under-test.ts';
import { member } from './oracle/member.ts';
import { fromMicros, Replay, toMicros } from './oracle/replay.ts';
import type { Scenario } from './oracle/scenario.ts';
import type { Micros } from './oracle/world.ts';

const { cases: CASES, seed: SEED } = fuzzSettings(15);
const GAPS_MAX = 1_000;
const PASS_MAX_MICROS = 40 * 86_400_000_000;

function membersOf(replay: Replay, atMicros: Micros): string {
  return [...replay.segments]
    .map(([key, definition]) => {
      const inside = [...replay.people.keys()].filter((id) => member(definition, replay, id, atMicros));
      return `${key}: ${inside.join(' ')}`;
    })
    .join('\n');
}

/** Between two boundaries nobody may come or go: looks at the first and the last instant between them. */
function checkGaps(replay: Replay, from: Micros, to: Micros): void {
  const marks = [from, ...boundariesBetween(replay, from, to), to];
  const every = Math.max(1, Math.ceil(marks.length / GAPS_MAX));
  for (let index = 0; index + 1 < marks.length; index += every) {
    const [left = from, right = to] = [marks[index], marks[index + 1]];
    if (right - left < 2) continue;
    const [first, last] = [membersOf(replay, left), membersOf(replay, right - 1)];
    if (first !== last) throw new Error(`between ${fromMicros(left)} and ${fromMicros(right)}: ${first} / ${last}`);
  }
}

function walk({ timezone, weekStart, start, segments: defined, steps }: Scenario): void {
  const replay = new Replay(timezone, weekStart);
  for (const { key, definition } of defined) replay.define(key, definition);
  let nowMicros = toMicros(start);
  for (const step of steps) {
    if ('send' in step) for (const call of step.send) replay.apply(call, nowMicros);
    else if ('tag' in step) replay.tag(step.userId, step.tag, step.remove ?? false, nowMicros);
    else if ('advanceTo' in step) {
      const target = toMicros(step.advanceTo);
      checkGaps(replay, nowMicros, Math.min(target, nowMicros + PASS_MAX_MICROS));
      nowMicros = target;
    }
  }
  checkGaps(replay, nowMicros, nowMicros + PASS_MAX_MICROS);
}

/** Accounts need several segments that read each other; the walks of the engine's own test go past their boundaries. */
const KINDS = [...KINDS_UNDER_TEST].filter((kind) => kind !== 'account');

describe('the boundaries of the oracle', () => {
  it.each(KINDS)('S2 nobody comes or goes between two boundaries: %s', (kind) => {
    console.info(`boundaries: ${CASES} cases, seed ${SEED}`);
    const name = kind === 'session' || kind === 'measure' || kind === 'occurrence' ? `"${kind}"` : `"type":"${kind}"`;
    const options = { references: false, anonymous: true, kinds: new Set([kind]) };
    const cases = scenario({ segments: 1, steps: 8, kinds: new Set([kind]) }).chain((frame) =>
      segments(frame.start, 1, options)
        .filter((defined) => JSON.stringify(defined).includes(name))
        .map((defined): Scenario => ({ ...frame, segments: defined })),
    );
    fc.assert(fc.property(cases, walk), { numRuns: CASES, seed: SEED });
  });

  it('S30 whatever is generated can be saved', () => {
    const options = { references: true, anonymous: true, kinds: KINDS_UNDER_TEST };
    const many = fc.sample(segments('2026-03-01T00:00:00.000000Z', 40, options), { numRuns: 40, seed: SEED });
    for (const { definition } of many.flat()) {
      expect(findIssues(definition, 'en')).toEqual([]);
      expect(parseSegmentDefinition(JSON.parse(JSON.stringify(definition)))).toMatchObject({ ok: true });
    }
  });
});
