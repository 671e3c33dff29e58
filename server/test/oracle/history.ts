import type { Micros, OracleAccount, OraclePerson, OracleWorld, PersonState } from './world.ts';

type Known = Omit<PersonState, 'atMicros'>;

const nothing: Known = { fields: {}, tags: new Set(), accounts: new Set() };

/** The entry that counted at an instant: of several at one instant, the last that was made. */
function entryAt<Entry extends { readonly atMicros: Micros }>(
  history: readonly Entry[],
  atMicros: Micros,
): Entry | undefined {
  return history.findLast((entry) => entry.atMicros <= atMicros);
}

/** A history with one more entry at its end; what was so for less than a microsecond was not so at any instant. */
export function withState(history: readonly PersonState[], state: PersonState): readonly PersonState[] {
  return [...history.filter(({ atMicros }) => atMicros !== state.atMicros), state];
}

/** What both say of themselves: the one who stays wins, the other fills the gaps. */
export function mergedState(from: Known, into: Known): Known {
  return {
    fields: { ...from.fields, ...into.fields },
    tags: new Set([...from.tags, ...into.tags]),
    accounts: new Set([...from.accounts, ...into.accounts]),
  };
}

/** S21: the history of both is that of the one they turned out to be. */
export function mergedHistory(from: readonly PersonState[], into: readonly PersonState[]): readonly PersonState[] {
  const instants = [...new Set([...from, ...into].map(({ atMicros }) => atMicros))].sort((a, b) => a - b);
  return instants.map((atMicros) => ({
    atMicros,
    ...mergedState(entryAt(from, atMicros) ?? nothing, entryAt(into, atMicros) ?? nothing),
  }));
}

/** The person as of an instant: fields, tags and accounts of then. Events keep their own time. */
export function personAt(person: OraclePerson, atMicros: Micros): OraclePerson {
  const { fields, tags, accounts } = entryAt(person.history, atMicros) ?? nothing;
  return { ...person, fields, tags, accounts };
}

/** What conditions on this one person read of the world, as of an instant. */
export function worldAt(world: OracleWorld, personThen: OraclePerson, atMicros: Micros): OracleWorld {
  const accounts = new Map<string, OracleAccount>();
  for (const [key, account] of world.accounts) {
    accounts.set(key, { ...account, fields: entryAt(account.history, atMicros)?.fields ?? {} });
  }
  const { revision, timezone, weekStart, fieldTypes, segments } = world;
  return {
    revision,
    timezone,
    weekStart,
    fieldTypes,
    segments,
    people: new Map([[personThen.id, personThen]]),
    accounts,
  };
}
