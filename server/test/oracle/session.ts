import type { Micros, OraclePerson } from './world.ts';

const GAP_MAX_MICROS = 30 * 60_000_000;
const partOfSessions = new Set(['track', 'page', 'screen']);

/**
 * From the first to the last event of a person's first or last session: a run of events without a gap of more than 30
 * minutes. Undefined where there is none yet.
 */
export function sessionOf(
  person: OraclePerson,
  which: 'first' | 'last',
  nowMicros: Micros,
): { readonly from: Micros; readonly to: Micros } | undefined {
  const times = person.events
    .filter(({ kind, atMicros }) => partOfSessions.has(kind) && atMicros <= nowMicros)
    .map(({ atMicros }) => atMicros)
    .sort((a, b) => a - b);
  const sessions: { from: Micros; to: Micros }[] = [];
  for (const at of times) {
    const running = sessions.at(-1);
    if (running !== undefined && at - running.to <= GAP_MAX_MICROS) running.to = at;
    else sessions.push({ from: at, to: at });
  }
  return which === 'first' ? sessions[0] : sessions.at(-1);
}
